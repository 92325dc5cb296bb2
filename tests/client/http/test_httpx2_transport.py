"""The shipped transports, over real sockets."""

import asyncio
import gzip
import logging
import socket
import time
import traceback
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest

from pretrade.client.errors import TransportFailed
from pretrade.client.http import httpx2_transport
from pretrade.client.http.httpx2_transport import Httpx2AsyncTransport, Httpx2Transport
from pretrade.client.http.raw_request import RawRequest
from pretrade.client.http.reply import RawReply
from tests.client.exchange import API_KEY, Clock, Exchange
from tests.client.raw_server import Raw, RawServer, answering
from tests.client.server import Answer, Server

pytestmark = pytest.mark.slow

Send = Callable[[RawRequest, float], RawReply]


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(Exchange(Clock())) as running:
        yield running


def send_sync(request: RawRequest, timeout: float) -> RawReply:
    transport = Httpx2Transport()
    try:
        return transport.send(request, timeout)
    finally:
        transport.close()


def send_async(request: RawRequest, timeout: float) -> RawReply:
    async def conversation() -> RawReply:
        transport = Httpx2AsyncTransport()
        try:
            return await transport.send(request, timeout)
        finally:
            await transport.close()

    return asyncio.run(conversation())


@pytest.fixture(params=[send_sync, send_async], ids=["sync", "async"])
def send(request: pytest.FixtureRequest) -> Send:
    found: Send = request.param
    return found


def order(url: str) -> RawRequest:
    headers = {"X-MBX-APIKEY": API_KEY, "Content-Type": "application/x-www-form-urlencoded"}
    return RawRequest("POST", "/api/v3/order", "a=1", "b=%E8%BF%99", headers, url)


def test_a_request_arrives_as_it_is_and_the_reply_comes_back_whatever_its_status(
    server: Server, send: Send
) -> None:
    server.script("POST /api/v3/order", Answer(418, {"code": -1003}, {"Retry-After": "7"}))

    reply = send(order(server.url), 5)

    assert (reply.status, reply.body) == (418, b'{"code": -1003}')
    assert reply.headers["retry-after"] == "7"
    (received,) = server.received
    assert (received.query, received.body) == ("a=1", "b=%E8%BF%99")
    assert received.headers["x-mbx-apikey"] == API_KEY


def test_a_redirection_is_not_followed(server: Server, send: Send) -> None:
    elsewhere = Answer(307, {}, {"Location": f"{server.url}/elsewhere"})
    server.script("POST /api/v3/order", elsewhere)

    assert send(order(server.url), 5).status == 307
    assert server.routes() == ["POST /api/v3/order"]


def test_without_a_connection_nothing_was_sent(send: Send) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}"

        with pytest.raises(TransportFailed) as failed:
            send(order(nobody), 5)

    assert failed.value.sent is False


def test_a_connection_that_is_cut_after_the_request_was_read_may_have_carried_it_out(
    server: Server, send: Send
) -> None:
    server.script("POST /api/v3/order", Answer(200, cut=True))

    with pytest.raises(TransportFailed) as failed:
        send(order(server.url), 5)

    assert failed.value.sent is True
    assert server.routes() == ["POST /api/v3/order"]


def test_a_reply_that_takes_too_long_may_have_carried_it_out(server: Server, send: Send) -> None:
    server.script("POST /api/v3/order", Answer(200, {}, delay=0.8))

    with pytest.raises(TransportFailed, match="Timeout") as failed:
        send(order(server.url), 0.5)

    assert failed.value.sent is True


def test_neither_log_nor_traceback_shows_the_key(
    server: Server, send: Send, caplog: pytest.LogCaptureFixture
) -> None:
    server.script("POST /api/v3/order", Answer(200, cut=True))

    with caplog.at_level(logging.DEBUG), pytest.raises(TransportFailed) as failed:
        send(order(server.url), 5)

    told = traceback.TracebackException.from_exception(failed.value, capture_locals=True)
    assert API_KEY not in "".join(told.format())
    assert API_KEY not in caplog.text


