"""When so many requests can be sent: `Schedule`."""

from collections.abc import Sequence
from datetime import datetime

import attrs

from pretrade.client.instants import instant
from pretrade.client.limits.usage import Spent, Usage


@attrs.frozen
class Schedule:
    """How many requests can be sent now, and how many when.

    Attributes:
        now: how many at once.
        later: (when, how many), in order of time; UTC.
    """

    now: int
    later: tuple[tuple[datetime, int], ...] = ()

    @property
    def total(self) -> int:
        """All of them."""
        return self.now + sum(number for _, number in self.later)

    def __str__(self) -> str:
        """Return ``50 now, 50 at 2022-10-01T00:00:10+00:00``."""
        later = [f"{number} at {when.isoformat()}" for when, number in self.later]
        return ", ".join([f"{self.now} now", *later])


def schedule(usages: Sequence[Usage], number: int, spent: Spent, start: int) -> Schedule:
    """Return when ``number`` requests like ``spent`` can go out.

    Args:
        usages: the limiters from which they take something, at ``spent.at``.
        number: how many requests.
        spent: what each of them takes.
        start: the first moment at which any may be sent; not before ``spent.at``.
    """
    batches: list[tuple[int, int]] = []
    held: list[Usage] = [usage.at(start) for usage in usages]
    time, rest = start, number
    while rest > 0:
        batch = min([rest, *(_room(usage, spent) for usage in held)])
        if batch:
            batches.append((time, batch))
            rest -= batch
            held = [_after(usage, spent, batch) for usage in held]
        full = [usage.end for usage in held if _room(usage, spent) == 0]
        time = max(full, default=time)
        held = [usage.at(time) for usage in held]
    now = sum(batch for time, batch in batches if time == spent.at)
    return Schedule(
        now, tuple((instant(time), batch) for time, batch in batches if time != spent.at)
    )


def _room(usage: Usage, spent: Spent) -> int:
    """Return how many requests still fit in a window."""
    return usage.left // spent.of(usage.limit)


def _after(usage: Usage, spent: Spent, batch: int) -> Usage:
    return attrs.evolve(usage, pending=usage.pending + batch * spent.of(usage.limit))
