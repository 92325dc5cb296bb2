"""POST_ONLY: a LIMIT_MAKER that would match at once (-2010).

A BUY is refused at or above the best ask, a SELL at or below the best bid. The orders of an OCO
are judged by OCO_PRICES instead.

Source: "Order would immediately match and take.", documentation of 2022-09-30.
"""

from pretrade.check import Rule, Scope, unreadable
from pretrade.enums import BUY, LIMIT_MAKER
from pretrade.facts import BEST_ASK, BEST_BID, Facts, Venue
from pretrade.order import Order, Shape
from pretrade.violation import ACCOUNT_CODE, Bound, Findings, missing, rejection

_MSG = "Order would immediately match and take."


def applies(shape: Shape, venue: Venue) -> bool:  # noqa: ARG001
    """LIMIT_MAKER orders."""
    return shape.type is LIMIT_MAKER


def check(order: Order, facts: Facts) -> Findings:
    """Judge the price by the other side's best price."""
    price, market, prices = order.price, facts.market, facts.venue.prices
    if price is None:
        return unreadable("POST_ONLY", order, "price")
    if order.side is BUY:
        ask = market.best_ask
        if ask is None:
            return missing("POST_ONLY", BEST_ASK)
        if price < ask or not ask:  # the exchange shows an empty side of the book as 0
            return ()
        bound, nearest = Bound("askPrice", ask), prices.below(ask)
    else:
        bid = market.best_bid
        if bid is None:
            return missing("POST_ONLY", BEST_BID)
        if price > bid:
            return ()
        bound, nearest = Bound("bidPrice", bid), prices.above(bid)
    return rejection("POST_ONLY", ACCOUNT_CODE, _MSG, "price", price, bound, nearest, at=market.at)


POST_ONLY = Rule("POST_ONLY", applies, check, Scope.SINGLE, needs=("side", "type"))
