"""CANCEL_REPLACE_ALLOWED: a cancel-replace on a symbol with ``cancelReplaceAllowed`` false (-1013).

Source: "Messages for -1010, -2010, -2011", documentation of 2022-09-30.
"""

from pretrade.check import Rule, Scope
from pretrade.context import Context
from pretrade.enums import RequestKind
from pretrade.facts.fact import Facts, symbol_fact
from pretrade.order import Request, Shape
from pretrade.report.violation import Findings, missing, rejection


def applies(shape: Shape, context: Context) -> bool:
    """Cancel-replaces, unless the symbol takes them."""
    return not context.symbol.cancel_replace_allowed and shape.kind is RequestKind.CANCEL_REPLACE


def check(request: Request, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse them when the symbol is known not to take them."""
    if facts.context.symbol.cancel_replace_allowed is None:
        return missing("CANCEL_REPLACE_ALLOWED", symbol_fact("cancelReplaceAllowed"))
    msg = "Order cancel-replace is not supported for this symbol."
    return rejection("CANCEL_REPLACE_ALLOWED", -1013, msg)


CANCEL_REPLACE_ALLOWED = Rule("CANCEL_REPLACE_ALLOWED", applies, check, Scope.REQUEST)
