"""How an order comes into the exchange and starts to work: `place`, `place_list`, `activate`.

A MARKET order holds nothing: it is paid for at once. Every other order sets aside what it needs; of
an OCO, what its dearer order needs is set aside once. A pending order holds nothing.
"""

from pretrade.decimals import ZERO
from pretrade.enums import BUY, FOK, IOC, PRICED_TYPES, STOP_TYPES, Contingency, OrderType
from pretrade.testing.offline.book.book_order import BookList, BookOrder
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.matching.closing import expire, start_leg
from pretrade.testing.offline.matching.matching import is_fillable, take


def place(state: ExchangeState, order: BookOrder) -> None:
    """Take up an order that was accepted, and match it."""
    state.accounts[order.account].opened(order)
    enter(state, order)


def enter(state: ExchangeState, order: BookOrder) -> None:
    """Set aside what an order needs, and let it wait for its trigger or start to work."""
    wallet = state.accounts[order.account].wallet
    if order.type is not OrderType.MARKET:
        order.locked = order.need(state.markets[order.symbol].tape.last_price)
        if order.type not in PRICED_TYPES:  # what it will cost is an estimate
            order.locked = min(order.locked, wallet.free.get(order.asset, ZERO))
        wallet.lock(order.asset, order.locked)
    _start(state, order)


def place_list(state: ExchangeState, listing: BookList) -> None:
    """Take up an order list that was accepted: the orders that wait first, then the others."""
    account = state.accounts[listing.account]
    account.lists[listing.list_id] = listing
    account.listed(listing, 1)
    for order in listing.orders:
        account.opened(order)
    if listing.contingency is Contingency.OCO:
        lock_rivals(state, listing)
        state.report_list(listing)
        start_rivals(state, listing)
        return
    state.report_list(listing)
    for order in listing.pending:
        state.report(order, "NEW")
    enter(state, listing.orders[0])


def lock_rivals(state: ExchangeState, listing: BookList) -> None:
    """Set aside once what the dearest of the orders needs of which at most one executes."""
    last_price = state.markets[listing.symbol].tape.last_price
    wallet = state.accounts[listing.account].wallet
    need = max(order.need(last_price) for order in listing.rivals)
    listing.locked = min(wallet.free.get(listing.asset, ZERO), need)
    wallet.lock(listing.asset, listing.locked)


def start_rivals(state: ExchangeState, listing: BookList) -> None:
    """Let them wait or work, until one executes."""
    for order in listing.rivals:
        if order.is_open:
            _start(state, order)


def _start(state: ExchangeState, order: BookOrder) -> None:
    if order.type in STOP_TYPES:
        wait(state, order)
    else:
        activate(state, order)


def wait(state: ExchangeState, order: BookOrder) -> None:
    """Let a stop wait for its trigger; a trailing one without a stop price follows from now on."""
    market = state.markets[order.symbol]
    market.stops[order.order_id] = order
    request = order.request
    if request.trailing_delta is not None and request.stop_price is None:
        order.trailing_time = state.now
        order.extreme = market.tape.last_price
    state.report(order, "NEW")


def trigger(state: ExchangeState, order: BookOrder) -> None:
    """Let a stop start to work; what one without a limit price held is free to be spent."""
    del state.markets[order.symbol].stops[order.order_id]
    start_leg(state, order)
    if order.side is BUY and not order.price and order.locked:
        state.accounts[order.account].wallet.unlock(order.asset, order.locked)
        order.locked = ZERO
    activate(state, order)


def activate(state: ExchangeState, order: BookOrder) -> None:
    """Match an order with the book; what is left rests or expires, as its type says.

    A single LIMIT_MAKER finds nothing to take: `check` saw to that. One of a list is judged by the
    last price only; where the book crosses it, it takes [ours].
    """
    market = state.markets[order.symbol]
    order.is_working = True
    order.working_time = state.now
    state.report(order, "NEW")
    if order.time_in_force == FOK and order.price and not is_fillable(state, order):
        expire(state, order, "UNFILLED_FOK_ORDER_EXPIRED")
        return
    take(state, order)
    if not order.is_open:
        return
    if not order.price:
        expire(state, order, "INSUFFICIENT_LIQUIDITY")
    elif order.time_in_force == IOC:
        expire(state, order, "UNFILLED_IOC_QUANTITY_EXPIRED")
    else:
        order.show_part()
        market.side(order.side).add(order)
        market.touch(order.side, order.price)
