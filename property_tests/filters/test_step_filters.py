"""What PRICE_FILTER, LOT_SIZE and MARKET_LOT_SIZE share, as laws."""

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import pretrade
from property_tests.grids import RULES, GridRule, SmallGrid, small_grids
from property_tests.small_cases import (
    HAIR,
    amounts,
    bounds,
    days,
    edge_days,
    few,
    passes,
    suggested,
    text,
)

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda one: f"{one.name}-{one.field}")
steps = st.integers(1, 10**12)
PRECISION = 8
"""Of the assets of the cases."""

TENS = 10 ** (HAIR - PRECISION)
"""The finest hairs there are in a step of 8 decimals."""


@each_rule
class TestStepFilters:
    """minimum <= value <= maximum; value % step = 0. A bound of 0 is disabled.

    Before a day: (value - minimum) % step = 0.
    """

    @given(step=steps, first=st.integers(1, 1000), more=st.integers(0, 10**5), as_of=edge_days)
    def test_bounds_pass_and_a_hair_beyond_fails(
        self, rule: GridRule, step: int, first: int, more: int, as_of: dt.date
    ) -> None:
        low, high = first * step, (first + more) * step
        written = (text(low), text(high), text(step))

        for inside in (low, high):
            assert passes(rule.case(written, text(inside), as_of), rule.name)
        below = rule.case(written, text(low * TENS - 1, HAIR), as_of)
        above = rule.case(written, text(high * TENS + 1, HAIR), as_of)
        assert bounds(below, rule.name) == {rule.low, rule.step}
        assert bounds(above, rule.name) == {rule.high, rule.step}

    @given(step=steps, count=st.integers(1, 10**8), as_of=days)
    def test_multiples_pass_and_a_hair_off_fails(
        self, rule: GridRule, step: int, count: int, as_of: dt.date
    ) -> None:
        written, value = ("0", "0", text(step)), step * count

        assert passes(rule.case(written, text(value), as_of), rule.name)
        for off in (value * TENS - 1, value * TENS + 1):
            assert bounds(rule.case(written, text(off, HAIR), as_of), rule.name) == {rule.step}

    @few
    @given(grid=small_grids(), value=st.integers(0, 60), as_of=edge_days)
    def test_suggestions_are_the_nearest_legal_values(
        self, rule: GridRule, grid: SmallGrid, value: int, as_of: dt.date
    ) -> None:
        low, high, step, decimals = grid
        assume(decimals <= PRECISION)  # no suggestion has more decimals than its asset
        written = (text(low, decimals), text(high, decimals), text(step, decimals))
        info = pretrade.ExchangeInfo.load(rule.case(written, "1", as_of).exchange_info)

        def is_legal(amount: int) -> bool:
            order = rule.case(written, text(amount, decimals), as_of).request
            found = info.check(order, as_of=as_of).violations
            return not [one for one in found if one.rule == rule.name]

        legal = [amount for amount in range(1, 100) if is_legal(amount)]
        case = rule.case(written, text(value, decimals), as_of)
        below = [one for one in legal if one <= value][-1:]
        above = [one for one in legal if one >= value][:1]
        expected = {rule.low: legal[:1], rule.high: legal[-1:], rule.step: below + above}
        for bound in bounds(case, rule.name):
            nearest = [shortened(text(one, decimals)) for one in expected[bound]]
            assert nearest == suggested(case, rule.name, bound)

    @given(written=st.tuples(amounts, amounts, amounts), value=amounts, as_of=days)
    def test_trailing_zeros_change_nothing(
        self, rule: GridRule, written: tuple[int, int, int], value: int, as_of: dt.date
    ) -> None:
        low, high, step = map(text, written)
        long = (lengthened(low), lengthened(high), lengthened(step))
        plainly = bounds(rule.case((low, high, step), text(value), as_of), rule.name)

        assert bounds(rule.case(long, text(value), as_of), rule.name) == plainly
        longer = rule.case((low, high, step), lengthened(text(value)), as_of)
        assert bounds(longer, rule.name) == plainly

    @given(low=st.integers(1, 10**6), step=st.integers(2, 10**6), count=st.integers(0, 1000))
    def test_the_grid_began_at_the_minimum_until_the_change(
        self, rule: GridRule, low: int, step: int, count: int
    ) -> None:
        written, value = (text(low), "0", text(step)), text(low + step * count)
        day_before = rule.from_zero - dt.timedelta(days=1)

        assert passes(rule.case(written, value, day_before), rule.name)
        assert passes(rule.case(written, value, rule.from_zero), rule.name) is (low % step == 0)


def lengthened(number: str) -> str:
    whole, _, fraction = number.partition(".")
    return f"{whole}.{fraction.ljust(HAIR, '0')}"


def shortened(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number
