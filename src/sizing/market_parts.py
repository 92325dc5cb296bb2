"""Cuts a quantity into the fewest orders that are legal each."""

from decimal import Decimal
from math import gcd
from typing import NoReturn

from pretrade.decimals import short, subtract
from pretrade.sizing.allowed import Allowed
from pretrade.sizing.cannot_fit import CannotFit
from pretrade.sizing.progression import Progression
from pretrade.sizing.units import decimal_of, floor_units

MOST_PARTS = 100_000
"""More orders than the exchange takes of one account in a day are a mistake."""


def split(whole: Decimal, allowed: Allowed) -> tuple[Decimal, ...]:
    """Return legal quantities that sum to a whole: the fewest, and the first ones the largest.

    Args:
        whole: what is to be cut.
        allowed: the legal quantities.

    Raises:
        CannotFit: there are no such parts; the reasons name what would remain.
    """
    least, greatest, row = allowed.least, allowed.greatest, allowed.row
    if least is None or greatest is None or row is None:
        allowed.refuse()
    low, high, rest = floor_units(least), floor_units(greatest), floor_units(whole)
    most = rest // low
    count = _fewest_parts(rest, -(-rest // high), row) if decimal_of(rest) == whole else None
    if count is None or count > most:
        _refuse(whole, allowed, most, high, row)
    if count > MOST_PARTS:
        reason = f"{allowed.high} cuts {short(whole)} into {count} parts, more than {MOST_PARTS}"
        raise CannotFit(reasons=[reason])
    parts: list[Decimal] = []
    for others in reversed(range(count)):
        part = min(high, rest - others * low)
        rest -= part
        parts.append(decimal_of(part))
    return tuple(parts)


def _fewest_parts(units: int, fewest: int, row: Progression) -> int | None:
    """Return how many numbers of a row, at least so many, can sum to a number; None: never.

    So many origins must be the number, but for whole steps: a linear congruence.
    """
    shared = gcd(row.origin, row.step)
    turns, apart = divmod(units, shared)
    if apart:
        return None
    period = row.step // shared
    count = turns * pow(row.origin // shared, -1, period) % period
    return fewest + (count - fewest) % period


def _refuse(whole: Decimal, allowed: Allowed, most: int, high: int, row: Progression) -> NoReturn:
    """Say what remains when as much as possible is cut off in as many parts as possible."""
    units = floor_units(whole)
    covered = min(most * high, units - (units - most * row.origin) % row.step)
    remains = subtract(whole, decimal_of(covered))
    allowed.exclude(remains, f"the {short(remains)} of {short(whole)} that would remain")
