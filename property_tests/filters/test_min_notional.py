"""MIN_NOTIONAL as laws."""

import datetime as dt
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from property_tests.small_cases import (
    BASE_DATE,
    HAIR,
    PRICED,
    Order,
    answer,
    bounds,
    changed,
    decimals_text,
    edge_days,
    passes,
    small_case,
    suggested,
    text,
)
from property_tests.strategies import Case
from property_tests.strategies.wire import Json

RULE = "MIN_NOTIONAL"
numbers = st.integers(1, 10**14)


def least(amount: str, **more: object) -> Json:
    """Write the filter."""
    return {"filterType": RULE, "minNotional": amount, **more}


class TestMinNotional:
    """price x quantity >= minNotional, and so stopPrice x quantity and price x icebergQty.

    MARKET: average x quantity, or quoteOrderQty itself, when applyToMarket. What is too little is
    always an amount, never a price: nobody is told to move a stop.
    """

    @given(numbers, numbers, st.sampled_from(PRICED), edge_days)
    def test_a_product_at_the_minimum_passes_and_a_hair_more_is_asked_in_vain(
        self, price: int, quantity: int, kind: str, as_of: dt.date
    ) -> None:
        order: Order = {"type": kind, "price": text(price), "quantity": text(quantity)}
        product, hair = price * quantity, 10 ** (2 * HAIR - 16)

        exactly = small_case(least(text(product, 16)), as_of=as_of, **order)
        assert passes(exactly, RULE)
        more = small_case(least(text(product * hair + 1, 2 * HAIR)), as_of=as_of, **order)
        assert bounds(more, RULE) == {"minNotional"}

    @given(decimals_text, decimals_text, decimals_text, decimals_text, decimals_text, edge_days)
    def test_agrees_with_the_oracle(  # noqa: PLR0913, PLR0917
        self, amount: str, price: str, stop: str, quantity: str, part: str, as_of: dt.date
    ) -> None:
        order: Order = {"price": price, "stopPrice": stop, "quantity": quantity, "icebergQty": part}
        answer(small_case(least(amount), type="STOP_LOSS_LIMIT", as_of=as_of, **order))
        answer(small_case(least(amount), type="STOP_LOSS", stopPrice=stop, quantity=quantity))

    @given(decimals_text, decimals_text, decimals_text, decimals_text, edge_days)
    def test_agrees_with_the_oracle_on_market_orders(
        self, amount: str, average: str, reference: str, quantity: str, as_of: dt.date
    ) -> None:
        rule = least(amount, applyToMarket=True, avgPriceMins=5)
        facts = {"avgPrice": {"5": average}, "referencePrice": reference}
        for name in ("quantity", "quoteOrderQty"):
            order: Order = {"type": "MARKET", name: quantity}
            answer(small_case(rule, market=facts, as_of=as_of, **order))

    @given(numbers, numbers, numbers, st.integers(1, 10**6))
    def test_more_is_never_refused_where_less_passes(
        self, amount: int, price: int, quantity: int, more: int
    ) -> None:
        rule = least(text(amount, 16))
        less = small_case(rule, type="LIMIT", price=text(price), quantity=text(quantity))
        larger = small_case(rule, type="LIMIT", price=text(price), quantity=text(quantity + more))

        assert passes(larger, RULE) or not passes(less, RULE)

    @given(numbers, numbers, numbers)
    def test_price_and_quantity_may_change_places(
        self, amount: int, price: int, quantity: int
    ) -> None:
        rule = least(text(amount, 16))
        one = small_case(rule, type="LIMIT", price=text(price), quantity=text(quantity))
        other = small_case(rule, type="LIMIT", price=text(quantity), quantity=text(price))

        assert bounds(one, RULE) == bounds(other, RULE)

    @given(
        st.integers(1, 10**12),
        st.integers(1, 10**9),
        st.integers(1, 10**9),
        st.just(0) | st.integers(1, 10**6),
        st.sampled_from(["LIMIT", "STOP_LOSS", "iceberg"]),
    )
    def test_a_suggestion_is_the_least_on_the_grid_that_would_do(
        self, amount: int, price: int, quantity: int, step: int, kind: str
    ) -> None:
        lots = {"filterType": "LOT_SIZE", "minQty": "0", "maxQty": "0", "stepSize": text(step)}
        ticks = {
            "filterType": "PRICE_FILTER",
            "minPrice": "0",
            "maxPrice": "0",
            "tickSize": text(step),
        }
        order: Order = {"type": "LIMIT", "price": text(price), "quantity": text(quantity)}
        if kind == "iceberg":
            order |= {"quantity": "9" * 20, "icebergQty": text(quantity)}
        if kind == "STOP_LOSS":
            order = {"type": "STOP_LOSS", "stopPrice": text(price), "quantity": text(quantity)}
        rules = [lots, ticks, least(text(amount))]

        def case(order: Order) -> Case:
            # Before OVERFLOW, which would leave no legal quantity at the smallest prices.
            return small_case(rules, as_of=BASE_DATE, **order)

        if not bounds(case(order), RULE):
            return

        field = "icebergQty" if kind == "iceberg" else "quantity"
        (nearest,) = suggested(case(order), RULE, "minNotional")
        assert passes(case(changed(order, field, nearest)), RULE)
        if step:
            steps = Fraction(nearest) / Fraction(step, 10**8)
            assert steps.denominator == 1
            below = text((steps.numerator - 1) * step)
            no_iceberg = field == "icebergQty" and steps == 1
            assert no_iceberg or not passes(case(changed(order, field, below)), RULE)
