"""Numbers as the exchange writes them, and numbers around an edge.

Amounts are integers in units of 0.00000001 while they are made, so that one unit is the smallest
step that 8 decimals can show.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from property_tests.strategies.pick import Picker

Json = Mapping[str, Any]

UNIT = 10**8
LARGEST = 10**20 - 1


def units(text: object) -> int:
    """Read a decimal as units, cutting what is finer than a unit."""
    whole, _, fraction = str(text).partition(".")
    return int(whole) * UNIT + int(fraction[:8].ljust(8, "0"))


def plain(amount: int, decimals: int = 8) -> str:
    """Write an integer number of smallest steps with all decimals: 5 -> 0.00000005."""
    whole, fraction = divmod(amount, 10**decimals)
    return f"{whole}.{fraction:0{decimals}d}"


def spelled(pick: Picker, amount: int, decimals: int = 8) -> str:
    """Write an amount with or without its trailing zeros: 1, 1.0, 1.00000000."""
    full = plain(amount, decimals)
    style = pick.between(0, 3)
    if style == 0:
        return full
    short = full.rstrip("0")
    return short.rstrip(".") if style < 3 else short + "0" * short.endswith(".")


def legal(amount: int) -> int:
    """Bring an amount into what a request may carry."""
    return max(1, min(amount, LARGEST))


def around(pick: Picker, anchors: Sequence[int], step: int, start: int) -> int:
    """Pick an amount on an anchor, a step or a hair away from it, or on the grid next to it.

    `step` is the grid (0: none), `start` where the old rules let the grid begin.
    """
    anchor, step = pick.one_of(anchors), step or 1
    way = pick.between(0, 15)
    if way == 1:
        anchor += step * pick.one_of((1, -1))
    elif way == 2:
        anchor += pick.one_of((1, -1))
    elif way == 3:
        anchor += step // 2
    elif way >= 4:
        anchor = grid_below(anchor, step, start if way % 2 else 0) + step * pick.one_of((0, 0, 1))
    return legal(anchor)


def grid_below(amount: int, step: int, start: int) -> int:
    """Give the amount, or the next one below it on the grid (step 0: no grid)."""
    return start + (amount - start) // step * step if step else amount
