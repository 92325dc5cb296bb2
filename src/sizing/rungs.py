"""Legal values made ready for fast rounding: `Rungs`."""

from decimal import Decimal, InvalidOperation
from typing import Self

import attrs

from pretrade.decimals import EXACT, ZERO, add, remainder, short, subtract
from pretrade.enums import Rounding
from pretrade.order.keywords import Number
from pretrade.sizing.allowed import Allowed
from pretrade.sizing.amounts import amount, quick_decimal
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

    def rounded(self, given: Number, rounding: Rounding) -> Decimal:
        """Round a number to the next step, halves up when to the nearest.

        It must be fast: a number is read without a look at it. What is none, or is out of bounds,
        never gets past the bounds below, and is looked at then.

        Raises:
            CannotFit: what comes out is 0 or out of bounds.
            InvalidFacts: it is not a number of at least 0.
        """
        try:
            value = given if type(given) is Decimal else quick_decimal(given)
            found = self._on_step(value, rounding)
            if self.least <= found <= self.greatest:
                return found
        except InvalidOperation:  # no number, or one far too large
            pass
        value = amount(given, self.allowed.name)
        return self._bounded(value, self._on_step(value, rounding), rounding)

    def _on_step(self, value: Decimal, rounding: Rounding) -> Decimal:
        step, origin = self.step, self.origin
        excess = remainder(subtract(value, origin) if origin else value, step)
        if excess:
            if excess < 0:  # a remainder takes the sign of its dividend: below the origin
                excess = add(excess, step)
            value = subtract(value, excess)
            if rounding is not _DOWN and (rounding is _UP or add(excess, excess) >= step):
                value = add(value, step)
        return add(_normalize(value), ZERO)  # `trimmed`, without the cost of a call

    def _bounded(self, value: Decimal, found: Decimal, rounding: Rounding) -> Decimal:
        if self.least <= found <= self.greatest:
            return found
        what = f"{self.allowed.name} {short(value)}"
        if found != value:
            what = f"{what}, rounded {rounding.value} to {short(found)}"
        return self.allowed.exclude(found, what)

    def below(self, units: int) -> Decimal | None:
        """Return the largest multiple of the step up to so many units, whatever the bounds.

        None: that is 0 or less.
        """
        row = self.allowed.row
        found = row.at_most(units) if row else 0
        return decimal_of(found) if found > 0 else None
