"""Which endpoint answers which method and path: `ROUTES`; and what is said of others."""

from collections.abc import Mapping
from types import MappingProxyType

from pretrade.client.endpoints import ENDPOINTS, Endpoint
from pretrade.testing.server.rest.http_messages import HttpRequest, HttpResponse, json_response

ROUTES: Mapping[tuple[str, str], Endpoint] = MappingProxyType(
    {(one.method, one.path): one for one in ENDPOINTS.values()}
)
"""(method, path) → endpoint: every endpoint of the client."""

_UNSUPPORTED = -1020


def unrouted(request: HttpRequest) -> HttpResponse:
    """Return 405 for a path that takes other methods, else 404.

    The exchange answers these with a page of HTML; JSON is ours.
    """
    allowed = sorted(method for method, path in ROUTES if path == request.path)
    if allowed:
        methods = ", ".join(allowed)
        msg = f"{request.path} takes {methods}."
        body = {"code": _UNSUPPORTED, "msg": msg}
        return json_response(405, body, {"allow": methods})
    msg = f"The offline exchange has no {request.method:.10} {request.path:.100}"
    return json_response(404, {"code": _UNSUPPORTED, "msg": msg})
