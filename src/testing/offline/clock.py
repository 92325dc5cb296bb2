"""The exchange's own time: `VirtualClock`."""

from collections.abc import Callable

END_OF_TIME = 10**14 - 1
"""Here clocks stop, in the year 5138: a longer number would be a time in microseconds."""


class VirtualClock:
    """Milliseconds since 1970 that move when they are told to, until `END_OF_TIME`.

    Args:
        source: where it starts; or a function of the caller's that tells the time.

    >>> clock = VirtualClock(1000)
    >>> clock.advance(500)
    >>> clock.read()
    1500
    """

    __slots__ = ("_ahead", "_latest", "_source")

    def __init__(self, source: int | Callable[[], int]) -> None:
        """Keep the source."""
        self._source = source
        self._ahead = 0
        self._latest = 0

    def read(self) -> int:
        """Return the time; it never goes back."""
        source = self._source
        now = (source if isinstance(source, int) else source()) + self._ahead
        self._latest = max(self._latest, min(now, END_OF_TIME))
        return self._latest

    def advance(self, milliseconds: int) -> None:
        """Move on."""
        self._ahead += milliseconds

    def set(self, now: int) -> None:
        """Go to a time, as a replay does."""
        self._ahead += now - self.read()
