"""How the client's conversations are written once, for blocking and for async transports: `Flow`.

A flow is a generator. It yields what should happen, a `RawRequest` to send or a `Wait`, and is
resumed with the `RawReply`, or with what was raised instead: `TransportFailed`, or what interrupts
it, as a cancelled task or Ctrl-C. It does no I/O itself.
"""

import contextlib
import time
from collections.abc import Generator
from typing import Any, TypeAlias, TypeVar, cast

import attrs

from pretrade.client.errors import TransportFailed
from pretrade.client.http.raw_request import RawRequest
from pretrade.client.http.transport import AsyncTransport, Transport

T = TypeVar("T")


@attrs.frozen
class Wait:
    """A step that lets time pass."""

    milliseconds: int


Step = RawRequest | Wait

Flow: TypeAlias = Generator[Step, Any, T]
"""A conversation that ends with a T."""


@attrs.define
class _Patience:
    """The time that one call may take: all its requests, and the waits between them.

    Attributes:
        seconds: how long; None: for ever.
    """

    seconds: float | None
    _begun: float = attrs.field(factory=time.monotonic, init=False)

    def left_for(self, step: Step) -> float | None:
        """Return the seconds that are left when a step begins.

        Raises:
            TransportFailed: there are none, or the step would wait for longer.
        """
        if self.seconds is None:
            return None
        left = self._begun + self.seconds - time.monotonic()
        needed = step.milliseconds / 1000 if isinstance(step, Wait) else 0
        if left <= needed:
            reason = f"the deadline of {self.seconds:g} seconds for the whole call has no room left"
            raise TransportFailed(reason, sent=False)
        return left


def run_sync(
    flow: Flow[T], transport: Transport, timeout: float, deadline: float | None = None
) -> T:
    """Carry out a flow, blocking, and return what it returns.

    Args:
        flow: a flow that has not begun.
        transport: what sends its requests.
        timeout: seconds for each part of them.
        deadline: seconds for the whole flow; None: no limit.
    """
    patience = _Patience(deadline)
    with contextlib.closing(flow):
        try:
            step = next(flow)
            while True:
                answer = None
                try:
                    left = patience.left_for(step)
                    if isinstance(step, Wait):
                        transport.wait(step.milliseconds)
                    else:
                        answer = transport.send(attrs.evolve(step, deadline=left), timeout)
                except BaseException as error:  # noqa: BLE001  the flow says what it means
                    step = flow.throw(error)
                else:
                    step = flow.send(answer)
        except StopIteration as done:
            return cast("T", done.value)


async def run_async(
    flow: Flow[T],
    transport: AsyncTransport,
    timeout: float,  # noqa: ASYNC109  the transport's
    deadline: float | None = None,
) -> T:
    """Carry out a flow, awaiting, and return what it returns; see `run_sync`."""
    patience = _Patience(deadline)
    with contextlib.closing(flow):
        try:
            step = next(flow)
            while True:
                answer = None
                try:
                    left = patience.left_for(step)
                    if isinstance(step, Wait):
                        await transport.wait(step.milliseconds)
                    else:
                        answer = await transport.send(attrs.evolve(step, deadline=left), timeout)
                except BaseException as error:  # noqa: BLE001  the flow says what it means
                    step = flow.throw(error)
                else:
                    step = flow.send(answer)
        except StopIteration as done:
            return cast("T", done.value)
