"""Calls that are cancelled or interrupted while an order is out: its id is not lost."""

import asyncio
import contextlib
import signal
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pretrade.client import AsyncClient, Client, ClientError, OutcomeUnknown, RawReply, RawRequest
from pretrade.client.http.httpx2_transport import Httpx2AsyncTransport, Httpx2Transport
from tests.client.conftest import OpenClient
from tests.client.exchange import API_KEY, API_SECRET, Clock, Exchange
from tests.client.orders import LIMIT, OCO, RULES
from tests.client.raw_server import Raw, answering
from tests.client.server import Answer, Server, refusal

PLACE = "POST /api/v3/order"
MINE: dict[str, Any] = LIMIT | {"newClientOrderId": "mine"}


@pytest.fixture
def client(open_client: OpenClient) -> Client:
    return open_client(rules=RULES)


def note_on(error: BaseException | None) -> str:
    """The note on an exception, whose attribute must name the same order."""
    assert error is not None
    (note,) = error.__notes__
    name: str = vars(error)["client_order_id"]
    assert name in note
    return note


NOTE = "new_order was interrupted; query client order id 'mine' before sending again"


async def cancelled(client: AsyncClient, placed: Callable[[], bool]) -> BaseException:
    task = asyncio.create_task(client.new_order(MINE, validate="off"))
    while not placed():  # noqa: ASYNC110  another thread places it
        await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError) as told:
        await task
    return told.value


async def timed_out(client: AsyncClient, placed: Callable[[], bool]) -> BaseException | None:  # noqa: ARG001
    with pytest.raises(TimeoutError) as told:
        async with asyncio.timeout(0.3):
            await client.new_order(MINE, validate="off")
    return told.value.__cause__


async def waited_for(client: AsyncClient, placed: Callable[[], bool]) -> BaseException | None:  # noqa: ARG001
    with pytest.raises(TimeoutError) as told:
        await asyncio.wait_for(client.new_order(MINE, validate="off"), 0.3)
    return told.value.__cause__


@pytest.mark.parametrize("given_up", [cancelled, timed_out, waited_for])
def test_a_task_that_is_cancelled_knows_the_order(
    server: Server, exchange: Exchange, clock: Clock, given_up: Callable[..., Any]
) -> None:
    server.script(PLACE, Answer(delay=0.6))

    async def conversation() -> None:
        keys = (API_KEY, API_SECRET)
        async with AsyncClient(
            *keys, environment="testnet", base_url=server.url, clock=clock, rules=RULES
        ) as client:
            error = await given_up(client, lambda: bool(exchange.orders))

            assert note_on(error) == NOTE
            assert client.pending["mine"].params["symbol"] == "BTCUSDT"
            assert (await client.find_pending("mine"))["status"] == "NEW"
            assert not client.pending

    asyncio.run(conversation())
    assert server.routes().count(PLACE) == 1


