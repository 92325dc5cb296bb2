"""The endpoints that cancel orders."""

from collections.abc import Mapping
from typing import Any

from pretrade.testing.offline.book.book_order import BookOrder
from pretrade.testing.offline.book.sim_account import SimAccount
from pretrade.testing.offline.endpoints.lookup import find_order, listed_market
from pretrade.testing.offline.endpoints.order_lists import cancel_list
from pretrade.testing.offline.endpoints.order_replies import cancelled
from pretrade.testing.offline.endpoints.request_parameters import read
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.matching.closing import cancel
from pretrade.testing.offline.refusals import refuse

Json = dict[str, Any]
Params = Mapping[str, str]

_RESTRICTED = {"ONLY_NEW": "NEW", "ONLY_PARTIALLY_FILLED": "PARTIALLY_FILLED"}


def cancel_order(state: ExchangeState, account: SimAccount, params: Params) -> Json:
    """Cancel one order; one of a list takes the list with it."""
    read("cancel_order", params, state.rulebook)
    market = listed_market(state, params)
    order = find_order(state, account, market, params)
    if order is None or not order.is_open:
        raise refuse(-2011)
    name = params.get("newClientOrderId") or state.next_name()
    reply = cancel_one(state, order, name, params.get("cancelRestrictions"))
    state.finish((market,))
    return reply


def cancel_all(state: ExchangeState, account: SimAccount, params: Params) -> list[Json]:
    """Cancel every open order of a symbol; order lists are reported as lists."""
    read("cancel_all", params, state.rulebook)
    market = listed_market(state, params)
    open_orders = [order for order in account.open.values() if order.symbol == market.name]
    if not open_orders:
        raise refuse(-2011)
    replies: list[Json] = []
    for order in open_orders:
        if order.is_open:
            name = state.next_name()
            if order.listing is None:
                replies.append(cancel_one(state, order, name, None))
            else:
                replies.append(cancel_list(state, order.listing, name))
    state.finish((market,))
    return replies


def cancel_one(state: ExchangeState, order: BookOrder, name: str, restriction: str | None) -> Json:
    """Cancel an open order, unless its status is not the one that was asked for."""
    if restriction is not None and order.status != _RESTRICTED[restriction]:
        raise refuse(-2011, "Order was not canceled due to cancel restrictions.")
    cancel(state, order, name)
    return cancelled(order, name, state.now, state.fields)
