"""ZERO_VALUE: a quantity or a price of zero (-1013).

Zero ``stopPrice`` and ``stopLimitPrice`` are refused like a price [ours]; ``icebergQty=0`` only
means that the order is no iceberg. It hides nothing: filters that a zero breaks report too.

Source: real answers ("Invalid quantity.", "Invalid price.").
"""

from pretrade.check import Rule
from pretrade.facts import Facts, Venue
from pretrade.order import Order, Shape
from pretrade.violation import Findings, rejection

_AMOUNTS = ("quantity", "quoteOrderQty", "price", "stopPrice")


def applies(shape: Shape, venue: Venue) -> bool:  # noqa: ARG001
    """Orders with a quantity or a price."""
    return not shape.given.isdisjoint(_AMOUNTS)


def check(order: Order, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse zeros."""
    found: Findings = ()
    if order.quantity == 0:
        found += rejection("ZERO_VALUE", -1013, "Invalid quantity.", "quantity", order.quantity)
    if order.quote_order_qty == 0:
        amount = order.quote_order_qty
        found += rejection("ZERO_VALUE", -1013, "Invalid quantity.", "quoteOrderQty", amount)
    if order.price == 0:
        found += rejection("ZERO_VALUE", -1013, "Invalid price.", "price", order.price)
    if order.stop_price == 0:
        found += rejection("ZERO_VALUE", -1013, "Invalid price.", "stopPrice", order.stop_price)
    return found


ZERO_VALUE = Rule("ZERO_VALUE", applies, check)
