"""Flows: the same steps, blocking and awaited."""

import asyncio
from collections.abc import Callable

import attrs
import pytest

from pretrade.client.errors import TransportFailed
from pretrade.client.flow import Flow, Wait, run_async, run_sync
from pretrade.client.reply import RawReply
from pretrade.client.request import Request


@attrs.define
class Tape:
    """A transport that keeps what it is asked to do; it fails at the path ``/broken``."""

    done: list[object] = attrs.field(factory=list[object])

    def send(self, request: Request, timeout: float) -> RawReply:
        self.done.append((request.path, timeout))
        if request.path == "/broken":
            raise TransportFailed("cut", sent=True)
        return RawReply(200, {}, request.path.encode())

    def wait(self, milliseconds: int) -> None:
        self.done.append(milliseconds)

    def close(self) -> None:
        self.done.append("closed")


@attrs.define
class AsyncTape:
    tape: Tape

    async def send(self, request: Request, timeout: float) -> RawReply:  # noqa: ASYNC109
        await asyncio.sleep(0)
        return self.tape.send(request, timeout)

    async def wait(self, milliseconds: int) -> None:
        self.tape.wait(milliseconds)

    async def close(self) -> None:
        self.tape.close()


def sync(flow: Flow[str], tape: Tape) -> str:
    return run_sync(flow, tape, 3)


def awaited(flow: Flow[str], tape: Tape) -> str:
    return asyncio.run(run_async(flow, AsyncTape(tape), 3))


Run = Callable[[Flow[str], Tape], str]
both = pytest.mark.parametrize("run", [sync, awaited])


def conversation() -> Flow[str]:
    first: RawReply = yield Request("GET", "/first")
    nothing: None = yield Wait(5)
    try:
        yield Request("GET", "/broken")
    except TransportFailed as failed:
        second: RawReply = yield Request("GET", f"/after-{failed.reason}")
        return f"{first.body!r} {nothing} {second.body!r}"
    return "not broken"


@both
def test_a_flow_gets_replies_and_failures_and_returns(run: Run) -> None:
    tape = Tape()

    assert run(conversation(), tape) == "b'/first' None b'/after-cut'"
    assert tape.done == [("/first", 3), 5, ("/broken", 3), ("/after-cut", 3)]


@both
def test_a_flow_may_end_without_any_step(run: Run) -> None:
    def nothing() -> Flow[str]:
        return "done"
        yield Wait(1)

    assert run(nothing(), Tape()) == "done"


@both
def test_a_failure_that_a_flow_does_not_expect_is_raised(run: Run) -> None:
    def careless() -> Flow[str]:
        yield Request("GET", "/broken")
        return "never"

    with pytest.raises(TransportFailed):
        run(careless(), Tape())


@both
def test_a_flow_is_closed_when_the_transport_breaks_in_its_own_way(run: Run) -> None:
    closed: list[bool] = []

    def guarded() -> Flow[str]:
        try:
            yield Wait(1)
        finally:
            closed.append(True)
        return "never"

    class Broken(Tape):
        def wait(self, milliseconds: int) -> None:
            raise KeyboardInterrupt(milliseconds)

    with pytest.raises(KeyboardInterrupt):
        run(guarded(), Broken())
    assert closed == [True]
