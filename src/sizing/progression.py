"""Evenly spaced numbers, and where two such rows of numbers meet: `Progression`."""

from decimal import Decimal
from math import gcd, lcm
from typing import Self

import attrs

from pretrade.sizing.units import SCALE


@attrs.frozen
class Progression:
    """The whole numbers ``origin + n × step``, in units.

    Attributes:
        step: at least 1.
        origin: from 0 to below the step.
    """

    step: int
    origin: int = 0

    @classmethod
    def of(cls, step: Decimal, origin: Decimal) -> Self | None:
        """Return the multiples of a step above 0, counted from an origin, that can be written.

        None: none of them can, as with a step of 1 counted from a number of 21 decimals.
        """
        step_top, step_bottom = step.as_integer_ratio()
        origin_top, origin_bottom = origin.as_integer_ratio()
        # In parts of a unit that are fine enough for both; then only whole units count.
        parts = lcm(step_bottom, origin_bottom)
        size = step_top * (parts // step_bottom) * SCALE
        start = origin_top * (parts // origin_bottom) * SCALE
        whole = cls(size, start % size).meet(cls(parts))
        return whole and cls(whole.step // parts, whole.origin // parts)

    def meet(self, other: Self) -> Self | None:
        """Return the numbers that both hold; None: there are none.

        >>> Progression(3, 1).meet(Progression(5, 2))
        Progression(step=15, origin=7)
        >>> Progression(4, 1).meet(Progression(6, 2)) is None
        True
        """
        shared = gcd(self.step, other.step)
        gap, apart = divmod(other.origin - self.origin, shared)
        if apart:
            return None
        # The Chinese remainder theorem: so many own steps until the other row is met.
        own, others = self.step // shared, other.step // shared
        turns = gap * pow(own, -1, others) % others
        step = own * other.step
        return type(self)(step, (self.origin + turns * self.step) % step)

    def holds(self, units: int) -> bool:
        """Tell whether a number is one of them."""
        return (units - self.origin) % self.step == 0

    def at_most(self, units: int) -> int:
        """Return the largest of them that is not above a number."""
        return units - (units - self.origin) % self.step

    def at_least(self, units: int) -> int:
        """Return the smallest of them that is not below a number."""
        return units + (self.origin - units) % self.step
