"""OPO_ALLOWED: an OPO or OPOCO on a symbol with ``opoAllowed`` false (-1013, the code is ours).

Source: "Messages for -1010, -2010, -2011, -2038" and "OPO" FAQ of 2025-12-02.
"""

from pretrade.check import Rule, Scope
from pretrade.context import Context
from pretrade.enums import OPO_KINDS
from pretrade.facts.fact import Facts, symbol_fact
from pretrade.order import Request, Shape
from pretrade.report.violation import Findings, missing, rejection


def applies(shape: Shape, context: Context) -> bool:
    """OPOs and OPOCOs, unless the symbol takes them."""
    return shape.kind in OPO_KINDS and not context.symbol.opo_allowed


def check(request: Request, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse them when the symbol is known not to take them."""
    if facts.context.symbol.opo_allowed is None:
        return missing("OPO_ALLOWED", symbol_fact("opoAllowed"))
    return rejection("OPO_ALLOWED", -1013, "OPO orders are not supported for this symbol.")


OPO_ALLOWED = Rule("OPO_ALLOWED", applies, check, Scope.LIST)
