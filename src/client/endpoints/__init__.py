"""The table of all endpoints, by the name of the client's method: `ENDPOINTS`.

>>> from datetime import date
>>> ENDPOINTS["new_order"].path, ENDPOINTS["new_order"].security.signed
('/api/v3/order', True)
>>> ENDPOINTS["open_orders"].weight({}, date(2022, 9, 30))
40
>>> ENDPOINTS["open_orders"].weight({"symbol": "BTCUSDT"}, date(2023, 8, 25))
6
"""

from collections.abc import Mapping
from types import MappingProxyType

from pretrade.client.endpoints.account_endpoints import ACCOUNT_ENDPOINTS
from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.client.endpoints.margin_endpoints import MARGIN_ENDPOINTS
from pretrade.client.endpoints.market_endpoints import MARKET_ENDPOINTS
from pretrade.client.endpoints.security import Security
from pretrade.client.endpoints.trade_endpoints import TRADE_ENDPOINTS

__all__ = ["ENDPOINTS", "MARGIN_KINDS", "WEBSOCKET_METHODS", "Endpoint", "Security"]

ENDPOINTS: Mapping[str, Endpoint] = MappingProxyType(
    {
        one.name: one
        for one in (*MARKET_ENDPOINTS, *TRADE_ENDPOINTS, *MARGIN_ENDPOINTS, *ACCOUNT_ENDPOINTS)
    }
)
"""Every endpoint of the client, in the order of the documentation."""

MARGIN_KINDS = frozenset(
    one.kind for one in ENDPOINTS.values() if one.kind is not None and one.own_limits
)
"""The requests of margin accounts: what is known of the spot account does not bind them."""

WEBSOCKET_METHODS: Mapping[str, Endpoint] = MappingProxyType(
    {one.websocket: one for one in ENDPOINTS.values() if one.websocket}
)
"""Method of the WebSocket API → the endpoint that it is: the same parameters, the same answers.

Source: "Public WebSocket API", documentation of 2025-09; the API opened on 2022-12-26.
"""
