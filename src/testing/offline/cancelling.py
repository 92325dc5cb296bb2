"""The endpoints that cancel orders."""

from collections.abc import Mapping
from typing import Any

from pretrade.testing.offline.closing import cancel
from pretrade.testing.offline.finding import find_order, listed_market
from pretrade.testing.offline.live_account import LiveAccount
from pretrade.testing.offline.live_order import LiveOrder
from pretrade.testing.offline.matching_engine import MatchingEngine
from pretrade.testing.offline.order_lists import cancel_list
from pretrade.testing.offline.order_replies import cancelled
from pretrade.testing.offline.refusals import refuse
from pretrade.testing.offline.request_parameters import read

Json = dict[str, Any]
Params = Mapping[str, str]

_RESTRICTED = {"ONLY_NEW": "NEW", "ONLY_PARTIALLY_FILLED": "PARTIALLY_FILLED"}


def cancel_order(engine: MatchingEngine, account: LiveAccount, params: Params) -> Json:
    """Cancel one order; one of a list takes the list with it."""
    read("cancel_order", params, engine.rulebook)
    market = listed_market(engine, params)
    order = find_order(engine, account, market, params)
    if order is None or not order.is_open:
        raise refuse(-2011)
    name = params.get("newClientOrderId") or engine.next_name()
    reply = cancel_one(engine, order, name, params.get("cancelRestrictions"))
    engine.finish((market,))
    return reply


def cancel_all(engine: MatchingEngine, account: LiveAccount, params: Params) -> list[Json]:
    """Cancel every open order of a symbol; order lists are reported as lists."""
    read("cancel_all", params, engine.rulebook)
    market = listed_market(engine, params)
    open_orders = [order for order in account.open.values() if order.market is market]
    if not open_orders:
        raise refuse(-2011)
    replies: list[Json] = []
    for order in open_orders:
        if order.is_open:
            name = engine.next_name()
            if order.listing is None:
                replies.append(cancel_one(engine, order, name, None))
            else:
                replies.append(cancel_list(engine, order.listing, name))
    engine.finish((market,))
    return replies


def cancel_one(
    engine: MatchingEngine, order: LiveOrder, name: str, restriction: str | None
) -> Json:
    """Cancel an open order, unless its status is not the one that was asked for."""
    if restriction is not None and order.status != _RESTRICTED[restriction]:
        raise refuse(-2011, "Order was not canceled due to cancel restrictions.")
    cancel(engine, order, name)
    return cancelled(order, name, engine.now, engine.fields)
