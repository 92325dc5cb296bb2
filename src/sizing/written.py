"""What is demanded of every amount, whatever the filters: how it can be written, and no zero."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pretrade.decimals import ZERO
from pretrade.facts import Venue
from pretrade.grid import Grid
from pretrade.rules.overflow import largest
from pretrade.sizing.limit import Demand, Kind, Limit, at_least, at_most, stepping
from pretrade.sizing.units import DECIMALS, MOST_UNITS, decimal_of

_WRITTEN: tuple[Demand, ...] = (
    at_least("ZERO_VALUE", "more than", ZERO, strict=True),
    at_most("SYNTAX", "digits", decimal_of(MOST_UNITS)),
    Limit(Kind.STEP, "SYNTAX", f"{DECIMALS} decimals", Decimal((0, (1,), -DECIMALS))),
)


def base_amount(venue: Venue) -> Iterator[Demand]:
    """Yield what is demanded of an amount of the base asset."""
    yield from _amount(venue, venue.symbol.base_asset_precision, "baseAssetPrecision")


def quote_amount(venue: Venue) -> Iterator[Demand]:
    """Yield what is demanded of an amount of the quote asset, or of a price."""
    yield from _amount(venue, venue.symbol.quote_asset_precision, "quoteAssetPrecision")


def _amount(venue: Venue, precision: int | None, name: str) -> Iterator[Demand]:
    yield from _WRITTEN
    if precision is None:
        return
    smallest = Decimal((0, (1,), -precision))
    yield Limit(Kind.STEP, "PRECISION", f"{name} {precision}", smallest)
    if venue.rulebook.overflow_refused:
        yield at_most("OVERFLOW", "maximum", largest(precision))


def filter_grid(rule: Any, venue: Venue, names: tuple[str, str, str]) -> Iterator[Demand]:  # noqa: ANN401
    """Yield minimum, maximum and step of a filter, those that are not disabled.

    Args:
        rule: a filter that has a ``grid``.
        venue: the date, on which it depends where steps are counted from.
        names: what exchangeInfo calls the three.
    """
    low, high, step = names
    grid: Grid = rule.grid(venue.rulebook)
    if grid.low:
        yield at_least(rule.rule_id, low, grid.low)
    if grid.high:
        yield at_most(rule.rule_id, high, grid.high)
    if grid.step:
        yield stepping(rule.rule_id, step, grid.step, grid.origin, low)
