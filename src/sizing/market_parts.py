"""Cuts a quantity into the fewest orders that are legal each."""

from decimal import Decimal
from math import gcd
from typing import NoReturn

from pretrade.constraint.span import MOST_DECIMALS, QUANTUM, trimmed
from pretrade.decimals import EXACT, multiply, remainder, short, subtract
from pretrade.sizing.cannot_fit import CannotFit
from pretrade.sizing.legal import Legal
from pretrade.sizing.reasons import highest

MOST_PARTS = 100_000
"""More orders than the exchange takes of one account in a day are a mistake."""


def split(whole: Decimal, legal: Legal) -> tuple[Decimal, ...]:
    """Return legal quantities that sum to a whole: the fewest, and the first ones the largest.

    Args:
        whole: what is to be cut.
        legal: the legal quantities.

    Raises:
        CannotFit: there are no such parts; the reasons name what would remain.
    """
    span = legal.span
    if not span:
        legal.refuse()
    if remainder(whole, QUANTUM):  # finer than any legal quantity
        legal.exclude(whole, f"the {short(whole)} of {short(whole)} that would remain")
    low, high, step, rest = (_units(one) for one in (span.low, span.high, span.step, whole))
    most = rest // low
    count = _fewest_parts(rest, -(-rest // high), low % step, step)
    if count is None or count > most:
        _refuse(whole, legal, most, high, low % step, step)
    if count > MOST_PARTS:
        most_allowed = highest(legal.limits())
        reason = f"{most_allowed} cuts {short(whole)} into {count} parts, more than {MOST_PARTS}"
        raise CannotFit(reasons=[reason])
    parts: list[Decimal] = []
    for others in reversed(range(count)):
        part = min(high, rest - others * low)
        rest -= part
        parts.append(_decimal(part))
    return tuple(parts)


def _units(number: Decimal) -> int:
    return int(EXACT.scaleb(number, MOST_DECIMALS))


def _decimal(units: int) -> Decimal:
    return trimmed(multiply(Decimal(units), QUANTUM))


def _fewest_parts(units: int, fewest: int, origin: int, step: int) -> int | None:
    """Return how many numbers of a grid, at least so many, can sum to a number; None: never.

    So many origins must be the number, but for whole steps: a linear congruence.
    """
    shared = gcd(origin, step)
    turns, apart = divmod(units, shared)
    if apart:
        return None
    period = step // shared
    count = turns * pow(origin // shared, -1, period) % period
    return fewest + (count - fewest) % period


def _refuse(  # noqa: PLR0913, PLR0917  what cannot be cut, and by what
    whole: Decimal, legal: Legal, most: int, high: int, origin: int, step: int
) -> NoReturn:
    """Say what remains when as much as possible is cut off in as many parts as possible."""
    units = _units(whole)
    covered = min(most * high, units - (units - most * origin) % step)
    remains = subtract(whole, _decimal(covered))
    legal.exclude(remains, f"the {short(remains)} of {short(whole)} that would remain")
