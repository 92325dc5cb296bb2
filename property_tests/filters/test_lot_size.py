"""LOT_SIZE as laws."""

import datetime as dt

from hypothesis import assume, given
from hypothesis import strategies as st

from property_tests import grid_laws
from property_tests.grid_laws import GridRule, SmallGrid, small_grids
from property_tests.small_cases import (
    HAIR,
    Order,
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

RULE = "LOT_SIZE"
NAMES = ("minQty", "maxQty", "stepSize")
LIMIT: Order = {"type": "LIMIT", "timeInForce": "GTC", "price": "1"}
QUANTITY = GridRule(RULE, *NAMES, "quantity", LIMIT)
MARKET_QUANTITY = GridRule(RULE, *NAMES, "quantity", {"type": "MARKET", "side": "SELL"})
BOTH = st.sampled_from([QUANTITY, MARKET_QUANTITY])
STEP_FROM_ZERO = dt.date(2023, 3, 20)


class TestLotSize:
    """minQty <= quantity, icebergQty <= maxQty; quantity % stepSize = 0.

    Before 2023-03-20: (quantity - minQty) % stepSize = 0. A bound of 0 is disabled.
    """

    @given(BOTH, st.integers(1, 10**12), st.integers(1, 1000), st.integers(0, 10**5), edge_days)
    def test_bounds_pass_and_a_hair_beyond_fails(
        self, rule: GridRule, step: int, first: int, more: int, as_of: dt.date
    ) -> None:
        grid_laws.bounds_pass_and_a_hair_beyond_fails(rule, step, first, more, as_of)

    @given(BOTH, st.integers(1, 10**12), st.integers(1, 10**8), days)
    def test_multiples_pass_and_a_hair_off_fails(
        self, rule: GridRule, step: int, count: int, as_of: dt.date
    ) -> None:
        grid_laws.multiples_pass_and_a_hair_off_fails(rule, step, count, as_of)

    @few
    @given(BOTH, small_grids(), st.integers(0, 60), edge_days)
    def test_suggestions_are_the_nearest_legal_quantities(
        self, rule: GridRule, grid: SmallGrid, value: int, as_of: dt.date
    ) -> None:
        grid_laws.suggestions_are_the_nearest_legal_values(rule, grid, value, as_of)

    @given(BOTH, st.tuples(amounts, amounts, amounts), amounts, days)
    def test_trailing_zeros_change_nothing(
        self, rule: GridRule, written: tuple[int, int, int], value: int, as_of: dt.date
    ) -> None:
        low, high, step = map(text, written)
        grid_laws.trailing_zeros_change_nothing(rule, (low, high, step), text(value), as_of)

    @given(BOTH, decimals_text, decimals_text, decimals_text, decimals_text, edge_days)
    def test_agrees_with_the_oracle(  # noqa: PLR0913, PLR0917
        self, rule: GridRule, low: str, high: str, step: str, value: str, as_of: dt.date
    ) -> None:
        case = rule.case((low, high, step), value, as_of)
        answer(case)
        grid_laws.every_value_is_judged_by_value(case, RULE)

    @given(st.integers(1, 10**6), st.integers(2, 10**6), st.integers(0, 1000))
    def test_the_grid_began_at_the_minimum_until_the_change(
        self, low: int, step: int, count: int
    ) -> None:
        written = (text(low), "0", text(step))
        day_before = STEP_FROM_ZERO - dt.timedelta(days=1)
        value = text(low + step * count)

        assert passes(QUANTITY.case(written, value, day_before), RULE)
        assert passes(QUANTITY.case(written, value, STEP_FROM_ZERO), RULE) is (low % step == 0)

    @given(st.tuples(amounts, amounts, amounts), amounts, amounts, edge_days)
    def test_an_iceberg_is_judged_as_a_quantity(
        self, written: tuple[int, int, int], quantity: int, part: int, as_of: dt.date
    ) -> None:
        low, high, step = map(text, written)
        rule = QUANTITY.filter(low, high, step)
        case = small_case(
            rule, **LIMIT, quantity=text(quantity), icebergQty=text(part), as_of=as_of
        )
        whole = bounds(QUANTITY.case((low, high, step), text(quantity), as_of), RULE)
        shown = bounds(QUANTITY.case((low, high, step), text(part), as_of), RULE)

        assert bounds(case, RULE) == whole | shown

    @given(st.integers(1, 10**10), st.integers(1, 10**10), sides, edge_days)
    def test_an_amount_that_buys_the_minimum_passes_and_a_hair_less_fails(
        self, lot: int, price: int, side: str, as_of: dt.date
    ) -> None:
        assume(lot * price < 10**36)
        rule = QUANTITY.filter(text(lot), text(lot), text(lot))
        market = {"askPrice" if side == "BUY" else "bidPrice": text(price)}
        worth = lot * price * 10 ** (HAIR - 16)

        for amount, broken in ((worth, set[str]()), (worth - 1, {"minQty"})):
            case = small_case(
                rule,
                type="MARKET",
                side=side,
                quoteOrderQty=text(amount, HAIR),
                market=market,
                as_of=as_of,
            )
            assert bounds(case, RULE) == broken
