"""The endpoints that tell of the account: its orders, balances, trades and its own stream.

Weights of 2022-09-30 from rest-api.md of 2022-09-15; later ones from the change log.
"""

from datetime import date

from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.client.endpoints.market_endpoints import DOUBLED
from pretrade.client.endpoints.security import TRADE, USER_DATA, USER_STREAM
from pretrade.client.endpoints.weight import BASE_DATE, Case, Weight

_PREVENTED_MATCHES = date(2023, 1, 19)  # documented that day; when it was released is not said
SMART_ORDER_ROUTING = date(2023, 8, 8)
_COMMISSION_RATES = date(2023, 12, 4)
AMENDMENTS = date(2025, 5, 7)
_ACCOUNT_FILTERS = date(2025, 9, 29)
_STREAMS_RETIRED = date(2026, 2, 20)  # the REST form of listenKey, change log of 2026-01-21


def _weights(first: int, doubled: int) -> tuple[Weight, ...]:
    return Weight(BASE_DATE, first), Weight(DOUBLED, doubled)


ACCOUNT_ENDPOINTS = (
    Endpoint(
        name="query_order",
        method="GET",
        path="/api/v3/order",
        security=USER_DATA,
        weights=_weights(2, 4),
        parameters=("symbol mandatory", "orderId", "origClientOrderId", "recvWindow"),
        one_of=(("orderId", "origClientOrderId"),),
        websocket="order.status",
        title="Query order",
    ),
    Endpoint(
        name="open_orders",
        method="GET",
        path="/api/v3/openOrders",
        security=USER_DATA,
        weights=(
            Weight(BASE_DATE, 40, (Case("symbol", 3),)),
            Weight(DOUBLED, 80, (Case("symbol", 6),)),
        ),
        parameters=("symbol", "recvWindow"),
        websocket="openOrders.status",
        title="Current open orders",
    ),
    Endpoint(
        name="all_orders",
        method="GET",
        path="/api/v3/allOrders",
        security=USER_DATA,
        weights=_weights(10, 20),
        parameters=("symbol mandatory", "orderId", "startTime", "endTime", "limit", "recvWindow"),
        websocket="allOrders",
        title="All orders",
    ),
    Endpoint(
        name="query_order_list",
        method="GET",
        path="/api/v3/orderList",
        security=USER_DATA,
        weights=_weights(2, 4),
        parameters=("orderListId", "origClientOrderId", "recvWindow"),
        one_of=(("orderListId", "origClientOrderId"),),
        websocket="orderList.status",
        title="Query OCO",
    ),
    Endpoint(
        name="all_order_lists",
        method="GET",
        path="/api/v3/allOrderList",
        security=USER_DATA,
        weights=_weights(10, 20),
        parameters=("fromId", "startTime", "endTime", "limit", "recvWindow"),
        not_together=(("fromId", "startTime"), ("fromId", "endTime")),
        websocket="allOrderLists",
        title="Query all OCO",
    ),
    Endpoint(
        name="open_order_lists",
        method="GET",
        path="/api/v3/openOrderList",
        security=USER_DATA,
        weights=_weights(3, 6),
        parameters=("recvWindow",),
        websocket="openOrderLists.status",
        title="Query Open OCO",
    ),
    Endpoint(
        name="account",
        method="GET",
        path="/api/v3/account",
        security=USER_DATA,
        weights=_weights(10, 20),
        parameters=("omitZeroBalances", "recvWindow"),
        websocket="account.status",
        title="Account information",
    ),
    Endpoint(
        name="my_trades",
        method="GET",
        path="/api/v3/myTrades",
        security=USER_DATA,
        weights=(*_weights(10, 20), Weight(date(2025, 4, 7), 20, (Case("orderId", 5),))),
        parameters=(
            "symbol mandatory",
            "orderId",
            "startTime",
            "endTime",
            "fromId",
            "limit",
            "recvWindow",
        ),
        websocket="myTrades",
        title="Account trade list",
    ),
    Endpoint(
        name="order_count_usage",
        method="GET",
        path="/api/v3/rateLimit/order",
        security=TRADE,
        weights=_weights(20, 40),
        parameters=("recvWindow",),
        websocket="account.rateLimits.orders",
        title="Query Current Order Count Usage",
    ),
    Endpoint(
        name="order_amendments",
        method="GET",
        path="/api/v3/order/amendments",
        security=USER_DATA,
        weights=(Weight(AMENDMENTS, 4),),
        parameters=(
            "symbol mandatory",
            "orderId mandatory",
            "fromExecutionId LONG",
            "limit",
            "recvWindow",
        ),
        websocket="order.amendments",
        title="Query Order Amendments",
        since=AMENDMENTS,
    ),
    Endpoint(
        name="my_prevented_matches",
        method="GET",
        path="/api/v3/myPreventedMatches",
        security=USER_DATA,
        weights=(
            Weight(_PREVENTED_MATCHES, 10, (Case("preventedMatchId", 1),)),
            Weight(DOUBLED, 20, (Case("preventedMatchId", 2),)),
        ),
        parameters=(
            "symbol mandatory",
            "preventedMatchId LONG",
            "orderId",
            "fromPreventedMatchId LONG",
            "limit",
            "recvWindow",
        ),
        websocket="myPreventedMatches",
        title="Query Prevented Matches",
        since=_PREVENTED_MATCHES,
    ),
    Endpoint(
        name="my_allocations",
        method="GET",
        path="/api/v3/myAllocations",
        security=USER_DATA,
        weights=(Weight(SMART_ORDER_ROUTING, 10), Weight(DOUBLED, 20)),
        parameters=(
            "symbol mandatory",
            "startTime",
            "endTime",
            "fromAllocationId LONG",
            "orderId",
            "limit",
            "recvWindow",
        ),
        websocket="myAllocations",
        title="Query Allocations",
        since=SMART_ORDER_ROUTING,
    ),
    Endpoint(
        name="account_commission",
        method="GET",
        path="/api/v3/account/commission",
        security=USER_DATA,
        weights=(Weight(_COMMISSION_RATES, 20),),
        parameters=("symbol mandatory", "recvWindow"),
        websocket="account.commission",
        title="Query Commission Rates",
        since=_COMMISSION_RATES,
    ),
    Endpoint(
        name="my_filters",
        method="GET",
        path="/api/v3/myFilters",
        security=USER_DATA,
        weights=(Weight(_ACCOUNT_FILTERS, 40),),
        parameters=("symbol mandatory", "recvWindow"),
        websocket="myFilters",
        title="Query relevant filters",
        since=_ACCOUNT_FILTERS,
    ),
    Endpoint(
        name="start_user_data_stream",
        method="POST",
        path="/api/v3/userDataStream",
        security=USER_STREAM,
        weights=_weights(1, 2),
        websocket="userDataStream.start",
        title="Start user data stream",
        until=_STREAMS_RETIRED,
    ),
    Endpoint(
        name="keep_alive_user_data_stream",
        method="PUT",
        path="/api/v3/userDataStream",
        security=USER_STREAM,
        weights=_weights(1, 2),
        parameters=("listenKey mandatory",),
        websocket="userDataStream.ping",
        title="Keepalive user data stream",
        until=_STREAMS_RETIRED,
    ),
    Endpoint(
        name="close_user_data_stream",
        method="DELETE",
        path="/api/v3/userDataStream",
        security=USER_STREAM,
        weights=_weights(1, 2),
        parameters=("listenKey mandatory",),
        websocket="userDataStream.stop",
        title="Close user data stream",
        until=_STREAMS_RETIRED,
    ),
)
