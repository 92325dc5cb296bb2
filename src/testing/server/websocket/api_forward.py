"""Requests of the WebSocket API as the requests of the REST API that they are: `to_http`.

Both are the same endpoints, limits, checks and answers under other names; so there is one app for
both. Only signatures differ, and are checked and made anew here.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.http.encoding import encode
from pretrade.client.http.headers import API_KEY
from pretrade.client.keys.hmac_signer import HmacSigner
from pretrade.symbol_fields import RateLimit
from pretrade.testing.server.key_ring import KeyRing
from pretrade.testing.server.rest.http_messages import HttpRequest, HttpResponse
from pretrade.testing.server.rest.limit_headers import LETTERS
from pretrade.testing.server.websocket.api_methods import ENDPOINT_OF
from pretrade.testing.server.websocket.api_request import ApiRequest
from pretrade.testing.server.websocket.signature import is_signed

Json = dict[str, Any]

_OWN_NAMES = frozenset({"apiKey", "signature", "returnRateLimits"})
"""What REST sends otherwise, or not at all."""
_HEADERS = {"REQUEST_WEIGHT": "x-mbx-used-weight", "ORDERS": "x-mbx-order-count"}
_UNSIGNED = "0"  # what no secret signs


def to_http(request: ApiRequest, keys: KeyRing, address: str) -> HttpRequest:
    """Return the HTTP request that asks for the same.

    It is signed if the request is; if that is wrongly signed, so is this.

    Args:
        request: whose method is in `ENDPOINT_OF`.
        keys: who may ask.
        address: where it comes from.
    """
    endpoint = ENDPOINTS[ENDPOINT_OF[request.method]]
    params = request.params
    query = encode({name: value for name, value in params.items() if name not in _OWN_NAMES})
    headers = {API_KEY.lower(): params["apiKey"]} if "apiKey" in params else {}
    if "signature" in params:
        secret = keys.get(params.get("apiKey", ""))
        if secret is not None and is_signed(params, secret):
            signature = HmacSigner(secret).sign(query)
        else:
            signature = _UNSIGNED
        query = f"{query}&signature={signature}"
    return HttpRequest(endpoint.method, endpoint.path, query, headers, address=address)


def answer_of(response: HttpResponse, now: int) -> Json:
    """Return what the WebSocket API answers when the REST API answers this.

    Args:
        response: that of REST.
        now: the exchange's time, from which ``Retry-After`` counts.
    """
    body = json.loads(response.body)
    if response.status < 400:
        return {"status": response.status, "result": body}
    wait = response.headers.get("retry-after")
    if wait is not None:
        body["data"] = {"serverTime": now, "retryAfter": now + int(wait) * 1000}
    return {"status": response.status, "error": body}


def limit_rows(limits: Iterable[RateLimit], headers: Mapping[str, str]) -> list[Json]:
    """Return the ``rateLimits`` of an answer: those that the headers of REST tell of."""
    rows: list[Json] = []
    for limit in limits:
        prefix = _HEADERS.get(limit.rate_limit_type)
        used = headers.get(f"{prefix}-{limit.interval_num}{LETTERS.get(limit.interval)}")
        if used is not None:
            rows.append(
                {
                    "rateLimitType": limit.rate_limit_type,
                    "interval": limit.interval,
                    "intervalNum": limit.interval_num,
                    "limit": limit.limit,
                    "count": int(used),
                }
            )
    return rows
