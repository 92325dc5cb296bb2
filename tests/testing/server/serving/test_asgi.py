"""The ASGI application, without a server."""
# JSON and settings of any kind.
# ruff: noqa: ANN401

import asyncio
import json
from collections.abc import MutableMapping
from typing import Any

import pytest

from pretrade.testing.server.exchange_app import ExchangeApp
from pretrade.testing.server.serving.asgi import MOST_BODY, MOST_QUERY, AsgiApp
from tests.testing.server.asking import NOW, exchange

Message = MutableMapping[str, Any]


def http_scope(**changes: Any) -> dict[str, Any]:
    path = changes.pop("path", "/api/v3/time")
    return {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"x-mbx-apikey", b"offline-key")],
        "client": ("127.0.0.1", 5000),
        **changes,
    }


def run(app: AsgiApp, scope: dict[str, Any], *received: Message) -> list[Message]:
    """What an application sends that receives these messages, and hears no more after them."""
    sent: list[Message] = []
    waiting = list(received) or [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Message:
        return waiting.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    async def main() -> None:
        await app(scope, receive, send)

    asyncio.run(main())
    return sent


def app() -> AsgiApp:
    return AsgiApp(ExchangeApp(exchange()))


def test_a_request_is_answered() -> None:
    start, body = run(app(), http_scope())
    headers = dict(start["headers"])
    assert start["status"] == 200
    assert json.loads(body["body"]) == {"serverTime": NOW}
    assert headers[b"content-length"] == str(len(body["body"])).encode()
    assert headers[b"x-mbx-used-weight-1m"] == b"1"


def test_a_body_may_come_in_pieces() -> None:
    pieces = [b'{"sec', b'onds":"2"}', b""]
    start, body = run(
        app(),
        http_scope(method="POST", path="/__control__/advance"),
        *({"type": "http.request", "body": piece, "more_body": bool(piece)} for piece in pieces),
    )
    assert start["status"] == 200
    assert json.loads(body["body"]) == {"serverTime": str(NOW + 2000)}


@pytest.mark.parametrize("size", [MOST_BODY + 1, 9 * 1024 * 1024])
def test_a_body_that_is_too_long_is_413_and_an_endless_one_is_not_read_to_the_end(
    size: int,
) -> None:
    endless = size > 8 * 1024 * 1024
    message = {"type": "http.request", "body": b"a" * size, "more_body": endless}
    start, body = run(app(), http_scope(method="POST"), message)
    assert start["status"] == 413
    assert (b"connection", b"close") in start["headers"]
    assert json.loads(body["body"])["msg"] == "A body is at most 65536 bytes."


def test_the_longest_body_is_read() -> None:
    message = {"type": "http.request", "body": b"a" * MOST_BODY, "more_body": False}
    assert run(app(), http_scope(method="POST"), message)[0]["status"] == 405


def test_a_query_that_is_too_long_is_414() -> None:
    assert run(app(), http_scope(query_string=b"a" * MOST_QUERY))[0]["status"] == 414


def test_a_client_that_is_gone_gets_no_order_placed() -> None:
    offline = exchange()
    before = offline.journal
    received: list[Message] = [
        {"type": "http.request", "body": b"symbol=BTCUSDT", "more_body": True},
        {"type": "http.disconnect"},
    ]
    sent = run(AsgiApp(ExchangeApp(offline)), http_scope(method="POST"), *received)
    assert sent == []
    assert offline.journal == before


def test_bytes_that_are_no_text_are_answered_too() -> None:
    scope = http_scope(
        raw_path=b"/api/v3/\xff",
        query_string=b"a=\xff",
        headers=[(b"x-mbx-apikey", b"\xff\xfe")],
        client=None,
    )
    assert run(app(), scope)[0]["status"] == 404
    scope["raw_path"] = b"/api/v3/account"
    assert run(app(), scope)[0]["status"] == 401


def test_a_server_that_cannot_cut_leaves_a_lost_reply_unfinished() -> None:
    one = app()
    one.app.exchange.inject("lost_reply", endpoint="time")
    (start,) = run(one, http_scope())
    assert (b"content-length", b"1") in start["headers"]


def test_a_server_that_can_cut_is_told_whom() -> None:
    one, cut = app(), list[tuple[str, int]]()

    def cutting(client: tuple[str, int]) -> bool:
        cut.append(client)
        return True

    one.cut = cutting
    one.app.exchange.inject("lost_reply", endpoint="time")
    assert run(one, http_scope()) == []
    assert cut == [("127.0.0.1", 5000)]


def test_the_life_of_a_server_needs_nothing() -> None:
    messages = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]
    sent = run(app(), {"type": "lifespan"}, *messages)
    assert [one["type"] for one in sent] == [
        "lifespan.startup.complete",
        "lifespan.shutdown.complete",
    ]
