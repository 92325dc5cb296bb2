"""ICEBERG_PARTS as laws."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from property_tests.small_cases import (
    HAIR,
    PRICED,
    Order,
    answer,
    bounds,
    decimals_text,
    edge_days,
    passes,
    small_case,
    suggested,
    text,
)

RULE = "ICEBERG_PARTS"
parts = st.integers(1, 1000)
sizes = st.integers(1, 10**15)


class TestIcebergParts:
    """ceil(quantity / icebergQty) <= limit."""

    @given(parts, sizes, st.sampled_from(PRICED))
    def test_full_parts_pass_and_a_hair_more_is_one_too_many(
        self, count: int, part: int, kind: str
    ) -> None:
        rule = {"filterType": RULE, "limit": count}
        hair = 10 ** (HAIR - 8)
        whole = count * part * hair

        for quantity, broken in (
            (whole, set[str]()),
            (whole - 1, set[str]()),
            (whole + 1, {"limit"}),
        ):
            case = small_case(rule, type=kind, quantity=text(quantity, HAIR), icebergQty=text(part))
            assert bounds(case, RULE) == broken

    @given(decimals_text, decimals_text, st.integers(0, 10**6), edge_days)
    def test_agrees_with_the_oracle(
        self, quantity: str, part: str, limit: int, as_of: dt.date
    ) -> None:
        rule = {"filterType": RULE, "limit": limit}
        answer(small_case(rule, type="LIMIT", quantity=quantity, icebergQty=part, as_of=as_of))

    @given(
        st.integers(1, 20),
        st.integers(1, 10**9),
        st.integers(1, 10**9),
        st.just(0) | st.integers(1, 1000),
    )
    def test_a_suggestion_is_the_least_part_on_the_step_that_would_do(
        self, limit: int, quantity: int, part: int, step: int
    ) -> None:
        rule = {"filterType": RULE, "limit": limit}
        lots = {"filterType": "LOT_SIZE", "minQty": "0", "maxQty": "0", "stepSize": text(step)}
        order: Order = {"type": "LIMIT", "quantity": text(quantity)}
        case = small_case([rule, lots], icebergQty=text(part), **order)
        if not bounds(case, RULE):
            return

        told = suggested(case, RULE, "limit")
        shown = -(-quantity // limit)
        if (
            -(-shown // (step or 1)) * (step or 1) > quantity
        ):  # more than the whole cannot be shown: no part would do
            assert not told
            return
        (nearest,) = told
        assert passes(small_case([rule, lots], icebergQty=nearest, **order), RULE)
        if step:
            whole, _, fraction = nearest.partition(".")
            below = text(max(1, int(whole + fraction.ljust(8, "0")) - step))
            assert not passes(small_case([rule, lots], icebergQty=below, **order), RULE)

    @given(decimals_text, st.sampled_from(["0", "0.0", "0.00000000"]))
    def test_a_part_of_zero_is_no_iceberg(self, quantity: str, zero: str) -> None:
        rule = {"filterType": RULE, "limit": 0}
        assert passes(small_case(rule, type="LIMIT", quantity=quantity, icebergQty=zero), RULE)
