"""WebSockets of a running server, by a client of the library that carries them."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from subprocess import PIPE, Popen

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from pretrade.testing.server.serving.server_thread import ExchangeServer, exchange_server
from tests.testing.clients.serving import OPTIONS, READY
from tests.testing.server.asking import LIMIT, SAMPLE

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server() -> Iterator[ExchangeServer]:
    with exchange_server(SAMPLE, {"BTCUSDT": "60000"}, {"USDT": "1000"}) as running:
        yield running


@pytest.fixture
def ws(server: ExchangeServer) -> str:
    return server.url.replace("http", "ws", 1)


def test_events_of_another_thread_arrive(server: ExchangeServer, ws: str) -> None:
    with connect(f"{ws}/stream?streams=btcusdt@trade/btcusdt@depth") as socket:
        server.trade("BTCUSDT", "60001", "1")
        assert json.loads(socket.recv(5))["data"]["e"] == "trade"
        server.run(server.exchange.new_order, **LIMIT)
        assert json.loads(socket.recv(5))["stream"] == "btcusdt@depth"


def test_requests_are_answered(ws: str) -> None:
    with connect(f"{ws}/ws-api/v3?returnRateLimits=false") as socket:
        socket.send('{"id": "one", "method": "ping"}')
        assert json.loads(socket.recv(5)) == {"id": "one", "status": 200, "result": {}}


def test_latency_holds_back_an_answer(server: ExchangeServer, ws: str) -> None:
    with connect(f"{ws}/ws-api/v3") as socket:
        server.inject("latency", seconds="0.3")
        began = time.monotonic()
        socket.send('{"id": 1, "method": "ping"}')
        assert json.loads(socket.recv(5))["status"] == 200
        assert time.monotonic() - began >= 0.3


def test_a_disconnect_closes_the_socket(server: ExchangeServer, ws: str) -> None:
    with connect(f"{ws}/ws/btcusdt@trade") as socket:
        server.inject("disconnect")
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(5)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1001


def test_an_address_that_opens_nothing_says_why(ws: str) -> None:
    with pytest.raises(InvalidStatus) as refused, connect(f"{ws}/ws/btcusdt@kline_1m"):
        pass
    assert refused.value.response.status_code == 400
    assert b"btcusdt@kline_1m" in refused.value.response.body


def test_a_message_that_is_too_long_ends_its_connection_alone(ws: str) -> None:
    with connect(f"{ws}/ws-api/v3") as socket:
        socket.send("x" * 100_000)
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(5)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1009
    with connect(f"{ws}/ws-api/v3") as socket:
        socket.send('{"id": 1, "method": "ping"}')
        assert json.loads(socket.recv(5))["status"] == 200


def test_many_connections_hear_of_one_trade(server: ExchangeServer, ws: str) -> None:
    with ExitStack() as stack:
        sockets = [stack.enter_context(connect(f"{ws}/ws/btcusdt@trade")) for _ in range(50)]
        server.trade("BTCUSDT", "60002", "1")
        assert {json.loads(socket.recv(5))["p"] for socket in sockets} == {"60002.00000000"}


def test_a_server_that_is_told_to_end_leaves_no_socket_open() -> None:
    with Popen([sys.executable, "-m", "pretrade", "serve", *OPTIONS], stdout=PIPE) as process:
        assert process.stdout is not None
        url = process.stdout.readline().decode().removeprefix(READY).strip()
        with connect(f"{url}/ws/btcusdt@trade".replace("http", "ws")) as socket:
            process.terminate()
            with pytest.raises(ConnectionClosed) as closed:
                socket.recv(5)
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 1012
            assert process.wait(10) == 0
