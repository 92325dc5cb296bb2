"""Flows: the same steps, blocking and awaited."""

import asyncio
import time
from collections.abc import Callable

import attrs
import pytest

from pretrade.client.errors import TransportFailed
from pretrade.client.flows.flow import Flow, Wait, run_async, run_sync
from pretrade.client.http.raw_request import RawRequest
from pretrade.client.http.reply import RawReply


@attrs.define
class Tape:
    """A transport that keeps what it is asked to do; it fails at the path ``/broken``."""

    done: list[object] = attrs.field(factory=list[object])

    def send(self, request: RawRequest, timeout: float) -> RawReply:
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

    async def send(self, request: RawRequest, timeout: float) -> RawReply:  # noqa: ASYNC109
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
    first: RawReply = yield RawRequest("GET", "/first")
    nothing: None = yield Wait(5)
    try:
        yield RawRequest("GET", "/broken")
    except TransportFailed as failed:
        second: RawReply = yield RawRequest("GET", f"/after-{failed.reason}")
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
        yield RawRequest("GET", "/broken")
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


@both
def test_a_flow_is_told_what_interrupts_it(run: Run) -> None:
    def told() -> Flow[str]:
        try:
            yield RawRequest("GET", "/first")
        except KeyboardInterrupt as error:
            error.add_note("on the way")
            raise
        return "never"

    class Interrupted(Tape):
        def send(self, request: RawRequest, timeout: float) -> RawReply:
            raise KeyboardInterrupt(request.path, timeout)

    with pytest.raises(KeyboardInterrupt) as interrupted:
        run(told(), Interrupted())
    assert interrupted.value.__notes__ == ["on the way"]


def within(deadline: float, flow: Flow[str], tape: Tape, how: str) -> str:
    if how == "sync":
        return run_sync(flow, tape, 3, deadline)
    return asyncio.run(run_async(flow, AsyncTape(tape), 3, deadline))


@attrs.define
class Slow(Tape):
    """Takes 50 ms for a reply, and notes how much time it was given."""

    given: list[float | None] = attrs.field(factory=list[float | None])

    def send(self, request: RawRequest, timeout: float) -> RawReply:
        time.sleep(0.05)
        self.given.append(request.deadline)
        return super().send(request, timeout)


def two_requests() -> Flow[str]:
    yield RawRequest("GET", "/first")
    yield RawRequest("GET", "/second")
    return "done"


@pytest.mark.parametrize("how", ["sync", "async"])
def test_all_requests_of_a_flow_share_its_deadline(how: str) -> None:
    tape = Slow()

    assert within(30, two_requests(), tape, how) == "done"

    first, second = tape.given
    assert first is not None
    assert second is not None
    assert 0 < second <= first - 0.05 < first <= 30


@pytest.mark.parametrize("how", ["sync", "async"])
def test_nothing_is_sent_after_the_deadline(how: str) -> None:
    tape = Slow()

    with pytest.raises(TransportFailed, match=r"deadline of 0\.02 seconds") as late:
        within(0.02, two_requests(), tape, how)

    assert not late.value.sent
    assert tape.done == [("/first", 3)]


@pytest.mark.parametrize("how", ["sync", "async"])
def test_a_wait_that_outlasts_the_deadline_is_not_begun(how: str) -> None:
    def patient() -> Flow[str]:
        yield Wait(5000)
        yield Wait(5001)
        return "never"

    tape = Tape()
    with pytest.raises(TransportFailed, match="deadline of 5"):
        within(5.0005, patient(), tape, how)

    assert tape.done == [5000]
