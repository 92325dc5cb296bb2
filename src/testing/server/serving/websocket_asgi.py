"""Carries WebSocket sessions over ASGI: `serve_websocket`. What is said is decided elsewhere."""

import asyncio
import json
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from typing import Any

from pretrade.testing.server.api import Api
from pretrade.testing.server.websocket.addresses import open_session
from pretrade.testing.server.websocket.connection import (
    POLICY_VIOLATION,
    Close,
    Connection,
    Message,
    Pause,
    Refused,
)

Event = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Event]]
Send = Callable[[Event], Awaitable[None]]

MOST_WAITING = 10_000
"""Messages that wait for a client which does not read them; at one more it is disconnected."""


async def serve_websocket(api: Api, scope: Scope, receive: Receive, send: Send) -> None:
    """Serve one connection until it ends.

    Args:
        api: what answers.
        scope: of type ``websocket``.
        receive: gives the client's events.
        send: takes the server's events.
    """
    await receive()  # websocket.connect
    outbox = Outbox()
    client = scope.get("client") or ("127.0.0.1", 0)
    try:
        session = open_session(
            api, scope["path"], scope["query_string"].decode("latin-1"), outbox.put, client[0]
        )
    except Refused as refused:
        await _refuse(refused, scope, send)
        return
    try:
        await send({"type": "websocket.accept"})
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(_read(session, receive, outbox))
            tasks.create_task(_write(outbox, send))
    finally:
        session.closed()


class Outbox:
    """Messages on their way from a session, in whatever thread, to the connection."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._waiting = asyncio.Queue[Message | None]()

    def put(self, message: Message) -> None:
        """Take a message."""
        self._loop.call_soon_threadsafe(self._put, message)

    def end(self) -> None:
        """Let go of whoever waits."""
        self._waiting.put_nowait(None)

    async def get(self) -> Message | None:
        """Return the next message; None: there is none any more."""
        return await self._waiting.get()

    def _put(self, message: Message) -> None:
        if self._waiting.qsize() < MOST_WAITING:
            self._waiting.put_nowait(message)
        elif self._waiting.qsize() == MOST_WAITING:
            self._waiting.put_nowait(Close(POLICY_VIOLATION, "too many messages are not read"))


async def _read(session: Connection, receive: Receive, outbox: Outbox) -> None:
    while (event := await receive())["type"] == "websocket.receive":
        text = event.get("text")
        session.receive(event["bytes"].decode("utf-8", "replace") if text is None else text)
    session.closed()
    outbox.end()


async def _write(outbox: Outbox, send: Send) -> None:
    with suppress(OSError):  # ASGI: the client is gone; whoever reads is told so
        while (message := await outbox.get()) is not None:
            match message:
                case Close(code, reason):
                    await send({"type": "websocket.close", "code": code, "reason": reason})
                    return
                case Pause(seconds):
                    await asyncio.sleep(seconds)
                case text:
                    await send({"type": "websocket.send", "text": text})


async def _refuse(refused: Refused, scope: Scope, send: Send) -> None:
    if "websocket.http.response" not in (scope.get("extensions") or {}):
        await send({"type": "websocket.close", "code": POLICY_VIOLATION, "reason": str(refused)})
        return
    start: Event = {
        "type": "websocket.http.response.start",
        "status": refused.status,
        "headers": [(b"content-type", b"application/json;charset=UTF-8")],
    }
    await send(start)
    body = json.dumps(refused.body).encode()
    await send({"type": "websocket.http.response.body", "body": body})
