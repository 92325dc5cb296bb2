"""ICEBERG_TIME_IN_FORCE: an iceberg that is not good till cancelled (-1013).

Source: "Any order with an icebergQty MUST have timeInForce set to GTC", documentation of
2022-09-30.
"""

from pretrade.check import Rule, unreadable
from pretrade.enums import GTC, LIMIT_MAKER, PRICED_TYPES
from pretrade.facts import Facts, Venue
from pretrade.order import Order, Shape
from pretrade.violation import Findings, rejection


def applies(shape: Shape, venue: Venue) -> bool:  # noqa: ARG001
    """Orders with an ``icebergQty``, of the types that have a time in force."""
    timed = shape.type in PRICED_TYPES and shape.type is not LIMIT_MAKER
    return timed and "icebergQty" in shape.given and shape.time_in_force is not GTC


def check(order: Order, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse an iceberg with another time in force."""
    if order.iceberg_qty == 0:
        return ()
    if order.iceberg_qty is None or order.time_in_force is None:
        return unreadable("ICEBERG_TIME_IN_FORCE", order, "icebergQty", "timeInForce")
    msg = "Unsupported order combination."
    given = order.time_in_force
    return rejection("ICEBERG_TIME_IN_FORCE", -1013, msg, "timeInForce", given, None, "GTC")


ICEBERG_TIME_IN_FORCE = Rule("ICEBERG_TIME_IN_FORCE", applies, check, needs=("type",))
