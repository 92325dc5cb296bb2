"""How many orders an account placed in the windows of the ORDERS limits: `OrderCounts`."""

from collections.abc import Iterable

from pretrade.symbol_fields import RateLimit

SECONDS = {"SECOND": 1, "MINUTE": 60, "HOUR": 3600, "DAY": 86400}
"""Seconds of each interval of a rate limit."""

Window = tuple[str, int]
"""The interval and how many of them, as ``("SECOND", 10)``."""


class OrderCounts:
    """Counts in windows that start at whole multiples of their length."""

    __slots__ = ("_counts", "_started", "_windows")

    def __init__(self, limits: Iterable[RateLimit]) -> None:
        """Start at nothing."""
        self._windows: dict[Window, int] = {}
        self._counts: dict[Window, int] = {}
        self._started: dict[Window, int] = {}
        self.watch(limits)

    def watch(self, limits: Iterable[RateLimit]) -> None:
        """Count for these limits from now on."""
        self._windows = {
            limit.window: SECONDS[limit.interval] * 1000 * limit.interval_num for limit in limits
        }
        self._counts = {window: self._counts.get(window, 0) for window in self._windows}

    def at(self, now: int) -> dict[Window, int]:
        """Return the counts of the windows that hold this time."""
        for window, length in self._windows.items():
            start = now // length
            if self._started.get(window) != start:
                self._started[window] = start
                self._counts[window] = 0
        return self._counts

    def add(self, orders: int, now: int) -> None:
        """Count orders that were placed; a negative number gives some back, down to 0."""
        counts = self.at(now)
        for window, count in counts.items():
            counts[window] = max(0, count + orders)
