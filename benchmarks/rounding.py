"""Rounding a price and a quantity to the legal grid, each within its bounds."""

from decimal import Decimal

from benchmarks.measure import Case
from benchmarks.orders import COUNT, OFF_GRID, OWN, SYMBOL

FROM_DECIMALS = "round_price + round_quantity, Decimals"


def cases() -> list[Case]:
    """Return the same pair of calls for each type that numbers come in."""
    decimals = [(Decimal(quantity), Decimal(price)) for quantity, price in OFF_GRID]
    floats = [(float(quantity), float(price)) for quantity, price in OFF_GRID]

    def from_decimals() -> None:
        for quantity, price in decimals:
            SYMBOL.round_price(price, "BUY")
            SYMBOL.round_quantity(quantity)

    def from_texts() -> None:
        for quantity, price in OFF_GRID:
            SYMBOL.round_price(price, "BUY")
            SYMBOL.round_quantity(quantity)

    def from_floats() -> None:
        # The types ask for exact numbers; a float is read through its shortest repr.
        for quantity, price in floats:
            SYMBOL.round_price(price, "BUY")  # type: ignore[arg-type]
            SYMBOL.round_quantity(quantity)  # type: ignore[arg-type]

    return [
        Case(OWN, FROM_DECIMALS, from_decimals, COUNT),
        Case(OWN, "round_price + round_quantity, strings", from_texts, COUNT),
        Case(OWN, "round_price + round_quantity, floats", from_floats, COUNT),
    ]
