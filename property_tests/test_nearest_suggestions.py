"""No legal value is nearer than what is suggested, and where nothing is suggested none exists.

On symbols so small that every price and every quantity can be tried. All that is wrong with the
order is one of its numbers; a value of it is legal when `check` passes the order with it.
"""

import datetime as dt
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from pretrade import NO_REFERENCE_PRICE, Market
from property_tests.sizing.small_worlds import (
    MOST,
    World,
    by_sides,
    lot_sizes,
    min_notionals,
    notionals,
    percents,
    price_filters,
    tenths,
    worlds,
)
from property_tests.small_cases import few
from property_tests.strategies.wire import Json

RULEBOOKS = st.sampled_from(
    [
        dt.date(2022, 2, 23),
        dt.date(2022, 2, 24),  # the tick counts from zero
        dt.date(2023, 3, 19),
        dt.date(2023, 3, 20),  # the step counts from zero
        dt.date(2026, 9, 26),
    ]
)
LOTS = worlds(lot_sizes, min_notionals, notionals, price_filters)
TICKS = worlds(price_filters, percents, by_sides, min_notionals, notionals)
SIDES = st.sampled_from(["BUY", "SELL"])
TENTHS = st.integers(1, MOST + 50).map(tenths)
HUNDREDTHS = st.integers(1, 10 * MOST + 500).map(lambda amount: Decimal(amount) / 100)
NUMBERS = TENTHS | HUNDREDTHS
"""On the finest grid that the assets' one decimal allows, or between its steps."""


class Question:
    """A LIMIT order of which one number is wrong, and its legal values."""

    def __init__(
        self, world: World, as_of: dt.date, name: str, order: Json, average: Decimal | None = None
    ) -> None:
        world = World(world.filters, as_of)
        market = None
        if average is not None:
            market = Market(average_prices={5: average}, reference_price=NO_REFERENCE_PRICE)
        whole = {"type": "LIMIT", "timeInForce": "GTC", **order}
        self.violations = world.check(whole, market).violations
        assume(self.violations)
        assume({one.field for one in self.violations} == {name})
        given_: Decimal = order[name]
        legal = world.legal(name, whole, market)
        below = max((one for one in legal if one <= given_), default=None)
        above = min((one for one in legal if one >= given_), default=None)
        self.nearest = {one for one in (below, above) if one is not None}

    def assert_nearest(self) -> None:
        for one in self.violations:
            suggested = set(one.suggestions)
            assert suggested <= self.nearest, one
            assert bool(suggested) == bool(self.nearest), (one, self.nearest)

    def assert_both_sides(self) -> None:
        for one in self.violations:
            assert set(one.suggestions) == self.nearest, one


class TestQuantity:
    """The quantity of a LIMIT order: steps, bounds, precision, and what it is worth."""

    @given(LOTS, RULEBOOKS, NUMBERS, TENTHS)
    def test_the_nearest_is_suggested_and_nothing_only_where_nothing_is_legal(
        self, world: World, as_of: dt.date, quantity: Decimal, price: Decimal
    ) -> None:
        order = {"quantity": quantity, "price": price}
        Question(world, as_of, "quantity", order).assert_nearest()

    @few
    @given(LOTS, RULEBOOKS, NUMBERS, TENTHS)
    def test_below_and_above(
        self, world: World, as_of: dt.date, quantity: Decimal, price: Decimal
    ) -> None:
        order = {"quantity": quantity, "price": price}
        Question(world, as_of, "quantity", order).assert_both_sides()


class TestPrice:
    """The price of a LIMIT order: ticks, bounds, precision, bands, and what it makes of the rest.

    A price that made the given quantity worth too little, or too much, would be no way out.
    """

    @given(TICKS, RULEBOOKS, NUMBERS, TENTHS, TENTHS, SIDES)
    def test_the_nearest_is_suggested_and_nothing_only_where_nothing_is_legal(  # noqa: PLR0913, PLR0917
        self,
        world: World,
        as_of: dt.date,
        price: Decimal,
        quantity: Decimal,
        average: Decimal,
        side: str,
    ) -> None:
        order = {"side": side, "quantity": quantity, "price": price}
        Question(world, as_of, "price", order, average).assert_nearest()

    @few
    @given(TICKS, RULEBOOKS, NUMBERS, TENTHS, TENTHS, SIDES)
    def test_below_and_above(  # noqa: PLR0913, PLR0917
        self,
        world: World,
        as_of: dt.date,
        price: Decimal,
        quantity: Decimal,
        average: Decimal,
        side: str,
    ) -> None:
        order = {"side": side, "quantity": quantity, "price": price}
        Question(world, as_of, "price", order, average).assert_both_sides()
