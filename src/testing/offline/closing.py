"""How an order ends without being filled: cancelled by its account, or expired by its rules."""

from pretrade.decimals import ZERO
from pretrade.testing.offline.live_order import CANCELED, EXPIRED, LiveList, LiveOrder
from pretrade.testing.offline.matching_engine import MatchingEngine


def withdraw(order: LiveOrder) -> None:
    """Take an order off the book and from the open orders, and free what it holds."""
    market = order.market
    if market.stops.pop(order.order_id, None) is None and (
        order.is_working and market.side(order.side).remove(order)
    ):
        market.touch(order.side, order.price)
    order.account.closed(order)
    if order.locked:
        order.account.wallet.unlock(order.asset, order.locked)
        order.locked = ZERO


def expire(engine: MatchingEngine, order: LiveOrder, reason: str) -> None:
    """End an order by its own rules, or by those of its list."""
    withdraw(order)
    order.status = EXPIRED
    order.expiry_reason = reason
    engine.report(order, "EXPIRED")
    close_list(engine, order)


def cancel(engine: MatchingEngine, order: LiveOrder, name: str) -> None:
    """Cancel an order for its account; an order of a list takes the whole list with it.

    Args:
        engine: the exchange.
        order: an open order.
        name: the client order id of the cancel.
    """
    listing = order.listing
    if listing is not None and listing.locked:
        _free(listing)
    for one in (order,) if listing is None else listing.orders:
        if one.is_open:
            withdraw(one)
            one.status = CANCELED
            engine.report(one, "CANCELED", name=name)
    close_list(engine, order)


def close_list(engine: MatchingEngine, order: LiveOrder) -> None:
    """Report the list of an order that ended, once none of its orders is open."""
    listing = order.listing
    if listing is not None and not listing.is_open:
        listing.account.listed(listing, -1)
        engine.report_list(listing)


def start_leg(engine: MatchingEngine, order: LiveOrder) -> None:
    """Let one order of a list go on alone: the others expire, and it holds its own funds."""
    listing = order.listing
    if listing is None or not listing.others(order):
        return
    _free(listing)
    wallet = order.account.wallet
    order.locked = min(order.need(), wallet.free.get(order.asset, ZERO))
    wallet.lock(order.asset, order.locked)
    for other in listing.others(order):
        expire(engine, other, "OCO_TRIGGER")


def _free(listing: LiveList) -> None:
    listing.account.wallet.unlock(listing.orders[0].asset, listing.locked)
    listing.locked = ZERO
