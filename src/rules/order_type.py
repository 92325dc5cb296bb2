"""ORDER_TYPE: a type that is not among the symbol's ``orderTypes`` (-1013).

For LIMIT and LIMIT_MAKER, which every symbol lists, the text is ours.

Source: "Messages for -1010, -2010, -2011", documentation of 2022-09-30; a real OCO answer.
"""

from collections.abc import Mapping

from pretrade.check import Rule
from pretrade.context import Context
from pretrade.enums import (
    LIMIT,
    LIMIT_MAKER,
    MARKET,
    STOP_LOSS,
    STOP_LOSS_LIMIT,
    TAKE_PROFIT,
    TAKE_PROFIT_LIMIT,
    OrderType,
)
from pretrade.facts.fact import Facts, symbol_fact
from pretrade.order import Order, Shape
from pretrade.report.violation import Findings, missing, rejection

_TEXTS: Mapping[OrderType, str] = {
    LIMIT: "Unsupported order combination.",
    LIMIT_MAKER: "Unsupported order combination.",
    MARKET: "Market orders are not supported for this symbol.",
    STOP_LOSS: "Stop loss orders are not supported for this symbol.",
    STOP_LOSS_LIMIT: "Stop loss limit orders are not supported for this symbol.",
    TAKE_PROFIT: "Take profit orders are not supported for this symbol.",
    TAKE_PROFIT_LIMIT: "Take profit limit orders are not supported for this symbol.",
}


def applies(shape: Shape, context: Context) -> bool:
    """Types that the symbol does not list."""
    listed = context.symbol.order_types
    return shape.type is not None and (listed is None or shape.type not in listed)


def check(order: Order, facts: Facts) -> Findings:
    """Refuse the type."""
    listed = facts.context.symbol.order_types
    if listed is None or order.type is None:
        return missing("ORDER_TYPE", symbol_fact("orderTypes"))
    msg, names = _TEXTS[order.type], tuple(sorted(listed))
    return rejection("ORDER_TYPE", -1013, msg, "type", order.type, listed=names)


ORDER_TYPE = Rule("ORDER_TYPE", applies, check, needs=("type",))
