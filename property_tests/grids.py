"""A range and a step: the shape of PRICE_FILTER, LOT_SIZE and MARKET_LOT_SIZE."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from hypothesis import strategies as st

from property_tests.small_cases import HAIR, Order, small_case
from property_tests.strategies import Case


class SmallGrid(NamedTuple):
    """A range and a step that can be searched from end to end; all in smallest steps."""

    low: int
    high: int
    step: int
    decimals: int


@st.composite
def small_grids(draw: st.DrawFn) -> SmallGrid:
    """Draw a grid; any bound may be 0, the minimum and the maximum may be off the step."""
    return SmallGrid(
        low=draw(st.integers(0, 15)),
        high=draw(st.just(0) | st.integers(1, 40)),
        step=draw(st.sampled_from([1, 2, 3, 5, 7, 10, 25, 0])),
        decimals=draw(st.integers(0, HAIR)),
    )


@dataclass(frozen=True)
class GridRule:
    """One of the three filters, and a request that it judges."""

    name: str
    low: str
    high: str
    step: str
    #: the parameter it judges
    field: str
    request: Mapping[str, str]
    #: steps are counted from zero since this day, from the minimum before
    from_zero: dt.date

    def filter(self, low: str, high: str, step: str) -> dict[str, str]:
        """Write the filter."""
        return {"filterType": self.name, self.low: low, self.high: high, self.step: step}

    def case(self, bounds_: tuple[str, str, str], value: str, as_of: dt.date) -> Case:
        """Make a case with one value."""
        request: Order = {**self.request, self.field: value}
        return small_case(self.filter(*bounds_), as_of=as_of, **request)


PRICES = ("minPrice", "maxPrice", "tickSize")
LOTS = ("minQty", "maxQty", "stepSize")
TICK_FROM_ZERO, STEP_FROM_ZERO = dt.date(2022, 2, 24), dt.date(2023, 3, 20)
LIMIT: Order = {"type": "LIMIT", "timeInForce": "GTC", "price": "1", "quantity": "1"}
STOP: Order = {"type": "STOP_LOSS", "quantity": "1"}

PRICE = GridRule("PRICE_FILTER", *PRICES, "price", LIMIT, TICK_FROM_ZERO)
STOP_PRICE = GridRule("PRICE_FILTER", *PRICES, "stopPrice", STOP, TICK_FROM_ZERO)
QUANTITY = GridRule("LOT_SIZE", *LOTS, "quantity", LIMIT, STEP_FROM_ZERO)
SOLD_QUANTITY = GridRule(
    "LOT_SIZE", *LOTS, "quantity", {"type": "MARKET", "side": "SELL"}, STEP_FROM_ZERO
)
MARKET_QUANTITY = GridRule("MARKET_LOT_SIZE", *LOTS, "quantity", {"type": "MARKET"}, STEP_FROM_ZERO)
RULES = (PRICE, STOP_PRICE, QUANTITY, SOLD_QUANTITY, MARKET_QUANTITY)
