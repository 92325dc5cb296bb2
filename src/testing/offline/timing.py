"""TIMING: a signed request must be recent: `judge_timing`.

Source: "Timing security", documentation of 2022-09-30; microseconds since 2024-12-17.
"""

from collections.abc import Mapping
from decimal import Decimal

from pretrade.testing.offline.refusals import refuse

_USUAL_WINDOW = Decimal(5000)
_AHEAD = 1000
_LEAST_MICROSECONDS = 10**14  # milliseconds have fewer digits until the year 5138


def judge_timing(params: Mapping[str, str], now: int) -> None:
    """Refuse a request that comes from the future, or too late; one without a time passes.

    >>> judge_timing({"timestamp": "1000"}, 6000)

    Raises:
        ExchangeError: -1021.
    """
    given = params.get("timestamp", "")
    if not (given.isascii() and given.isdigit()):
        return  # what is no time is refused for that
    timestamp = int(given)
    if timestamp >= _LEAST_MICROSECONDS:
        timestamp //= 1000
    if timestamp >= now + _AHEAD:
        msg = "Timestamp for this request was 1000ms ahead of the server's time."
        raise refuse(-1021, msg)
    if now - timestamp > _window(params.get("recvWindow", "")):
        raise refuse(-1021)


def _window(given: str) -> Decimal:
    whole, _, fraction = given.partition(".")
    digits = whole + fraction
    return Decimal(given) if whole and digits.isascii() and digits.isdigit() else _USUAL_WINDOW