def assert_key_hidden(error: BaseException | None) -> None:
    """Look at the values of all names in an error's traceback, and in those it drags along."""
    while error is not None:
        told = traceback.TracebackException.from_exception(
            error, capture_locals=True, compact=False
        )
        assert API_KEY not in "".join(told.format())
        error = error.__context__


def test_a_task_that_is_cancelled_shows_no_key(server: Server) -> None:
    server.script("POST /api/v3/order", Answer(200, {}, delay=0.3))

    async def give_up(request: RawRequest) -> None:
        transport = Httpx2AsyncTransport()
        try:
            await asyncio.wait_for(transport.send(request, 5), 0.1)
        finally:
            await transport.close()

    with pytest.raises(TimeoutError) as gave_up:
        asyncio.run(give_up(order(server.url)))

    assert_key_hidden(gave_up.value)


def test_a_closed_transport_shows_no_key(server: Server) -> None:
    transport = Httpx2Transport()
    transport.close()
    with pytest.raises(RuntimeError, match="closed") as closed:
        transport.send(order(server.url), 5)
    assert_key_hidden(closed.value)

    async def send_closed(request: RawRequest) -> None:
        async_transport = Httpx2AsyncTransport()
        await async_transport.close()
        await async_transport.send(request, 5)

    with pytest.raises(RuntimeError, match="closed") as closed:
        asyncio.run(send_closed(order(server.url)))
    assert_key_hidden(closed.value)


