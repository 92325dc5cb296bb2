"""What carries requests to the exchange: the `Transport` and `AsyncTransport` protocols.

Whatever can send a `RawRequest` and return a `RawReply` will do. Waiting is a transport's business
too: only it knows the event loop it runs in.
"""

from typing import Protocol

from pretrade.client.http.raw_request import RawRequest
from pretrade.client.http.reply import RawReply


class Transport(Protocol):
    """Sends one request at a time, and blocks until the reply is there."""

    def send(self, request: RawRequest, timeout: float) -> RawReply:
        """Send a request once, never again by itself, and return the reply, whatever its status.

        Args:
            request: what to send; its ``deadline`` limits the time for all parts together.
            timeout: how many seconds to wait: to connect, to write, and for each part of the reply.

        Raises:
            TransportFailed: there is no reply; its ``sent`` says whether the request may have
                arrived.
        """
        ...

    def wait(self, milliseconds: int) -> None:
        """Do nothing for a while."""
        ...

    def close(self) -> None:
        """Close all connections."""
        ...


class AsyncTransport(Protocol):
    """The same, to be awaited."""

    async def send(self, request: RawRequest, timeout: float) -> RawReply:  # noqa: ASYNC109
        """Send a request once, never again by itself, and return the reply, whatever its status.

        Args:
            request: what to send; its ``deadline`` limits the time for all parts together.
            timeout: how many seconds to wait: to connect, to write, and for each part of the reply.

        Raises:
            TransportFailed: there is no reply; its ``sent`` says whether the request may have
                arrived.
        """
        ...

    async def wait(self, milliseconds: int) -> None:
        """Do nothing for a while, and let others run."""
        ...

    async def close(self) -> None:
        """Close all connections."""
        ...
