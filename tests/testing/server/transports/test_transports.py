"""Clients without a socket: ours, and those that are built on requests, httpx or httpx2."""
# The libraries are untyped.
# pyright: basic
# ruff: noqa: ANN401

import asyncio
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import httpx
import httpx2
import pytest
import requests
from pytest_socket import disable_socket

from pretrade.client import Client
from pretrade.client.errors import TransportFailed
from pretrade.testing import OfflineExchange
from pretrade.testing.server.client_time import WallClock
from pretrade.testing.server.exchange_app import ExchangeApp
from pretrade.testing.server.transports.client_transport import OfflineTransport
from pretrade.testing.server.transports.httpx2_transport import OfflineHttpx2Transport
from pretrade.testing.server.transports.httpx_transport import OfflineHttpxTransport
from pretrade.testing.server.transports.requests_adapter import OfflineAdapter
from tests.adapters.python_binance_clients import Client as PythonBinance
from tests.testing.server.asking import LIMIT, NOW, exchange, signature

from binance.exceptions import BinanceAPIException  # isort: skip  # after its clients

BASE = "https://api.binance.com"
ORDER = {**LIMIT, "newClientOrderId": "mine"}


def ours(offline: OfflineExchange, **settings: Any) -> Client:
    transport = OfflineTransport(ExchangeApp(offline))
    return Client(
        "offline-key",
        "offline-secret",
        environment="testnet",
        transport=transport,
        clock=lambda: offline.now,
        **settings,
    )


@pytest.mark.disable_socket
def test_our_client_trades() -> None:
    offline = exchange()
    with ours(offline) as client:
        client.refresh("BTCUSDT")
        assert client.new_order(**ORDER)["status"] == "NEW"
        offline.trade("BTCUSDT", "59890", "1")
        found = client.query_order(symbol="BTCUSDT", origClientOrderId="mine")
        assert found["status"] == "FILLED"
    assert offline.balance("BTC").free == Decimal("0.000999")


@pytest.mark.disable_socket
def test_our_client_finds_an_order_whose_reply_was_lost() -> None:
    offline = exchange()
    with ours(offline) as client:
        client.refresh("BTCUSDT")
        offline.inject("lost_reply")
        reply = client.new_order(**ORDER)
    assert reply.recovered
    assert len(offline.open_orders()) == 1


def test_to_wait_is_to_advance_the_clock() -> None:
    offline = exchange()
    transport = OfflineTransport(ExchangeApp(offline))
    transport.wait(1500)
    transport.close()
    assert offline.now == NOW + 1500


def test_a_reply_that_is_later_than_the_timeout_is_none() -> None:
    clock = WallClock()
    offline = exchange(clock=clock)
    app = ExchangeApp(offline, clock=clock, real_time=True)
    offline.inject("latency", seconds=3, times=4)
    session = requests.Session()
    session.mount("https://", OfflineAdapter(app))
    with pytest.raises(requests.ReadTimeout):
        session.get(f"{BASE}/api/v3/ping", timeout=2)
    with (
        httpx.Client(transport=OfflineHttpxTransport(app), timeout=2) as client,
        pytest.raises(httpx.ReadTimeout),
    ):
        client.get(f"{BASE}/api/v3/ping")
    with (
        httpx2.Client(transport=OfflineHttpx2Transport(app), timeout=2) as client2,
        pytest.raises(httpx2.ReadTimeout),
    ):
        client2.get(f"{BASE}/api/v3/ping")
    with (
        Client(environment="testnet", transport=OfflineTransport(app), timeout=2) as own,
        pytest.raises(TransportFailed, match="no reply within 2 seconds"),
    ):
        own.ping()


def query(params: Mapping[str, Any]) -> str:
    text = "&".join(f"{name}={value}" for name, value in params.items())
    return f"{text}&signature={signature(text)}"


HEADERS = {"X-MBX-APIKEY": "offline-key"}


