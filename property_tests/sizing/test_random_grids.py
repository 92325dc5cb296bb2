"""Rounding and the extremes on 10,000 made-up grids, against a walk along the steps.

Steps of 3, 0.5 and 25, minimums off the step, two filters at once, steps counted from the minimum:
everything in whole numbers of the eighth decimal, one step after the other.
"""

import datetime as dt
import random
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pretrade import ExchangeInfo, Symbol
from pretrade.enums import Rounding
from property_tests.sizing.small_worlds import answer
from property_tests.strategies.pick import RandomPicker
from property_tests.strategies.symbols import made_up_exchange
from property_tests.strategies.wire import UNIT, Json, units

SEED = 20221122
GRIDS = 10_000
FAR = 200
"""So many steps of the coarser filter are walked: more than any two of them need to meet."""

DAYS = (dt.date(2026, 9, 26), dt.date(2022, 1, 1), dt.date(2022, 9, 30))
STEP_FROM_ZERO = dt.date(2023, 3, 20)
NAMES = ("minQty", "maxQty", "stepSize")


class Steps(NamedTuple):
    """The steps of one filter, and its bounds."""

    low: int
    high: int
    size: int
    origin: int

    def hold(self, amount: int) -> bool:
        """Tell whether an amount is on a step."""
        return (amount - self.origin) % self.size == 0


class Grid(NamedTuple):
    """A symbol on one day, and what its filters say of quantities."""

    symbol: Symbol
    as_of: dt.date
    order_type: str
    filters: list[Steps]

    def walk(self, start: int, way: int) -> int | None:
        """Go up (1) or down (-1) from an amount to the first one that is on every step."""
        coarse = max(self.filters, key=lambda steps: steps.size)
        rest = (start - coarse.origin) % coarse.size
        at = start - rest + (coarse.size if rest and way > 0 else 0)
        for _ in range(FAR):
            if all(steps.hold(at) for steps in self.filters):
                return at
            at += way * coarse.size
        return None

    def legal(self, amount: int | None) -> Decimal | None:
        """Give an amount as a number, if it keeps the bounds."""
        if amount is None or amount <= 0:
            return None
        low = max(steps.low for steps in self.filters)
        highs = [steps.high for steps in self.filters if steps.high]
        inside = amount >= low and all(amount <= high for high in highs)
        return Decimal(amount) / UNIT if inside else None


def grids() -> Iterator[tuple[random.Random, Grid]]:
    rng = random.Random(SEED)  # noqa: S311  no secret
    made = 0
    while made < GRIDS:
        document = made_up_exchange(RandomPicker(rng))
        filters = {one["filterType"]: one for one in document["symbols"][0]["filters"]}
        if "LOT_SIZE" not in filters:
            continue
        made += 1
        as_of, order_type = rng.choice(DAYS), rng.choice(["LIMIT", "MARKET"])
        kinds = ["LOT_SIZE", "MARKET_LOT_SIZE"] if order_type == "MARKET" else ["LOT_SIZE"]
        found = [_steps(filters[kind], as_of) for kind in kinds if kind in filters]
        symbol = ExchangeInfo.load(document)["BASEQUOTE"]
        yield rng, Grid(symbol, as_of, order_type, [Steps(0, 0, 1, 0), *found])


def _steps(rule: Json, as_of: dt.date) -> Steps:
    low, high, step = (units(rule[name]) for name in NAMES)
    return Steps(low, high, step or 1, 0 if as_of >= STEP_FROM_ZERO or not step else low)


def near(rng: random.Random, grid: Grid) -> int:
    """Draw an amount near a bound, or anywhere."""
    steps = rng.choice(grid.filters)
    anchor = rng.choice([steps.low, steps.high, steps.size * rng.randrange(1000), 10**8])
    return max(0, anchor + rng.randrange(-3 * steps.size - 1, 3 * steps.size + 2))


def test_rounding_ends_where_the_walk_ends() -> None:
    for rng, grid in grids():
        amount = near(rng, grid)
        down, up = grid.walk(amount, -1), grid.walk(amount, 1)
        nearest = down
        if down is not None and up is not None and up - amount <= amount - down:
            nearest = up
        for rounding, expected in zip(Rounding, (down, up, nearest), strict=True):
            found = answer(
                grid.symbol.round_quantity,
                Decimal(amount) / UNIT,
                grid.order_type,
                rounding,
                as_of=grid.as_of,
            )
            assert found == grid.legal(expected), (grid, amount, rounding)


def test_what_is_sold_is_where_the_walk_down_ends() -> None:
    for rng, grid in grids():
        balance = near(rng, grid)
        highest = min([balance, *(steps.high for steps in grid.filters if steps.high)])
        sold = grid.symbol.sellable(
            Decimal(balance) / UNIT, order_type=grid.order_type, as_of=grid.as_of
        )
        assert sold.quantity == (grid.legal(grid.walk(highest, -1)) or 0), (grid, balance)
        assert sold.quantity + sold.dust == Decimal(balance) / UNIT
