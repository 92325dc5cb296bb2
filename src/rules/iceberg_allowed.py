"""ICEBERG_ALLOWED: an iceberg on a symbol with ``icebergAllowed`` false (-1013).

Source: "Messages for -1010, -2010, -2011", documentation of 2022-09-30.
"""

from pretrade.check import Rule
from pretrade.context import Context
from pretrade.facts.fact import Facts, symbol_fact
from pretrade.order import Order, Shape
from pretrade.report.violation import Findings, missing, rejection


def applies(shape: Shape, context: Context) -> bool:
    """Orders with an ``icebergQty``, unless the symbol takes them."""
    return not context.symbol.iceberg_allowed and "icebergQty" in shape.given


def check(order: Order, facts: Facts) -> Findings:
    """Refuse them when the symbol is known not to take them."""
    if order.iceberg_qty == 0:
        return ()
    if facts.context.symbol.iceberg_allowed is None:
        return missing("ICEBERG_ALLOWED", symbol_fact("icebergAllowed"))
    msg = "Iceberg orders are not supported for this symbol."
    return rejection("ICEBERG_ALLOWED", -1013, msg, "icebergQty", order.value("icebergQty"))


ICEBERG_ALLOWED = Rule("ICEBERG_ALLOWED", applies, check)
