"""The endpoints that place orders on margin accounts.

Documented apart, by "Margin Account New Order" and its like: they weigh 6 of the limit of each
user, not of that of each address.
"""

from datetime import date

from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.client.endpoints.security import TRADE
from pretrade.client.endpoints.trade_endpoints import OCO_IDS, ORDER_ID, OTO_IDS, OTOCO_IDS
from pretrade.client.endpoints.weight import BASE_DATE, Weight
from pretrade.enums import RequestKind

_LISTS = date(2026, 6, 15)  # the first day that is documented; they are older
_WEIGHTS = (Weight(BASE_DATE, 6),)

MARGIN_ENDPOINTS = (
    Endpoint(
        name="new_margin_order",
        method="POST",
        path="/sapi/v1/margin/order",
        security=TRADE,
        weights=_WEIGHTS,
        counted_by="UID",
        order_count=1,
        kind=RequestKind.MARGIN_ORDER,
        changes="orders",
        client_order_ids=ORDER_ID,
        title="Margin Account New Order",
    ),
    Endpoint(
        name="new_margin_oco",
        method="POST",
        path="/sapi/v1/margin/order/oco",
        security=TRADE,
        weights=_WEIGHTS,
        counted_by="UID",
        order_count=2,
        kind=RequestKind.MARGIN_OCO,
        changes="orders",
        client_order_ids=OCO_IDS,
        title="Margin Account New OCO",
    ),
    Endpoint(
        name="new_margin_oto",
        method="POST",
        path="/sapi/v1/margin/order/oto",
        security=TRADE,
        weights=_WEIGHTS,
        counted_by="UID",
        order_count=2,
        kind=RequestKind.MARGIN_OTO,
        changes="orders",
        client_order_ids=OTO_IDS,
        title="Margin Account New OTO",
        since=_LISTS,
    ),
    Endpoint(
        name="new_margin_otoco",
        method="POST",
        path="/sapi/v1/margin/order/otoco",
        security=TRADE,
        weights=_WEIGHTS,
        counted_by="UID",
        order_count=3,
        kind=RequestKind.MARGIN_OTOCO,
        changes="orders",
        client_order_ids=OTOCO_IDS,
        title="Margin Account New OTOCO",
        since=_LISTS,
    ),
)