@pytest.fixture
def _ctrl_c_interrupts() -> Iterator[None]:
    """Python's own handler, also where whoever started the tests ignores Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_ctrl_c_interrupts")
def test_ctrl_c_leaves_the_order_known(server: Server, exchange: Exchange, clock: Clock) -> None:
    server.script(PLACE, Answer(delay=1))

    def press() -> None:
        while not exchange.orders:
            time.sleep(0.01)
        signal.raise_signal(signal.SIGINT)

    keys = (API_KEY, API_SECRET)
    with Client(
        *keys, environment="testnet", base_url=server.url, clock=clock, rules=RULES
    ) as client:
        client.refresh()
        threading.Thread(target=press, daemon=True).start()
        with pytest.raises(KeyboardInterrupt) as interrupted:
            client.new_order(MINE)

        assert note_on(interrupted.value) == NOTE
        assert client.account_state.balances is None
        assert client.find_pending("mine").recovered
        assert not client.pending
    assert server.routes().count(PLACE) == 1


class Broken(Exception):
    """What a transport of one's own may raise."""


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make the shipped transports break, without a word of theirs, after a request was sent."""

    def break_at(route: str) -> None:
        send, send_async = Httpx2Transport.send, Httpx2AsyncTransport.send

        def sync(self: Httpx2Transport, request: RawRequest, timeout: float) -> RawReply:
            reply = send(self, request, timeout)
            if f"{request.method} {request.path}" == route:
                raise Broken
            return reply

        async def awaited(
            self: Httpx2AsyncTransport,
            request: RawRequest,
            timeout: float,  # noqa: ASYNC109
        ) -> RawReply:
            reply = await send_async(self, request, timeout)
            if f"{request.method} {request.path}" == route:
                raise Broken
            return reply

        monkeypatch.setattr(Httpx2Transport, "send", sync)
        monkeypatch.setattr(Httpx2AsyncTransport, "send", awaited)

    return break_at


def test_an_order_list_is_known_by_its_own_id(
    client: Client, breaking: Callable[[str], None]
) -> None:
    breaking("POST /api/v3/order/oco")
    with pytest.raises(Broken) as broken:
        client.new_oco(OCO)

    (name,) = client.pending
    assert note_on(broken.value).startswith(
        f"new_oco was interrupted; query client order id {name!r}"
    )
    assert client.pending[name].method == "new_oco"
    assert client.find_pending(name)["listOrderStatus"] == "EXECUTING"


def test_a_search_that_is_interrupted_leaves_the_order_known(
    client: Client, server: Server, breaking: Callable[[str], None]
) -> None:
    server.script(PLACE, Answer(500, b""))
    breaking("GET /api/v3/order")

    with pytest.raises(Broken) as broken:
        client.new_order(MINE)

    assert note_on(broken.value) == NOTE
    assert list(client.pending) == ["mine"]


@pytest.mark.parametrize(
    ("method", "path", "parameters", "name", "sought"),
    [
        ("cancel_order", "order", {"origClientOrderId": "old"}, "old", "client order id 'old'"),
        ("cancel_order", "order", {"orderId": 7}, "", "what it changes"),
        ("cancel_order_list", "orderList", {"listClientOrderId": "l"}, "l", "client order id 'l'"),
        ("cancel_all", "openOrders", {}, "", "what it changes"),
    ],
)
def test_a_cancel_that_is_interrupted_says_what_to_look_for(  # noqa: PLR0913, PLR0917
    client: Client,
    breaking: Callable[[str], None],
    method: str,
    path: str,
    parameters: dict[str, Any],
    name: str,
    sought: str,
) -> None:
    breaking(f"DELETE /api/v3/{path}")

    with pytest.raises(Broken) as broken:
        getattr(client, method)("BTCUSDT", **parameters)

    assert vars(broken.value)["client_order_id"] == name
    assert note_on(broken.value) == (
        f"{method} was interrupted; query {sought} before sending again"
    )
    assert not client.pending  # nothing was placed


def test_an_order_whose_outcome_stays_unknown_stays_pending_until_it_is_found_or_forgotten(
    client: Client, server: Server, exchange: Exchange
) -> None:
    server.script(PLACE, Answer(500, b""), Answer(500, b""))
    with pytest.raises(OutcomeUnknown):
        client.new_order(MINE)
    with pytest.raises(OutcomeUnknown, match="no reply to new_order"):
        client.find_pending("mine")
    assert list(client.pending) == ["mine"]

    exchange.place(LIMIT, "mine")
    assert client.find_pending("mine")["status"] == "NEW"
    assert not client.pending

    with pytest.raises(OutcomeUnknown):
        client.new_order(MINE | {"newClientOrderId": "other"})
    client.forget_pending("other")
    assert not client.pending
    for gone in (client.find_pending, client.forget_pending):
        with pytest.raises(KeyError):
            gone("other")


@pytest.mark.parametrize(
    "answer",
    [
        Answer(),
        refusal(-2010, "Account has insufficient balance for requested action."),
        refusal(-1015, "Too many new orders.", 429),
        Answer(451, {"code": 0, "msg": "Service unavailable from a restricted location."}),
    ],
    ids=["accepted", "refused", "too many", "not served"],
)
def test_an_order_whose_outcome_is_known_is_not_pending(
    client: Client, server: Server, answer: Answer
) -> None:
    server.script(PLACE, answer)
    with contextlib.suppress(ClientError):
        client.new_order(MINE)

    assert not client.pending


def test_two_tasks_with_one_id_do_not_lose_it(server: Server, clock: Clock) -> None:
    """The exchange refuses the second one; the first is still out then."""
    server.script(PLACE, Answer(delay=0.5), refusal(-2010, "Duplicate order sent."))

    async def conversation() -> None:
        keys = (API_KEY, API_SECRET)
        async with AsyncClient(
            *keys, environment="testnet", base_url=server.url, clock=clock, rules=RULES
        ) as client:
            first = asyncio.create_task(client.new_order(MINE))
            while not server.received:  # noqa: ASYNC110  another thread
                await asyncio.sleep(0.01)
            with pytest.raises(Exception, match="Duplicate"):
                await client.new_order(MINE)
            assert list(client.pending) == ["mine"]
            await first
            assert not client.pending

    asyncio.run(conversation())


def test_one_call_takes_no_longer_than_its_deadline(open_client: OpenClient) -> None:
    """Every reply trickles in, also those of the queries for what became of the order."""
    trickle = Raw((b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n", *[b" "] * 99), pause=0.1)
    with answering(trickle) as trickling:
        client = open_client(rules=RULES, base_url=trickling.url, timeout=0.5, deadline=1.0)
        begun = time.monotonic_ns()
        with pytest.raises(OutcomeUnknown, match=r"no whole reply within 1\.0 seconds") as unknown:
            client.new_order(MINE)
        took = time.monotonic_ns() - begun

    assert unknown.value.client_order_id == "mine"
    assert list(client.pending) == ["mine"]
    assert trickling.requests == [PLACE]
    assert took < 2_500_000_000


def test_a_deadline_leaves_time_to_look_for_an_order(
    open_client: OpenClient, server: Server
) -> None:
    server.script(PLACE, Answer(cut=True))

    assert open_client(rules=RULES, deadline=10.0).new_order(MINE).recovered
