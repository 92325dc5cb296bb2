"""Legal values made ready for fast rounding: `Rungs`."""

from decimal import Decimal
from typing import NoReturn, Self

import attrs

from pretrade.decimals import EXACT, ZERO, add, remainder, short, subtract
from pretrade.enums import Rounding
from pretrade.sizing.allowed import Allowed
from pretrade.sizing.units import decimal_of

_normalize = EXACT.normalize
_DOWN, _UP = Rounding.DOWN, Rounding.UP


@attrs.frozen(eq=False)
class Rungs:
    """The same values as an `Allowed`, as decimals: one remainder rounds a number.

    Attributes:
        allowed: where they come from, and the reasons.
        least: the smallest.
        greatest: the largest.
        step: how far one is from the next.
        origin: one of them, or where they would start below the smallest; below the step.
    """

    allowed: Allowed
    least: Decimal
    greatest: Decimal
    step: Decimal
    origin: Decimal

    @classmethod
    def of(cls, allowed: Allowed) -> Self:
        """Prepare the legal values.

        Raises:
            CannotFit: there are none.
        """
        least, greatest, row = allowed.least, allowed.greatest, allowed.row
        if least is None or greatest is None or row is None:
            allowed.refuse()
        return cls(allowed, least, greatest, decimal_of(row.step), decimal_of(row.origin))

    def rounded(self, value: Decimal, rounding: Rounding) -> Decimal:
        """Round a number to the next step, halves up when to the nearest.

        Raises:
            CannotFit: what comes out is 0 or out of bounds.
        """
        step, origin = self.step, self.origin
        excess = remainder(subtract(value, origin) if origin else value, step)
        found = value
        if excess:
            if excess < 0:  # a remainder takes the sign of its dividend: below the origin
                excess = add(excess, step)
            found = subtract(value, excess)
            if rounding is not _DOWN and (rounding is _UP or add(excess, excess) >= step):
                found = add(found, step)
        found = add(_normalize(found), ZERO)  # `trimmed`, without the cost of a call
        if self.least <= found <= self.greatest:
            return found
        return self._refuse(value, found, rounding)

    def below(self, units: int) -> Decimal | None:
        """Return the largest multiple of the step up to so many units, whatever the bounds.

        None: that is 0 or less.
        """
        row = self.allowed.row
        found = row.at_most(units) if row else 0
        return decimal_of(found) if found > 0 else None

    def _refuse(self, value: Decimal, found: Decimal, rounding: Rounding) -> NoReturn:
        what = f"{self.allowed.name} {short(value)}"
        if found != value:
            what = f"{what}, rounded {rounding.value} to {short(found)}"
        self.allowed.exclude(found, what)
