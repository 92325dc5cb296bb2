"""How much of one limiter is used: `Usage`; and what one request has used of all: `Spent`."""

from collections.abc import Iterable
from datetime import datetime

import attrs

from pretrade.client.errors import LimitReached
from pretrade.client.instants import instant
from pretrade.client.limits.rate_limits import (
    ORDERS,
    REQUEST_WEIGHT,
    described,
    length,
    window_start,
)
from pretrade.symbol_fields import RateLimit


@attrs.frozen
class Spent:
    """What one request was counted with when it was sent.

    Attributes:
        weight: its request weight.
        orders: how many orders it places.
        at: when, in milliseconds on the exchange's clock.
        before: weight and orders of all requests that were answered before it was sent.
    """

    weight: int
    orders: int
    at: int
    before: tuple[int, int] = (0, 0)

    def of(self, limit: RateLimit) -> int:
        """Return what it takes from a limiter; each request is one raw request."""
        if limit.rate_limit_type == REQUEST_WEIGHT:
            return self.weight
        return self.orders if limit.rate_limit_type == ORDERS else 1


@attrs.frozen
class Usage:
    """How much of a limiter is used in the window that began at ``start``.

    Attributes:
        limit: the limiter.
        start: when the window began, in milliseconds.
        settled: used by requests that were answered.
        pending: used by requests that are still out.
    """

    limit: RateLimit
    start: int
    settled: int = 0
    pending: int = 0

    @property
    def used(self) -> int:
        """Settled and pending together."""
        return self.settled + self.pending

    @property
    def left(self) -> int:
        """How much is left; 0 when more than the limit is used."""
        return max(0, self.limit.limit - self.used)

    @property
    def end(self) -> int:
        """When the next window begins, in milliseconds."""
        return self.start + length(self.limit)

    @property
    def until(self) -> datetime:
        """When the next window begins, UTC."""
        return instant(self.end)

    def at(self, at: int) -> "Usage":
        """Return this, or an empty window if a later one has begun.

        A clock that was put right may go back. By up to one window nothing changes; by more, what
        is used moves to the present window, or it would stay until the clock catches up.
        """
        start = window_start(self.limit, at)
        if start > self.start:
            return Usage(self.limit, start)
        far_back = self.start - start > length(self.limit)
        return attrs.evolve(self, start=start) if far_back else self

    def spend(self, spent: Spent) -> "Usage":
        """Return this with a request that is being sent."""
        return attrs.evolve(self, pending=self.pending + spent.of(self.limit))

    def settle(self, spent: Spent | None, count: int | None, meanwhile: int) -> "Usage":
        """Return this with an answered request.

        The exchange's count replaces ours. Replies may come in another order than the requests
        were counted in: so what was answered while this one was out, and what is still out, is
        taken to be missing from the count, as far as we had counted that much ourselves. A reply
        to a request of an earlier window counts for that one.

        Args:
            spent: the request; None: all that is out is taken to be in the count.
            count: what the exchange counts; None: it does not say, and the request stays counted.
            meanwhile: how much was answered while this request was out.
        """
        if spent is None:
            return self if count is None else Usage(self.limit, self.start, count)
        if window_start(self.limit, spent.at) != self.start:
            return self
        own = min(spent.of(self.limit), self.pending)
        out = self.pending - own
        if count is None:
            return Usage(self.limit, self.start, self.settled + own, out)
        settled = count + meanwhile
        if count + out <= self.used:
            settled = min(settled, self.used - out)
        return Usage(self.limit, self.start, settled, out)

    def used_up(self) -> "Usage":
        """Return this with nothing left: the exchange said so."""
        return attrs.evolve(self, settled=max(self.settled, self.limit.limit))


def touched(usages: Iterable[Usage], spent: Spent) -> list[Usage]:
    """Return the limiters from which a request takes something.

    Raises:
        LimitReached: it takes more than one of them ever gives.
    """
    found = [usage for usage in usages if spent.of(usage.limit)]
    for usage in found:
        if spent.of(usage.limit) > usage.limit.limit:
            raise LimitReached(f"{described(usage.limit)} is less than one request takes")
    return found
