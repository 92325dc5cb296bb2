"""PARAMETER_COMBINATION: parameters that do not go together (-1106, -1128).

A MARKET order names ``quantity`` or ``quoteOrderQty``, not both. An OCO's ``stopLimitPrice`` needs
``stopLimitTimeInForce`` with it.

Source: "Error codes: -1128"; change log of 2019-11-13 (the recommendation of the OCO form); a real
answer to both amounts (sammchardy/python-binance#568, 2020-08-11).
"""

from pretrade.check import Rule, Scope
from pretrade.context import Context
from pretrade.enums import MARKET, RequestKind
from pretrade.facts.fact import Facts
from pretrade.order import Request, Shape
from pretrade.report.violation import Findings, rejection

_BOTH = "Parameter 'quoteOrderQty' sent when not required."
_MSG = "Combination of optional parameters invalid."
_RECOMMENDATION = " Recommendation: 'stopLimitTimeInForce' should also be sent."


def applies(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """MARKET orders with both amounts; OCOs with a stop limit price but no time in force."""
    return _both_amounts(shape) or _no_time_in_force(shape)


def check(request: Request, facts: Facts) -> Findings:
    """Refuse the combination."""
    rule, value = "PARAMETER_COMBINATION", request.value
    if _both_amounts(request.shape):
        return rejection(
            rule, -1106, _BOTH, "quoteOrderQty", value("quoteOrderQty"), case="amounts"
        )
    msg = _MSG + _RECOMMENDATION if facts.context.rulebook.combination_recommends else _MSG
    return rejection(rule, -1128, msg, "stopLimitPrice", value("stopLimitPrice"), case="stop limit")


def _both_amounts(shape: Shape) -> bool:
    return shape.type is MARKET and {"quantity", "quoteOrderQty"} <= shape.given


def _no_time_in_force(shape: Shape) -> bool:
    is_oco = shape.kind in {RequestKind.OCO, RequestKind.MARGIN_OCO}
    limited = "stopLimitPrice" in shape.given and "stopLimitTimeInForce" not in shape.given
    return is_oco and limited


PARAMETER_COMBINATION = Rule("PARAMETER_COMBINATION", applies, check, Scope.REQUEST)
