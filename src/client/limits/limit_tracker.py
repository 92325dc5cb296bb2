"""Keeps count of the exchange's limits, to know before sending: `LimitTracker`."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

import attrs

from pretrade.client.errors import LimitReached
from pretrade.client.instants import instant, milliseconds_of
from pretrade.client.limits.rate_limits import (
    ORDERS,
    REQUEST_WEIGHT,
    counts,
    described,
    interval_named,
    is_counted,
    window_of,
)
from pretrade.client.limits.schedule import Schedule, schedule
from pretrade.client.limits.usage import Spent, Usage, touched
from pretrade.symbol_fields import RateLimit

_TOO_MANY_ORDERS = -1015
_MINUTE = 60_000


class LimitTracker:
    """What is used of each limiter: what was sent, put right by what the exchange reports.

    Filled orders lower the order count since 2023-10-03 by an amount that only the exchange knows,
    so what is left is at least what the tracker says. Requests of others from the same address, or
    for the same account, show with the next reply.

    >>> limits = [RateLimit("ORDERS", "SECOND", 10, 50)]
    >>> tracker = LimitTracker(limits, clock=lambda: 1499827319559)
    >>> print(tracker.plan(100))
    50 now, 50 at 2017-07-12T02:42:00+00:00
    """

    def __init__(self, limits: Iterable[RateLimit], clock: Callable[[], int]) -> None:
        """Begin with nothing used.

        Args:
            limits: exchangeInfo's.
            clock: returns the milliseconds on the exchange's clock: `ServerTime.timestamp`.
        """
        self._clock = clock
        self._usages = tuple(Usage(limit, 0) for limit in limits if is_counted(limit))
        self._blocked = 0
        self._answered = Spent(0, 0, 0)

    @property
    def blocked_until(self) -> datetime | None:
        """When the exchange takes requests again (429, 418), UTC; None: it takes them now."""
        return instant(self._blocked) if self._blocked > self._clock() else None

    def headroom(self, at: int | None = None) -> tuple[Usage, ...]:
        """Return each limiter's use in its present window; ``left`` is a lower bound."""
        return self._now(self._time(at))

    def plan(
        self, number: int, *, orders: int = 1, weight: int = 1, at: int | None = None
    ) -> Schedule:
        """Return how many requests can be sent now, and how many when.

        Args:
            number: how many requests.
            orders: how many orders each places (an OCO: 2).
            weight: what each weighs.
            at: milliseconds on the exchange's clock; the clock's if left out.

        Raises:
            LimitReached: one request takes more than a limiter ever gives.
        """
        time = self._time(at)
        spent = Spent(weight, orders, time)
        return schedule(touched(self._now(time), spent), number, spent, max(time, self._blocked))

    def admit(self, weight: int, orders: int = 0, at: int | None = None) -> None:
        """Do nothing if a request can be sent; count it with `spend`.

        Raises:
            LimitReached: it would break a limit; nothing was sent.
        """
        time = self._time(at)
        spent = Spent(weight, orders, time)
        if self._blocked > time:
            raise LimitReached("the exchange takes no requests for now", instant(self._blocked))
        usages = touched(self._now(time), spent)
        full = [usage for usage in usages if spent.of(usage.limit) > usage.left]
        if full:
            last = max(full, key=lambda usage: usage.end)
            raise LimitReached(f"{described(last.limit)}: {last.used} used", last.until)

    def spend(self, weight: int, orders: int = 0, at: int | None = None) -> Spent:
        """Count a request that is about to be sent; give the result to `record`.

        A request that gets no reply stays counted until its windows end: it may have arrived.
        """
        before = self._answered.weight, self._answered.orders
        spent = Spent(weight, orders, self._time(at), before)
        self._usages = tuple(usage.spend(spent) for usage in self._now(spent.at))
        return spent

    def record(
        self, headers: Mapping[str, str], at: int | None = None, spent: Spent | None = None
    ) -> None:
        """Put right what is used by the headers of a reply; they win over our own count.

        Args:
            headers: names in lower case.
            at: when the reply came.
            spent: what `spend` returned for this request. Without it no request is taken to be
                out; with it those that are still out stay counted on top. Give it wherever
                requests overlap.
        """
        counted = counts(headers)
        answered = self._answered
        before = (0, 0) if spent is None else spent.before
        meanwhile = Spent(answered.weight - before[0], answered.orders - before[1], 0)
        self._usages = tuple(
            usage.settle(spent, counted.get(window_of(usage.limit)), meanwhile.of(usage.limit))
            for usage in self._now(self._time(at))
        )
        if spent is not None:
            self._answered = Spent(
                answered.weight + spent.weight, answered.orders + spent.orders, 0
            )

    def refused(self, error: LimitReached, at: int | None = None) -> datetime:
        """Take note of a 429 or 418, and return when to go on, UTC.

        Too many orders (-1015) stop orders only. Where the exchange does not say until when, it is
        the end of the window that its text names, else of the shortest one.
        """
        time = self._time(at)
        only_orders = error.code == _TOO_MANY_ORDERS
        kind = ORDERS if only_orders else REQUEST_WEIGHT
        named = interval_named(error.limit)
        usages = [one for one in self._now(time) if one.limit.rate_limit_type == kind]
        meant = [one for one in usages if one.limit.window == named] or usages
        full = min(meant, key=lambda one: one.end, default=None)
        end = time - time % _MINUTE + _MINUTE if full is None else full.end
        until = end if error.until is None else milliseconds_of(error.until)
        if not only_orders:
            self._blocked = max(self._blocked, until)
        elif full is not None:
            self._usages = tuple(
                one.used_up() if one.limit == full.limit else one for one in self._now(time)
            )
        return instant(until)

    def adopt(self, limits: Iterable[RateLimit]) -> None:
        """Go by other limits; what is used of those that were known before stays."""
        used = {window_of(usage.limit): usage for usage in self._usages}
        self._usages = tuple(
            attrs.evolve(used.get(window_of(limit), Usage(limit, 0)), limit=limit)
            for limit in limits
            if is_counted(limit)
        )

    def _time(self, at: int | None) -> int:
        return self._clock() if at is None else at

    def _now(self, time: int) -> tuple[Usage, ...]:
        return tuple(usage.at(time) for usage in self._usages)
