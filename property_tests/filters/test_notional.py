"""NOTIONAL as laws."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from property_tests.small_cases import (
    HAIR,
    PRICED,
    Order,
    answer,
    bounds,
    changed,
    decimals_text,
    edge_days,
    few,
    passes,
    small_case,
    suggested,
    text,
)
from property_tests.strategies.wire import Json

RULE = "NOTIONAL"
numbers = st.integers(1, 10**14)


def between(low: str, high: str, **more: object) -> Json:
    """Write the filter."""
    return {"filterType": RULE, "minNotional": low, "maxNotional": high, **more}


class TestNotional:
    """minNotional <= price x quantity <= maxNotional.

    MARKET: average x quantity, or quoteOrderQty itself, against the bounds that a flag applies.
    """

    @given(numbers, numbers, st.sampled_from(PRICED))
    def test_a_product_at_a_bound_passes_and_a_hair_beyond_fails(
        self, price: int, quantity: int, kind: str
    ) -> None:
        order: Order = {"type": kind, "price": text(price), "quantity": text(quantity)}
        product, digits = price * quantity * 10 ** (2 * HAIR - 16), 2 * HAIR
        exactly = text(product, digits)

        assert passes(small_case(between(exactly, exactly), **order), RULE)
        low = between(text(product + 1, digits), text(product + 2, digits))
        assert bounds(small_case(low, **order), RULE) == {"minNotional"}
        high = between("0", text(product - 1, digits))
        assert bounds(small_case(high, **order), RULE) == {"maxNotional"}

    @few
    @given(decimals_text, decimals_text, decimals_text, decimals_text, edge_days)
    def test_agrees_with_the_oracle(
        self, low: str, high: str, price: str, quantity: str, as_of: dt.date
    ) -> None:
        rule = between(low, high)
        for kind in PRICED:
            answer(small_case(rule, type=kind, price=price, quantity=quantity, as_of=as_of))

    @few
    @given(
        decimals_text,
        decimals_text,
        decimals_text,
        st.sampled_from([None, True, False]),
        st.sampled_from([None, True, False]),
        edge_days,
    )
    def test_agrees_with_the_oracle_on_market_orders(  # noqa: PLR0913, PLR0917
        self,
        low: str,
        average: str,
        amount: str,
        applies_min: bool | None,
        applies_max: bool | None,
        as_of: dt.date,
    ) -> None:
        flags = {"applyMinToMarket": applies_min, "applyMaxToMarket": applies_max}
        given_flags = {name: flag for name, flag in flags.items() if flag is not None}
        rule = between(low, "1000", avgPriceMins=5, **given_flags)
        for facts in ({"avgPrice": {"5": average}}, {"lastPrice": average}):
            for name in ("quantity", "quoteOrderQty"):
                order: Order = {"type": "MARKET", name: amount}
                answer(small_case(rule, market=facts, as_of=as_of, **order))

    @given(numbers, numbers, numbers, numbers)
    def test_a_minimum_alone_is_min_notional_of_price_times_quantity(
        self, low: int, price: int, stop: int, quantity: int
    ) -> None:
        order: Order = {"price": text(price), "quantity": text(quantity)}
        mine = small_case(
            between(text(low, 16), "9" * 40), type="STOP_LOSS_LIMIT", stopPrice=text(stop), **order
        )
        theirs = small_case(
            {"filterType": "MIN_NOTIONAL", "minNotional": text(low, 16)}, type="LIMIT", **order
        )

        assert bounds(mine, RULE) == bounds(theirs, "MIN_NOTIONAL")

    @given(
        st.integers(1, 10**9),
        st.integers(1, 10**9),
        st.integers(1, 10**9),
        st.just(0) | st.integers(1, 10**6),
        st.sampled_from(["minNotional", "maxNotional"]),
    )
    def test_a_suggestion_is_on_the_step_and_inside_the_range(
        self, amount: int, price: int, quantity: int, step: int, bound: str
    ) -> None:
        lots = {"filterType": "LOT_SIZE", "minQty": "0", "maxQty": "0", "stepSize": text(step)}
        limits = (text(amount), "9" * 40) if bound == "minNotional" else ("0", text(amount))
        rules = [lots, between(*limits)]
        order: Order = {"type": "LIMIT", "price": text(price), "quantity": text(quantity)}
        if not bounds(small_case(rules, **order), RULE):
            return

        for nearest in suggested(small_case(rules, **order), RULE, bound):
            there = small_case(rules, **changed(order, "quantity", nearest))
            assert passes(there, RULE)
            assert passes(there, "LOT_SIZE")
