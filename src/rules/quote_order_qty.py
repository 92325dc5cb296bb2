"""QUOTE_ORDER_QTY: ``quoteOrderQty`` on a symbol that does not take it.

-1013 with the text below, among what the symbol takes. Before 2021 (the day is ours) it was -1106,
which belongs to the parameters: it came right after those that the type forbids.

Source: real answers of 2023 (ccxt/ccxt#17932, ccxt/ccxt#18663, sammchardy/python-binance#1343) and
of 2020-01-20 (ccxt/ccxt#6396); ``quoteOrderQtyMarketAllowed`` of exchangeInfo. The documents print
"Quote order qty market orders are not support for this symbol."
"""

from pretrade.check import Rule
from pretrade.context import Context
from pretrade.enums import MARKET
from pretrade.facts.fact import Facts, symbol_fact
from pretrade.order import Order, Shape
from pretrade.report.violation import Findings, missing, rejection

_RULE = "QUOTE_ORDER_QTY"


def applies(shape: Shape, context: Context) -> bool:
    """MARKET orders with ``quoteOrderQty``, unless the symbol takes them."""
    return context.rulebook.quote_order_qty_reworded and _is_at_stake(shape, context)


def applied_before_2021(shape: Shape, context: Context) -> bool:
    """The same, while the answer was another one."""
    return not context.rulebook.quote_order_qty_reworded and _is_at_stake(shape, context)


def _is_at_stake(shape: Shape, context: Context) -> bool:
    taken = context.symbol.quote_order_qty_market_allowed
    return not taken and shape.type is MARKET and "quoteOrderQty" in shape.given


def check(order: Order, facts: Facts) -> Findings:
    """Refuse the parameter when the symbol is known not to take it."""
    if facts.context.symbol.quote_order_qty_market_allowed is None:
        return missing(_RULE, symbol_fact("quoteOrderQtyMarketAllowed"))
    code, msg = -1013, "Quote order qty market orders are not supported for this symbol."
    if not facts.context.rulebook.quote_order_qty_reworded:
        code, msg = -1106, "Parameter 'quoteOrderQty' sent when not required."
    return rejection(_RULE, code, msg, "quoteOrderQty", order.value("quoteOrderQty"))


QUOTE_ORDER_QTY = Rule(_RULE, applies, check, needs=("type",))
QUOTE_ORDER_QTY_BEFORE_2021 = Rule(_RULE, applied_before_2021, check, needs=("type",))
