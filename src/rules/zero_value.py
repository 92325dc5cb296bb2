"""ZERO_VALUE: a quantity or a price of zero (-1013).

Zero ``stopPrice`` and ``stopLimitPrice`` are refused like a price [ours]; ``icebergQty=0`` only
means that the order is no iceberg. It hides nothing: filters that a zero breaks report too.

Source: real answers ("Invalid quantity.", "Invalid price.").
"""

from pretrade.check import Rule
from pretrade.facts import Facts, Venue
from pretrade.order import Order, Shape
from pretrade.rules._amounts import unread_amounts
from pretrade.violation import Findings, rejection

_AMOUNTS = ("quantity", "quoteOrderQty", "price", "stopPrice")


def applies(shape: Shape, venue: Venue) -> bool:  # noqa: ARG001
    """Orders with a quantity or a price."""
    return not shape.given.isdisjoint(_AMOUNTS)


def check(order: Order, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse zeros."""
    quantity, amount = order.quantity, order.quote_order_qty
    price, stop = order.price, order.stop_price
    found = unread_amounts("ZERO_VALUE", order) if order.shape.malformed else ()
    if quantity is not None and not quantity:
        found += rejection("ZERO_VALUE", -1013, "Invalid quantity.", "quantity", quantity)
    if amount is not None and not amount:
        found += rejection("ZERO_VALUE", -1013, "Invalid quantity.", "quoteOrderQty", amount)
    if price is not None and not price:
        found += rejection("ZERO_VALUE", -1013, "Invalid price.", "price", price)
    if stop is not None and not stop:
        found += rejection("ZERO_VALUE", -1013, "Invalid price.", "stopPrice", stop)
    return found


ZERO_VALUE = Rule("ZERO_VALUE", applies, check)
