"""MARKET_LOT_SIZE as laws; those of its bounds and its step are in `test_step_filters`."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from property_tests.grids import MARKET_QUANTITY
from property_tests.small_cases import (
    HAIR,
    PRICED,
    bounds,
    decimals_text,
    edge_days,
    passes,
    sides,
    small_case,
    text,
)

RULE = "MARKET_LOT_SIZE"
BINDS_QUOTE = dt.date(2023, 7, 18)


class TestMarketLotSize:
    """minQty <= quantity <= maxQty; quantity % stepSize = 0, for MARKET orders only.

    From 2023-07-18 maxQty also binds what a quoteOrderQty is predicted to fill.
    """

    @given(st.sampled_from([*PRICED, "STOP_LOSS", "TAKE_PROFIT"]), decimals_text, edge_days)
    def test_touches_market_orders_only(self, kind: str, value: str, as_of: dt.date) -> None:
        rule = MARKET_QUANTITY.filter("5", "5", "5")
        case = small_case(rule, type=kind, quantity=value, price="1", stopPrice="1", as_of=as_of)

        assert passes(case, RULE)

    @given(st.integers(1, 10**12), st.integers(1, 10**12), sides, edge_days)
    def test_an_amount_that_fills_the_maximum_passes_and_a_hair_more_fails(
        self, most: int, price: int, side: str, as_of: dt.date
    ) -> None:
        rule = MARKET_QUANTITY.filter("0", text(most), "0")
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
