"""An offline exchange as an ASGI application: `AsgiApp`. Any ASGI server can run it.

Source: ASGI specification 3.0, HTTP & WebSocket message format 2.3.
"""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from functools import partial
from typing import Any

from pretrade.testing.server.exchange_app import ExchangeApp
from pretrade.testing.server.rest.http_messages import HttpRequest, HttpResponse, json_response
from pretrade.testing.server.serving.websocket_asgi import serve_websocket

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

MOST_BODY = 65_536
"""A longer body is refused with status 413."""
MOST_QUERY = 32_768
"""A longer path or query is refused with status 414."""

_MOST_READ = 8_388_608
_UNSUPPORTED = -1020


class AsgiApp:
    """Carries requests from an ASGI server to the app of an exchange.

    Attributes:
        app: what answers.
        websocket: what serves WebSocket connections.
        cut: cuts the connection of a client (host and port), for replies that get lost. Without
            it a reply that gets lost is begun and not finished; servers cut the connection then.
    """

    def __init__(self, app: ExchangeApp) -> None:
        """Serve what is behind a app."""
        self.app = app
        self.websocket: App = partial(serve_websocket, app.api)
        self.cut: Callable[[tuple[str, int]], bool] = _cannot_cut

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection, as the ASGI specification has it."""
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "websocket":
            await self.websocket(scope, receive, send)
        else:
            await _live(receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        raw_path, query = scope.get("raw_path") or scope["path"].encode(), scope["query_string"]
        if len(raw_path) + len(query) > MOST_QUERY:
            await _send(send, _too_long(414, f"A path and query are at most {MOST_QUERY} bytes."))
            return
        body = await _body(receive)
        if body is None:
            return
        if len(body) > MOST_BODY:
            await _send(send, _too_long(413, f"A body is at most {MOST_BODY} bytes."))
            return
        client = scope.get("client") or ("127.0.0.1", 0)
        response = self.app.respond(
            HttpRequest(
                method=scope["method"],
                path=raw_path.decode("latin-1"),
                query=query.decode("utf-8", "surrogateescape"),
                headers={
                    name.decode("latin-1"): value.decode("latin-1")
                    for name, value in scope["headers"]
                },
                body=body,
                address=client[0],
            )
        )
        if response.delay:
            await asyncio.sleep(response.delay / 1000)
        if response.lost:
            await self._lose((client[0], client[1]), send)
        else:
            await _send(send, response)

    async def _lose(self, client: tuple[str, int], send: Send) -> None:
        if not self.cut(client):
            headers = [(b"content-length", b"1")]
            await send({"type": "http.response.start", "status": 200, "headers": headers})


async def _body(receive: Receive) -> bytes | None:
    """Return the body, of one that is too long a part; None: nobody waits for an answer.

    What is too long is read and thrown away for a while: who still sends would not see the answer.
    """
    message = await receive()
    body: bytes = message.get("body", b"")
    length = len(body)
    while message.get("more_body") and length <= _MOST_READ:
        message = await receive()
        more: bytes = message.get("body", b"")
        length += len(more)
        if len(body) <= MOST_BODY:
            body += more
    return None if message["type"] == "http.disconnect" else body


async def _send(send: Send, response: HttpResponse) -> None:
    headers = [(name.encode(), value.encode()) for name, value in response.headers.items()]
    headers.append((b"content-length", b"%d" % len(response.body)))
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    await send({"type": "http.response.body", "body": response.body})


def _too_long(status: int, msg: str) -> HttpResponse:
    """Return a refusal after which the connection is closed: its request is not read to the end."""
    body = {"code": _UNSUPPORTED, "msg": msg}
    return json_response(status, body, {"connection": "close"})


async def _live(receive: Receive, send: Send) -> None:
    """Say yes to the beginning and the end of the server's life: nothing is to be done."""
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


def _cannot_cut(client: tuple[str, int]) -> bool:
    del client
    return False
