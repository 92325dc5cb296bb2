"""TRAILING_STOP_ALLOWED: a trailing stop on a symbol with ``allowTrailingStop`` false (-1013).

Source: "Messages for -1010, -2010, -2011", documentation of 2022-09-30.
"""

from pretrade.check import Rule
from pretrade.context import Context
from pretrade.facts.fact import Facts, symbol_fact
from pretrade.order import Order, Shape
from pretrade.report.violation import Findings, missing, rejection


def applies(shape: Shape, context: Context) -> bool:
    """Orders with a ``trailingDelta``, unless the symbol takes them."""
    return not context.symbol.allow_trailing_stop and "trailingDelta" in shape.given


def check(order: Order, facts: Facts) -> Findings:
    """Refuse them when the symbol is known not to take them."""
    if facts.context.symbol.allow_trailing_stop is None:
        return missing("TRAILING_STOP_ALLOWED", symbol_fact("allowTrailingStop"))
    msg = "Trailing stop orders are not supported for this symbol."
    return rejection(
        "TRAILING_STOP_ALLOWED", -1013, msg, "trailingDelta", order.value("trailingDelta")
    )


TRAILING_STOP_ALLOWED = Rule("TRAILING_STOP_ALLOWED", applies, check)
