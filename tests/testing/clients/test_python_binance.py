"""python-binance, as it is published, trades on `pretrade serve`: only addresses are changed."""
# The library is typed in part.
# pyright: basic
# ruff: noqa: ANN401

import asyncio
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest

from tests.adapters.python_binance_clients import AsyncClient, Client
from tests.testing.clients.serving import Served

from binance import BinanceSocketManager  # isort: skip
from binance.exceptions import BinanceAPIException
from binance.ws.reconnecting_websocket import ReconnectingWebsocket

KEYS = ("offline-key", "offline-secret")
BID = {"symbol": "BTCUSDT", "quantity": "0.001", "price": "59900"}
# The library calls what asyncio and websockets have deprecated.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


@pytest.fixture(autouse=True)
def _addresses(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    for client in (Client, AsyncClient):
        monkeypatch.setattr(client, "API_URL", f"{served.url}/api")
        monkeypatch.setattr(client, "WS_API_URL", f"{served.ws}/ws-api/v3")
    monkeypatch.setattr(BinanceSocketManager, "STREAM_URL", f"{served.ws}/")
    # To close a socket takes as long as it waits for a message: 10 seconds.
    monkeypatch.setattr(ReconnectingWebsocket, "TIMEOUT", 2)


@pytest.fixture
def client() -> Iterator[Any]:
    with opened(*KEYS) as made:
        yield made


@contextmanager
def opened(key: str, secret: str) -> Generator[Any, None, None]:
    """A client. It takes the event loop of its thread; if there is none it leaves one behind."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    client = Client(key, secret)
    try:
        yield client
    finally:
        client.close_connection()
        asyncio.set_event_loop(None)
        loop.close()


def run(scenario: Any) -> None:
    """Run a coroutine function with a client that is closed afterwards."""

    async def whole() -> None:
        client = await AsyncClient.create(*KEYS)
        try:
            await asyncio.wait_for(scenario(client), timeout=30)
        finally:
            await client.close_connection()

    asyncio.run(whole())


def balance(client: Any, asset: str) -> tuple[Decimal, Decimal]:
    found = client.get_asset_balance(asset)
    return Decimal(found["free"]), Decimal(found["locked"])


def test_it_reads_the_rules_and_the_market(client: Any) -> None:
    symbols = {row["symbol"] for row in client.get_exchange_info()["symbols"]}
    assert "BTCUSDT" in symbols
    assert client.get_symbol_info("BTCUSDT")["status"] == "TRADING"
    assert client.get_symbol_ticker(symbol="BTCUSDT")["price"] == "60000.00000000"
    assert client.get_avg_price(symbol="BTCUSDT")["price"] == "60000.00000000"
    assert client.get_order_book(symbol="BTCUSDT")["bids"][0][0] == "59999.99000000"
    assert client.get_orderbook_ticker(symbol="BTCUSDT")["askPrice"] == "60000.01000000"


def test_it_places_and_cancels(client: Any) -> None:
    placed = client.order_limit_buy(**BID)
    assert placed["status"] == "NEW"
    assert [one["orderId"] for one in client.get_open_orders()] == [placed["orderId"]]
    assert balance(client, "USDT") == (Decimal("940.1"), Decimal("59.9"))
    cancelled = client.cancel_order(symbol="BTCUSDT", orderId=placed["orderId"])
    assert cancelled["status"] == "CANCELED"
    assert balance(client, "USDT") == (Decimal(1000), Decimal(0))


@pytest.mark.parametrize(
    ("changes", "code", "message"),
    [
        ({"quantity": "0.000015"}, -1013, "Filter failure: LOT_SIZE"),
        ({"price": "59900.001"}, -1013, "Filter failure: PRICE_FILTER"),
        ({"quantity": "0.00001"}, -1013, "Filter failure: NOTIONAL"),
        ({"quantity": "1"}, -2010, "Account has insufficient balance for requested action."),
        ({"symbol": "NOTHERE"}, -1121, "Invalid symbol."),
    ],
)
def test_it_is_refused_with_the_code_of_the_exchange(
    client: Any, changes: dict[str, str], code: int, message: str
) -> None:
    with pytest.raises(BinanceAPIException) as refusal:
        client.order_limit_buy(**{**BID, **changes})
    assert (refusal.value.code, refusal.value.message) == (code, message)
    assert refusal.value.status_code == 400
    assert client.get_open_orders() == []


@pytest.mark.parametrize(
    ("keys", "code", "status"),
    [(("offline-key", "wrong"), -1022, 400), (("wrong", "offline-secret"), -2015, 401)],
)
def test_a_wrong_key_is_refused(keys: tuple[str, str], code: int, status: int) -> None:
    with opened(*keys) as client, pytest.raises(BinanceAPIException) as refusal:
        client.get_account()
    assert (refusal.value.code, refusal.value.status_code) == (code, status)


def test_its_order_fills_when_the_market_comes(client: Any, served: Served) -> None:
    placed = client.order_limit_buy(**BID)
    served.control("trade", symbol="BTCUSDT", price="59890", quantity="1")
    assert client.get_order(symbol="BTCUSDT", orderId=placed["orderId"])["status"] == "FILLED"
    (trade,) = client.get_my_trades(symbol="BTCUSDT")
    assert (trade["price"], trade["isMaker"]) == ("59900.00000000", True)
    assert balance(client, "BTC") == (Decimal("1.000999"), Decimal(0))


def test_it_buys_at_the_market(client: Any) -> None:
    placed = client.order_market_buy(symbol="BTCUSDT", quoteOrderQty="120")
    assert placed["status"] == "FILLED"
    assert placed["fills"][0]["price"] == "60000.01000000"


def test_it_places_an_oco_that_ends_when_one_leg_fills(client: Any, served: Served) -> None:
    placed = client.create_oco_order(
        symbol="BTCUSDT",
        side="SELL",
        quantity="0.01",
        aboveType="LIMIT_MAKER",
        abovePrice="61000",
        belowType="STOP_LOSS",
        belowStopPrice="59000",
    )
    assert placed["listOrderStatus"] == "EXECUTING"
    assert len(client.get_open_orders(symbol="BTCUSDT")) == 2
    assert balance(client, "BTC") == (Decimal("0.99"), Decimal("0.01"))
    served.control("trade", symbol="BTCUSDT", price="61000", quantity="5")
    statuses = {one["type"]: one["status"] for one in client.get_all_orders(symbol="BTCUSDT")}
    assert statuses == {"LIMIT_MAKER": "FILLED", "STOP_LOSS": "EXPIRED"}
    assert placed["orderListId"] >= 0
    assert client.get_open_orders() == []


def test_the_async_client_trades_too(served: Served) -> None:
    async def scenario(client: Any) -> None:
        placed = await client.order_limit_buy(**BID)
        served.control("trade", symbol="BTCUSDT", price="59890", quantity="1")
        order = await client.get_order(symbol="BTCUSDT", orderId=placed["orderId"])
        assert order["status"] == "FILLED"
        with pytest.raises(BinanceAPIException) as refusal:
            await client.order_limit_buy(**{**BID, "quantity": "0.000015"})
        assert refusal.value.code == -1013

    run(scenario)


def test_its_user_socket_tells_what_happens_to_an_order(served: Served) -> None:
    async def scenario(client: Any) -> None:
        async with BinanceSocketManager(client).user_socket() as socket:
            placed = await client.order_limit_buy(**BID)
            report, position = await socket.recv(), await socket.recv()
            assert (report["e"], report["x"], report["i"]) == (
                "executionReport",
                "NEW",
                placed["orderId"],
            )
            locked = {one["a"]: Decimal(one["l"]) for one in position["B"]}
            assert locked["USDT"] == Decimal("59.9")
            served.control("trade", symbol="BTCUSDT", price="59890", quantity="1")
            report = await socket.recv()
            assert (report["x"], report["X"]) == ("TRADE", "FILLED")

    run(scenario)


def test_it_trades_over_the_websocket_api() -> None:
    async def scenario(client: Any) -> None:
        assert "serverTime" in await client.ws_get_time()
        placed = await client.ws_order_limit_buy(**BID)
        assert placed["status"] == "NEW"
        (order,) = await client.ws_get_open_orders(symbol="BTCUSDT")
        assert order["orderId"] == placed["orderId"]
        cancelled = await client.ws_cancel_order(symbol="BTCUSDT", orderId=placed["orderId"])
        assert cancelled["status"] == "CANCELED"
        with pytest.raises(BinanceAPIException) as refusal:
            await client.ws_order_limit_buy(**{**BID, "quantity": "0.000015"})
        assert refusal.value.code == -1013

    run(scenario)


def test_its_market_sockets_tell_trades(served: Served) -> None:
    async def scenario(client: Any) -> None:
        async with BinanceSocketManager(client).trade_socket("BTCUSDT") as socket:
            served.control("trade", symbol="BTCUSDT", price="60001", quantity="1")
            assert (await socket.recv())["p"] == "60001.00000000"

    run(scenario)


def test_a_listen_key_works_among_market_streams(served: Served) -> None:
    async def scenario(client: Any) -> None:
        streams = [await client.stream_get_listen_key(), "btcusdt@trade"]
        async with BinanceSocketManager(client).multiplex_socket(streams) as socket:
            await client.order_limit_buy(**BID)
            assert (await socket.recv())["data"]["e"] == "executionReport"
            assert (await socket.recv())["stream"] == streams[0]
            served.control("trade", symbol="BTCUSDT", price="60001", quantity="1")
            assert (await socket.recv())["stream"] == streams[1]

    run(scenario)


def test_its_socket_hears_of_a_disconnect_and_comes_back(served: Served) -> None:
    async def scenario(client: Any) -> None:
        async with BinanceSocketManager(client).trade_socket("BTCUSDT") as socket:
            served.control("inject", fault="disconnect")
            assert (await socket.recv())["e"] == "error"
            back = asyncio.ensure_future(trade_of(socket))
            while not back.done():
                served.control("trade", symbol="BTCUSDT", price="60001", quantity="1")
                await asyncio.sleep(0.1)
            assert back.result()["p"] == "60001.00000000"

    async def trade_of(socket: Any) -> Any:
        while (event := await socket.recv())["e"] != "trade":
            pass
        return event

    run(scenario)
