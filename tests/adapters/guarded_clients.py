"""Guarded clients of python-binance that send to the exchange on loopback."""
# The library is untyped.
# pyright: basic
# ruff: noqa: ANN401

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import pytest

from pretrade.adapters import guard
from tests.adapters.loopback import LoopbackExchange, Sent
from tests.adapters.python_binance_clients import AsyncClient, Client, synchronous_client

WHAT = {"symbol": "BTCUSDT", "side": "BUY", "type": "LIMIT", "timeInForce": "GTC"}
GOOD = {**WHAT, "quantity": "0.001", "price": "27000"}
OFF_STEP = {**GOOD, "quantity": "0.0000015"}


def pointed_at(server: LoopbackExchange, client: Any) -> Any:
    client.API_URL = f"{server.url}/api"
    client.MARGIN_API_URL = f"{server.url}/sapi"

    async def record(_id: object, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        server.sent.append(Sent("WS", payload["method"], dict(payload["params"])))
        return {"orderId": 28}

    client.ws_api.request = record
    return client


def run(server: LoopbackExchange, cls: type[Any], use: Callable[[Any], Any], **options: Any) -> Any:
    """Use a guarded client of either class, and return the result."""

    async def with_async_client() -> Any:
        client = pointed_at(server, AsyncClient("key", "secret"))
        try:
            found = use(guard(client, **options))
            return await found if isinstance(found, Awaitable) else found
        finally:
            await client.close_connection()

    if cls is AsyncClient:
        return asyncio.run(with_async_client())
    with synchronous_client() as client:
        return use(guard(pointed_at(server, client), **options))


both = pytest.mark.parametrize("cls", [Client, AsyncClient])
"""For tests of both classes."""
