"""How the client's conversations are written once, for blocking and for async transports: `Flow`.

A flow is a generator. It yields what should happen, a `Request` to send or a `Wait`, and is resumed
with the `RawReply`, or with the `TransportFailed` that came instead. It does no I/O itself.
"""

import contextlib
from collections.abc import Generator
from typing import Any, TypeAlias, TypeVar, cast

import attrs

from pretrade.client.errors import TransportFailed
from pretrade.client.request import Request
from pretrade.client.transport import AsyncTransport, Transport

T = TypeVar("T")


@attrs.frozen
class Wait:
    """A step that lets time pass."""

    milliseconds: int


Step = Request | Wait

Flow: TypeAlias = Generator[Step, Any, T]
"""A conversation that ends with a T."""


def run_sync(flow: Flow[T], transport: Transport, timeout: float) -> T:
    """Carry out a flow, blocking, and return what it returns.

    Args:
        flow: a flow that has not begun.
        transport: what sends its requests.
        timeout: seconds for each of them.
    """
    with contextlib.closing(flow):
        try:
            step = next(flow)
            while True:
                answer = None
                try:
                    if isinstance(step, Wait):
                        transport.wait(step.milliseconds)
                    else:
                        answer = transport.send(step, timeout)
                except TransportFailed as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(answer)
        except StopIteration as done:
            return cast("T", done.value)


async def run_async(flow: Flow[T], transport: AsyncTransport, timeout: float) -> T:  # noqa: ASYNC109
    """Carry out a flow, awaiting, and return what it returns; see `run_sync`."""
    with contextlib.closing(flow):
        try:
            step = next(flow)
            while True:
                answer = None
                try:
                    if isinstance(step, Wait):
                        await transport.wait(step.milliseconds)
                    else:
                        answer = await transport.send(step, timeout)
                except TransportFailed as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(answer)
        except StopIteration as done:
            return cast("T", done.value)
