"""Which endpoint answers which method and path: `ROUTES`; and what is said of others."""

from collections.abc import Mapping
from types import MappingProxyType

from pretrade.client.endpoints import ENDPOINTS, Endpoint, Security
from pretrade.testing.offline.endpoints.handlers import PRIVATE, PUBLIC
from pretrade.testing.server.rest.http_messages import HttpRequest, HttpResponse, json_response

_ANSWERED_HERE = (Security.USER_STREAM, Security.MARGIN)

ROUTES: Mapping[tuple[str, str], Endpoint] = MappingProxyType(
    {
        (one.method, one.path): one
        for one in ENDPOINTS.values()
        if one.name in PUBLIC.keys() | PRIVATE.keys() or one.security in _ANSWERED_HERE
    }
)
"""(method, path) → endpoint: those of the client that are answered."""

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
