"""SPOT_ALLOWED: a spot order on a symbol with ``isSpotTradingAllowed`` false (-2010).

Leveraged tokens are the exception: all of them say false, yet accounts with the LEVERAGED
permission traded them through the spot endpoint (ccxt/ccxt#8194 has the engine's answer to such an
order). What binds them is PERMISSIONS. Whether open orders may be amended where spot trading is not
allowed no document says: it is unevaluated.

Source: documentation of 2022-09-30; change log of 2022-04-12 (the text); captures of 2021 and 2022.
"""

from pretrade.check import Rule, Scope
from pretrade.context import Context
from pretrade.enums import MARGIN_KINDS, RequestKind
from pretrade.facts.evidence import AMENDED_SYMBOL
from pretrade.facts.fact import Facts, symbol_fact
from pretrade.order import Request, Shape
from pretrade.report.violation import Findings, missing, rejection
from pretrade.rules._texts import action_disabled


def applies(shape: Shape, context: Context) -> bool:
    """Spot requests, unless the symbol takes them."""
    is_margin = shape.kind in MARGIN_KINDS
    leveraged = any("LEVERAGED" in one for one in context.symbol.permission_sets or ())
    return not is_margin and not leveraged and not context.symbol.is_spot_trading_allowed


def check(request: Request, facts: Facts) -> Findings:
    """Refuse them when the symbol is known not to take them."""
    if facts.context.symbol.is_spot_trading_allowed is None:
        return missing("SPOT_ALLOWED", symbol_fact("isSpotTradingAllowed"))
    if request.kind is RequestKind.AMEND:
        return missing("SPOT_ALLOWED", AMENDED_SYMBOL)
    msg = action_disabled(facts.context.rulebook)
    return rejection("SPOT_ALLOWED", -2010, msg, "symbol", request.symbol)


SPOT_ALLOWED = Rule("SPOT_ALLOWED", applies, check, Scope.ANY, by_matching_engine=True)
