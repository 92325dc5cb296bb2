"""ZERO_NOTIONAL: price times quantity, cut to the quote asset's decimals, is zero (-1013).

Without a known ``quoteAssetPrecision`` 8 decimals are taken. It hides nothing: MIN_NOTIONAL and
NOTIONAL report too.

Source: "Price * QTY is zero or less.", documentation of 2022-09-30.
"""

from pretrade.check import Rule, unreadable
from pretrade.enums import PRICED_TYPES
from pretrade.facts import Facts, Venue
from pretrade.order import Order, Shape
from pretrade.violation import Findings, rejection


def applies(shape: Shape, venue: Venue) -> bool:  # noqa: ARG001
    """Priced types."""
    return shape.type in PRICED_TYPES


def check(order: Order, facts: Facts) -> Findings:
    """Refuse an order that is worth less than one unit of the quote asset."""
    product, unit = order.notional, facts.venue.quote_unit
    if product is None:
        return unreadable("ZERO_NOTIONAL", order, "price", "quantity")
    if product >= unit:
        return ()
    msg = "Price * QTY is zero or less."
    return rejection(
        "ZERO_NOTIONAL", -1013, msg, "quantity", order.quantity, notional=product, unit=unit
    )


ZERO_NOTIONAL = Rule("ZERO_NOTIONAL", applies, check)
