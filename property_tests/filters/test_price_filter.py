"""PRICE_FILTER as laws."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from property_tests import grid_laws
from property_tests.grid_laws import GridRule, SmallGrid, small_grids
from property_tests.small_cases import (
    BASE_DATE,
    PRICED,
    STOPS,
    amounts,
    answer,
    bounds,
    days,
    decimals_text,
    edge_days,
    few,
    passes,
    small_case,
    text,
)

RULE = "PRICE_FILTER"
PRICE = GridRule(
    RULE,
    "minPrice",
    "maxPrice",
    "tickSize",
    "price",
    {"type": "LIMIT", "timeInForce": "GTC", "quantity": "1"},
)
STOP_PRICE = GridRule(
    RULE,
    "minPrice",
    "maxPrice",
    "tickSize",
    "stopPrice",
    {"type": "STOP_LOSS", "quantity": "1"},
)
BOTH = st.sampled_from([PRICE, STOP_PRICE])
TICK_FROM_ZERO = dt.date(2022, 2, 24)


class TestPriceFilter:
    """minPrice <= price, stopPrice <= maxPrice; price % tickSize = 0, stopPrice % tickSize = 0.

    Before 2022-02-24: (price - minPrice) % tickSize = 0. A bound of 0 is disabled.
    """

    @given(BOTH, st.integers(1, 10**12), st.integers(1, 1000), st.integers(0, 10**5), edge_days)
    def test_bounds_pass_and_a_hair_beyond_fails(
        self, rule: GridRule, tick: int, first: int, more: int, as_of: dt.date
    ) -> None:
        grid_laws.bounds_pass_and_a_hair_beyond_fails(rule, tick, first, more, as_of)

    @given(BOTH, st.integers(1, 10**12), st.integers(1, 10**8), days)
    def test_multiples_pass_and_a_hair_off_fails(
        self, rule: GridRule, tick: int, count: int, as_of: dt.date
    ) -> None:
        grid_laws.multiples_pass_and_a_hair_off_fails(rule, tick, count, as_of)

    @few
    @given(BOTH, small_grids(), st.integers(0, 60), edge_days)
    def test_suggestions_are_the_nearest_legal_prices(
        self, rule: GridRule, grid: SmallGrid, value: int, as_of: dt.date
    ) -> None:
        grid_laws.suggestions_are_the_nearest_legal_values(rule, grid, value, as_of)

    @given(BOTH, st.tuples(amounts, amounts, amounts), amounts, days)
    def test_trailing_zeros_change_nothing(
        self, rule: GridRule, written: tuple[int, int, int], value: int, as_of: dt.date
    ) -> None:
        low, high, tick = map(text, written)
        grid_laws.trailing_zeros_change_nothing(rule, (low, high, tick), text(value), as_of)

    @given(BOTH, decimals_text, decimals_text, decimals_text, decimals_text, edge_days)
    def test_agrees_with_the_oracle(  # noqa: PLR0913, PLR0917
        self, rule: GridRule, low: str, high: str, tick: str, value: str, as_of: dt.date
    ) -> None:
        case = rule.case((low, high, tick), value, as_of)
        answer(case)
        grid_laws.every_value_is_judged_by_value(case, RULE)

    @given(st.integers(1, 10**6), st.integers(2, 10**6), st.integers(0, 1000))
    def test_the_grid_began_at_the_minimum_until_the_change(
        self, low: int, tick: int, count: int
    ) -> None:
        written = (text(low), "0", text(tick))
        old = PRICE.case(written, text(low + tick * count), TICK_FROM_ZERO - dt.timedelta(days=1))
        new = PRICE.case(written, text(low + tick * count), TICK_FROM_ZERO)

        assert passes(old, RULE)
        assert passes(new, RULE) is (low % tick == 0)

    @given(st.sampled_from(PRICED), st.sampled_from(STOPS), amounts, amounts)
    def test_prices_of_all_types_are_judged_alike(
        self, priced: str, stop: str, tick: int, value: int
    ) -> None:
        rule = PRICE.filter("0", "0", text(tick))
        limit = small_case(rule, type=priced, quantity="1", price=text(value))
        trigger = small_case(
            rule, type=stop, quantity="1", price=text(tick), stopPrice=text(value), as_of=BASE_DATE
        )

        assert bounds(limit, RULE) == bounds(trigger, RULE)
