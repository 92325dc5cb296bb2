"""The range of legal prices in a market, and the best price that does not match."""

from decimal import Decimal
from itertools import chain

from pretrade.enums import BUY, Side
from pretrade.facts import BEST_ASK, BEST_BID, Facts
from pretrade.sizing.limit import Demand, Kind, Lack, Limit, at_least, at_most
from pretrade.sizing.prices import bands
from pretrade.sizing.results import PriceBand
from pretrade.sizing.sizing import Sizing


def price_band(sizing: Sizing, side: Side, facts: Facts) -> PriceBand:
    """Return what PRICE_FILTER and both percent filters leave of the prices.

    Raises:
        CannotFit: nothing, or an average price is not known.
    """
    allowed = sizing.ticks.narrowed(bands(side, facts, sizing.filters))
    return PriceBand(allowed.smallest(), allowed.largest(), allowed.low.rule, allowed.high.rule)


def post_only_price(sizing: Sizing, side: Side, facts: Facts) -> Decimal:
    """Return the legal price nearest to the other side of the book that does not match.

    The percent filters count as far as their average prices are known.

    Raises:
        CannotFit: there is none, or the other side's best price is not known or that side empty.
    """
    known = (one for one in bands(side, facts, sizing.filters) if isinstance(one, Limit))
    allowed = sizing.ticks.narrowed(chain(known, [_outside(side, facts)]))
    return allowed.largest() if side is BUY else allowed.smallest()


def _outside(side: Side, facts: Facts) -> Demand:
    """Return the bound that POST_ONLY sets; the exchange shows an empty side of the book as 0."""
    if side is BUY:
        ask = facts.market.best_ask
        if not ask:
            return Lack(Kind.MOST, "POST_ONLY", BEST_ASK)
        return at_most("POST_ONLY", "below askPrice", ask, strict=True)
    bid = facts.market.best_bid
    if not bid:
        return Lack(Kind.LEAST, "POST_ONLY", BEST_BID)
    return at_least("POST_ONLY", "above bidPrice", bid, strict=True)
