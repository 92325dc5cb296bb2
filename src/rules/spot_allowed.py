"""SPOT_ALLOWED: a spot order on a symbol with ``isSpotTradingAllowed`` false (-2010).

Source: documentation of 2022-09-30; change log of 2022-04-12 (the text).
"""

from pretrade.check import Rule, Scope
from pretrade.enums import RequestKind
from pretrade.facts import Facts, Venue, symbol_fact
from pretrade.order import Request, Shape
from pretrade.rules._texts import action_disabled
from pretrade.violation import Findings, missing, rejection


def applies(shape: Shape, venue: Venue) -> bool:
    """Spot requests, unless the symbol takes them."""
    is_margin = shape.kind in {RequestKind.MARGIN_ORDER, RequestKind.MARGIN_OCO}
    return not is_margin and not venue.symbol.is_spot_trading_allowed


def check(request: Request, facts: Facts) -> Findings:
    """Refuse them when the symbol is known not to take them."""
    if facts.venue.symbol.is_spot_trading_allowed is None:
        return missing("SPOT_ALLOWED", symbol_fact("isSpotTradingAllowed"))
    msg = action_disabled(facts.venue.rulebook)
    return rejection("SPOT_ALLOWED", -2010, msg, "symbol", request.symbol)


SPOT_ALLOWED = Rule("SPOT_ALLOWED", applies, check, Scope.REQUEST)