@pytest.fixture
def _loop() -> Iterator[None]:
    """The event loop that python-binance takes for its WebSocket API, or else makes and leaves."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    yield
    asyncio.set_event_loop(None)
    loop.close()


def python_binance(offline: OfflineExchange) -> PythonBinance:
    client = PythonBinance("offline-key", "offline-secret", ping=False)
    client.session.mount("https://", OfflineAdapter(ExchangeApp(offline, clock=WallClock())))
    return client


@pytest.mark.usefixtures("_loop")
def test_python_binance_trades_through_its_session() -> None:
    disable_socket()  # here, since the loop of the fixture has sockets of its own
    offline = exchange()
    client = python_binance(offline)
    order = client.create_order(**ORDER)
    assert order["status"] == "NEW"
    offline.trade("BTCUSDT", "59890", "1")
    assert client.get_order(symbol="BTCUSDT", orderId=order["orderId"])["status"] == "FILLED"
    assert client.create_test_order(**LIMIT) == {}
    with pytest.raises(BinanceAPIException) as refused:
        client.create_order(**{**LIMIT, "price": "1000000"})
    assert refused.value.code == -1013
    assert refused.value.message == "Filter failure: PERCENT_PRICE_BY_SIDE"
    client.close_connection()


@pytest.mark.usefixtures("_loop")
def test_the_same_run_of_python_binance_leaves_the_same_journal() -> None:
    journals = []
    for _ in range(2):
        offline = exchange()
        client = python_binance(offline)
        client.create_order(**ORDER)
        offline.trade("BTCUSDT", "59890", "1")
        client.get_account()
        journals.append(offline.journal)
        client.close_connection()
    assert journals[0] == journals[1]


@pytest.mark.disable_socket
def test_requests_sees_what_a_server_would_send() -> None:
    offline = exchange()
    with requests.Session() as session:
        session.mount("https://", OfflineAdapter(ExchangeApp(offline)))
        response = session.get(f"{BASE}/api/v3/avgPrice", params={"symbol": "BTCUSDT"}, timeout=5)
        assert response.json()["price"] == "60000.00000000"
        assert response.headers["X-MBX-USED-WEIGHT-1M"] == "1"
        assert session.get(f"{BASE}/nothing", timeout=5).reason == "Not Found"
        form = query({**LIMIT, "timestamp": NOW})
        response = session.post(f"{BASE}/api/v3/order", data=form, headers=HEADERS, timeout=(1, 5))
        assert response.json()["status"] == "NEW"
        offline.inject("lost_reply", endpoint="ping")
        with pytest.raises(requests.ConnectionError, match="the reply was lost"):
            session.get(f"{BASE}/api/v3/ping", timeout=5)
        with pytest.raises(TypeError, match="a form as body, not generator"):
            session.post(f"{BASE}/api/v3/order", data=(part for part in [b"a=1"]), timeout=5)


@pytest.mark.disable_socket
@pytest.mark.parametrize(
    ("library", "transport"), [(httpx, OfflineHttpxTransport), (httpx2, OfflineHttpx2Transport)]
)
def test_httpx_and_its_successor_see_what_a_server_would_send(library: Any, transport: Any) -> None:
    offline = exchange()
    with library.Client(transport=transport(ExchangeApp(offline)), base_url=BASE) as client:
        response = client.get("/api/v3/avgPrice", params={"symbol": "BTCUSDT"})
        assert response.json()["price"] == "60000.00000000"
        assert response.headers["X-MBX-USED-WEIGHT-1M"] == "1"
        form = query({**LIMIT, "timestamp": NOW})
        response = client.post("/api/v3/order", content=form, headers=HEADERS)
        assert response.json()["status"] == "NEW"
        offline.inject("lost_reply", endpoint="ping")
        with pytest.raises(library.RemoteProtocolError, match="the reply was lost"):
            client.get("/api/v3/ping")


@pytest.mark.parametrize(
    ("library", "transport"), [(httpx, OfflineHttpxTransport), (httpx2, OfflineHttpx2Transport)]
)
def test_async_clients_too(library: Any, transport: Any) -> None:
    async def ask() -> Any:
        app = ExchangeApp(exchange())
        async with library.AsyncClient(transport=transport(app), base_url=BASE) as client:
            return (await client.get("/api/v3/time")).json()

    assert asyncio.run(ask()) == {"serverTime": NOW}
