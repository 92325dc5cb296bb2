"""PERCENT_PRICE as laws."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from property_tests.small_cases import (
    HAIR,
    PRICED,
    UNPRICED,
    Order,
    amounts,
    answer,
    bounds,
    changed,
    decimals_text,
    edge_days,
    passes,
    sides,
    small_case,
    suggested,
    text,
)
from property_tests.strategies.wire import Json

RULE = "PERCENT_PRICE"
REFERENCE_PRICE_FROM = dt.date(2026, 5, 8)
multipliers = st.integers(1, 10**5)
"""Of 4 decimals."""
prices = st.integers(1, 10**14)
minutes = st.sampled_from([0, 1, 5])


def band(down: int, up: int, over: int) -> Json:
    """Write the filter."""
    return {
        "filterType": RULE,
        "multiplierDown": text(down, 4),
        "multiplierUp": text(up, 4),
        "avgPriceMins": over,
    }


def market(price: str, over: int) -> dict[str, object]:
    """Write the average price that the filter asks for, and others that it does not."""
    others = {str(other): "123.456" for other in (0, 1, 5, 60) if other != over}
    if over == 0:
        return {"lastPrice": price, "avgPrice": others}
    return {"lastPrice": "123.456", "avgPrice": {**others, str(over): price}}


class TestPercentPrice:
    """average x multiplierDown <= price <= average x multiplierUp."""

    @given(prices, multipliers, multipliers, minutes, sides, st.sampled_from(PRICED))
    def test_both_ends_pass_and_a_hair_beyond_fails(  # noqa: PLR0913, PLR0917
        self, average: int, one: int, other: int, over: int, side: str, kind: str
    ) -> None:
        down, up = sorted((one, other))
        hair = 10 ** (HAIR - 12)
        low, high = average * down * hair, average * up * hair

        for price, broken in (
            (low, set[str]()),
            (high, set[str]()),
            (low - 1, {"multiplierDown"}),
            (high + 1, {"multiplierUp"}),
        ):
            case = small_case(
                band(down, up, over),
                type=kind,
                side=side,
                quantity="1",
                price=text(price, HAIR),
                market=market(text(average), over),
            )
            assert bounds(case, RULE) == broken

    @given(decimals_text, decimals_text, decimals_text, decimals_text, edge_days)
    def test_agrees_with_the_oracle(
        self, average: str, down: str, up: str, price: str, as_of: dt.date
    ) -> None:
        rule = {"filterType": RULE, "multiplierDown": down, "multiplierUp": up}
        low, high = sorted((down, up), key=float)
        ordered = {**rule, "multiplierDown": low, "multiplierUp": high}
        known = {"lastPrice": average}
        answer(small_case(ordered, type="LIMIT", price=price, market=known, as_of=as_of))

    @given(prices, prices, multipliers, multipliers, edge_days)
    def test_the_reference_price_is_the_average_since_the_change(
        self, average: int, reference: int, price: int, up: int, as_of: dt.date
    ) -> None:
        known = market(text(average), 5)
        counted = market(text(reference if as_of >= REFERENCE_PRICE_FROM else average), 5)
        order: Order = {"type": "LIMIT", "price": text(price)}
        both = small_case(
            band(1, up, 5),
            market={**known, "referencePrice": text(reference)},
            as_of=as_of,
            **order,
        )

        assert bounds(both, RULE) == bounds(
            small_case(band(1, up, 5), market=counted, as_of=as_of, **order), RULE
        )

    @given(prices, multipliers, multipliers, st.integers(1, 1000), st.integers(0, 10**9))
    def test_a_suggestion_is_on_the_tick_and_inside_the_band(
        self, average: int, one: int, other: int, tick: int, price: int
    ) -> None:
        down, up = sorted((one, other))
        ticks = {
            "filterType": "PRICE_FILTER",
            "minPrice": "0",
            "maxPrice": "0",
            "tickSize": text(tick),
        }
        rules = [ticks, band(down, up, 5)]
        facts = market(text(average), 5)
        order: Order = {"type": "LIMIT", "price": text(price)}
        for bound in bounds(small_case(rules, market=facts, **order), RULE):
            nearest = suggested(small_case(rules, market=facts, **order), RULE, bound)
            for one_price in nearest:
                there = small_case(rules, market=facts, **changed(order, "price", one_price))
                assert passes(there, "PRICE_FILTER")
                # A band narrower than a tick may hold no price at all.
                assert bounds(there, RULE) <= {"multiplierDown", "multiplierUp"} - {bound}

    @given(amounts, st.integers(1, 8), multipliers, multipliers, amounts)
    def test_a_change_of_the_unit_changes_nothing(
        self, average: int, shift: int, one: int, other: int, price: int
    ) -> None:
        down, up = sorted((one, other))
        found = [
            bounds(
                small_case(
                    band(down, up, 5),
                    type="LIMIT",
                    price=text(price, decimals),
                    market=market(text(average, decimals), 5),
                ),
                RULE,
            )
            for decimals in (8, 8 + shift)
        ]
        assert found[0] == found[1]

    @given(st.sampled_from(UNPRICED), decimals_text, multipliers)
    def test_orders_without_any_price_need_no_average(
        self, kind: str, quantity: str, up: int
    ) -> None:
        case = small_case(band(1, up, 5), type=kind, quantity=quantity)
        assert passes(case, RULE)

    @given(decimals_text, st.sampled_from([1, 5, 60]), st.sampled_from([0, 1, 5, 60]))
    def test_an_average_over_other_minutes_does_not_serve(
        self, price: str, asked: int, known: int
    ) -> None:
        facts = {"lastPrice": "1", "avgPrice": {str(known): "1"}}
        case = small_case(band(1, 10**5, asked), type="LIMIT", price=price, market=facts)

        assert (bounds(case, RULE) == {"?"}) is (asked != known)
