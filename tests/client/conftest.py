"""Fixtures: an exchange on loopback, and clients of it, sync and async, that look the same."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from typing import Any, Protocol, cast

import attrs
import httpcore2
import pytest

from pretrade.client import AsyncClient, Client
from pretrade.client.http.httpx2_transport import Httpx2AsyncTransport, Httpx2Transport
from tests.client.exchange import API_KEY, API_SECRET, Clock, Exchange
from tests.client.server import Server


@attrs.frozen
class Awaiting:
    """An async client whose methods are awaited at once, so that tests read as for `Client`."""

    client: AsyncClient
    runner: asyncio.Runner

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  any member of the client
        member = getattr(self.client, name)
        return self._awaited(member) if callable(member) else member

    def _awaited(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: object, **keywords: object) -> object:
            result = method(*given, **keywords)
            return self.runner.run(result) if asyncio.iscoroutine(result) else result

        return call


@attrs.define
class Patience:
    """The waits of a transport: they move the clock of the tests instead of taking time."""

    clock: Clock
    waits: list[int] = attrs.field(factory=list[int])

    def pass_by(self, milliseconds: int) -> None:
        self.waits.append(milliseconds)
        self.clock.now += milliseconds


class PatientTransport(Httpx2Transport):
    def __init__(self, patience: Patience) -> None:
        super().__init__()
        self._patience = patience

    def wait(self, milliseconds: int) -> None:  # type: ignore[override]  # a method here
        self._patience.pass_by(milliseconds)


class PatientAsyncTransport(Httpx2AsyncTransport):
    def __init__(self, patience: Patience) -> None:
        super().__init__()
        self._patience = patience

    async def wait(self, milliseconds: int) -> None:  # type: ignore[override]  # a method here
        await asyncio.sleep(0)
        self._patience.pass_by(milliseconds)


class OpenClient(Protocol):
    """Opens a client of the loopback exchange; settings of a test come on top."""

    def __call__(self, **settings: Any) -> Client: ...  # noqa: ANN401  any setting


@pytest.fixture(autouse=True, scope="session")
def certificates_are_read_once() -> Iterator[None]:
    """The servers here speak plain HTTP, and never ask for the machine's certificates."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("httpcore2.default_ssl_context", cache(httpcore2.default_ssl_context))
        yield


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def patience(clock: Clock) -> Patience:
    return Patience(clock)


@pytest.fixture
def exchange(clock: Clock) -> Exchange:
    return Exchange(clock)


@pytest.fixture
def server(exchange: Exchange) -> Iterator[Server]:
    with Server(exchange) as running:
        yield running


@pytest.fixture(params=["sync", "async"])
def open_client(
    request: pytest.FixtureRequest, server: Server, clock: Clock, patience: Patience
) -> Iterator[OpenClient]:
    with ExitStack() as stack:
        runner = stack.enter_context(asyncio.Runner())

        def open_sync(settings: dict[str, Any]) -> Client:
            transport = PatientTransport(patience)
            stack.callback(transport.close)
            return Client(transport=transport, **settings)

        def open_async(settings: dict[str, Any]) -> Client:
            transport = PatientAsyncTransport(patience)
            stack.callback(lambda: runner.run(transport.close()))
            client = AsyncClient(transport=transport, **settings)
            return cast("Client", Awaiting(client, runner))

        def open_one(**settings: Any) -> Client:  # noqa: ANN401  any setting
            usual = {
                "api_key": API_KEY,
                "api_secret": API_SECRET,
                "environment": "testnet",
                "base_url": server.url,
                "clock": clock,
                "timeout": 2.0,
            }
            opener = open_sync if request.param == "sync" else open_async
            return opener({**usual, **settings})

        yield open_one


@pytest.fixture
def client(open_client: OpenClient) -> Client:
    """A client with the default settings, which has not sent anything yet."""
    return open_client()
