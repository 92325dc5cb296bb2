"""Which endpoints place or amend orders, and what kind of request each takes.

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
"""Path of a POST or PUT, or method of the WebSocket API → the request that it takes."""


def endpoint_of(url: str) -> str | None:
    """Return the endpoint that places orders at a URL; None when there is none.

    >>> endpoint_of("https://api.binance.com/api/v3/order?symbol=BTCUSDT")
    '/api/v3/order'
    >>> endpoint_of("https://fapi.binance.com/fapi/v1/order")
    """
    path = url.partition("?")[0]
    paths = (one for one in JUDGED if one.startswith("/"))
    return next((endpoint for endpoint in paths if path.endswith(endpoint)), None)
