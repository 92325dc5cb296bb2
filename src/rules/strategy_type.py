"""STRATEGY_TYPE: ``strategyType`` below 1000000 (-1134).

Source: "Error codes: -1134"; change log of 2022-08-08.
"""

from pretrade.check import Rule, unreadable
from pretrade.facts import Facts, Venue
from pretrade.order import Order, Shape
from pretrade.violation import Bound, Findings, rejection

_LEAST = 1_000_000


def applies(shape: Shape, venue: Venue) -> bool:  # noqa: ARG001
    """Orders with a ``strategyType``."""
    return "strategyType" in shape.given


def check(order: Order, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse values below one million."""
    value = order.strategy_type
    if value is None:
        return unreadable("STRATEGY_TYPE", order, "strategyType")
    if value >= _LEAST:
        return ()
    msg = "strategyType was less than 1000000."
    bound = Bound("minimum", _LEAST)
    return rejection("STRATEGY_TYPE", -1134, msg, "strategyType", value, bound, _LEAST)


STRATEGY_TYPE = Rule("STRATEGY_TYPE", applies, check)
