"""A real server in a thread."""
# JSON and settings of any kind.
# ruff: noqa: ANN401

import json
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import BadStatusLine, HTTPConnection, RemoteDisconnected
from typing import Any
from urllib.parse import urlsplit

import pytest

from pretrade.client import Client
from pretrade.client.errors import TransportFailed
from pretrade.testing.server.serving.server_thread import ExchangeServer, exchange_server
from tests.testing.server.asking import LIMIT, SAMPLE

pytestmark = pytest.mark.slow


@pytest.fixture
def server() -> Iterator[ExchangeServer]:
    with exchange_server(SAMPLE, {"BTCUSDT": "60000"}, {"USDT": "1000"}) as running:
        yield running


def get(url: str) -> Any:
    with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310  loopback
        return json.loads(response.read())


def client_of(server: ExchangeServer, **settings: Any) -> Client:
    keys = ("offline-key", "offline-secret")
    return Client(*keys, environment="testnet", base_url=server.url, **settings)


def test_any_client_may_ask_by_the_time_of_its_machine(server: ExchangeServer) -> None:
    now = time.time_ns() // 1_000_000
    assert abs(get(f"{server.url}/api/v3/time")["serverTime"] - now) < 5000


def test_a_client_trades_while_the_test_moves_the_market(server: ExchangeServer) -> None:
    with client_of(server) as client:
        client.refresh("BTCUSDT")
        order = client.new_order(**LIMIT)
        assert order["status"] == "NEW"
        server.trade("BTCUSDT", "59890", "1")
        found = client.query_order(symbol="BTCUSDT", orderId=order["orderId"])
        assert found["status"] == "FILLED"
        server.book("BTCUSDT", bids=[("50000", "1")], asks=[("70000", "1")])
        assert client.book_ticker(symbol="BTCUSDT")["askPrice"] == "70000.00000000"
        server.price("BTCUSDT", "58000")
        assert client.book_ticker(symbol="BTCUSDT")["askPrice"] == "58000.01000000"
        server.advance(3600)
        assert client.open_orders() == []
        server.reset()
        assert client.all_orders(symbol="BTCUSDT") == []
    assert '"action":"reset"' in server.journal


def test_a_lost_reply_cuts_the_connection_after_the_work_was_done(server: ExchangeServer) -> None:
    with client_of(server, validate="off", query_waits=()) as client:
        server.inject("lost_reply", endpoint="test_order")
        with pytest.raises(TransportFailed) as failed:
            client.test_order(**LIMIT)
    assert failed.value.sent
    connection = HTTPConnection(urlsplit(server.url).netloc, timeout=5)
    server.inject("lost_reply", endpoint="time")
    connection.request("GET", "/api/v3/time")
    with pytest.raises((RemoteDisconnected, ConnectionResetError, BadStatusLine)):
        connection.getresponse()
    connection.close()
    assert server.journal.count('"endpoint":"time","kind":"request"') == 1


def test_a_latency_makes_one_client_wait_and_no_other(server: ExchangeServer) -> None:
    server.inject("latency", seconds="0.6", endpoint="time")
    waited: list[float] = []

    def ask() -> None:
        start = time.monotonic()
        get(f"{server.url}/api/v3/time")
        waited.append(time.monotonic() - start)

    slow = threading.Thread(target=ask)
    slow.start()
    start = time.monotonic()
    get(f"{server.url}/api/v3/ping")
    assert time.monotonic() - start < 0.5
    slow.join()
    assert waited[0] >= 0.6


def test_several_keys_are_several_accounts() -> None:
    keys = {"one": "secret-1", "two": "secret-2"}
    with exchange_server(SAMPLE, {"BTCUSDT": "60000"}, {"USDT": "1000"}, keys=keys) as server:
        clients = [
            Client(key, secret, environment="testnet", base_url=server.url)
            for key, secret in keys.items()
        ]
        clients[0].new_order(**LIMIT)
        assert [len(client.open_orders()) for client in clients] == [1, 0]
        for client in clients:
            client.close()


def test_it_listens_on_loopback_and_not_after_the_test() -> None:
    with exchange_server(SAMPLE) as server:
        host, port = urlsplit(server.url).hostname, urlsplit(server.url).port
        assert host == "127.0.0.1"
    with pytest.raises(urllib.error.URLError):
        get(f"{server.url}/api/v3/ping")
    assert not any(one.name == "pretrade-exchange" for one in threading.enumerate())
    with socket.create_server(("127.0.0.1", port or 0)):
        pass


def test_what_goes_wrong_in_the_thread_is_raised_in_the_test(server: ExchangeServer) -> None:
    with pytest.raises(KeyError):
        server.trade("NOPE", "1", "1")
    with pytest.raises(ValueError, match="no fault"):
        server.inject("fire")
