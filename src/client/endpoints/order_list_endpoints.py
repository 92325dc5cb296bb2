"""The endpoints that place order lists in which one order, once it is filled, triggers others.

Sources: "New Order list - OTO / OTOCO (TRADE)", change log of 2024-06-11; "- OPO / OPOCO (TRADE)",
of 2025-12-02; "Margin Account New OTO / OTOCO", where nothing is said of a later query.
"""

from datetime import date

from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.client.endpoints.security import MARGIN, TRADE
from pretrade.client.endpoints.weight import BASE_DATE, Weight
from pretrade.enums import RequestKind

_OTO = date(2024, 6, 11)
_OPO = date(2025, 12, 18)
_FREE = date(2026, 4, 2)
_PAIR_IDS = ("listClientOrderId", "workingClientOrderId", "pendingClientOrderId")
_TRIPLE_IDS = (
    *("listClientOrderId", "workingClientOrderId"),
    *("pendingAboveClientOrderId", "pendingBelowClientOrderId"),
)

ORDER_LIST_ENDPOINTS = (
    Endpoint(
        name="new_order_list_oto",
        method="POST",
        path="/api/v3/orderList/oto",
        security=TRADE,
        weights=(Weight(_OTO, 1),),
        order_count=2,
        kind=RequestKind.OTO,
        changes="orders",
        client_order_ids=_PAIR_IDS,
        found_by="query_order_list",
        websocket="orderList.place.oto",
        title="New Order list - OTO",
        since=_OTO,
        free_since=_FREE,
    ),
    Endpoint(
        name="new_order_list_otoco",
        method="POST",
        path="/api/v3/orderList/otoco",
        security=TRADE,
        weights=(Weight(_OTO, 1),),
        order_count=3,
        kind=RequestKind.OTOCO,
        changes="orders",
        client_order_ids=_TRIPLE_IDS,
        found_by="query_order_list",
        websocket="orderList.place.otoco",
        title="New Order list - OTOCO",
        since=_OTO,
        free_since=_FREE,
    ),
    Endpoint(
        name="new_order_list_opo",
        method="POST",
        path="/api/v3/orderList/opo",
        security=TRADE,
        weights=(Weight(_OPO, 1),),
        order_count=2,
        kind=RequestKind.OPO,
        changes="orders",
        client_order_ids=_PAIR_IDS,
        found_by="query_order_list",
        websocket="orderList.place.opo",
        title="New Order list - OPO",
        since=_OPO,
        free_since=_FREE,
    ),
    Endpoint(
        name="new_order_list_opoco",
        method="POST",
        path="/api/v3/orderList/opoco",
        security=TRADE,
        weights=(Weight(_OPO, 1),),
        order_count=3,
        kind=RequestKind.OPOCO,
        changes="orders",
        client_order_ids=_TRIPLE_IDS,
        found_by="query_order_list",
        websocket="orderList.place.opoco",
        title="New Order list - OPOCO",
        since=_OPO,
        free_since=_FREE,
    ),
    Endpoint(
        name="new_margin_oto",
        method="POST",
        path="/sapi/v1/margin/order/oto",
        security=MARGIN,
        weights=(Weight(BASE_DATE, 6),),
        order_count=2,
        kind=RequestKind.MARGIN_OTO,
        changes="orders",
        client_order_ids=_PAIR_IDS,
        title="Margin Account New OTO",
        since=_OTO,
    ),
    Endpoint(
        name="new_margin_otoco",
        method="POST",
        path="/sapi/v1/margin/order/otoco",
        security=MARGIN,
        weights=(Weight(BASE_DATE, 6),),
        order_count=3,
        kind=RequestKind.MARGIN_OTOCO,
        changes="orders",
        client_order_ids=_TRIPLE_IDS,
        title="Margin Account New OTOCO",
        since=_OTO,
    ),
)
