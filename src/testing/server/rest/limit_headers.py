"""The headers that tell of the limits of orders.

Source: "Order Rate Limits", REST documentation of 2022-09-30: a refusal for too many orders has no
``Retry-After``; it has since the documentation of 2025-12-17.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from pretrade.client.limits.rate_limits import interval_named, length, window_start
from pretrade.symbol_fields import RateLimit

LETTERS = {"SECOND": "s", "MINUTE": "m", "HOUR": "h", "DAY": "d"}
"""The letter of each interval in the name of a header."""

_RETRY_AFTER = date(2025, 12, 17)


def order_count_headers(counts: Mapping[tuple[str, int], int] | None) -> dict[str, str]:
    """Return a header for each limit of orders.

    >>> order_count_headers({("SECOND", 10): 3})
    {'x-mbx-order-count-10s': '3'}
    """
    return {
        f"x-mbx-order-count-{number}{LETTERS[interval]}": str(count)
        for (interval, number), count in (counts or {}).items()
    }


def order_retry_after(msg: str, limits: Iterable[RateLimit], now: int, on: date) -> dict[str, str]:
    """Return when the window that a refusal names is over, if the exchange says so on that day."""
    if on < _RETRY_AFTER:
        return {}
    named = interval_named(msg)
    for limit in limits:
        if limit.window == named:
            left = window_start(limit, now) + length(limit) - now
            return {"retry-after": str(-(-left // 1000))}
    return {}
