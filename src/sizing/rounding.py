"""Legal values made ready for fast rounding: `Rounder`."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal, InvalidOperation
from typing import NoReturn, Self

import attrs

from pretrade.decimals import EXACT, ZERO, add, exact, remainder, short, subtract, without_noise
from pretrade.enums import Rounding
from pretrade.order.keywords import Number
from pretrade.sizing.amounts import amount, quick_decimal
from pretrade.sizing.legal import Legal

_normalize = EXACT.normalize


_QUANTIZE = {
    Rounding.DOWN: exact(ROUND_FLOOR).quantize,
    Rounding.UP: exact(ROUND_CEILING).quantize,
    Rounding.NEAREST: exact(ROUND_HALF_UP).quantize,
}
"""What rounds to a power of ten."""


@attrs.frozen(eq=False)
class Rounder:
    """The same values as a `Legal`, ready for use: one or two operations round a number.

    Attributes:
        legal: where they come from, and the reasons.
        least: the smallest.
        greatest: the largest.
        step: how far one is from the next.
        origin: where they would start below the smallest, from 0 to below the step.
        unit: the step, when it is a power of ten counted from 0, as nearly every one is.
    """

    legal: Legal
    least: Decimal
    greatest: Decimal
    step: Decimal
    origin: Decimal
    unit: Decimal | None

    @classmethod
    def of(cls, legal: Legal) -> Self:
        """Prepare the legal values.

        Raises:
            CannotFit: there are none.
        """
        span = legal.span
        if span.least is None or span.greatest is None:
            legal.refuse()
        step, origin = span.step, remainder(span.low, span.step)
        shortest = _normalize(step)
        power = not origin and shortest == Decimal((0, (1,), shortest.adjusted()))
        return cls(legal, span.least, span.greatest, step, origin, shortest if power else None)

    def rounded(self, given: Number, rounding: Rounding) -> Decimal:
        """Round a number to the next step, halves up when to the nearest.

        Raises:
            CannotFit: what comes out is 0 or out of bounds.
            InvalidFacts: it is not a number of at least 0.
        """
        # It must be fast, so what is plainly a number is read without a closer look. What is no
        # number, negative or too large never gets past the bounds, and is looked at then.
        unit = self.unit
        try:
            value = given if type(given) is Decimal and given.is_finite() else quick_decimal(given)
            if type(given) is float:
                value = without_noise(value, self.on_step(value, Rounding.NEAREST))
            found = _QUANTIZE[rounding](value, unit) if unit else self.on_step(value, rounding)
        except InvalidOperation:
            return self.rounded(amount(given, self.legal.name), rounding)
        found = add(_normalize(found), ZERO)  # `trimmed`, without the cost of a call
        if self.least <= found <= self.greatest:
            return found
        return self._refuse(amount(given, self.legal.name), found, rounding)

    def on_step(self, value: Decimal, rounding: Rounding) -> Decimal:
        """Round a number to the next step, whatever the bounds."""
        excess = remainder(subtract(value, self.origin), self.step)
        if excess < ZERO:  # a remainder takes the sign of its dividend: below the origin
            excess = add(excess, self.step)
        found = subtract(value, excess)
        if not excess or rounding is Rounding.DOWN:
            return found
        up = rounding is Rounding.UP or add(excess, excess) >= self.step
        return add(found, self.step) if up else found

    def _refuse(self, value: Decimal, found: Decimal, rounding: Rounding) -> NoReturn:
        what = f"{self.legal.name} {short(value)}"
        if found != value:
            way = "" if rounding is Rounding.NEAREST else f"{rounding.value} "
            what = f"{what}, rounded {way}to {short(found)}"
        self.legal.exclude(found, what)
