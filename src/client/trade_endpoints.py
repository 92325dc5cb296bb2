"""The endpoints that place and cancel orders.

The parameters of orders are those of `pretrade.order.parameters`. Since 2026-04-02 those that
trade weigh nothing when they succeed (change log of 2026-03-27). The margin forms are documented
apart, by "Margin Account New Order" and "Margin Account New OCO": 6 of the limit of each user, not
of that of each address.
"""

from datetime import date

from pretrade.client.endpoint import Endpoint
from pretrade.client.security import MARGIN, TRADE
from pretrade.client.weight import BASE_DATE, Case, Weight
from pretrade.enums import RequestKind
from pretrade.order import MarginOco, Oco, OrderListOco
from pretrade.order.parameters import MANDATORY, NAMES, PARAMETERS

_FREE = date(2026, 4, 2)
_ONE = (Weight(BASE_DATE, 1),)
_MARGIN_WEIGHTS = (Weight(BASE_DATE, 6),)
_ADDED = frozenset({"timestamp", "signature"})


def _names(kind: RequestKind) -> tuple[str, ...]:
    names = NAMES[kind] - _ADDED
    return tuple(name for name in PARAMETERS if name in names)


TRADE_ENDPOINTS = (
    Endpoint(
        name="new_order",
        method="POST",
        path="/api/v3/order",
        security=TRADE,
        weights=_ONE,
        order_count=1,
        parameters=_names(RequestKind.ORDER),
        mandatory=MANDATORY[RequestKind.ORDER],
        title="New order",
        free_since=_FREE,
        placement="body",
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
        parameters=_names(RequestKind.TEST_ORDER),
        mandatory=MANDATORY[RequestKind.TEST_ORDER],
        title="Test new order",
        placement="body",
    ),
    Endpoint(
        name="cancel_order",
        method="DELETE",
        path="/api/v3/order",
        security=TRADE,
        weights=_ONE,
        parameters=(
            "symbol",
            "orderId",
            "origClientOrderId",
            "newClientOrderId",
            "cancelRestrictions",
            "recvWindow",
        ),
        mandatory=("symbol",),
        title="Cancel order",
        free_since=_FREE,
    ),
    Endpoint(
        name="cancel_all",
        method="DELETE",
        path="/api/v3/openOrders",
        security=TRADE,
        weights=_ONE,
        parameters=("symbol", "recvWindow"),
        mandatory=("symbol",),
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
        parameters=_names(RequestKind.CANCEL_REPLACE),
        mandatory=MANDATORY[RequestKind.CANCEL_REPLACE],
        title="Cancel an Existing Order and Send a New Order",
        free_since=_FREE,
        placement="body",
    ),
    Endpoint(
        name="new_oco",
        method="POST",
        path="/api/v3/order/oco",
        security=TRADE,
        weights=_ONE,
        order_count=Oco.rate_count,
        parameters=_names(RequestKind.OCO),
        mandatory=MANDATORY[RequestKind.OCO],
        title="New OCO",
        free_since=_FREE,
        placement="body",
    ),
    Endpoint(
        name="new_order_list_oco",
        method="POST",
        path="/api/v3/orderList/oco",
        security=TRADE,
        weights=_ONE,
        order_count=OrderListOco.rate_count,
        parameters=_names(RequestKind.ORDER_LIST_OCO),
        mandatory=MANDATORY[RequestKind.ORDER_LIST_OCO],
        title="New Order list - OCO",
        since=date(2024, 4, 2),
        free_since=_FREE,
        placement="body",
    ),
    Endpoint(
        name="cancel_order_list",
        method="DELETE",
        path="/api/v3/orderList",
        security=TRADE,
        weights=_ONE,
        parameters=(
            "symbol",
            "orderListId",
            "listClientOrderId",
            "newClientOrderId",
            "recvWindow",
        ),
        mandatory=("symbol",),
        title="Cancel OCO",
        free_since=_FREE,
    ),
    Endpoint(
        name="new_margin_order",
        method="POST",
        path="/sapi/v1/margin/order",
        security=MARGIN,
        weights=_MARGIN_WEIGHTS,
        order_count=1,
        parameters=_names(RequestKind.MARGIN_ORDER),
        mandatory=MANDATORY[RequestKind.MARGIN_ORDER],
        title="Margin Account New Order",
        placement="body",
    ),
    Endpoint(
        name="new_margin_oco",
        method="POST",
        path="/sapi/v1/margin/order/oco",
        security=MARGIN,
        weights=_MARGIN_WEIGHTS,
        order_count=MarginOco.rate_count,
        parameters=_names(RequestKind.MARGIN_OCO),
        mandatory=MANDATORY[RequestKind.MARGIN_OCO],
        title="Margin Account New OCO",
        placement="body",
    ),
)
