"""The shape that PRICE_FILTER, LOT_SIZE and MARKET_LOT_SIZE share: minimum, maximum and step."""

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
    legal: Grid | None = None,
) -> Findings:
    """Say what is wrong with one value that its grid does not hold.

    Args:
        rule: the filterType.
        field: the parameter that holds the value.
        value: what was given; None: nothing that can be read.
        grid: the bounds; 0 disables one.
        names: what exchangeInfo calls minimum, maximum and step.
        legal: where to look for suggestions, when another grid binds the value too.
    """
    if value is None:
        return missing(rule, order_fact(field))
    return _breaches(rule, field, value, grid, names, legal or grid)


def _breaches(  # noqa: PLR0913, PLR0917  as above
    rule: str,
    field: str,
    value: Decimal,
    grid: Grid,
    names: tuple[str, str, str],
    legal: Grid,
) -> tuple[Violation, ...]:
    low, high, step = names
    broken: list[tuple[Bound, tuple[Decimal | None, ...]]] = []
    if value < grid.low:
        broken.append((Bound(low, grid.low), (legal.at_least(grid.low),)))
    if grid.high and value > grid.high:
        broken.append((Bound(high, grid.high), (legal.at_most(grid.high),)))
    if grid.step and remainder(subtract(value, grid.origin), grid.step):
        broken.append((Bound(step, grid.step), legal.around(value)))
    shift = remainder(grid.origin, grid.step) if grid.step else ZERO
    return tuple(
        filter_failure(rule, field, value, bound, *_on_both(nearest, grid), shift=shift)
        for bound, nearest in broken
    )


def _on_both(values: tuple[Decimal | None, ...], grid: Grid) -> list[Decimal]:
    return [value for value in values if value is not None and grid.holds(value)]
