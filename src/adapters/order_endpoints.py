"""Which endpoints place orders on the spot market, and what kind of request each takes.

Source: REST and WebSocket API documentation, of 2022-09-30 and later.
"""

from collections.abc import Mapping

from pretrade.client.endpoints import ENDPOINTS
from pretrade.enums import RequestKind

JUDGED: Mapping[str, RequestKind] = {
    called: row.kind
    for row in ENDPOINTS.values()
    if row.kind is not None
    for called in (row.path, row.websocket)
    if called
} | {"/api/v3/cancelReplace": RequestKind.CANCEL_REPLACE}  # python-binance has it so, too
"""Path of a POST, or method of the WebSocket API → the request that it takes."""

_SMART = "smart order routing: such an order meets the books of several symbols"
_TWO_PHASES = "its pending orders are judged by the exchange when the working order has traded"
_AMENDS = "it changes an order; pretrade has no such request"

NOT_JUDGED: Mapping[str, str] = {
    "/api/v3/sor/order": _SMART,
    "/api/v3/sor/order/test": _SMART,
    "/api/v3/orderList/oto": _TWO_PHASES,
    "/api/v3/orderList/otoco": _TWO_PHASES,
    "/api/v3/orderList/opo": _TWO_PHASES,
    "/api/v3/orderList/opoco": _TWO_PHASES,
    "/api/v3/order/amend/keepPriority": _AMENDS,
    "sor.order.place": _SMART,
    "sor.order.test": _SMART,
    "orderList.place.oto": _TWO_PHASES,
    "orderList.place.otoco": _TWO_PHASES,
    "orderList.place.opo": _TWO_PHASES,
    "orderList.place.opoco": _TWO_PHASES,
    "order.amend.keepPriority": _AMENDS,
}
"""Endpoints that place or change orders and whose requests pretrade cannot judge → why."""

PLACING = (*JUDGED, *NOT_JUDGED)
"""All of them."""


def endpoint_of(url: str) -> str | None:
    """Return the endpoint that places orders at a URL; None when there is none.

    >>> endpoint_of("https://api.binance.com/api/v3/order?symbol=BTCUSDT")
    '/api/v3/order'
    >>> endpoint_of("https://fapi.binance.com/fapi/v1/order")
    """
    path = url.partition("?")[0]
    paths = (one for one in PLACING if one.startswith("/"))
    return next((endpoint for endpoint in paths if path.endswith(endpoint)), None)
