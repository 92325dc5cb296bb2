"""The endpoints that make orders smaller, and tell how they became smaller.

The order keeps its place in the queue, and what it no longer needs is free again. Of an OCO both
orders become smaller. One of which nothing is left to fill expires.

Source: "Order Amend Keep Priority (TRADE)", "Query Order Amendments (USER_DATA)" and the FAQ,
change log of 2025-04-07; of 2026-04-02 for orders that expire.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pretrade.decimals import ZERO, multiply, subtract
from pretrade.enums import BUY
from pretrade.order import Amend
from pretrade.testing.offline.book.book_order import Amendment, BookList, BookOrder
from pretrade.testing.offline.book.sim_account import SimAccount
from pretrade.testing.offline.book.sim_market import SimMarket
from pretrade.testing.offline.endpoints.lookup import find_order, listed_market
from pretrade.testing.offline.endpoints.order_lists import described
from pretrade.testing.offline.endpoints.order_replies import amended
from pretrade.testing.offline.endpoints.place_order import judge
from pretrade.testing.offline.endpoints.request_parameters import number, page, read
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.matching.closing import expire
from pretrade.testing.offline.refusals import refuse

Json = dict[str, Any]
Params = Mapping[str, str]
_REJECTED = -2038


def amend_order(state: ExchangeState, account: SimAccount, params: Params) -> Json:
    """Make an open order smaller."""
    request = Amend.from_params(params)
    market = judge(state, account, request)
    order = _order_to_amend(state, account, market, params)
    name, former = request.new_client_order_id or state.next_name(), order.client_order_id
    if account.open_names.get(name, order) is not order:
        raise refuse(_REJECTED, "Duplicate order sent.")
    account.renamed(order, name)
    _amend(state, account, order, request.new_qty or ZERO, former)
    reply: Json = {
        "transactTime": state.now,
        "executionId": order.amendments[-1].execution_id,
        "amendedOrder": amended(order, former, state.fields),
    }
    if order.listing is not None:
        reply["listStatus"] = _list_status(order.listing)
    state.finish((market,))
    return reply


def _order_to_amend(
    state: ExchangeState, account: SimAccount, market: SimMarket, params: Params
) -> BookOrder:
    order = find_order(state, account, market, params)
    if order is None or not order.is_open:
        raise refuse(_REJECTED, "Unknown order sent.")
    if not order.has_quantity:
        raise refuse(_REJECTED, "Order amend (pending OPO order) is not supported.")
    return order


def _amend(
    state: ExchangeState, account: SimAccount, order: BookOrder, quantity: Decimal, former: str
) -> None:
    """Make an order smaller, and its rival with it; one of which nothing is left expires."""
    listing = order.listing
    rivals = () if listing is None else listing.others(order)
    _lessen(state, account, order, quantity, former)
    for rival in rivals:
        _lessen(state, account, rival, quantity, rival.client_order_id)
    if listing is not None:
        _lock_less(state, account, listing)
        if order.client_order_id != former:
            state.report_list(listing, "UPDATED")
    for one in (order, *rivals):
        if one.is_open and one.remaining <= 0:
            expire(state, one, None)


def _lessen(
    state: ExchangeState, account: SimAccount, order: BookOrder, quantity: Decimal, former: str
) -> None:
    """Let an order be for less, free what that held, and report it."""
    old = order.quantity
    less = subtract(old, quantity)
    if order.side is BUY:
        account.bought(order, less)
    order.set_quantity(quantity)
    if order.locked:
        _free_part(state, account, order, less)
    if order.shown > max(order.remaining, ZERO):
        order.shown = max(order.remaining, ZERO)
        state.markets[order.symbol].touch(order.side, order.price)
    number = state.report(order, "REPLACED", former=former)
    change = Amendment(number, former, order.client_order_id, old, quantity, state.now)
    order.amendments += (change,)


def _free_part(state: ExchangeState, account: SimAccount, order: BookOrder, less: Decimal) -> None:
    """Give back what a smaller order no longer needs."""
    held = less
    if order.side is BUY:
        price = (
            order.price or order.request.stop_price or state.markets[order.symbol].tape.last_price
        )
        held = multiply(price or ZERO, less)
    held = min(held, order.locked)
    order.locked = subtract(order.locked, held)
    account.wallet.unlock(order.asset, held)


def _lock_less(state: ExchangeState, account: SimAccount, listing: BookList) -> None:
    """Give back what the dearest of smaller rivals no longer needs."""
    open_rivals = [one for one in listing.rivals if one.is_open]
    if not listing.locked or len(open_rivals) < 2 or listing.pending:
        return
    last_price = state.markets[listing.symbol].tape.last_price
    need = max(ZERO, *(one.need(last_price) for one in open_rivals))
    less = max(ZERO, subtract(listing.locked, need))
    listing.locked = subtract(listing.locked, less)
    account.wallet.unlock(listing.asset, less)


def _list_status(listing: BookList) -> Json:
    told = described(listing)
    names = ("orderListId", "contingencyType", "listOrderStatus", "listClientOrderId")
    return {name: told[name] for name in (*names, "symbol", "orders")}


def order_amendments(state: ExchangeState, account: SimAccount, params: Params) -> list[Json]:
    """Return how an order became smaller, oldest first."""
    read("order_amendments", params, state.rulebook)
    market = listed_market(state, params)
    order = find_order(state, account, market, params)
    if order is None:
        raise refuse(-2013)
    first = number(params, "fromExecutionId")
    found = [one for one in order.amendments if one.execution_id >= (first or 0)]
    in_base = order.instrument.in_base
    return [
        {
            "symbol": order.symbol,
            "orderId": order.order_id,
            "executionId": one.execution_id,
            "origClientOrderId": one.old_name,
            "newClientOrderId": one.new_name,
            "origQty": in_base(one.old_quantity),
            "newQty": in_base(one.new_quantity),
            "time": one.time,
        }
        for one in page(found, params, forward=True)
    ]
