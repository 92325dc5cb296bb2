"""The shipped transports, over real sockets."""

import asyncio
import logging
import socket
import time
import traceback
from collections.abc import Callable, Iterator

import pytest

from pretrade.client.errors import TransportFailed
from pretrade.client.httpx2_transport import Httpx2AsyncTransport, Httpx2Transport
from pretrade.client.reply import RawReply
from pretrade.client.request import Request
from tests.client.exchange import API_KEY, Clock, Exchange
from tests.client.server import Answer, Server

Send = Callable[[Request, float], RawReply]


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(Exchange(Clock())) as running:
        yield running


def send_sync(request: Request, timeout: float) -> RawReply:
    transport = Httpx2Transport()
    try:
        return transport.send(request, timeout)
    finally:
        transport.close()


def send_async(request: Request, timeout: float) -> RawReply:
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


def order(url: str) -> Request:
    headers = {"X-MBX-APIKEY": API_KEY, "Content-Type": "application/x-www-form-urlencoded"}
    return Request("POST", "/api/v3/order", "a=1", "b=%E8%BF%99", headers, url)


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

    async def give_up(request: Request) -> None:
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

    async def send_closed(request: Request) -> None:
        async_transport = Httpx2AsyncTransport()
        await async_transport.close()
        await async_transport.send(request, 5)

    with pytest.raises(RuntimeError, match="closed") as closed:
        asyncio.run(send_closed(order(server.url)))
    assert_key_hidden(closed.value)


def wait_sync(milliseconds: int) -> None:
    Httpx2Transport.wait(milliseconds)


def wait_async(milliseconds: int) -> None:
    asyncio.run(Httpx2AsyncTransport.wait(milliseconds))


@pytest.mark.parametrize("wait", [wait_sync, wait_async])
def test_waiting_takes_that_long(wait: Callable[[int], None]) -> None:
    begun = time.monotonic_ns()

    wait(20)

    assert time.monotonic_ns() - begun >= 19_000_000
