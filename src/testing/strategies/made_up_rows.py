"""Made-up grids of prices and quantities: `MadeUpRow`. Amounts are whole numbers of 10^-8."""

import attrs
from hypothesis import strategies as st

from pretrade.testing.strategies.drawing import one_of

UNIT = 10**8
TICKS = (UNIT // 100, UNIT, 3 * UNIT, UNIT // 2, 25 * UNIT, 1, UNIT // 20, UNIT // 1000, 0)
STEPS = (UNIT // 1000, UNIT, 3 * UNIT, UNIT // 2, 25 * UNIT, 1, UNIT // 100, 0)


def written(units: int) -> str:
    """Write an amount as the exchange does.

    >>> written(25), written(3 * UNIT)
    ('0.00000025', '3.00000000')
    """
    return f"{units // UNIT}.{units % UNIT:08d}"


@attrs.frozen
class MadeUpRow:
    """A grid: minimum, maximum and step; 0 disables one."""

    low: int
    high: int
    step: int

    def typical(self, steps: int) -> int:
        """Return an amount that is so many steps above the minimum."""
        return self.low + steps * (self.step or UNIT // 100)


def row(draw: st.DrawFn, steps: tuple[int, ...]) -> MadeUpRow:
    """Draw a wide grid; the bounds may be off the step, and any number may be 0 (not all)."""
    step = one_of(draw, steps)
    size = step or UNIT // 100
    low = size * one_of(draw, (1, 0, 7, 100))
    low += one_of(draw, (0, 1, size // 2, size // 3)) if low else 0
    high = low + size * one_of(draw, (10**7, 10**6, 10**8))
    high = one_of(draw, (high, high + 1, high + size // 2, 0))
    return MadeUpRow(low or (0 if step or high else size), high, step)
