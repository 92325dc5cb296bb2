"""TIMING: a signed request must be recent: `judge_timing`.

Since 2024-12-12 a timestamp before 2017, or 10 seconds ahead, is refused whatever the window; that
the answer is -1021 then too is ours.

Source: "Timing security", documentation of 2022-09-30; change log of 2024-12-09; microseconds since
2024-12-17.
"""

from collections.abc import Mapping
from decimal import Decimal

from pretrade.rulebook import Rulebook
from pretrade.rules.timing import OLDEST_TIMESTAMP, milliseconds
from pretrade.testing.offline.refusals import refuse

_USUAL_WINDOW = Decimal(5000)
_AHEAD = 1000


def judge_timing(params: Mapping[str, str], now: int, rulebook: Rulebook) -> None:
    """Refuse a request that comes from the future, or too late; one without a time passes.

    >>> from pretrade.rulebook import rulebook_of
    >>> judge_timing({"timestamp": "1000"}, 6000, rulebook_of("2022-09-30"))

    Raises:
        ExchangeError: -1021.
    """
    timestamp = _timestamp(params)
    if timestamp is not None and rulebook.timestamp_limited and timestamp < OLDEST_TIMESTAMP:
        raise refuse(-1021)
    judge_window(params, now)


def judge_window(params: Mapping[str, str], now: int) -> None:
    """Refuse a request whose time is not within its window, on a clock that shows ``now``.

    Raises:
        ExchangeError: -1021.
    """
    timestamp = _timestamp(params)
    if timestamp is None:
        return
    if timestamp >= now + _AHEAD:
        msg = "Timestamp for this request was 1000ms ahead of the server's time."
        raise refuse(-1021, msg)
    if now - timestamp > _window(params.get("recvWindow", "")):
        raise refuse(-1021)


def _timestamp(params: Mapping[str, str]) -> int | None:
    """Return the time of a request in milliseconds; what is no time is refused for that."""
    given = params.get("timestamp", "")
    return milliseconds(int(given)) if given.isascii() and given.isdigit() else None


def _window(given: str) -> Decimal:
    whole, _, fraction = given.partition(".")
    digits = whole + fraction
    return Decimal(given) if whole and digits.isascii() and digits.isdigit() else _USUAL_WINDOW
