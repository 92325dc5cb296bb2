"""MARGIN_ALLOWED: a margin order on a symbol with ``isMarginTradingAllowed`` false (-3028).

Necessary, not sufficient: which isolated pairs an account has is not in exchangeInfo.

Source: a real answer.
"""

from pretrade.check import Rule, Scope
from pretrade.context import Context
from pretrade.enums import MARGIN_KINDS
from pretrade.facts.fact import Facts, symbol_fact
from pretrade.order import Request, Shape
from pretrade.report.violation import Findings, missing, rejection


def applies(shape: Shape, context: Context) -> bool:
    """Margin requests, unless the symbol takes them."""
    return shape.kind in MARGIN_KINDS and not context.symbol.is_margin_trading_allowed


def check(request: Request, facts: Facts) -> Findings:
    """Refuse them when the symbol is known not to take them."""
    if facts.context.symbol.is_margin_trading_allowed is None:
        return missing("MARGIN_ALLOWED", symbol_fact("isMarginTradingAllowed"))
    return rejection("MARGIN_ALLOWED", -3028, "Not a valid margin pair.", "symbol", request.symbol)


MARGIN_ALLOWED = Rule("MARGIN_ALLOWED", applies, check, Scope.REQUEST)
