"""QUOTE_ORDER_QTY: ``quoteOrderQty`` on a symbol that does not take it (-1106).

The documents print "Quote order qty market orders are not support for this symbol."; the exchange
was seen to answer -1106, and -1106 belongs to the parameters, so it comes right after them.

Source: a real answer of 2020-01-20; ``quoteOrderQtyMarketAllowed`` of exchangeInfo.
"""

from pretrade.check import Rule
from pretrade.context import Context
from pretrade.enums import MARKET
from pretrade.facts import Facts, symbol_fact
from pretrade.order import Order, Shape
from pretrade.violation import Findings, missing, rejection


def applies(shape: Shape, context: Context) -> bool:
    """MARKET orders with ``quoteOrderQty``, unless the symbol takes them."""
    taken = context.symbol.quote_order_qty_market_allowed
    return not taken and shape.type is MARKET and "quoteOrderQty" in shape.given


def check(order: Order, facts: Facts) -> Findings:
    """Refuse the parameter when the symbol is known not to take it."""
    if facts.context.symbol.quote_order_qty_market_allowed is None:
        return missing("QUOTE_ORDER_QTY", symbol_fact("quoteOrderQtyMarketAllowed"))
    msg = "Parameter 'quoteOrderQty' sent when not required."
    value = order.value("quoteOrderQty")
    return rejection("QUOTE_ORDER_QTY", -1106, msg, "quoteOrderQty", value)


QUOTE_ORDER_QTY = Rule("QUOTE_ORDER_QTY", applies, check, needs=("type",))
