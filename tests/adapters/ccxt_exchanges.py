"""Guarded exchanges of ccxt that send to the exchange on loopback."""
# The library is typed in part.
# pyright: basic
# ruff: noqa: ANN401

import asyncio
from collections.abc import Callable
from typing import Any

import ccxt
import ccxt.async_support
import pytest

from pretrade.adapters import guard_ccxt
from tests.adapters.loopback import LoopbackExchange

GOOD = ("BTC/USDT", "limit", "buy", 0.001, 27000)
TOO_SMALL = ("BTC/USDT", "limit", "buy", 0.0001, 27000)  # 2.70 USDT; the minimum is 10


def config(server: LoopbackExchange) -> Any:
    spot, margin = f"{server.url}/api/v3", f"{server.url}/sapi/v1"
    return {
        "apiKey": "key",
        "secret": "secret",
        "enableRateLimit": False,
        "timeout_on_exit": 0,  # else closing an asynchronous one takes a quarter of a second
        "urls": {"api": {"public": spot, "private": spot, "sapi": margin}},
        "options": {
            "fetchMarkets": {"types": ["spot"]},
            "fetchMargins": False,
            "fetchCurrencies": False,
        },
    }


def run(server: LoopbackExchange, cls: type[Any], use: Callable[[Any], Any], **options: Any) -> Any:
    """Use a guarded exchange of either kind, and return the result."""

    async def with_async_exchange() -> Any:
        exchange = cls(config(server))
        try:
            return await use(guard_ccxt(exchange, **options))
        finally:
            await exchange.close()

    if issubclass(cls, ccxt.async_support.Exchange):
        return asyncio.run(with_async_exchange())
    exchange = cls(config(server))
    try:
        return use(guard_ccxt(exchange, **options))
    finally:
        exchange.close()


both = pytest.mark.parametrize("cls", [ccxt.binance, ccxt.async_support.binance])
"""For tests of both kinds of exchange."""
