"""Counts the orders of each rate-limit interval from what the stream said of them.

Source: "Spot Unfilled Order Count Rules" (FAQ, since 2023-10-03): an order that trades for the
first time lowers the counts by one, never below none; cancels and expiries do not. Intervals
are aligned to the clock, in UTC.
"""

from collections.abc import Iterable, Mapping

from pretrade.client.user_data.event_fields import MICROSECONDS
from pretrade.client.user_data.order_record import OrderRecord

_SECOND = 1000 * MICROSECONDS
DAY = 86_400 * _SECOND
"""In microseconds."""

_LENGTHS = {"SECOND": _SECOND, "MINUTE": 60 * _SECOND, "HOUR": 3600 * _SECOND, "DAY": DAY}
_FILLS_LOWER_COUNTS_SINCE = 1_696_291_200 * _SECOND  # 2023-10-03

Window = tuple[str, int]
"""An interval and how many of them, as ``("SECOND", 10)``."""


def order_counts(
    start: Mapping[Window, int], since: int, now: int, records: Iterable[OrderRecord]
) -> Mapping[Window, int]:
    """Return how many orders each interval counts at one moment. Times are in microseconds.

    Args:
        start: the counts that were known first.
        since: when they were.
        now: the moment.
        records: the orders that the stream told of.
    """
    steps = [step for record in records for step in _steps(record, since)]
    steps.sort(key=_placed_before_filled)
    return {window: _count(window, count, since, now, steps) for window, count in start.items()}


def _placed_before_filled(step: tuple[int, int]) -> tuple[int, int]:
    at, change = step
    return at, -change


def _steps(record: OrderRecord, since: int) -> Iterable[tuple[int, int]]:
    """Yield when an order changed the counts, and by how much."""
    if record.placed is not None and record.placed >= since:
        yield record.placed, 1
    first_fill = record.first_fill
    if first_fill is not None and first_fill >= max(since, _FILLS_LOWER_COUNTS_SINCE):
        # A first fill some time after placing lowers the counts by more than one, by how much is
        # not documented: one is certain.
        yield first_fill, -1


def _count(
    window: Window, count: int, since: int, now: int, steps: Iterable[tuple[int, int]]
) -> int:
    interval, number = window
    length = _LENGTHS.get(interval, 0) * number
    begins = now - now % length if length else since  # an interval that is not known never ends
    counted = count if since >= begins else 0
    for at, change in steps:
        if begins <= at <= now:
            counted = max(0, counted + change)
    return counted
