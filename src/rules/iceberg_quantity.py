"""ICEBERG_QUANTITY: ``icebergQty`` above ``quantity`` (-2010); equal passes.

Source: "IcebergQty exceeds QTY.", documentation of 2022-09-30 (that equal passes is ours: the
message says "exceeds", the table "must be less").
"""

from pretrade.check import Rule, unreadable
from pretrade.facts import Facts, Venue
from pretrade.order import Order, Shape
from pretrade.violation import Bound, Findings, rejection


def applies(shape: Shape, venue: Venue) -> bool:  # noqa: ARG001
    """Orders with an ``icebergQty``."""
    return "icebergQty" in shape.given


def check(order: Order, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse a visible part that is more than the whole."""
    iceberg, quantity = order.iceberg_qty, order.quantity
    if iceberg == 0:
        return ()
    if iceberg is None or quantity is None:
        return unreadable("ICEBERG_QUANTITY", order, "icebergQty", "quantity")
    if iceberg <= quantity:
        return ()
    msg, bound = "IcebergQty exceeds QTY.", Bound("quantity", quantity)
    return rejection("ICEBERG_QUANTITY", -2010, msg, "icebergQty", iceberg, bound, quantity)


ICEBERG_QUANTITY = Rule("ICEBERG_QUANTITY", applies, check)
