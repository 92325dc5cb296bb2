"""What the transports of httpx and of httpx2, its successor, share: the same names in both."""

from typing import Any

from pretrade.testing.server.exchange_app import ExchangeApp
from pretrade.testing.server.rest.http_messages import HttpRequest


def answer(app: ExchangeApp, request: Any, body: bytes, library: Any) -> Any:  # noqa: ANN401  of the library
    """Send a request of the library to a app and return its response.

    Args:
        app: what answers.
        request: a ``Request`` of the library.
        body: what it carries, read to the end.
        library: the module ``httpx`` or ``httpx2``.
    """
    reply = app.respond(
        HttpRequest(
            method=request.method,
            path=request.url.raw_path.partition(b"?")[0].decode(),
            query=request.url.query.decode(),
            headers=dict(request.headers),
            body=body,
        )
    )
    if reply.lost:
        raise library.RemoteProtocolError("the reply was lost", request=request)
    limit = request.extensions.get("timeout", {}).get("read")
    if limit is not None and reply.delay > limit * 1000:
        raise library.ReadTimeout(f"no reply within {limit} seconds", request=request)
    return library.Response(reply.status, headers=reply.headers, content=reply.body)
