"""Solves a comparison for one field, exactly; the evenly spaced values that are left: `Span`."""

import operator
from collections.abc import Callable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any, NamedTuple

import attrs

from pretrade.decimals import EXACT, ONE, ZERO, add, exact, multiply, remainder, subtract

INFINITY = Decimal("Infinity")

QUANTUM = Decimal("1E-20")
"""No number on the wire is finer: ``^([0-9]{1,20})(\\.[0-9]{1,20})?$``.

So every bound of a field, strict or divided by whatever, is as good as an inclusive one: the
nearest multiple of the quantum that keeps it. Of a product of two fields it is the quantum's
square.
"""
_QUANTUM_SQUARED = multiply(QUANTUM, QUANTUM)
_DOWN, _UP = exact(ROUND_FLOOR), exact(ROUND_CEILING)

MOST_DECIMALS = 20
"""Of a number on the wire."""

_USUAL_STEP = Decimal("1E-8")

MOST = subtract(Decimal(10) ** 20, QUANTUM)
"""The largest number that can be written."""


OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}
"""A relation → whether two numbers are so related."""


class Interval(NamedTuple):
    """The values from ``low`` to ``high``, both among them; none when low is above high."""

    low: Decimal
    high: Decimal


ANYTHING = Interval(ZERO, INFINITY)
NOTHING = Interval(INFINITY, ZERO)


def within(one: Interval, other: Interval) -> Interval:
    """Return what both intervals hold: one of them, if the other holds all of it."""
    (low, high), (least, most) = one, other
    if low >= least and high <= most:
        return one
    if least >= low and most <= high:
        return other
    return Interval(max(low, least), min(high, most))


def solve(scale: Decimal, relation: str, limit: Decimal, factors: int = 1) -> Interval:
    """Return the values for which ``scale x value  relation  limit``, exactly.

    Args:
        scale: at least 0.
        relation: ``<=``, ``>=``, ``<`` or ``>``.
        limit: what it is compared with.
        factors: of how many fields the value is a product.

    >>> solve(Decimal(3), ">=", Decimal(10)).low
    Decimal('3.33333333333333333334')
    """
    if not scale:
        return ANYTHING if OPERATORS[relation](ZERO, limit) else NOTHING
    if scale == ONE and len(relation) == 2:
        return Interval(limit, INFINITY) if relation == ">=" else Interval(ZERO, limit)
    unit = QUANTUM if factors == 1 else _QUANTUM_SQUARED
    if relation[0] == ">":
        low = _UP.quantize(_UP.divide(limit, scale), unit)
        if relation == ">" and multiply(low, scale) == limit:
            low = add(low, unit)
        return Interval(low, INFINITY)
    high = _DOWN.quantize(_DOWN.divide(limit, scale), unit)
    if relation == "<" and multiply(high, scale) == limit:
        high = subtract(high, unit)
    return Interval(ZERO, high)


def same_side(value: Decimal, other: Decimal, now: Decimal, *, below: bool) -> Interval:
    """Return the values that are not past a number now, as a value was not past what it was.

    >>> same_side(Decimal(5), Decimal(6), Decimal(7), below=False).high
    Decimal('7')

    Args:
        value: what it was.
        other: what it was not past.
        now: what the other one is now.
        below: whether it stays below where both were the same, else above.
    """
    if value != other:
        below = value < other
    return Interval(ZERO, now) if below else Interval(now, INFINITY)


