"""`Client` and `AsyncClient`: the same names, no keys shown, and connections that are closed."""

import asyncio
import copy
import inspect
import pickle
import traceback
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

from pretrade import client as package
from pretrade.client import AsyncClient, Client, InvalidKey, MissingKey, RawReply, RawRequest
from pretrade.client.endpoints import ENDPOINTS
from tests.client.conftest import OpenClient
from tests.client.endpoints.minimum import minimum
from tests.client.exchange import API_KEY, API_SECRET, Clock, Exchange
from tests.client.orders import LIMIT, RULES
from tests.client.server import Answer, Server

ENTER = {"__enter__": "__aenter__", "__exit__": "__aexit__"}


def members(cls: type) -> dict[str, Any]:
    return {name: one for name, one in inspect.getmembers(cls) if not name.startswith("_")}


def test_both_clients_have_the_same_members_and_signatures() -> None:
    sync, awaited = members(Client), members(AsyncClient)

    assert sync.keys() == awaited.keys()
    for name in sync:
        if callable(sync[name]):
            own, other = inspect.signature(sync[name]), inspect.signature(awaited[name])
            assert own.parameters == other.parameters, name
        assert sync[name].__doc__
        assert awaited[name].__doc__


def test_both_clients_take_the_same_settings_and_are_context_managers() -> None:
    own, other = inspect.signature(Client), inspect.signature(AsyncClient)

    assert list(own.parameters) == list(other.parameters)
    assert all(hasattr(Client, one) and hasattr(AsyncClient, ENTER[one]) for one in ENTER)


@pytest.mark.parametrize("name", ENDPOINTS)
def test_every_endpoint_has_a_method(name: str) -> None:
    assert callable(getattr(Client, name))
    assert callable(getattr(AsyncClient, name))


@pytest.mark.parametrize("name", package.__all__)
def test_every_exported_name_is_documented(name: str) -> None:
    assert getattr(package, name).__doc__


ANSWERS: dict[str, Any] = {
    "cancel_all": [{"orderId": 1}],
    "amend_order": {"amendedOrder": {"orderId": 1}},
    "cancel_replace": {
        "cancelResult": "SUCCESS",
        "newOrderResult": "SUCCESS",
        "newOrderResponse": {"orderId": 1},
    },
}


@pytest.mark.parametrize("name", ENDPOINTS)
def test_every_method_sends_to_its_endpoint(
    open_client: OpenClient, server: Server, name: str
) -> None:
    endpoint = ENDPOINTS[name]
    client = open_client(rules=RULES)
    route = f"{endpoint.method} {endpoint.path}"
    answer = ANSWERS.get(name, {"answer": name, "orderId": 1, "orderListId": 1})
    server.script(route, Answer(200, answer))

    # The rules of the tests allow no list that triggers, no amendment, and know no other books.
    settings = {} if endpoint.since is None or endpoint.kind is None else {"validate": "off"}
    reply = getattr(client, name)(**minimum(endpoint), **settings)

    assert reply == answer
    assert not client.pending
    (received,) = server.received
    assert received.route == route
    assert ("x-mbx-apikey" in received.headers) == endpoint.security.keyed
    assert ("signature" in received.params) == endpoint.security.signed
    assert (received.params.get("recvWindow") == "5000") == endpoint.security.signed
    assert endpoint.placement == ("body" if received.body else "query")


def test_any_text_is_signed_as_the_exchange_reads_it(client: Client, exchange: Exchange) -> None:
    """The loopback exchange answers -1022 to a wrong signature."""
    exchange.place(LIMIT, "这是测试币456 @&=+%")

    assert client.query_order("BTCUSDT", origClientOrderId="这是测试币456 @&=+%")["orderId"] == 1


