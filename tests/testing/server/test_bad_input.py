"""Bad input over HTTP: a documented error, never status 500, and the server goes on."""

import json
import random
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest

from pretrade.testing.server.serving.server_thread import ExchangeServer, exchange_server
from tests.testing.server.asking import LIMIT, rules_of

IDLE = 500
"""Connections that wait at the same time."""


@pytest.fixture(scope="module")
def server() -> Iterator[ExchangeServer]:
    rules = rules_of(0, rateLimits=[])
    keys = {"offline-key": "offline-secret", "another-key": "another-secret"}
    with exchange_server(rules, {"BTCUSDT": "60000"}, {"USDT": "1000"}, keys=keys) as running:
        running.run(running.exchange.new_order, **LIMIT, newClientOrderId="not-for-others")
        yield running


def connect(server: ExchangeServer) -> socket.socket:
    host, port = urlsplit(server.url).netloc.split(":")
    return socket.create_connection((host, int(port)), timeout=5)


def send(server: ExchangeServer, data: bytes) -> bytes:
    """Send bytes and no more, and return all that comes back."""
    with connect(server) as connection:
        received = b""
        try:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            while part := connection.recv(65_536):
                received += part
        except OSError:
            pass  # cut in the middle
        return received


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def is_alive(server: ExchangeServer) -> bool:
    answer = send(server, b"GET /api/v3/ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    return status(answer) == 200


def request(line: str, *headers: str, body: bytes = b"") -> bytes:
    head = [line, "Host: x", "Connection: close", *headers, f"Content-Length: {len(body)}"]
    return "\r\n".join([*head, "", ""]).encode() + body


def test_random_bytes_are_400_or_nothing(server: ExchangeServer) -> None:
    chance = random.Random(5)  # noqa: S311  not a secret
    for _ in range(200):
        answer = send(server, chance.randbytes(chance.randrange(1, 300)) + b"\r\n\r\n")
        assert answer == b"" or status(answer) == 400
    assert is_alive(server)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (request("POST /api/v3/order HTTP/1.1", body=b"a" * 200_000), 413),
        (request(f"GET /api/v3/time?a={'b' * 40_000} HTTP/1.1"), 414),
        (request("BREW /api/v3/time HTTP/1.1"), 405),
        (request("DELETE /api/v3/time HTTP/1.1"), 405),
        (request("GET /nothing HTTP/1.1"), 404),
        (request("GET /../../../../etc/passwd HTTP/1.1"), 404),
        (request("GET /api/v3/%2e%2e/%2e%2e/etc/passwd HTTP/1.1"), 404),
        (request("GET http://elsewhere/api/v3/time HTTP/1.1"), 404),
        (request("GET /api/v3/account HTTP/1.1"), 401),
        (request("GET /api/v3/account HTTP/1.1", "X-MBX-APIKEY: another-key"), 400),
        (request("GET /api/v3/account?timestamp=1&signature=%FF HTTP/1.1",
                 "X-MBX-APIKEY: another-key"), 400),
        (request("GET /api/v3/klines?symbol=BTCUSDT&interval=1m&limit=%00 HTTP/1.1"), 400),
        (request("POST /__control__/trade HTTP/1.1", body=b"\xff" * 100), 400),
        (b"GET /api/v3/time HTTP/1.1\r\nContent-Length: -5\r\n\r\n", 400),
        (b"GET /api/v3/time HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400),
        (b"POST /api/v3/order HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        (b"GET /api/v3/time\r\n\r\n", 400),
    ],
    ids=lambda value: repr(value[:40]) if isinstance(value, bytes) else str(value),
)  # fmt: skip
def test_bad_requests_have_their_status(server: ExchangeServer, data: bytes, expected: int) -> None:
    assert status(send(server, data)) == expected
    assert is_alive(server)


@pytest.mark.parametrize("line", ["GET /api/v3/foo HTTP/1.1", "POST /api/v3/time HTTP/1.1"])
def test_what_the_exchange_says_is_json(server: ExchangeServer, line: str) -> None:
    body = send(server, request(line)).partition(b"\r\n\r\n")[2]
    assert json.loads(body)["code"] == -1020


def test_nobody_hears_of_the_orders_of_another(server: ExchangeServer) -> None:
    for path in ("openOrders", "allOrders", "account", "myTrades", "order", "orderList"):
        for query in ("", "?symbol=BTCUSDT", "?symbol=BTCUSDT&orderId=1&timestamp=1&signature=00"):
            line = f"GET /api/v3/{path}{query} HTTP/1.1"
            answer = send(server, request(line, "X-MBX-APIKEY: another-key"))
            assert status(answer) == 400
            assert b"not-for-others" not in answer


@pytest.mark.parametrize("place", ["?a={}", " X-Long: {}"])
def test_an_endless_head_is_cut(server: ExchangeServer, place: str) -> None:
    target, _, header = place.format("b" * 200_000).partition(" ")
    answer = send(server, request(f"GET /api/v3/time{target} HTTP/1.1", header or "X-Short: 1"))
    assert answer == b"" or status(answer) == 400
    assert is_alive(server)


def test_half_a_request_is_no_request(server: ExchangeServer) -> None:
    before = server.journal
    whole = request("POST /api/v3/order HTTP/1.1", body=b"symbol=BTCUSDT&side=BUY")
    for end in range(1, len(whole), 7):
        answer = send(server, whole[:end])
        assert answer == b"" or status(answer) == 400
    assert server.journal == before
    assert is_alive(server)


def test_the_server_goes_on_beside_idle_and_half_sent_connections(server: ExchangeServer) -> None:
    with ExitStack() as held:
        for number in range(IDLE):
            connection = held.enter_context(connect(server))
            if number % 2:
                connection.sendall(b"POST /api/v3/order HTTP/1.1\r\nContent-Length: 100\r\n\r\na=")
        assert is_alive(server)
    assert is_alive(server)
