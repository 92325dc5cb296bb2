"""The legal values of a price or a quantity: a range and a step, any of which may be disabled."""

from decimal import Decimal

import attrs

from pretrade.decimals import ZERO, add, ceil_to_grid, floor_to_grid, remainder, subtract

_INFINITY = Decimal("Infinity")


def _highest(grid: "Grid") -> Decimal:
    """Return the maximum to compare with: a disabled one is no limit."""
    return grid.high or _INFINITY


@attrs.frozen
class Grid:
    """A range and a step, as PRICE_FILTER and LOT_SIZE have them. 0 disables a bound.

    Attributes:
        origin: where the steps are counted from.
    """

    low: Decimal = ZERO
    high: Decimal = ZERO
    step: Decimal = ZERO
    origin: Decimal = ZERO
    _top: Decimal = attrs.field(
        init=False, eq=False, repr=False, default=attrs.Factory(_highest, takes_self=True)
    )

    def holds(self, value: Decimal) -> bool:
        """Tell whether a value of at least 0 keeps all three bounds.

        >>> Grid(step=Decimal(3)).holds(Decimal(6))
        True
        >>> Grid(low=Decimal(1), step=Decimal(3), origin=Decimal(1)).holds(Decimal(6))
        False
        """
        if not self.low <= value <= self._top:
            return False
        step, origin = self.step, self.origin
        if not step:
            return True
        return not remainder(subtract(value, origin) if origin else value, step)

    def at_most(self, value: Decimal) -> Decimal | None:
        """Return the largest legal value that is not above ``value``; None when there is none.

        >>> Grid(low=Decimal(2), high=Decimal(10), step=Decimal(3)).at_most(Decimal(100))
        Decimal('9')
        """
        value = min(value, self.high) if self.high else value
        if self.step and value >= 0:
            value = floor_to_grid(value, self.step, self.origin)
        return value if value >= self.low and value > 0 else None

    def at_least(self, value: Decimal) -> Decimal | None:
        """Return the smallest legal value that is not below ``value``; None when there is none.

        >>> Grid(low=Decimal(2), high=Decimal(10), step=Decimal(3)).at_least(Decimal(0))
        Decimal('3')
        """
        value = max(value, self.low)
        if self.step:
            value = ceil_to_grid(value, self.step, self.origin)
            value = value or self.step
        if self.high and value > self.high:
            return None
        return value if value > 0 else None

    def below(self, value: Decimal) -> Decimal | None:
        """Return the largest legal value strictly below ``value``; None when there is none.

        >>> Grid(step=Decimal("0.01")).below(Decimal("100.04"))
        Decimal('100.03')
        """
        found = self.at_most(value)
        if found == value:
            found = self.at_most(subtract(value, self.step)) if self.step else None
        return found

    def above(self, value: Decimal) -> Decimal | None:
        """Return the smallest legal value strictly above ``value``; None when there is none."""
        found = self.at_least(value)
        if found == value:
            found = self.at_least(add(value, self.step)) if self.step else None
        return found

    def around(self, value: Decimal) -> tuple[Decimal, ...]:
        """Return the nearest legal values, below and above, as far as there are any.

        >>> Grid(step=Decimal(3)).around(Decimal(8))
        (Decimal('6'), Decimal('9'))
        """
        found = {self.at_most(value), self.at_least(value)} - {None}
        return tuple(sorted(one for one in found if one is not None))
