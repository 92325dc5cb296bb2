"""MARKET_LOT_SIZE as laws."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from property_tests import grid_laws
from property_tests.grid_laws import GridRule, SmallGrid, small_grids
from property_tests.small_cases import (
    HAIR,
    PRICED,
    amounts,
    answer,
    bounds,
    days,
    decimals_text,
    edge_days,
    few,
    passes,
    sides,
    small_case,
    text,
)

RULE = "MARKET_LOT_SIZE"
QUANTITY = GridRule(RULE, "minQty", "maxQty", "stepSize", "quantity", {"type": "MARKET"})
BINDS_QUOTE = dt.date(2023, 7, 18)


class TestMarketLotSize:
    """minQty <= quantity <= maxQty; quantity % stepSize = 0, for MARKET orders only.

    From 2023-07-18 maxQty also binds what a quoteOrderQty is predicted to fill.
    """

    @given(st.integers(1, 10**12), st.integers(1, 1000), st.integers(0, 10**5), edge_days)
    def test_bounds_pass_and_a_hair_beyond_fails(
        self, step: int, first: int, more: int, as_of: dt.date
    ) -> None:
        grid_laws.bounds_pass_and_a_hair_beyond_fails(QUANTITY, step, first, more, as_of)

    @given(st.integers(1, 10**12), st.integers(1, 10**8), days)
    def test_multiples_pass_and_a_hair_off_fails(
        self, step: int, count: int, as_of: dt.date
    ) -> None:
        grid_laws.multiples_pass_and_a_hair_off_fails(QUANTITY, step, count, as_of)

    @few
    @given(small_grids(), st.integers(0, 60), edge_days)
    def test_suggestions_are_the_nearest_legal_quantities(
        self, grid: SmallGrid, value: int, as_of: dt.date
    ) -> None:
        grid_laws.suggestions_are_the_nearest_legal_values(QUANTITY, grid, value, as_of)

    @given(st.tuples(amounts, amounts, amounts), amounts, days)
    def test_trailing_zeros_change_nothing(
        self, written: tuple[int, int, int], value: int, as_of: dt.date
    ) -> None:
        low, high, step = map(text, written)
        grid_laws.trailing_zeros_change_nothing(QUANTITY, (low, high, step), text(value), as_of)

    @given(decimals_text, decimals_text, decimals_text, decimals_text, edge_days)
    def test_agrees_with_the_oracle(
        self, low: str, high: str, step: str, value: str, as_of: dt.date
    ) -> None:
        case = QUANTITY.case((low, high, step), value, as_of)
        answer(case)
        grid_laws.every_value_is_judged_by_value(case, RULE)

    @given(st.sampled_from([*PRICED, "STOP_LOSS", "TAKE_PROFIT"]), decimals_text, edge_days)
    def test_touches_market_orders_only(self, kind: str, value: str, as_of: dt.date) -> None:
        rule = QUANTITY.filter("5", "5", "5")
        case = small_case(rule, type=kind, quantity=value, price="1", stopPrice="1", as_of=as_of)

        assert passes(case, RULE)

    @given(st.integers(1, 10**12), st.integers(1, 10**12), sides, edge_days)
    def test_an_amount_that_fills_the_maximum_passes_and_a_hair_more_fails(
        self, most: int, price: int, side: str, as_of: dt.date
    ) -> None:
        rule = QUANTITY.filter("0", text(most), "0")
        market = {"lastPrice": text(price)}
        worth = most * price * 10 ** (HAIR - 16)
        refused = {"maxQty"} if as_of >= BINDS_QUOTE else set[str]()

        for amount, broken in ((worth, set[str]()), (worth + 1, refused)):
            case = small_case(
                rule,
                type="MARKET",
                side=side,
                quoteOrderQty=text(amount, HAIR),
                market=market,
                as_of=as_of,
            )
            assert bounds(case, RULE) == broken
