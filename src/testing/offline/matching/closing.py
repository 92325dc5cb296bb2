"""How an order ends without being filled: cancelled by its account, or expired by its rules."""

from pretrade.decimals import ZERO
from pretrade.testing.offline.book.book_order import CANCELED, EXPIRED, FILLED, BookList, BookOrder
from pretrade.testing.offline.exchange_state import ExchangeState


def withdraw(state: ExchangeState, order: BookOrder) -> None:
    """Take an order off the book and from the open orders, and free what it holds."""
    market, account = state.markets[order.symbol], state.accounts[order.account]
    if market.stops.pop(order.order_id, None) is None and (
        order.is_working and market.side(order.side).remove(order)
    ):
        market.touch(order.side, order.price)
    account.closed(order)
    if order.locked:
        account.wallet.unlock(order.asset, order.locked)
        order.locked = ZERO


def expire(state: ExchangeState, order: BookOrder, reason: str | None) -> None:
    """End an order by its own rules, or by those of its list."""
    withdraw(state, order)
    order.status = EXPIRED
    order.expiry_reason = reason
    state.report(order, "EXPIRED")
    close_list(state, order)


def cancel(state: ExchangeState, order: BookOrder, name: str) -> None:
    """Cancel an order for its account; an order of a list takes the whole list with it.

    Args:
        state: the exchange.
        order: an open order.
        name: the client order id of the cancel.
    """
    listing = order.listing
    if listing is not None:
        free(state, listing)
    for one in (order,) if listing is None else listing.orders:
        if one.is_open:
            withdraw(state, one)
            one.status = CANCELED
            state.report(one, "CANCELED", name=name)
    close_list(state, order)


def close_list(state: ExchangeState, order: BookOrder) -> None:
    """Go on with the list of an order that ended.

    Pending orders are to be placed when the working one is filled, and expire when it ends in
    another way. The list is done once none of its orders is open.
    """
    listing = order.listing
    if listing is None:
        return
    if listing.pending and order is listing.orders[0]:
        if order.status == FILLED:
            state.markets[listing.symbol].triggered.append(listing)
            return
        for one in listing.pending:
            withdraw(state, one)
            one.status, one.expiry_reason = EXPIRED, "OTO_PHASE_ONE_EXPIRED"
            state.report(one, "EXPIRED")
    if not listing.is_open:
        free(state, listing)
        state.accounts[listing.account].listed(listing, -1)
        state.report_list(listing)


def start_leg(state: ExchangeState, order: BookOrder) -> None:
    """Let one order of a list go on alone: the others expire, and it holds its own funds."""
    listing = order.listing
    if listing is None or not listing.others(order):
        return
    free(state, listing)
    wallet = state.accounts[order.account].wallet
    need = order.need(state.markets[order.symbol].tape.last_price)
    order.locked = min(need, wallet.free.get(order.asset, ZERO))
    wallet.lock(order.asset, order.locked)
    for other in listing.others(order):
        expire(state, other, "OCO_TRIGGER")


def free(state: ExchangeState, listing: BookList) -> None:
    """Give back what a list holds."""
    if listing.locked:
        state.accounts[listing.account].wallet.unlock(listing.asset, listing.locked)
        listing.locked = ZERO
