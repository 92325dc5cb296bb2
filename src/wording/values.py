"""How single values are written in sentences."""

from collections.abc import Collection
from datetime import UTC, datetime
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from pretrade.decimals import short
from pretrade.order.syntax import wire_text

if TYPE_CHECKING:
    from pretrade.report.violation import OrderWarning, Violation

_MOST_LISTED = 8  # there are seven order types
_MOST_NAMED = 5  # of more than can be listed
_LONGEST = 80  # a value of megabytes must not make a sentence of megabytes


def show(value: object) -> str:
    """Write a value: numbers without trailing zeros, texts cut to a readable length."""
    return _cut(short(value) if isinstance(value, Decimal) else wire_text(value))


def given(violation: "Violation | OrderWarning") -> str:
    """Write what a caller gave, as it would be sent."""
    return _cut(wire_text(violation.value))


def _cut(text: str) -> str:
    """Keep a sentence on one line and of a readable length."""
    if not text.isprintable():
        text = repr(text[: _LONGEST + 1])[1:-1] + text[_LONGEST + 1 :]
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text)} characters)"


def listed(values: Collection[object], joined: str = "or") -> str:
    """Join values as "a, b or c"; of many the first few, and how many others there are.

    >>> listed(["a", "b", "c"]), listed(range(20), "and")
    ('a, b or c', '0, 1, 2, 3, 4 and 15 others')
    """
    first = [show(value) for value in islice(values, _MOST_LISTED)]
    if len(values) > _MOST_LISTED:
        first[_MOST_NAMED:] = [f"{len(values) - _MOST_NAMED} others"]
    *first, last = first or ["nothing"]
    return f"{', '.join(first)} {joined} {last}" if first else last


def nearest(violation: "Violation") -> str:
    """Return the legal values nearest to what was given, as the end of a sentence."""
    values = [show(value) for value in violation.suggestions]
    if not values:
        return ""
    if len(values) == 1:
        return f"; nearest is {values[0]}"
    return f"; nearest are {' and '.join(values)}"


def name(found: "Violation | OrderWarning") -> str:
    """Return what the broken bound is called."""
    return found.bound.name if found.bound else ""


def limit(found: "Violation | OrderWarning") -> str:
    """Return the value of the broken bound."""
    return show(found.bound.value) if found.bound else ""


def moment(violation: "Violation") -> str:
    """Return when the market was read, in brackets; nothing when that is unknown."""
    at = violation.details.get("at")
    if not isinstance(at, int):
        return ""
    try:
        return f" (as of {datetime.fromtimestamp(at / 1000, UTC):%Y-%m-%d %H:%M:%S} UTC)"
    except (OverflowError, ValueError, OSError):  # no time that a calendar holds
        return f" (as of {at})"
