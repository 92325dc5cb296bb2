"""The exchange's own time: `VirtualClock`."""

from collections.abc import Callable


class VirtualClock:
    """Milliseconds since 1970 that move when they are told to.

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
        self._latest = max(self._latest, now)
        return self._latest

    def advance(self, milliseconds: int) -> None:
        """Move on."""
        self._ahead += milliseconds

    def set(self, now: int) -> None:
        """Go to a time, as a replay does."""
        self._ahead += now - self.read()
