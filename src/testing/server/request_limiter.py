"""How much an address may ask: request weights, 429 and then 418: `RequestLimiter`.

Source: "IP Limits", REST documentation of 2022-09-30; texts: errors.md, reworded on 2022-12-13.
Fixed windows, and the number of requests after a 429 that lead to a ban, are ours. A refusal for
too many orders has no ``Retry-After`` ("Order Rate Limits" there); it has since 2025-12-17.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from pretrade.client.errors import ExchangeError
from pretrade.client.limits.rate_limits import (
    ORDERS,
    REQUEST_WEIGHT,
    interval_named,
    is_counted,
    length,
    window_start,
)
from pretrade.symbol_fields import RateLimit
from pretrade.testing.offline.refusals import refuse

PATIENCE = 10
"""After so many refused requests within one window the next one leads to a ban."""
FIRST_BAN = 120_000
LONGEST_BAN = 3 * 86_400_000
"""Bans last 2 minutes; each one more of an address lasts twice as long, up to 3 days."""

_REWORDED = date(2022, 12, 13)
_ORDERS_RETRY_AFTER = date(2025, 12, 17)


@attrs.frozen
class _Limit:
    """One limiter of exchangeInfo, ready to count.

    Attributes:
        limit: as exchangeInfo has it.
        length: of its window, in milliseconds.
        weighs: it counts weights, and tells what is used; else it counts requests.
    """

    limit: RateLimit
    length: int
    weighs: bool


def _read(limits: Iterable[RateLimit]) -> Iterator[_Limit]:
    for one in limits:
        if is_counted(one) and one.rate_limit_type != ORDERS:
            yield _Limit(one, length(one), one.rate_limit_type == REQUEST_WEIGHT)


@attrs.define
class _Visitor:
    """What one address has used.

    Attributes:
        used: for each limit, the number of its window and what was used in it.
        refused: how many requests were refused since the window of the last 429 began.
        window: the number of that window.
    """

    used: list[tuple[int, int]]
    refused: int = 0
    window: int = -1
    banned_until: int = 0
    bans: int = 0


class RequestLimiter:
    """Counts the weight of requests by address, within the limits of exchangeInfo."""

    def __init__(self, limits: Iterable[RateLimit]) -> None:
        """Start at nothing."""
        self._limits = tuple(_read(limits))
        self._visitors: dict[str, _Visitor] = {}

    def admit(self, address: str, weight: int, now: int, on: date) -> None:
        """Count a request.

        Args:
            address: where it comes from.
            weight: that of the endpoint.
            now: the exchange's time, in milliseconds.
            on: the day whose rules hold; texts follow from it.

        Raises:
            ExchangeError: -1003, with status 429; 418 while the address is banned.
        """
        visitor = self._visitor(address)
        if now < visitor.banned_until:
            raise _banned(visitor.banned_until, on)
        broken: _Limit | None = None
        for index, one in enumerate(self._limits):
            used = self._used(visitor, index, now) + (weight if one.weighs else 1)
            visitor.used[index] = (now // one.length, used)
            if used > one.limit.limit and broken is None:
                broken = one
        if broken is not None:
            raise _refusal(visitor, broken, now, on)

    def give_back(self, address: str, weight: int, now: int) -> None:
        """Take back the weight of a request that turned out to weigh nothing."""
        visitor = self._visitor(address)
        for index, one in enumerate(self._limits):
            if one.weighs:
                used = self._used(visitor, index, now) - weight
                visitor.used[index] = (now // one.length, max(0, used))

    def used(self, address: str, now: int) -> dict[RateLimit, int]:
        """Return what is used of each limiter of weights."""
        visitor = self._visitor(address)
        return {
            one.limit: self._used(visitor, index, now)
            for index, one in enumerate(self._limits)
            if one.weighs
        }

    def retry_after(self, address: str, now: int) -> int:
        """Return after how many seconds a refused address may come again."""
        visitor = self._visitor(address)
        if now < visitor.banned_until:
            return _seconds(visitor.banned_until - now)
        ends = [
            one.length - now % one.length
            for index, one in enumerate(self._limits)
            if self._used(visitor, index, now) > one.limit.limit
        ]
        return _seconds(max(ends)) if ends else 60

    def clear(self) -> None:
        """Forget what was used, and all bans."""
        self._visitors.clear()

    def _visitor(self, address: str) -> _Visitor:
        visitor = self._visitors.get(address)
        if visitor is None:
            visitor = self._visitors[address] = _Visitor([(-1, 0)] * len(self._limits))
        return visitor

    def _used(self, visitor: _Visitor, index: int, now: int) -> int:
        window, used = visitor.used[index]
        return used if window == now // self._limits[index].length else 0


def order_retry_after(msg: str, limits: Iterable[RateLimit], now: int, on: date) -> int | None:
    """Return when the window of orders that a refusal names is over, in seconds.

    Args:
        msg: the refusal's text.
        limits: those of orders.
        now: the exchange's time, in milliseconds.
        on: the day whose rules hold; None is returned while the exchange did not say it.
    """
    named = interval_named(msg) if on >= _ORDERS_RETRY_AFTER else None
    for limit in limits:
        if limit.window == named:
            return _seconds(window_start(limit, now) + length(limit) - now)
    return None


def _refusal(visitor: _Visitor, broken: _Limit, now: int, on: date) -> ExchangeError:
    window = now // broken.length
    if visitor.window != window:
        visitor.window, visitor.refused = window, 0
    visitor.refused += 1
    if visitor.refused <= PATIENCE:
        return refuse(-1003, _text(broken.limit, on), status=429)
    visitor.banned_until = now + min(LONGEST_BAN, FIRST_BAN << visitor.bans)
    visitor.bans = min(visitor.bans + 1, 12)  # by then it is the longest
    visitor.refused = 0
    return _banned(visitor.banned_until, on)


def _seconds(milliseconds: int) -> int:
    return max(1, -(-milliseconds // 1000))


def _advice(on: date) -> str:
    return "WebSocket Streams" if on >= _REWORDED else "the websocket"


def _text(limit: RateLimit, on: date) -> str:
    what = "request weight used" if limit.rate_limit_type == REQUEST_WEIGHT else "requests"
    unit = "request weight" if limit.rate_limit_type == REQUEST_WEIGHT else "requests"
    many = "Too much" if limit.rate_limit_type == REQUEST_WEIGHT else "Too many"
    return (
        f"{many} {what}; current limit is {limit.limit} {unit} per {limit.interval_num} "
        f"{limit.interval}. Please use {_advice(on)} for live updates to avoid polling the API."
    )


def _banned(until: int, on: date) -> ExchangeError:
    msg = (
        f"Way too much request weight used; IP banned until {until}. "
        f"Please use {_advice(on)} for live updates to avoid bans."
    )
    return refuse(-1003, msg, status=418)
