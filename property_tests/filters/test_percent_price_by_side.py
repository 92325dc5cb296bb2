"""PERCENT_PRICE_BY_SIDE as laws."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from property_tests.small_cases import (
    HAIR,
    PRICED,
    answer,
    bounds,
    decimals_text,
    edge_days,
    sides,
    small_case,
    text,
)
from property_tests.strategies.wire import Json

RULE = "PERCENT_PRICE_BY_SIDE"
multipliers = st.tuples(st.integers(1, 10**5), st.integers(1, 10**5)).map(sorted)
"""Down and up, of 4 decimals."""
prices = st.integers(1, 10**14)


def bands(bid: list[int], ask: list[int]) -> Json:
    """Write the filter; it asks for the average over 5 minutes."""
    return {
        "filterType": RULE,
        "bidMultiplierDown": text(bid[0], 4),
        "bidMultiplierUp": text(bid[1], 4),
        "askMultiplierDown": text(ask[0], 4),
        "askMultiplierUp": text(ask[1], 4),
        "avgPriceMins": 5,
    }


class TestPercentPriceBySide:
    """BUY: average x bidMultiplierDown <= price <= average x bidMultiplierUp.

    SELL: average x askMultiplierDown <= price <= average x askMultiplierUp.
    """

    @given(prices, multipliers, multipliers, sides, st.sampled_from(PRICED))
    def test_both_ends_pass_and_a_hair_beyond_fails(
        self, average: int, bid: list[int], ask: list[int], side: str, kind: str
    ) -> None:
        (down, up), who = (bid, "bid") if side == "BUY" else (ask, "ask")
        hair = 10 ** (HAIR - 12)
        low, high = average * down * hair, average * up * hair

        for price, broken in (
            (low, set[str]()),
            (high, set[str]()),
            (low - 1, {f"{who}MultiplierDown"}),
            (high + 1, {f"{who}MultiplierUp"}),
        ):
            case = small_case(
                bands(bid, ask),
                type=kind,
                side=side,
                price=text(price, HAIR),
                market={"avgPrice": {"5": text(average)}},
            )
            assert bounds(case, RULE) == broken

    @given(decimals_text, multipliers, multipliers, decimals_text, sides, edge_days)
    def test_agrees_with_the_oracle(  # noqa: PLR0913, PLR0917
        self,
        average: str,
        bid: list[int],
        ask: list[int],
        price: str,
        side: str,
        as_of: dt.date,
    ) -> None:
        facts = {"avgPrice": {"5": average}, "referencePrice": "27"}
        case = small_case(
            bands(bid, ask), type="LIMIT", side=side, price=price, market=facts, as_of=as_of
        )
        answer(case)

    @given(prices, multipliers, multipliers, prices, sides)
    def test_a_band_that_is_the_same_for_both_sides_is_percent_price(
        self, average: int, band: list[int], other: list[int], price: int, side: str
    ) -> None:
        plain = {
            "filterType": "PERCENT_PRICE",
            "multiplierDown": text(band[0], 4),
            "multiplierUp": text(band[1], 4),
            "avgPriceMins": 5,
        }
        mine = bands(band, other) if side == "BUY" else bands(other, band)
        case = small_case(
            [mine, plain],
            type="LIMIT",
            side=side,
            price=text(price),
            market={"avgPrice": {"5": text(average)}},
        )
        endings = [
            {bound.removeprefix("bid").removeprefix("ask").lower() for bound in bounds(case, name)}
            for name in (RULE, "PERCENT_PRICE")
        ]

        assert endings[0] == endings[1]
