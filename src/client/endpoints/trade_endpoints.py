"""The endpoints that place and cancel orders.

The parameters of orders are those of `pretrade.order.parameters`. Since 2026-04-02 those that
trade weigh nothing when they succeed (change log of 2026-03-27). The margin forms are documented
apart, by "Margin Account New Order" and "Margin Account New OCO": 6 of the limit of each user, not
of that of each address.
"""

from datetime import date

from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.client.endpoints.security import TRADE
from pretrade.client.endpoints.weight import BASE_DATE, Case, Weight
from pretrade.enums import RequestKind

_FREE = date(2026, 4, 2)
_ONE = (Weight(BASE_DATE, 1),)
_MARGIN_WEIGHTS = (Weight(BASE_DATE, 6),)
_ID = ("newClientOrderId",)
_OCO_IDS = ("listClientOrderId", "limitClientOrderId", "stopClientOrderId")
_LEG_IDS = ("listClientOrderId", "aboveClientOrderId", "belowClientOrderId")

TRADE_ENDPOINTS = (
    Endpoint(
        name="new_order",
        method="POST",
        path="/api/v3/order",
        security=TRADE,
        weights=_ONE,
        order_count=1,
        kind=RequestKind.ORDER,
        changes="orders",
        client_order_ids=_ID,
        found_by="query_order",
        websocket="order.place",
        title="New order",
        free_since=_FREE,
    ),
    Endpoint(
        name="test_order",
        method="POST",
        path="/api/v3/order/test",
        security=TRADE,
        weights=(
            Weight(BASE_DATE, 1),
            Weight(date(2023, 12, 4), 1, (Case("computeCommissionRates", 20),)),
        ),
        kind=RequestKind.TEST_ORDER,
        client_order_ids=_ID,
        websocket="order.test",
        title="Test new order",
    ),
    Endpoint(
        name="cancel_order",
        method="DELETE",
        path="/api/v3/order",
        security=TRADE,
        weights=_ONE,
        parameters=(
            "symbol mandatory",
            "orderId",
            "origClientOrderId",
            "newClientOrderId",
            "cancelRestrictions",
            "recvWindow",
        ),
        one_of=(("orderId", "origClientOrderId"),),
        changes="orders",
        found_by="query_order",
        websocket="order.cancel",
        title="Cancel order",
        free_since=_FREE,
    ),
    Endpoint(
        name="cancel_all",
        method="DELETE",
        path="/api/v3/openOrders",
        security=TRADE,
        weights=_ONE,
        parameters=("symbol mandatory", "recvWindow"),
        changes="orders",
        found_by="open_orders",
        websocket="openOrders.cancelAll",
        title="Cancel All Open Orders on a Symbol",
        free_since=_FREE,
    ),
    Endpoint(
        name="cancel_replace",
        method="POST",
        path="/api/v3/order/cancelReplace",
        security=TRADE,
        weights=_ONE,
        order_count=1,
        kind=RequestKind.CANCEL_REPLACE,
        changes="orders",
        client_order_ids=_ID,
        found_by="query_order",
        websocket="order.cancelReplace",
        title="Cancel an Existing Order and Send a New Order",
        free_since=_FREE,
    ),
    Endpoint(
        name="new_oco",
        method="POST",
        path="/api/v3/order/oco",
        security=TRADE,
        weights=_ONE,
        order_count=2,
        kind=RequestKind.OCO,
        changes="orders",
        client_order_ids=_OCO_IDS,
        found_by="query_order_list",
        websocket="orderList.place",
        title="New OCO",
        free_since=_FREE,
    ),
    Endpoint(
        name="new_order_list_oco",
        method="POST",
        path="/api/v3/orderList/oco",
        security=TRADE,
        weights=_ONE,
        order_count=2,
        kind=RequestKind.ORDER_LIST_OCO,
        changes="orders",
        client_order_ids=_LEG_IDS,
        found_by="query_order_list",
        websocket="orderList.place.oco",
        title="New Order list - OCO",
        since=date(2024, 4, 2),
        free_since=_FREE,
    ),
    Endpoint(
        name="cancel_order_list",
        method="DELETE",
        path="/api/v3/orderList",
        security=TRADE,
        weights=_ONE,
        parameters=(
            "symbol mandatory",
            "orderListId",
            "listClientOrderId",
            "newClientOrderId",
            "recvWindow",
        ),
        one_of=(("orderListId", "listClientOrderId"),),
        changes="orders",
        found_by="query_order_list",
        websocket="orderList.cancel",
        title="Cancel OCO",
        free_since=_FREE,
    ),
    Endpoint(
        name="new_margin_order",
        method="POST",
        path="/sapi/v1/margin/order",
        security=TRADE,
        weights=_MARGIN_WEIGHTS,
        counted_by="UID",
        order_count=1,
        kind=RequestKind.MARGIN_ORDER,
        changes="orders",
        client_order_ids=_ID,
        title="Margin Account New Order",
    ),
    Endpoint(
        name="new_margin_oco",
        method="POST",
        path="/sapi/v1/margin/order/oco",
        security=TRADE,
        weights=_MARGIN_WEIGHTS,
        counted_by="UID",
        order_count=2,
        kind=RequestKind.MARGIN_OCO,
        changes="orders",
        client_order_ids=_OCO_IDS,
        title="Margin Account New OCO",
    ),
)
