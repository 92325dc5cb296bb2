"""MAX_ASSET as laws."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from property_tests.small_cases import (
    HAIR,
    Order,
    answer,
    bounds,
    decimals_text,
    edge_days,
    few,
    sides,
    small_case,
    text,
)
from property_tests.strategies.wire import Json

RULE = "MAX_ASSET"
amounts = st.integers(1, 10**16)


def most(asset: str, amount: str) -> Json:
    """Write the filter."""
    return {"filterType": RULE, "asset": asset, "limit": amount}


class TestMaxAsset:
    """Base asset: quantity <= limit; quote asset: notional <= limit."""

    @given(amounts, amounts, sides)
    def test_the_limit_passes_and_a_hair_more_fails(
        self, quantity: int, price: int, side: str
    ) -> None:
        order: Order = {"type": "LIMIT", "side": side, "price": text(price)}
        written, hair = text(quantity), 10 ** (HAIR - 8)
        for asset, limit in (("A", written), ("B", text(price * quantity, 16))):
            exactly = small_case(most(asset, limit), quantity=written, **order)
            assert bounds(exactly, RULE) == set()
            more = text(quantity * hair + 1, HAIR)
            assert bounds(small_case(most(asset, limit), quantity=more, **order), RULE) == {"limit"}

    @given(amounts, amounts, sides)
    def test_an_amount_that_fills_the_limit_passes_and_a_hair_more_fails(
        self, quantity: int, price: int, side: str
    ) -> None:
        worth = quantity * price * 10 ** (HAIR - 16)
        for amount, broken in ((worth, set[str]()), (worth + 1, {"limit"})):
            case = small_case(
                most("A", text(quantity)),
                type="MARKET",
                side=side,
                quoteOrderQty=text(amount, HAIR),
                market={"lastPrice": text(price)},
            )
            assert bounds(case, RULE) == broken

    @few
    @given(
        st.sampled_from(["A", "B", "C"]),
        decimals_text,
        decimals_text,
        decimals_text,
        sides,
        edge_days,
    )
    def test_agrees_with_the_oracle(  # noqa: PLR0913, PLR0917
        self, asset: str, limit: str, amount: str, price: str, side: str, as_of: dt.date
    ) -> None:
        rule, market = most(asset, limit), {"askPrice": price, "bidPrice": "0.7"}
        orders: list[Order] = [
            {"type": "LIMIT", "price": price, "quantity": amount},
            {"type": "STOP_LOSS", "stopPrice": price, "quantity": amount},
            {"type": "MARKET", "quantity": amount},
            {"type": "MARKET", "quoteOrderQty": amount},
        ]
        for order in orders:
            answer(small_case(rule, side=side, market=market, as_of=as_of, **order))
            answer(small_case([], everywhere=[rule], side=side, as_of=as_of, **order))
