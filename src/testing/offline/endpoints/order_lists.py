"""The endpoints of order lists."""

from collections.abc import Mapping
from typing import Any

from pretrade.decimals import ZERO
from pretrade.enums import OPO_KINDS, STOP_LOSS_TYPES, STOP_TYPES, Phase
from pretrade.order import Leg, Oco, Opo, Opoco, OrderList, OrderListOco, Oto, Otoco
from pretrade.testing.offline.book.book_order import PENDING_NEW, BookList, BookOrder
from pretrade.testing.offline.book.sim_account import SimAccount
from pretrade.testing.offline.endpoints.lookup import find_list, listed_market
from pretrade.testing.offline.endpoints.order_replies import cancelled, placed
from pretrade.testing.offline.endpoints.place_order import judge, make_order
from pretrade.testing.offline.endpoints.request_parameters import number, page, read
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.matching.closing import cancel
from pretrade.testing.offline.matching.enter import place_list
from pretrade.testing.offline.matching.triggers import run_triggers
from pretrade.testing.offline.refusals import refuse

Json = dict[str, Any]
Params = Mapping[str, str]


def new_oco(state: ExchangeState, account: SimAccount, params: Params) -> Json:
    """Place an OCO in the form of 2022."""
    return _new_list(state, account, Oco.from_params(params))


def new_order_list_oco(state: ExchangeState, account: SimAccount, params: Params) -> Json:
    """Place an OCO in the form of 2024-04-02."""
    return _new_list(state, account, OrderListOco.from_params(params))


def new_oto(state: ExchangeState, account: SimAccount, params: Params) -> Json:
    """Place an order, and one that waits until it is filled."""
    return _new_list(state, account, Oto.from_params(params))


def new_otoco(state: ExchangeState, account: SimAccount, params: Params) -> Json:
    """Place an order, and an OCO that waits until it is filled."""
    return _new_list(state, account, Otoco.from_params(params))


def new_opo(state: ExchangeState, account: SimAccount, params: Params) -> Json:
    """Place a BUY, and a SELL of what it bought."""
    return _new_list(state, account, Opo.from_params(params))


def new_opoco(state: ExchangeState, account: SimAccount, params: Params) -> Json:
    """Place a BUY, and an OCO that sells what it bought."""
    return _new_list(state, account, Opoco.from_params(params))


def _new_list(state: ExchangeState, account: SimAccount, request: OrderList) -> Json:
    market = judge(state, account, request)
    legs = _in_order(request)
    orders = tuple(make_order(state, account, market, leg.order) for leg in legs)
    working = tuple(one for one, leg in zip(orders, legs, strict=True) if not _waits(leg))
    account.counts.add(request.rate_count, state.now)
    listing = BookList(
        next(state.list_ids),
        request.list_client_order_id or state.next_name(),
        account.name,
        market.name,
        state.now,
        request.contingency,
        orders,
        rivals=next((some for some in (working, orders[1:]) if len(some) > 1), ()),
        pays_pending=request.kind in OPO_KINDS,
    )
    for order in orders:
        order.listing = listing
        if order not in working:
            _suspend(order, sized=not listing.pays_pending)
    place_list(state, listing)
    response = request.new_order_resp_type or "RESULT"
    reports = [placed(order, response, state.now, state.fields) for order in orders]
    reply = {**described(listing), "orderReports": reports}
    run_triggers(state, market)
    state.finish((market,))
    return reply


def _suspend(order: BookOrder, *, sized: bool) -> None:
    """Let an order wait until another one is filled; it may not know yet for how much it is."""
    order.status = PENDING_NEW
    if not sized:
        order.set_quantity(ZERO)
        order.has_quantity = False


def _waits(leg: Leg) -> bool:
    return leg.phase is Phase.PENDING


def _in_order(request: OrderList) -> list[Leg]:
    """Return the legs in the order of the exchange's replies.

    The working order comes first; of those of which one executes, what waits for a trigger does.
    """
    return sorted(
        request.legs,
        key=lambda leg: (
            _waits(leg),
            leg.order.type not in STOP_TYPES,
            leg.order.type not in STOP_LOSS_TYPES,
        ),
    )


def described(listing: BookList) -> Json:
    """Return an order list as replies show it."""
    state = "EXECUTING" if listing.is_open else "ALL_DONE"
    return {
        "orderListId": listing.list_id,
        "contingencyType": listing.contingency.value,
        "listStatusType": "EXEC_STARTED" if listing.is_open else "ALL_DONE",
        "listOrderStatus": state,
        "listClientOrderId": listing.client_order_id,
        "transactionTime": listing.updated,
        "symbol": listing.symbol,
        "orders": [
            {
                "symbol": order.symbol,
                "orderId": order.order_id,
                "clientOrderId": order.client_order_id,
            }
            for order in listing.orders
        ],
    }


def query_order_list(
    state: ExchangeState,
    account: SimAccount,
    params: Params,
) -> Json:
    """Return one order list."""
    read("query_order_list", params, state.rulebook)
    listing = find_list(account, params, "origClientOrderId")
    if listing is None:
        raise refuse(-2013, "Order list does not exist.")
    return described(listing)


def cancel_order_list(state: ExchangeState, account: SimAccount, params: Params) -> Json:
    """Cancel one order list."""
    read("cancel_order_list", params, state.rulebook)
    market = listed_market(state, params)
    listing = find_list(account, params, "listClientOrderId")
    if listing is None or listing.symbol != market.name or not listing.is_open:
        raise refuse(-2011)
    reply = cancel_list(state, listing, params.get("newClientOrderId") or state.next_name())
    state.finish((market,))
    return reply


def cancel_list(state: ExchangeState, listing: BookList, name: str) -> Json:
    """Cancel what is open of a list; return the reply."""
    still_open = [order for order in listing.orders if order.is_open]
    cancel(state, still_open[0], name)
    reports = [cancelled(order, name, state.now, state.fields) for order in still_open]
    return {**described(listing), "orderReports": reports}


def all_order_lists(
    state: ExchangeState,
    account: SimAccount,
    params: Params,
) -> list[Json]:
    """Return the order lists of the account, oldest first."""
    read("all_order_lists", params, state.rulebook)
    first, start, end = (number(params, name) for name in ("fromId", "startTime", "endTime"))
    if first is not None and (start is not None or end is not None):
        raise refuse(-1128)
    found = [
        one
        for one in account.lists.values()
        if one.list_id >= (first or 0)
        and one.updated >= (start or 0)
        and (end is None or one.updated <= end)
    ]
    rows = page(found, params, forward=first is not None or start is not None)
    return [described(one) for one in rows]


def open_order_lists(
    state: ExchangeState,
    account: SimAccount,
    params: Params,
) -> list[Json]:
    """Return the open order lists of the account."""
    read("open_order_lists", params, state.rulebook)
    return [described(one) for one in account.lists.values() if one.is_open]
