"""The shape that PRICE_FILTER, LOT_SIZE and MARKET_LOT_SIZE share: minimum, maximum and step."""

from decimal import Decimal

from pretrade.decimals import ZERO, remainder, subtract
from pretrade.facts import order_fact
from pretrade.grid import Grid
from pretrade.violation import Bound, Findings, Violation, filter_failure, missing


def off_grid(
    rule: str, field: str, value: Decimal | None, grid: Grid, names: tuple[str, str, str]
) -> Findings:
    """Say what is wrong with one value that its grid does not hold.

    Args:
        rule: the filterType.
        field: the parameter that holds the value.
        value: what was given; None: nothing that can be read.
        grid: the bounds; 0 disables one.
        names: what exchangeInfo calls minimum, maximum and step.
    """
    if value is None:
        return missing(rule, order_fact(field))
    return _breaches(rule, field, value, grid, names)


def _breaches(
    rule: str, field: str, value: Decimal, grid: Grid, names: tuple[str, str, str]
) -> tuple[Violation, ...]:
    low, high, step = names
    broken: list[tuple[Bound, tuple[Decimal | None, ...]]] = []
    if value < grid.low:
        broken.append((Bound(low, grid.low), (grid.at_least(grid.low),)))
    if grid.high and value > grid.high:
        broken.append((Bound(high, grid.high), (grid.at_most(grid.high),)))
    if grid.step and remainder(subtract(value, grid.origin), grid.step):
        broken.append((Bound(step, grid.step), grid.around(value)))
    shift = remainder(grid.origin, grid.step) if grid.step else ZERO
    return tuple(
        filter_failure(rule, field, value, bound, *nearest, shift=shift)
        for bound, nearest in broken
    )
