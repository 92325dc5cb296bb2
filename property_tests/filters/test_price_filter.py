"""PRICE_FILTER as laws; those of its bounds and its tick are in `test_step_filters`."""

from hypothesis import given
from hypothesis import strategies as st

from property_tests.grids import PRICE
from property_tests.small_cases import BASE_DATE, PRICED, STOPS, amounts, bounds, small_case, text

RULE = "PRICE_FILTER"


class TestPriceFilter:
    """minPrice <= price, stopPrice <= maxPrice; price % tickSize = 0, stopPrice % tickSize = 0.

    Before 2022-02-24: (price - minPrice) % tickSize = 0. A bound of 0 is disabled.
    """

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
