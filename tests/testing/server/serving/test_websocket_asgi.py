"""WebSocket connections over ASGI: which address opens what, and how connections end."""

import asyncio
import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Self

import pytest

from pretrade.testing.server.exchange_app import ExchangeApp
from pretrade.testing.server.serving.websocket_asgi import MOST_WAITING, serve_websocket
from tests.testing.server.asking import exchange

pytestmark = pytest.mark.slow


class Connection:
    """One connection to a new exchange, from the side of the ASGI server."""

    def __init__(self, path: str, query: str = "", **scope: object) -> None:
        self.exchange = exchange()
        self.app = ExchangeApp(self.exchange)
        self.scope = {"path": path, "query_string": query.encode(), **scope}
        self._incoming = asyncio.Queue[dict[str, Any]]()
        self.sent = asyncio.Queue[MutableMapping[str, Any]]()
        self.can_send = asyncio.Event()
        self.can_send.set()

    async def __aenter__(self) -> Self:
        self._incoming.put_nowait({"type": "websocket.connect"})
        self._task = asyncio.create_task(
            serve_websocket(self.app.api, self.scope, self._incoming.get, self.send)
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        self._incoming.put_nowait({"type": "websocket.disconnect", "code": 1005})
        await asyncio.wait_for(self._task, timeout=5)

    async def send(self, event: MutableMapping[str, Any]) -> None:
        await self.can_send.wait()
        self.sent.put_nowait(event)

    async def next(self) -> MutableMapping[str, Any]:
        return await asyncio.wait_for(self.sent.get(), timeout=5)

    async def opened(self) -> None:
        assert await self.next() == {"type": "websocket.accept"}

    async def read(self) -> Any:  # noqa: ANN401  JSON
        return json.loads((await self.next())["text"])

    def write(self, **message: str | bytes) -> None:
        self._incoming.put_nowait({"type": "websocket.receive", **message})

    @property
    def is_over(self) -> bool:
        return self._task.done()


def run(scenario: Callable[[], Awaitable[None]]) -> None:
    async def within() -> None:
        await asyncio.wait_for(scenario(), timeout=20)

    asyncio.run(within())


@pytest.mark.parametrize(
    ("path", "query", "wrapped"),
    [
        ("/ws/btcusdt@trade", "", False),
        ("/ws/btcusdt@trade/btcusdt@depth", "timeUnit=MILLISECOND", False),
        ("/stream", "streams=btcusdt@trade/btcusdt@depth", True),
        ("/stream", "streams=btcusdt%40trade&timeUnit=millisecond", True),
    ],
)
def test_an_address_names_its_streams(path: str, query: str, wrapped: bool) -> None:
    async def scenario() -> None:
        async with Connection(path, query) as connection:
            await connection.opened()
            connection.exchange.trade("BTCUSDT", "60001", "1")
            event = await connection.read()
            assert ("stream" in event) is wrapped
            assert (event["data"] if wrapped else event)["e"] == "trade"

    run(scenario)


@pytest.mark.parametrize("path", ["/ws", "/ws/", "/stream"])
def test_streams_may_be_named_later(path: str) -> None:
    async def scenario() -> None:
        async with Connection(path) as connection:
            await connection.opened()
            connection.write(text='{"method":"SUBSCRIBE","params":["btcusdt@trade"],"id":1}')
            assert await connection.read() == {"result": None, "id": 1}

    run(scenario)


def test_a_name_that_cannot_be_written_names_no_stream() -> None:
    async def scenario() -> None:
        async with Connection("/ws") as connection:
            await connection.opened()
            api = connection.app.api
            api.listen_keys.start("offline-key", "offline-secret", connection.exchange.now)
            connection.write(text='{"method":"SUBSCRIBE","params":["\\ud800"],"id":1}')
            assert (await connection.read())["error"]["code"] == 2

    run(scenario)


def test_a_listen_key_that_rest_gave_opens_a_stream() -> None:
    async def scenario() -> None:
        connection = Connection("/ws/none")
        api = connection.app.api
        key = api.listen_keys.start("offline-key", "offline-secret", connection.exchange.now)
        connection.scope["path"] = f"/ws/{key}"
        async with connection:
            await connection.opened()
            connection.exchange.deposit("USDT", "1")
            assert (await connection.read())["e"] == "balanceUpdate"

    run(scenario)


@pytest.mark.parametrize(
    ("query", "shown"), [("", True), ("returnRateLimits=false", False), ("timeUnit=", None)]
)
def test_the_websocket_api_has_an_address(query: str, shown: bool | None) -> None:
    async def scenario() -> None:
        async with Connection("/ws-api/v3", query) as connection:
            if shown is None:
                assert (await connection.next())["type"] == "websocket.close"
                return
            await connection.opened()
            connection.write(text='{"id":1,"method":"ping"}')
            assert ("rateLimits" in await connection.read()) is shown

    run(scenario)


def test_bytes_are_read_as_text() -> None:
    async def scenario() -> None:
        async with Connection("/ws-api/v3") as connection:
            await connection.opened()
            connection.write(bytes=b'{"id":1,"method":"ping"}')
            assert (await connection.read())["status"] == 200
            connection.write(bytes=b"\xff\xfe")
            assert (await connection.read())["error"]["code"] == -1135

    run(scenario)


@pytest.mark.parametrize(
    ("path", "query", "status", "code"),
    [
        ("/", "", 404, -1020),
        ("/wsx", "", 404, -1020),
        ("/ws-api/v3/../v1", "", 404, -1020),
        (f"/ws/{'x' * 64}", "", 400, -1125),
        ("/ws/btcusdt@kline_1m", "", 400, 2),
        ("/ws", "timeUnit=MICROSECOND", 400, -1194),
    ],
)
def test_an_address_that_opens_nothing_is_answered_by_http(
    path: str, query: str, status: int, code: int
) -> None:
    async def scenario() -> None:
        extensions: dict[str, Any] = {"websocket.http.response": {}}
        async with Connection(path, query, extensions=extensions) as connection:
            assert (await connection.next())["status"] == status
            assert json.loads((await connection.next())["body"])["code"] == code

    run(scenario)


def test_a_disconnect_fault_closes_the_connection() -> None:
    async def scenario() -> None:
        async with Connection("/ws/btcusdt@trade") as connection:
            await connection.opened()
            connection.exchange.inject("disconnect")
            event = await connection.next()
            assert (event["type"], event["code"]) == ("websocket.close", 1001)

    run(scenario)


def test_a_latency_fault_holds_back_the_answer() -> None:
    async def scenario() -> None:
        async with Connection("/ws-api/v3") as connection:
            await connection.opened()
            connection.exchange.inject("latency", seconds=3)
            connection.write(text='{"id":1,"method":"time"}')
            answer = await connection.read()
            assert answer["result"]["serverTime"] == 1_664_496_000_000 + 3000

    run(scenario)


def test_a_client_that_does_not_read_is_disconnected() -> None:
    async def scenario() -> None:
        async with Connection("/ws/btcusdt@trade") as connection:
            await connection.opened()
            connection.can_send.clear()
            for _ in range(MOST_WAITING + 10):
                connection.exchange.trade("BTCUSDT", "60001", "1")
            await asyncio.sleep(0)  # the events are handed over
            connection.can_send.set()
            events = [await connection.next() for _ in range(MOST_WAITING + 1)]
            assert events[-1]["type"] == "websocket.close"
            assert {event["type"] for event in events[:-1]} == {"websocket.send"}

    run(scenario)


def test_a_client_that_is_gone_ends_the_session() -> None:
    async def scenario() -> None:
        connection = Connection("/ws/btcusdt@trade")
        async with connection:
            await connection.opened()
        assert connection.is_over
        connection.exchange.trade("BTCUSDT", "60001", "1")
        await asyncio.sleep(0)
        assert connection.sent.empty()

    run(scenario)


def test_a_client_that_goes_while_it_is_told_something_is_no_trouble() -> None:
    async def scenario() -> None:
        connection = Connection("/ws/btcusdt@trade")

        async def broken(event: MutableMapping[str, Any]) -> None:
            if event["type"] == "websocket.send":
                raise ConnectionResetError
            connection.sent.put_nowait(event)

        connection.send = broken  # type: ignore[method-assign]  # the connection breaks
        async with connection:
            await connection.opened()
            connection.exchange.trade("BTCUSDT", "60001", "1")
            await asyncio.sleep(0.01)

    run(scenario)
