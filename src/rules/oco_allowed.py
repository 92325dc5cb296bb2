"""OCO_ALLOWED: an OCO on a symbol with ``ocoAllowed`` false (-1013).

An OPOCO needs it too; whether an OTOCO does is not documented, so there it is unevaluated.

Source: "Messages for -1010, -2010, -2011", documentation of 2022-09-30.
"""

from pretrade.check import Rule, Scope
from pretrade.context import Context
from pretrade.enums import OPO_KINDS, OTOCO_KINDS
from pretrade.facts.fact import Facts, symbol_fact
from pretrade.order import Request, Shape
from pretrade.report.violation import Findings, missing, rejection


def applies(shape: Shape, context: Context) -> bool:
    """Lists with an OCO, unless the symbol takes them."""
    return not context.symbol.oco_allowed and shape.pair is not None


def check(request: Request, facts: Facts) -> Findings:
    """Refuse them when the symbol is known not to take them."""
    if facts.context.symbol.oco_allowed is None:
        return missing("OCO_ALLOWED", symbol_fact("ocoAllowed"))
    if request.kind in OTOCO_KINDS - OPO_KINDS:
        return missing("OCO_ALLOWED", "evidence:oco_of_otoco")
    msg = "OCO orders are not supported for this symbol"
    return rejection("OCO_ALLOWED", -1013, msg)


OCO_ALLOWED = Rule("OCO_ALLOWED", applies, check, Scope.LIST)
