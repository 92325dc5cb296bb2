"""Orders of python-binance over a real WebSocket on loopback."""
# The library is untyped.
# pyright: basic
# ruff: noqa: ANN401

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, serve

from pretrade import OrderRejected
from pretrade.adapters import guard
from tests.adapters.loopback import RULES
from tests.adapters.python_binance_clients import AsyncClient

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of websockets, in there

GOOD = {"symbol": "BTCUSDT", "side": "BUY", "quantity": "0.001", "price": "27000"}


def sent_by(place: Callable[[Any], Any]) -> list[Mapping[str, Any] | str]:
    """Return what reaches the server: the connections, and the messages on them."""
    seen: list[Mapping[str, Any] | str] = []

    async def answer(connection: ServerConnection) -> None:
        seen.append("connected")
        async for message in connection:
            request = json.loads(message)
            seen.append(request)
            reply = {"id": request["id"], "status": 200, "result": {"orderId": 28}}
            await connection.send(json.dumps(reply))

    async def served() -> None:
        async with serve(answer, "127.0.0.1", 0) as server:
            port = next(iter(server.sockets)).getsockname()[1]
            client: Any = guard(AsyncClient("key", "secret"), RULES)
            client.ws_api._url = f"ws://127.0.0.1:{port}"
            client.ws_api.TIMEOUT = 0.1  # how long it listens on before it closes
            try:
                await place(client)
            finally:
                await client.close_connection()

    asyncio.run(served())
    return seen


def test_a_good_order_is_sent() -> None:
    connected, request = sent_by(lambda client: client.ws_order_limit_buy(**GOOD))

    assert connected == "connected"
    assert isinstance(request, dict)
    assert request["method"] == "order.place"
    assert GOOD.items() <= request["params"].items()


def test_a_bad_order_does_not_even_open_a_connection() -> None:
    async def refused(client: Any) -> None:
        with pytest.raises(OrderRejected, match="LOT_SIZE"):
            await client.ws_order_limit_buy(**{**GOOD, "quantity": "0.0000015"})

    assert sent_by(refused) == []
