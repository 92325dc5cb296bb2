"""ccxt, as it is published, trades on `pretrade serve`: only its addresses are changed."""
# The library is typed in part.
# pyright: basic
# ruff: noqa: ANN401

import asyncio
from collections.abc import Iterator
from typing import Any

import ccxt
import ccxt.async_support
import ccxt.pro
import pytest

from tests.testing.clients.serving import Served

pytestmark = pytest.mark.slow

SYMBOL = "BTC/USDT"
BID = (SYMBOL, "limit", "buy", 0.001, 59900)


def settings(served: Served) -> dict[str, Any]:
    """Spot alone: the other markets, and the wallet's list of coins, are other services."""
    return {
        "apiKey": "offline-key",
        "secret": "offline-secret",
        "urls": {
            "api": {
                "public": f"{served.url}/api/v3",
                "private": f"{served.url}/api/v3",
                "ws": {"spot": f"{served.ws}/ws", "ws-api": {"spot": f"{served.ws}/ws-api/v3"}},
            },
        },
        "options": {
            "fetchMarkets": {"types": ["spot"]},
            "fetchMargins": False,
            "fetchCurrencies": False,
        },
    }


def opened(served: Served, library: Any = ccxt, **changes: str) -> Any:
    return library.binance({**settings(served), **changes})


@pytest.fixture
def exchange(served: Served) -> Iterator[Any]:
    yield (made := opened(served))
    made.session.close()


def run(served: Served, scenario: Any, library: Any = ccxt.async_support) -> None:
    """Run a coroutine function with an exchange that is closed afterwards."""

    async def whole() -> None:
        exchange = opened(served, library)
        try:
            await asyncio.wait_for(scenario(exchange), timeout=30)
        finally:
            await exchange.close()

    asyncio.run(whole())


def test_it_loads_the_markets(exchange: Any) -> None:
    assert SYMBOL in {market["symbol"] for market in exchange.fetch_markets()}
    market = exchange.load_markets()[SYMBOL]
    assert market["precision"] == {**market["precision"], "amount": 1e-05, "price": 0.01}
    assert exchange.fetch_ticker(SYMBOL)["last"] == 60000
    assert exchange.fetch_order_book(SYMBOL)["bids"][0][0] == 59999.99


def test_it_places_and_cancels(exchange: Any) -> None:
    placed = exchange.create_order(*BID)
    assert placed["status"] == "open"
    assert [one["id"] for one in exchange.fetch_open_orders(SYMBOL)] == [placed["id"]]
    assert exchange.fetch_balance()["USDT"] == {"free": 940.1, "used": 59.9, "total": 1000}
    assert exchange.cancel_order(placed["id"], SYMBOL)["status"] == "canceled"
    assert exchange.fetch_balance()["USDT"]["used"] == 0


def test_it_is_refused_as_by_the_exchange(exchange: Any) -> None:
    with pytest.raises(ccxt.BadRequest, match=r"-1013.+NOTIONAL"):
        exchange.create_order(SYMBOL, "limit", "buy", 0.00001, 59900)
    with pytest.raises(ccxt.InsufficientFunds, match="insufficient balance"):
        exchange.create_order(SYMBOL, "limit", "buy", 1, 59900)
    with pytest.raises(ccxt.OrderImmediatelyFillable):
        exchange.create_order(SYMBOL, "limit", "buy", 0.001, 60100, {"postOnly": True})
    assert exchange.fetch_open_orders(SYMBOL) == []


def test_a_wrong_secret_is_refused(served: Served) -> None:
    exchange = opened(served, secret="wrong")  # noqa: S106
    with pytest.raises(ccxt.AuthenticationError, match="-1022"):
        exchange.fetch_balance()


def test_its_order_fills_when_the_market_comes(exchange: Any, served: Served) -> None:
    placed = exchange.create_order(*BID)
    served.control("trade", symbol="BTCUSDT", price="59890", quantity="1")
    assert exchange.fetch_order(placed["id"], SYMBOL)["status"] == "closed"
    (trade,) = exchange.fetch_my_trades(SYMBOL)
    assert (trade["price"], trade["takerOrMaker"]) == (59900, "maker")
    assert exchange.fetch_balance()["BTC"]["free"] == 1.000999


def test_it_places_a_stop(exchange: Any, served: Served) -> None:
    placed = exchange.create_order(SYMBOL, "market", "sell", 0.01, None, {"stopLossPrice": 59000})
    served.control("trade", symbol="BTCUSDT", price="58990", quantity="1")
    assert exchange.fetch_order(placed["id"], SYMBOL)["status"] == "closed"


def test_it_places_an_oco(exchange: Any) -> None:
    placed = exchange.private_post_orderlist_oco(
        {
            "symbol": "BTCUSDT",
            "side": "SELL",
            "quantity": "0.01",
            "aboveType": "LIMIT_MAKER",
            "abovePrice": "61000",
            "belowType": "STOP_LOSS",
            "belowStopPrice": "59000",
        }
    )
    assert placed["listOrderStatus"] == "EXECUTING"
    assert len(exchange.fetch_open_orders(SYMBOL)) == 2
    assert exchange.fetch_balance()["BTC"]["used"] == 0.01


def test_the_async_exchange_trades_too(served: Served) -> None:
    async def scenario(exchange: Any) -> None:
        placed = await exchange.create_order(*BID)
        assert [one["id"] for one in await exchange.fetch_open_orders(SYMBOL)] == [placed["id"]]
        with pytest.raises(ccxt.BadRequest, match="-1013"):
            await exchange.create_order(SYMBOL, "limit", "buy", 0.00001, 59900)
        await exchange.cancel_order(placed["id"], SYMBOL)
        assert (await exchange.fetch_balance())["USDT"]["used"] == 0

    run(served, scenario)


async def told(watching: Any, act: Any) -> Any:
    """What is watched; it is done again and again, since nobody says when watching has begun."""
    task = asyncio.ensure_future(watching)
    while not task.done():
        await act()
        await asyncio.wait([task], timeout=0.2)
    return task.result()


def test_it_watches_trades(served: Served) -> None:
    async def scenario(exchange: Any) -> None:
        async def act() -> None:
            served.control("trade", symbol="BTCUSDT", price="60001", quantity="1")

        trades = await told(exchange.watch_trades(SYMBOL), act)
        assert {trade["price"] for trade in trades} == {60001}

    run(served, scenario, ccxt.pro)


def test_it_watches_its_orders(served: Served) -> None:
    async def scenario(exchange: Any) -> None:
        async def act() -> None:
            await exchange.create_order(*BID)

        (order, *_) = await told(exchange.watch_orders(SYMBOL), act)
        assert (order["status"], order["price"]) == ("open", 59900)

    run(served, scenario, ccxt.pro)


def test_it_trades_over_the_websocket_api(served: Served) -> None:
    async def scenario(exchange: Any) -> None:
        placed = await exchange.create_order_ws(*BID)
        assert [one["id"] for one in await exchange.fetch_open_orders_ws(SYMBOL)] == [placed["id"]]
        cancelled = await exchange.cancel_order_ws(placed["id"], SYMBOL)
        assert cancelled["status"] == "canceled"
        with pytest.raises(ccxt.BaseError, match="-1013"):
            await exchange.create_order_ws(SYMBOL, "limit", "buy", 0.00001, 59900)

    run(served, scenario, ccxt.pro)
