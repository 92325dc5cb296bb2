"""What every WebSocket connection is, whatever carries it: `Connection`, `Message`, `Refused`.

A session does no I/O. It is handed each text that the client sends, and hands what it has to say,
replies and events alike and in their order, to the function with which it was opened.
"""

from collections.abc import Callable
from typing import Any, Protocol

import attrs

GOING_AWAY, POLICY_VIOLATION = 1001, 1008
"""Close codes of RFC 6455, 7.4.1."""


@attrs.frozen
class Close:
    """Ends the connection, with a code of RFC 6455 and a sentence."""

    code: int = GOING_AWAY
    reason: str = ""


@attrs.frozen
class Pause:
    """Holds back what comes next.

    Attributes:
        seconds: by the machine's clock.
    """

    seconds: float


Message = str | Close | Pause
Send = Callable[[Message], object]


class Connection(Protocol):
    """One connection."""

    def receive(self, text: str) -> None:
        """Take what the client sent."""
        ...

    def closed(self) -> None:
        """Let go of everything: the connection is over. May be called twice."""
        ...


class Refused(Exception):
    """A connection that is not opened; it is answered by HTTP.

    Attributes:
        status: of HTTP.
        body: JSON.
    """

    def __init__(self, status: int, code: int, msg: str) -> None:
        super().__init__(msg)
        self.status = status
        self.body: dict[str, Any] = {"code": code, "msg": msg}
