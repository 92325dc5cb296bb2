"""A logarithmic axis of a drawing: which ticks it has, and where a number stands on it.

Logarithms are floats: this is a picture, not a verdict. Ticks are Decimals: they are written.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal

import attrs

from pretrade.decimals import EXACT, subtract
from pretrade.region.svg.text import number

_FEWEST, _MOST = -12.0, 15.0  # decades: more digits than that no label has room for
_LOGARITHM = Context(prec=17, Emax=MAX_EMAX, Emin=MIN_EMIN)
_LEAST_SPAN = 0.08  # of decades: a fifth more than the low end
_MARGIN = 0.05  # of the span, beyond each end
_MOST_TICKS = 8
_UNITS = ((12, "T"), (9, "B"), (6, "M"))


def log(value: Decimal) -> float:
    """Return the common logarithm of a positive number; what is absurdly far is brought near."""
    return min(max(float(_LOGARITHM.log10(value)), _FEWEST), _MOST)


@attrs.frozen
class Axis:
    """An axis.

    Attributes:
        low: the logarithm of its least number.
        high: that of its greatest.
        start: the pixel of the least.
        end: the pixel of the greatest; it may be the smaller one, as upward.
    """

    low: float
    high: float
    start: float
    end: float

    def at(self, value: Decimal) -> float:
        """Return the pixel of a number; what has no logarithm is at the low end."""
        if value <= 0:
            return self.start
        along = (log(value) - self.low) / (self.high - self.low)
        return self.start + min(max(along, 0.0), 1.0) * (self.end - self.start)

    def ticks(self, fits: Callable[[list[float], list[str]], bool]) -> dict[str, float]:
        """Return the labels and pixels of the densest ticks that are few and fit.

        Args:
            fits: whether labels at these pixels have room.
        """
        for values in self._choices():
            places, texts = [self.at(one) for one in values], [tick_text(one) for one in values]
            if 2 <= len(values) <= _MOST_TICKS and fits(places, texts):
                return dict(zip(texts, places, strict=True))
        return {}

    def _choices(self) -> Iterator[list[Decimal]]:
        """Yield sets of ticks, the densest first."""
        first, last = math.floor(self.low), math.ceil(self.high)
        usual = self._within(_round(n, e) for e in range(first, last) for n in (1, 2, 5))
        if len(usual) < 4:
            yield from self._even_steps()
        yield usual
        yield usual[:-1]  # the last may have no room beside the frame
        decades = last - first
        for step in range(1, decades + 1):
            start = -(-first // step) * step
            yield self._within(_round(1, e) for e in range(start, last + 1, step))

    def _even_steps(self) -> Iterator[list[Decimal]]:
        """Yield ticks of an even step: over a part of a decade they are as good as even."""
        low, high = (_LOGARITHM.power(10, Decimal(str(end))) for end in (self.low, self.high))
        size = subtract(high, low).adjusted()
        for n, e in ((n, e) for e in (size - 1, size) for n in (1, 2, 5)):
            first, last = (int(_LOGARITHM.divide(end, _round(n, e))) for end in (low, high))
            if last - first <= 2 * _MOST_TICKS:
                yield self._within(_round(n * times, e) for times in range(first, last + 2))

    def _within(self, values: Iterable[Decimal]) -> list[Decimal]:
        return [one for one in values if one > 0 and self.low <= log(one) <= self.high]


def _round(digits: int, exponent: int) -> Decimal:
    """Return a round number, in no decimal context."""
    return Decimal(f"{digits}E{exponent}")


def axis(values: Iterable[Decimal], start: float, end: float, *, beyond: float = 0) -> Axis:
    """Return the axis that shows all of these numbers, and some decades beyond the greatest."""
    logs = [log(one) for one in values if one > 0] or [0.0]
    low, high = min(logs), max(logs) + beyond
    lacking = max(_LEAST_SPAN - (high - low), 0.0) / 2
    margin = _MARGIN * (high - low + 2 * lacking) + lacking
    return Axis(low - margin, high + margin, start, end)


def tick_text(value: Decimal) -> str:
    """Write the number of a tick: plain, and millions short.

    >>> [tick_text(Decimal(one)) for one in ("1E-5", "50000", "2E6", "1E13")]
    ['0.00001', '50,000', '2M', '10T']
    """
    power, unit = next((one for one in _UNITS if value.adjusted() >= one[0]), (0, ""))
    return f"{number(EXACT.scaleb(value, -power))}{unit}"
