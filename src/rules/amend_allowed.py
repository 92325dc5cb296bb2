"""AMEND_ALLOWED: an amendment on a symbol with ``amendAllowed`` false (-2038, the code is ours).

Source: "Messages for -1010, -2010, -2011, -2038" and "Order Amend Keep Priority" FAQ of 2025-04-07.
"""

from pretrade.check import Rule, Scope
from pretrade.context import Context
from pretrade.facts.fact import Facts, symbol_fact
from pretrade.order import Amend, Shape
from pretrade.report.violation import Findings, missing, rejection


def applies(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Amendments, unless the symbol takes them."""
    return not context.symbol.amend_allowed


def check(request: Amend, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse them when the symbol is known not to take them."""
    if facts.context.symbol.amend_allowed is None:
        return missing("AMEND_ALLOWED", symbol_fact("amendAllowed"))
    return rejection("AMEND_ALLOWED", -2038, "Order amend is not supported for this symbol.")


AMEND_ALLOWED = Rule("AMEND_ALLOWED", applies, check, Scope.AMEND)
