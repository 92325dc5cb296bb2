"""python-binance: ``round_step_size``, which its users call for the quantity and for the price."""

from decimal import Decimal

from binance.helpers import round_step_size

from benchmarks.documents import Document
from benchmarks.measure import Case
from benchmarks.orders import COUNT, OFF_GRID

LIBRARY = "python-binance"


def rounding_cases() -> list[Case]:
    """Return the two calls, of floats (as its users have them) and of Decimals."""
    floats = [(float(quantity), float(price)) for quantity, price in OFF_GRID]
    decimals = [(Decimal(quantity), Decimal(price)) for quantity, price in OFF_GRID]
    step, tick = Decimal("0.00001"), Decimal("0.01")

    def pair_of_floats() -> None:
        for quantity, price in floats:
            round_step_size(quantity, 0.00001)
            round_step_size(price, 0.01)

    def pair_of_decimals() -> None:
        for quantity, price in decimals:
            round_step_size(quantity, step)
            round_step_size(price, tick)

    return [
        Case(LIBRARY, "round_step_size twice, floats", pair_of_floats, COUNT),
        Case(LIBRARY, "round_step_size twice, Decimals in, floats out", pair_of_decimals, COUNT),
    ]


def check_cases() -> list[Case]:
    """Return nothing: it checks no amounts."""
    return []


def load_cases(document: Document) -> list[Case]:  # noqa: ARG001  it does not read one
    """Return nothing: it hands on the parsed JSON."""
    return []