def test_without_keys_prices_are_there_and_orders_say_what_to_set(
    open_client: OpenClient, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BINANCE_TESTNET_API_KEY", raising=False)
    client = open_client(api_key=None, api_secret=None)

    assert client.time()["serverTime"]
    with pytest.raises(MissingKey, match="BINANCE_TESTNET_API_KEY"):
        client.account()
    assert server.routes() == ["GET /api/v3/time"]


def test_keys_are_found_in_the_variables_of_the_environment(
    open_client: OpenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BINANCE_TESTNET_API_KEY", API_KEY)
    monkeypatch.setenv("BINANCE_TESTNET_API_SECRET", API_SECRET)
    client = open_client(api_key=None, api_secret=None)

    assert client.account()["canTrade"] is True


def test_explain_shows_what_is_signed_and_sends_nothing(client: Client, server: Server) -> None:
    told = client.explain("new_order", LIMIT | {"newClientOrderId": "mine"})

    assert told.payload == (
        "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.001&price=27000"
        "&newClientOrderId=mine&recvWindow=5000&timestamp=1664496000000"
    )
    assert API_KEY not in str(told)
    assert client.explain("query_order", symbol="BTCUSDT", orderId=7).payload == (
        "symbol=BTCUSDT&orderId=7&recvWindow=5000&timestamp=1664496000000"
    )
    assert client.explain("ping").payload is None
    assert server.bytes_received == 0


def everything_shown(error: BaseException) -> str:
    """The error and its traceback with the values of all names, but for those of this file."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    frames = [str(frame.locals) for frame in told.stack if frame.filename != __file__]
    assert frames
    return repr(error) + str(error) + "".join(frames)


class Breaking:
    """A transport in which something breaks that nobody expects."""

    def send(self, request: RawRequest, timeout: float) -> RawReply:
        raise ZeroDivisionError(request.path, timeout)

    def wait(self, milliseconds: int) -> None:
        raise NotImplementedError(milliseconds)

    def close(self) -> None:
        """Nothing to close."""


def shown_by(client: Client) -> Iterator[str]:
    yield repr(client)
    yield str(vars(client))
    yield repr(client.explain("account"))
    try:
        client.account()
    except ZeroDivisionError as error:
        yield everything_shown(error)
    for copied in (pickle.dumps, copy.deepcopy):
        try:
            yield repr(copied(client))
        except Exception as error:  # noqa: BLE001  whatever it is, it shows no key
            yield everything_shown(error)


def test_keys_are_shown_nowhere() -> None:
    settings: dict[str, Any] = {"environment": "testnet", "rules": RULES}
    client = Client(API_KEY, API_SECRET, transport=Breaking(), **settings)

    for shown in shown_by(client):
        assert API_KEY not in shown
        assert API_SECRET not in shown


def test_a_constructor_that_fails_shows_no_key() -> None:
    public = f"-----BEGIN PUBLIC KEY-----{API_SECRET}"

    with pytest.raises(InvalidKey) as failed:
        Client(API_KEY, public, environment="testnet", passphrase=f"phrase-{API_SECRET}")

    shown = everything_shown(failed.value)
    assert "Secret(***)" in shown
    assert API_KEY not in shown
    assert API_SECRET not in shown


def test_a_client_closes_its_own_connections_and_leaves_those_it_was_given(
    server: Server,
) -> None:
    closed: list[str] = []

    class Watched(Breaking):
        def close(self) -> None:
            closed.append("given")

    with Client(environment="testnet", base_url=server.url, transport=Watched()):
        pass
    assert closed == []

    with Client(environment="testnet", base_url=server.url) as client:
        assert client.ping() == {}
    with pytest.raises(RuntimeError, match="closed"):
        client.ping()


def test_an_async_client_closes_its_own_connections(server: Server) -> None:
    async def conversation() -> None:
        async with AsyncClient(environment="testnet", base_url=server.url) as client:
            assert await client.ping() == {}
        with pytest.raises(RuntimeError, match="closed"):
            await client.ping()

    asyncio.run(conversation())


def async_client(server: Server, clock: Clock) -> AsyncClient:
    keys = (API_KEY, API_SECRET)
    return AsyncClient(*keys, environment="testnet", base_url=server.url, clock=clock)


def test_tasks_share_a_client_and_the_rules_are_read_once(server: Server, clock: Clock) -> None:
    async def conversation() -> list[Any]:
        async with async_client(server, clock) as client:
            return await asyncio.gather(*(client.new_order(**LIMIT) for _ in range(5)))

    replies = asyncio.run(conversation())

    assert len({reply["clientOrderId"] for reply in replies}) == 5
    assert server.routes().count("GET /api/v3/exchangeInfo") == 1


def test_a_task_that_is_cancelled_while_an_order_is_out_leaves_the_account_unknown(
    server: Server, exchange: Exchange, clock: Clock
) -> None:
    async def conversation() -> None:
        async with async_client(server, clock) as client:
            await client.refresh()
            assert client.account_state.balances is not None
            server.script("POST /api/v3/order", Answer(delay=0.5))
            task = asyncio.create_task(client.new_order(**LIMIT, validate="off"))
            while not exchange.orders:  # noqa: ASYNC110  another thread places it
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert client.account_state.balances is None

    asyncio.run(conversation())


def test_orders_that_overlap_are_all_counted(server: Server, clock: Clock) -> None:
    """The first one is counted first and answered last, with a count that is old by then."""
    server.script("POST /api/v3/order", Answer(delay=0.4))

    async def conversation() -> int:
        async with async_client(server, clock) as client:
            await client.refresh_rules()
            first = asyncio.create_task(client.new_order(**LIMIT))
            while "POST /api/v3/order" not in server.routes():  # noqa: ASYNC110  as above
                await asyncio.sleep(0.01)
            await client.new_order(**LIMIT)
            await first
            usages = client.limits.headroom()
            return next(one.used for one in usages if one.limit.window == ("SECOND", 10))

    assert asyncio.run(conversation()) == 2


def test_settings_that_make_no_sense_are_errors_of_the_program() -> None:
    settings: dict[str, Any] = {"environment": "testnet"}

    with pytest.raises(ValueError, match="recv_window is 1 to 60000 milliseconds, not 60001"):
        Client(**settings, recv_window=60001)
    with pytest.raises(ValueError, match="validate= is one of 'strict', 'known', 'off'"):
        Client(**settings, validate="yes")


def test_a_misspelt_setting_is_an_error_of_the_program() -> None:
    misspelt: dict[str, Any] = {"environment": "testnet", "base_ulr": "http://127.0.0.1"}

    for opened in (Client, AsyncClient):
        with pytest.raises(TypeError, match="no setting base_ulr; did you mean base_url"):
            opened(**misspelt)


def test_the_window_is_as_set(open_client: OpenClient, server: Server) -> None:
    client = open_client(recv_window=60_000)

    client.account()

    assert server.received[0].params["recvWindow"] == "60000"


@pytest.mark.parametrize("spelling", ["recvWindow", "recv_window"])
def test_a_window_that_is_given_with_a_request_is_kept(
    open_client: OpenClient, server: Server, spelling: str
) -> None:
    client = open_client(rules=RULES, recv_window=60_000)
    window: dict[str, Any] = {spelling: 1234}

    client.open_orders(**window)
    client.new_order(**LIMIT, **window)
    client.cancel_all("BTCUSDT", **window)

    assert [request.params["recvWindow"] for request in server.received] == ["1234"] * 3
    told = client.explain("open_orders", **window).payload
    assert told is not None
    assert told.startswith("recvWindow=1234&")


def test_replies_are_frozen_and_read_as_their_data(client: Client) -> None:
    reply = client.time()

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        reply.data = {}  # type: ignore[misc]  # what is tested
    assert reply.headers["x-mbx-used-weight-1m"] == "7"
