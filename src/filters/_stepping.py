"""The shape that PRICE_FILTER, LOT_SIZE and MARKET_LOT_SIZE share: minimum, maximum and step."""

from collections.abc import Callable
from decimal import Decimal

from pretrade.decimals import ZERO, remainder, subtract
from pretrade.facts import order_fact
from pretrade.grid import Grid
from pretrade.violation import Bound, Findings, Violation, filter_failure, missing


def off_grid(  # noqa: PLR0913, PLR0917  a value, its bounds and what they are called
    rule: str,
    field: str,
    value: Decimal | None,
    grid: Grid,
    names: tuple[str, str, str],
    other: Grid = Grid(),
) -> Findings:
    """Say what is wrong with one value that its grid does not hold.

    Args:
        rule: the filterType.
        field: the parameter that holds the value.
        value: what was given; None: nothing that can be read.
        grid: the bounds; 0 disables one.
        names: what exchangeInfo calls minimum, maximum and step.
        other: another grid that binds the value too: suggestions are on both.
    """
    if value is None:
        return missing(rule, order_fact(field))
    low, high, step = names
    shift = remainder(grid.origin, grid.step) if grid.step else ZERO
    found: list[Violation] = []
    if value < grid.low:
        least = _on_both(grid, other, lambda one: one.at_least(grid.low))
        found.append(filter_failure(rule, field, value, Bound(low, grid.low), least))
    if grid.high and value > grid.high:
        most = _on_both(grid, other, lambda one: one.at_most(grid.high))
        found.append(filter_failure(rule, field, value, Bound(high, grid.high), most))
    if grid.step and remainder(subtract(value, grid.origin), grid.step):
        below = _on_both(grid, other, lambda one: one.at_most(value))
        above = _on_both(grid, other, lambda one: one.at_least(value))
        nearest = (below, above) if below != above else (below,)
        bound = Bound(step, grid.step)
        found.append(filter_failure(rule, field, value, bound, *nearest, shift=shift))
    return tuple(found)


def _on_both(grid: Grid, other: Grid, find: Callable[[Grid], Decimal | None]) -> Decimal | None:
    """Return what ``find`` finds on one grid and the other holds too; None: nothing."""
    for one in (grid, other):
        value = find(one)
        if value is not None and grid.holds(value) and other.holds(value):
            return value
    return None
