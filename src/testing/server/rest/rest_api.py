"""The REST API of an offline exchange, without sockets: `RestApi`.

Sources: "LIMITS", REST documentation of 2022-09-30, for the headers.
"""

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from pretrade.client.endpoints import Endpoint
from pretrade.client.errors import ExchangeError
from pretrade.client.http.headers import API_KEY
from pretrade.client.limits.rate_limits import ORDERS
from pretrade.symbol_fields import RateLimit
from pretrade.testing.server.api import ANSWERED, Answer, Api, Call
from pretrade.testing.server.rest.http_messages import HttpRequest, HttpResponse, json_response
from pretrade.testing.server.rest.request_text import read_text, signable

ROUTES: Mapping[tuple[str, str], Endpoint] = MappingProxyType(
    {(one.method, one.path): one for one in ANSWERED.values()}
)
"""(method, path) → endpoint: those of the client that are answered."""

_KEY_HEADER = API_KEY.lower()
_LETTERS = {"SECOND": "s", "MINUTE": "m", "HOUR": "h", "DAY": "d"}
_UNSUPPORTED = -1020


class RestApi:
    """Answers HTTP requests, by method and path."""

    def __init__(self, api: Api) -> None:
        """Take what answers."""
        self._api = api

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Return the answer to a request, whatever it is; nothing is raised."""
        endpoint = ROUTES.get((request.method, request.path))
        if endpoint is None:
            return _unrouted(request)
        api, key = self._api, request.headers.get(_KEY_HEADER)
        try:
            text = read_text(request.query, b"" if request.method == "GET" else request.body)
        except ExchangeError as error:
            return _response(api.refusal(error, request.address))
        signed = signable(text.payload, api.today())
        return _response(api.answer(Call(endpoint, text.params, key, signed, request.address)))


def _response(answer: Answer) -> HttpResponse:
    if answer.lost:
        return HttpResponse(answer.status, b"", lost=True, delay=answer.delay)
    headers = usage_headers(answer.usage)
    if answer.retry_after is not None:
        headers["retry-after"] = str(answer.retry_after)
    response = json_response(answer.status, answer.data, headers)
    return attrs.evolve(response, delay=answer.delay) if answer.delay else response


def usage_headers(usage: Mapping[RateLimit, int]) -> dict[str, str]:
    """Return the headers that tell what is used.

    >>> usage_headers({RateLimit("ORDERS", "SECOND", 10, 50): 3})
    {'x-mbx-order-count-10s': '3'}
    """
    headers: dict[str, str] = {}
    for limit, used in usage.items():
        window = f"{limit.interval_num}{_LETTERS[limit.interval]}"
        if limit.rate_limit_type == ORDERS:
            headers[f"x-mbx-order-count-{window}"] = str(used)
        else:
            headers.setdefault("x-mbx-used-weight", str(used))
            headers[f"x-mbx-used-weight-{window}"] = str(used)
    return headers


def _unrouted(request: HttpRequest) -> HttpResponse:
    """Return 405 for a path that takes other methods, else 404.

    The exchange answers these with a page of HTML; JSON is ours.
    """
    allowed = sorted(method for method, path in ROUTES if path == request.path)
    if allowed:
        methods = ", ".join(allowed)
        body = {"code": _UNSUPPORTED, "msg": f"{request.path} takes {methods}."}
        return json_response(405, body, {"allow": methods})
    msg = f"The offline exchange has no {request.method:.10} {request.path:.100}"
    return json_response(404, {"code": _UNSUPPORTED, "msg": msg})
