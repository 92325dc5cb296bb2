"""What the numbers of a filter mean for one symbol: `Meaning` and what it is worked out from."""

from decimal import Decimal

import attrs

from pretrade.decimals import remainder, short
from pretrade.grid import Grid
from pretrade.rulebook import Rulebook
from pretrade.symbol_fields import SymbolFields


@attrs.frozen
class Meaning:
    """What a filter asks of an order, in sentences.

    Attributes:
        holds: what must hold.
        disabled: what its numbers switch off.
    """

    holds: tuple[str, ...]
    disabled: tuple[str, ...] = ()


@attrs.frozen
class Setting:
    """Where a filter stands: the symbol (nothing is said of it for all symbols) and the date."""

    fields: SymbolFields
    rulebook: Rulebook

    @property
    def base(self) -> str:
        """The asset of quantities."""
        return self.fields.base_asset or "of the base asset"

    @property
    def quote(self) -> str:
        """The asset of prices and amounts."""
        return self.fields.quote_asset or "of the quote asset"


def range_meaning(what: str, grid: Grid, asset: str, names: tuple[str, str, str]) -> Meaning:
    """Word a range and a step.

    Args:
        what: what is bounded, in the plural.
        grid: the bounds; 0 disables one.
        asset: what the numbers are amounts of.
        names: what exchangeInfo calls minimum, maximum and step.
    """
    low, high, step = (short(number) for number in (grid.low, grid.high, grid.step))
    bounds = {
        (True, True): f"from {low} to {high} {asset}",
        (True, False): f"of at least {low} {asset}",
        (False, True): f"up to {high} {asset}",
        (False, False): "of any size",
    }[bool(grid.low), bool(grid.high)]
    steps = f" in steps of {step}{_origin(grid)}" if grid.step else ""
    switched_off = (
        (names[0], grid.low, "no minimum"),
        (names[1], grid.high, "no maximum"),
        (names[2], grid.step, "no step"),
    )
    return Meaning(
        (f"{what} {bounds}{steps}",),
        tuple(f"{name} is 0: {text}" for name, number, text in switched_off if not number),
    )


def _origin(grid: Grid) -> str:
    """Say where the steps begin when that is not the same as beginning at 0."""
    if not grid.origin or not remainder(grid.origin, grid.step):
        return ""
    return f" counted from {short(grid.origin)}"


def average(minutes: int) -> str:
    """Name the price that percent and notional filters multiply."""
    return f"the {minutes}-minute average price" if minutes else "the last price"


def percentage(basis_points: int) -> str:
    """Write basis points as a percentage.

    >>> percentage(2000), percentage(5)
    ('20%', '0.05%')
    """
    return f"{short(Decimal(basis_points).scaleb(-2))}%"
