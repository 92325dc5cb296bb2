"""OTO_ALLOWED: a list with pending orders on a symbol with ``otoAllowed`` false (-1013 [ours]).

The text follows from that of the other lists [ours].

Source: exchangeInfo of 2024-04-25 (``otoAllowed``); "OPO" FAQ of 2025-12-02.
"""

from pretrade.check import Rule, Scope
from pretrade.context import Context
from pretrade.enums import OTO_KINDS
from pretrade.facts.fact import Facts, symbol_fact
from pretrade.order import Request, Shape
from pretrade.report.violation import Findings, missing, rejection


def applies(shape: Shape, context: Context) -> bool:
    """Lists with pending orders, unless the symbol takes them."""
    return shape.kind in OTO_KINDS and not context.symbol.oto_allowed


def check(request: Request, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse them when the symbol is known not to take them."""
    if facts.context.symbol.oto_allowed is None:
        return missing("OTO_ALLOWED", symbol_fact("otoAllowed"))
    return rejection("OTO_ALLOWED", -1013, "OTO orders are not supported for this symbol.")


OTO_ALLOWED = Rule("OTO_ALLOWED", applies, check, Scope.LIST)
