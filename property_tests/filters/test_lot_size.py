"""LOT_SIZE as laws; those of its bounds and its step are in `test_step_filters`."""

import datetime as dt

from hypothesis import assume, given
from hypothesis import strategies as st

from property_tests.grids import LIMIT, QUANTITY
from property_tests.small_cases import (
    HAIR,
    Order,
    amounts,
    bounds,
    edge_days,
    sides,
    small_case,
    text,
)

RULE = "LOT_SIZE"


class TestLotSize:
    """minQty <= quantity, icebergQty <= maxQty; quantity % stepSize = 0.

    Before 2023-03-20: (quantity - minQty) % stepSize = 0. A bound of 0 is disabled.
    """

    @given(st.tuples(amounts, amounts, amounts), amounts, amounts, edge_days)
    def test_an_iceberg_is_judged_as_a_quantity(
        self, written: tuple[int, int, int], quantity: int, part: int, as_of: dt.date
    ) -> None:
        low, high, step = map(text, written)
        rule = QUANTITY.filter(low, high, step)
        order: Order = {**LIMIT, "quantity": text(quantity), "icebergQty": text(part)}
        case = small_case(rule, as_of=as_of, **order)
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