@attrs.frozen
class Span:
    """The legal values of one number: low, low + step, ..., high. Empty when low is above high.

    >>> span = Span.of(Interval(Decimal(2), Decimal(10)), Decimal(3), Decimal(1))
    >>> span.low, span.high, span.around(Decimal(8))
    (Decimal('4'), Decimal('10'), (Decimal('7'), Decimal('10')))
    """

    low: Decimal
    high: Decimal
    step: Decimal

    @classmethod
    def of(cls, interval: Interval, step: Decimal, origin: Decimal = ZERO) -> "Span":
        """Move both ends of an interval inward onto a grid; a step of 0: no number is on it."""
        low, high = interval
        if not step or low > high:
            return EMPTY
        if excess := remainder(subtract(low, origin), step):
            low = add(subtract(low, excess), step if excess > 0 else ZERO)
        if excess := remainder(subtract(high, origin), step):
            high = subtract(high, add(excess, step if excess < 0 else ZERO))
        return cls(low, high, step)

    def within(self, interval: Interval) -> "Span":
        """Return the values that are in an interval, too.

        >>> Span(Decimal(1), Decimal(9), Decimal(2)).within(Interval(Decimal(2), Decimal(8)))
        Span(low=Decimal('3'), high=Decimal('7'), step=Decimal('2'))
        """
        low, high, step = self.low, self.high, self.step
        least, most = interval
        if least <= low and high <= most:
            return self
        if least > high or most < low:
            return EMPTY
        if most < high:
            high = subtract(most, remainder(subtract(most, low), step))
        if least > low:
            excess = remainder(subtract(least, low), step)
            low = add(subtract(least, excess), step) if excess else least
        return Span(low, high, step)

    def times(self, factor: Decimal, product: Interval) -> "Span":
        """Return the values whose product with a factor is in an interval; of a grid from 0.

        >>> Span(Decimal(1), Decimal(9), Decimal(1)).times(Decimal(3), Interval(ZERO, Decimal(10)))
        Span(low=Decimal('1'), high=Decimal('3'), step=Decimal('1'))
        """
        low, high, step = self.low, self.high, self.step
        least, most = product
        each = multiply(factor, step)
        if not each:
            return self if least <= ZERO <= most else EMPTY
        if multiply(low, factor) < least:
            if least == INFINITY:
                return EMPTY
            count = EXACT.divide_int(least, each)
            low = multiply(count, step)
            if multiply(low, factor) < least:
                low = add(low, step)
        if multiply(high, factor) > most:
            high = multiply(EXACT.divide_int(most, each), step)
        return Span(low, high, step)

    def __bool__(self) -> bool:
        """Return whether any value is legal."""
        return self.low <= self.high

    def holds(self, value: Decimal) -> bool:
        """Tell whether a value is legal."""
        return self.low <= value <= self.high and not remainder(
            subtract(value, self.low), self.step
        )

    def at_most(self, value: Decimal) -> Decimal | None:
        """Return the largest legal value that is not above a value; None: there is none."""
        low, high = self.low, self.high
        if not low <= value < high:
            return trimmed(high) if low <= high <= value else None
        return trimmed(subtract(value, remainder(subtract(value, low), self.step)))

    def at_least(self, value: Decimal) -> Decimal | None:
        """Return the smallest legal value that is not below a value; None: there is none."""
        low, high = self.low, self.high
        if not low < value <= high:
            return trimmed(low) if value <= low <= high else None
        excess = remainder(subtract(value, low), self.step)
        return trimmed(add(subtract(value, excess), self.step) if excess else value)

    def nearest(self, value: Decimal) -> Decimal | None:
        """Return the legal value nearest to a value, of two equally near ones the larger."""
        below, above = self.at_most(value), self.at_least(value)
        if below is None or above is None:
            return above if below is None else below
        return below if subtract(value, below) < subtract(above, value) else above

    def around(self, value: Decimal) -> tuple[Decimal, ...]:
        """Return the nearest legal values, below and above, as far as there are any."""
        if not self.low < value < self.high:
            found = self.at_most(value) if value >= self.high else self.at_least(value)
            return () if found is None else (found,)
        excess = remainder(subtract(value, self.low), self.step)
        below = subtract(value, excess)
        return (trimmed(below), trimmed(add(below, self.step))) if excess else (trimmed(value),)

    def readable(self) -> "Span":
        """Return the values of at most 8 decimals where nobody says how fine they may be.

        No asset has more decimals than these.
        """
        if self.step > QUANTUM:
            return self
        return Span.of(Interval(self.low, self.high), _USUAL_STEP) or self

    @property
    def least(self) -> Decimal | None:
        """The smallest legal value; None: there is none."""
        return trimmed(self.low) if self else None

    @property
    def greatest(self) -> Decimal | None:
        """The largest legal value; None: there is none."""
        return trimmed(self.high) if self else None


def trimmed(number: Decimal) -> Decimal:
    """Return the same number without superfluous zeros and without an exponent.

    >>> trimmed(Decimal("0.0800")), trimmed(Decimal("1E+2")), trimmed(Decimal("0E-8"))
    (Decimal('0.08'), Decimal('100'), Decimal('0'))
    """
    return add(number.normalize(EXACT), ZERO)


EMPTY = Span(INFINITY, ZERO, QUANTUM)
"""No value at all."""