TRICKLES = {
    "the head": (b"HTTP/1.1 200 OK\r\n", *[b"X-%d: 1\r\n" % number for number in range(40)]),
    "the body": (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n", *[b" "] * 40),
    "a body without an end": (b"HTTP/1.1 200 OK\r\n\r\n{}", *[b" "] * 40),
    "interim answers": (b"HTTP/1.1 102 Processing\r\n\r\n",) * 40,
}


@pytest.mark.parametrize("parts", TRICKLES.values(), ids=TRICKLES)
def test_a_reply_that_trickles_ends_at_the_deadline(send: Send, parts: tuple[bytes, ...]) -> None:
    with answering(Raw(parts, pause=0.1)) as trickling:
        begun = time.monotonic_ns()
        with pytest.raises(TransportFailed, match=r"no whole reply within 0\.5 seconds") as failed:
            send(attrs.evolve(order(trickling.url), deadline=0.5), 0.4)
        took = time.monotonic_ns() - begun

    assert failed.value.sent is True
    assert_key_hidden(failed.value)
    assert 400_000_000 < took < 2_000_000_000


def test_a_connection_that_is_used_again_ends_at_the_deadline_too() -> None:
    whole = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
    transport = Httpx2Transport()
    try:
        with answering(Raw(TRICKLES["the head"], pause=0.1, first=whole)) as trickling:
            request = attrs.evolve(order(trickling.url), deadline=0.5)
            for _ in range(2):  # the transport outlives a connection that it has hung up
                assert transport.send(request, 0.4).body == b"{}"
                with pytest.raises(TransportFailed, match="no whole reply"):
                    transport.send(request, 0.4)
            assert len(trickling.requests) == 4
    finally:
        transport.close()


def test_a_connection_that_is_made_too_late_is_hung_up_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of a host with many addresses each is tried for as long as the time-out."""
    connect = socket.create_connection

    def slowly(*given: Any, **more: Any) -> socket.socket:  # noqa: ANN401  as it is called
        time.sleep(0.4)
        return connect(*given, **more)

    with answering(Raw(TRICKLES["the body"], pause=0.1)) as trickling:
        monkeypatch.setattr(socket, "create_connection", slowly)
        begun = time.monotonic_ns()
        with pytest.raises(TransportFailed, match="no whole reply"):
            send_sync(attrs.evolve(order(trickling.url), deadline=0.2), 5)
        took = time.monotonic_ns() - begun

    assert took < 1_500_000_000


def test_a_reply_within_the_deadline_is_whole(server: Server, send: Send) -> None:
    server.script("POST /api/v3/order", Answer(200, {"a": 1}))

    assert send(attrs.evolve(order(server.url), deadline=5), 5).body == b'{"a": 1}'


@pytest.mark.parametrize("too_much", [False, True])
@pytest.mark.parametrize("packed", [False, True])
def test_a_reply_is_read_up_to_a_length(
    server: Server, send: Send, monkeypatch: pytest.MonkeyPatch, packed: bool, too_much: bool
) -> None:
    monkeypatch.setattr(httpx2_transport, "LONGEST_REPLY", 1_000_000)
    body = b" " * (1_000_000 + too_much)
    headers = {"Content-Encoding": "gzip"} if packed else {}
    answer = Answer(200, gzip.compress(body) if packed else body, headers)
    server.script("POST /api/v3/order", answer)

    if too_much:
        with pytest.raises(TransportFailed, match="longer than 1000000 bytes") as failed:
            send(order(server.url), 5)
        assert failed.value.sent is True
        assert_key_hidden(failed.value)
    else:
        assert send(order(server.url), 5).body == body


def test_a_small_reply_that_unpacks_to_very_much_takes_little_memory(
    server: Server, send: Send
) -> None:
    packer = zlib.compressobj(wbits=31)
    bomb = b"".join(packer.compress(b" " * 2**20) for _ in range(300)) + packer.flush()
    server.script("POST /api/v3/order", Answer(200, bomb, {"Content-Encoding": "gzip"}))
    tracemalloc.start()
    try:
        with pytest.raises(TransportFailed, match="longer than 67108864 bytes"):
            send(order(server.url), 5)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 4 * httpx2_transport.LONGEST_REPLY


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[RawServer]:
    """A proxy that every variable of the environment names."""
    with answering(Raw((b"HTTP/1.1 502 Bad gateway\r\nContent-Length: 0\r\n\r\n",))) as running:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, running.url)
            monkeypatch.setenv(name.lower(), running.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        yield running


def test_what_goes_to_this_machine_is_not_shown_to_a_proxy(
    server: Server, proxy: RawServer, send: Send
) -> None:
    server.script("POST /api/v3/order", *[Answer(200, {})] * 2)
    nobody = "https://127.0.0.1:1"

    assert send(order(server.url), 5).status == 200
    assert send(order(server.url.replace("127.0.0.1", "localhost")), 5).status == 200
    with pytest.raises(TransportFailed, match="ConnectError"):
        send(order(nobody), 5)

    assert proxy.requests == []


def test_what_goes_out_in_clear_is_not_shown_to_a_proxy(proxy: RawServer, send: Send) -> None:
    with pytest.raises(TransportFailed) as failed:
        send(order("http://nobody.invalid"), 5)

    assert failed.value.sent is False
    assert proxy.requests == []


def test_a_proxy_of_the_environment_carries_https_to_others(proxy: RawServer, send: Send) -> None:
    with pytest.raises(TransportFailed, match="502"):
        send(order("https://testnet.binance.vision"), 5)

    assert proxy.requests == ["CONNECT testnet.binance.vision:443"]


def test_no_log_shows_a_signature(
    server: Server, send: Send, caplog: pytest.LogCaptureFixture
) -> None:
    query = "symbol=BTCUSDT&timestamp=1&signature=5f3ca4b1"
    request = RawRequest("GET", "/api/v3/order", query, base_url=server.url)

    with caplog.at_level(logging.DEBUG):
        send(request, 5)

    assert "/api/v3/order?symbol=BTCUSDT&timestamp=1&signature=***" in caplog.text
    assert "5f3ca4b1" not in caplog.text


def wait_sync(milliseconds: int) -> None:
    Httpx2Transport.wait(milliseconds)


def wait_async(milliseconds: int) -> None:
    asyncio.run(Httpx2AsyncTransport.wait(milliseconds))


@pytest.mark.parametrize("wait", [wait_sync, wait_async])
def test_waiting_takes_that_long(wait: Callable[[int], None]) -> None:
    begun = time.monotonic_ns()

    wait(20)

    assert time.monotonic_ns() - begun >= 19_000_000
