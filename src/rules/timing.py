"""TIMING: a ``timestamp`` that the exchange may not take; it is never more than unevaluated.

Since 2024-12-12 the exchange refuses a timestamp before 2017-01-01, or one more than 10 seconds
ahead of its own time; with which code is not documented. A check has no clock: whether a later
timestamp is in time is for who sends the request to see (a client, the offline exchange: -1021).

Source: change log of 2024-12-09 (in force 2024-12-12); of 2024-12-17 (microseconds).
"""

from pretrade.check import Rule, Scope, unreadable
from pretrade.context import Context
from pretrade.facts.fact import Facts
from pretrade.order import Request, Shape
from pretrade.report.violation import Findings, missing

OLDEST_TIMESTAMP = 1_483_228_800_000
"""2017-01-01, in milliseconds since 1970: none is older."""

_LEAST_MICROSECONDS = 10**14  # milliseconds have fewer digits until the year 5138


def milliseconds(timestamp: int) -> int:
    """Return a timestamp in milliseconds; it may be in microseconds.

    >>> milliseconds(1499827319559), milliseconds(1499827319559123)
    (1499827319559, 1499827319559)
    """
    return timestamp // 1000 if timestamp >= _LEAST_MICROSECONDS else timestamp


def applies(shape: Shape, context: Context) -> bool:
    """Requests with a timestamp, since 2024-12-12."""
    return "timestamp" in shape.given and context.rulebook.timestamp_limited


def check(request: Request, facts: Facts) -> Findings:  # noqa: ARG001
    """Say what would have to be known."""
    if request.timestamp is None:
        return unreadable("TIMING", request, "timestamp")
    too_old = milliseconds(request.timestamp) < OLDEST_TIMESTAMP
    return missing("TIMING", "evidence:old_timestamp" if too_old else "server_time")


TIMING = Rule("TIMING", applies, check, Scope.ANY)
