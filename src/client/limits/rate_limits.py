"""The exchange's limiters: their windows, and the headers that count them.

A window is fixed: it begins at a multiple of its length since 1970 (UTC), on the exchange's clock.
Source: "LIMITS", REST documentation of 2022-09-30; where windows begin is ours.
"""

import re
from collections.abc import Mapping

from pretrade.symbol_fields import RateLimit

REQUEST_WEIGHT = "REQUEST_WEIGHT"
ORDERS = "ORDERS"
RAW_REQUESTS = "RAW_REQUESTS"

_MILLISECONDS = {"SECOND": 1000, "MINUTE": 60_000, "HOUR": 3_600_000, "DAY": 86_400_000}
_INTERVALS = {name[0]: name for name in _MILLISECONDS}
_HEADERS = {"x-mbx-used-weight": REQUEST_WEIGHT, "x-mbx-order-count": ORDERS}

_header = re.compile(r"(x-mbx-used-weight|x-mbx-order-count)-([0-9]{1,6})([smhd])").fullmatch
_named = re.compile(r"per ([0-9]{1,6} )?(SECOND|MINUTE|HOUR|DAY)\b").search

Window = tuple[str, str, int]
"""A limiter's type, interval and number of intervals, as ``("ORDERS", "SECOND", 10)``."""


def window_of(limit: RateLimit) -> Window:
    """Return how a limiter is told from the others."""
    return limit.rate_limit_type, limit.interval, limit.interval_num


def is_counted(limit: RateLimit) -> bool:
    """Tell whether requests count against a limiter (connections do not)."""
    known = limit.interval in _MILLISECONDS and limit.interval_num > 0
    return known and limit.rate_limit_type in (REQUEST_WEIGHT, ORDERS, RAW_REQUESTS)


def window_start(limit: RateLimit, at: int) -> int:
    """Return the milliseconds at which the window of a time begins.

    >>> window_start(RateLimit("ORDERS", "SECOND", 10, 50), 1499827319559)
    1499827310000
    """
    return at - at % length(limit)


def length(limit: RateLimit) -> int:
    """Return how many milliseconds a limiter's window lasts."""
    return _MILLISECONDS[limit.interval] * limit.interval_num


def described(limit: RateLimit) -> str:
    """Return a limiter in words.

    >>> described(RateLimit("ORDERS", "SECOND", 10, 50))
    '50 ORDERS per 10 SECOND'
    """
    number = "" if limit.interval_num == 1 else f"{limit.interval_num} "
    return f"{limit.limit} {limit.rate_limit_type} per {number}{limit.interval}"


def counts(headers: Mapping[str, str]) -> dict[Window, int]:
    """Return what the headers of a reply (names in lower case) say is used.

    >>> counts({"x-mbx-used-weight-1m": "12", "x-mbx-order-count-10s": "3"})
    {('REQUEST_WEIGHT', 'MINUTE', 1): 12, ('ORDERS', 'SECOND', 10): 3}
    """
    found: dict[Window, int] = {}
    for name, value in headers.items():
        named = _header(name)
        if named is not None and value.isascii() and value.isdigit() and len(value) < 16:
            window = _HEADERS[named[1]], _INTERVALS[named[3].upper()], int(named[2])
            found[window] = int(value)
    return found


def own_limit(counted_by: str) -> RateLimit:
    """Return the limit that each endpoint below ``/sapi`` has for itself.

    12,000 a minute for an address, 180,000 for an account. Source: "Rate limits", basics of CaaS,
    developers.binance.com of 2026; the base document of 2022-09-30 gives the weights only.
    """
    most = 180_000 if counted_by == "UID" else 12_000
    return RateLimit(REQUEST_WEIGHT, "MINUTE", 1, most)


def used_headers(headers: Mapping[str, str], counted_by: str, *, own: bool) -> Mapping[str, str]:
    """Return the headers that count the limits of an endpoint, named as those below ``/api``.

    >>> used_headers({"x-sapi-used-uid-weight-1m": "5"}, "UID", own=True)
    {'x-mbx-used-weight-1m': '5'}
    """
    if not own:
        return headers
    prefix = f"x-sapi-used-{counted_by.lower()}-weight"
    return {
        name.replace(prefix, "x-mbx-used-weight"): value
        for name, value in headers.items()
        if name.startswith(prefix)
    }


def interval_named(msg: str) -> tuple[str, int] | None:
    """Return the interval that a refusal names.

    >>> interval_named("Too many new orders; current limit is 50 orders per 10 SECOND.")
    ('SECOND', 10)
    """
    named = _named(msg)
    return None if named is None else (named[2], int(named[1] or 1))
