"""The values that a number may take, in a row that has a simplest one: `Choices`."""

from collections.abc import Callable
from decimal import Decimal

import attrs

from pretrade.sizing.allowed import Allowed
from pretrade.sizing.progression import Progression
from pretrade.sizing.units import decimal_of, floor_units


@attrs.frozen
class Choices:
    """Values by their number, from ``low`` to ``high``; number 0 is the simplest.

    Attributes:
        value: number → value.
    """

    low: int
    high: int
    value: Callable[[int], Decimal]


def all_of(allowed: Allowed, simplest: Decimal | None = None) -> Choices | None:
    """Return the values that are allowed; None: there are none.

    Args:
        allowed: what is demanded of the number.
        simplest: the value nearest to it comes first; None: the smallest does.
    """
    least, greatest, row = allowed.least, allowed.greatest, allowed.row
    if least is None or greatest is None or row is None:
        return None
    near = least if simplest is None else allowed.nearest(simplest)
    start, step = floor_units(near or least), row.step
    return Choices(
        (floor_units(least) - start) // step,
        (floor_units(greatest) - start) // step,
        lambda number: decimal_of(start + number * step),
    )


def off_row(allowed: Allowed, legal: Progression, simplest: Decimal | None) -> Choices | None:
    """Return the values that are allowed and not on another row; None: there are none."""
    least, greatest, row = allowed.least, allowed.greatest, allowed.row
    if least is None or greatest is None or row is None:
        return None
    meet = row.meet(legal)
    if meet is None:
        return all_of(allowed, simplest)
    turns = meet.step // row.step  # every so many values, one is on both rows
    if turns == 1:
        return None
    base = meet.at_most(floor_units(least))

    def rank(units: int) -> int:
        """Number the values off the other row from ``base`` on: how many are below."""
        steps = (units - base) // row.step
        return steps - 1 - steps // turns

    def value(number: int) -> Decimal:
        place = start + number
        return decimal_of(base + (place + 1 + place // (turns - 1)) * row.step)

    low, high = floor_units(least), floor_units(greatest)
    low += row.step if meet.holds(low) else 0
    high -= row.step if meet.holds(high) else 0
    if low > high:
        return None
    near = low if simplest is None else floor_units(allowed.nearest(simplest) or least)
    near += row.step if meet.holds(near) else 0
    start = rank(min(max(near, low), high))
    return Choices(rank(low) - start, rank(high) - start, value)
