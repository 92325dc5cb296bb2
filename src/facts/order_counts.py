"""How many orders an account placed in each interval, in the shapes in which that is given."""

from collections.abc import Mapping
from types import MappingProxyType

from pretrade.errors import InvalidFacts
from pretrade.facts.fact_values import expect_names, fact_count, fact_list, fact_mapping, fact_word
from pretrade.json_values import is_object

OrderCounts = Mapping[tuple[str, int], int]
"""(interval, number of intervals) → orders placed."""

_INTERVALS = ("SECOND", "MINUTE", "HOUR", "DAY")


def read_order_counts(given: object) -> OrderCounts | None:
    """Read a mapping (interval, number of intervals) → orders placed; None: unknown.

    Raises:
        InvalidFacts: a value is not what it should be.
    """
    if given is None:
        return None
    counts: dict[tuple[str, int], int] = {}
    for window, count in fact_mapping(given, "orderCounts").items():
        match window:
            case (str() as interval, int() as number):
                word = fact_word(interval, "orderCounts", _INTERVALS)
                counts[word, number] = fact_count(count, "orderCounts")
            case _:
                reason = f"{window!r}: {count!r} is not of the form ('SECOND', 10): 3"
                raise InvalidFacts("orderCounts", reason)
    return MappingProxyType(counts)


def counts_of_reply(given: object) -> OrderCounts:
    """Read a ``rateLimit/order`` reply, or a mapping.

    Raises:
        InvalidFacts: a value is not what it should be.
    """
    if is_object(given):
        return read_order_counts(given) or {}
    counts: dict[tuple[str, int], int] = {}
    for row in fact_list(given, "orderCounts"):
        limiter = fact_mapping(row, "orderCounts")
        expect_names(limiter, "orderCounts", _COUNT_NAMES, reply="rateLimitType" in limiter)
        interval = fact_word(limiter.get("interval"), "orderCounts.interval", _INTERVALS)
        number = fact_count(limiter.get("intervalNum"), "orderCounts.intervalNum")
        counts[interval, number] = fact_count(limiter.get("count"), "orderCounts.count")
    return counts


_COUNT_NAMES = ("interval", "intervalNum", "count", "limit", "rateLimitType")
