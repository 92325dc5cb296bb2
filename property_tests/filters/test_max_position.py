"""MAX_POSITION as laws."""

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
    passes,
    small_case,
    text,
)
from property_tests.strategies.wire import Json

RULE = "MAX_POSITION"
OWN_ORDER_COUNTS = dt.date(2022, 5, 23)
amounts = st.integers(0, 10**16)
orders = st.lists(st.tuples(amounts, amounts), max_size=4)
"""Open BUY orders: filled, unfilled."""
SINCE = edge_days.filter(lambda day: day >= OWN_ORDER_COUNTS)


def most(amount: str) -> Json:
    """Write the filter."""
    return {"filterType": RULE, "maxPosition": amount}


def bid(filled: int, unfilled: int, **more: object) -> Json:
    """Write an open BUY order."""
    return {
        "symbol": "AB",
        "side": "BUY",
        "type": "LIMIT",
        "status": "PARTIALLY_FILLED",
        "origQty": text(filled + unfilled),
        "executedQty": text(filled),
        **more,
    }


def account(free: int, locked: int, open_: list[Json]) -> dict[str, object]:
    """Write an account."""
    return {
        "balances": [{"asset": "A", "free": text(free), "locked": text(locked)}],
        "openOrders": open_,
    }


class TestMaxPosition:
    """free + locked + unfilled quantity of open BUY orders + this quantity <= maxPosition.

    The quantity of the order itself counts since 2022-05-23.
    """

    @given(amounts, amounts, orders, st.integers(1, 10**16), SINCE)
    def test_the_maximum_passes_and_a_hair_more_fails(
        self, free: int, locked: int, bids: list[tuple[int, int]], own: int, as_of: dt.date
    ) -> None:
        held = account(free, locked, [bid(*one) for one in bids])
        total = free + locked + sum(unfilled for _, unfilled in bids)
        room = own * 10 ** (HAIR - 8)

        for quantity, broken in ((room, set[str]()), (room + 1, {"maxPosition"})):
            case = small_case(
                most(text(total + own)),
                type="LIMIT",
                quantity=text(quantity, HAIR),
                account=held,
                as_of=as_of,
            )
            assert bounds(case, RULE) == broken

    @given(decimals_text, decimals_text, orders, decimals_text, edge_days)
    def test_agrees_with_the_oracle(
        self,
        limit: str,
        free: str,
        bids: list[tuple[int, int]],
        amount: str,
        as_of: dt.date,
    ) -> None:
        held = account(0, 0, [bid(*one) for one in bids])
        held["balances"] = [{"asset": "A", "free": free, "locked": "0"}]
        for name in ("quantity", "quoteOrderQty"):
            order: Order = {"type": "MARKET", name: amount}
            case = small_case(
                most(limit), account=held, market={"askPrice": "0.3"}, as_of=as_of, **order
            )
            answer(case)

    @given(amounts, orders, amounts, amounts, st.integers(0, 10**16))
    def test_how_it_is_split_changes_nothing(
        self, limit: int, bids: list[tuple[int, int]], held: int, own: int, part: int
    ) -> None:
        part = min(part, held)
        whole = account(held, 0, [bid(*one) for one in bids])
        halves = [bid(0, one // 2) for _, one in bids] + [bid(0, one - one // 2) for _, one in bids]
        split = account(held - part, part, halves)
        order: Order = {"type": "LIMIT", "quantity": text(own + 1)}
        found = [
            bounds(small_case(most(text(limit)), account=one, **order), RULE)
            for one in (whole, split)
        ]

        assert found[0] == found[1]

    @given(amounts, amounts, st.sampled_from(["FILLED", "CANCELED", "EXPIRED", "REJECTED"]))
    def test_other_orders_and_other_sides_count_nothing(
        self, held: int, own: int, status: str
    ) -> None:
        others = [
            bid(0, 10**18, status=status),
            bid(0, 10**18, symbol="CD"),
            bid(0, 10**18, side="SELL"),
        ]
        order: Order = {"type": "LIMIT", "quantity": text(own)}
        limit = most(text(held + own))

        assert passes(small_case(limit, account=account(held, 0, others), **order), RULE)
        selling = small_case(most("0"), account=account(held, 0, []), side="SELL", **order)
        assert passes(selling, RULE)

    @given(amounts, amounts, st.integers(1, 10**20 - 1))
    def test_the_order_itself_did_not_count_before_the_change(
        self, limit: int, held: int, own: int
    ) -> None:
        day_before = OWN_ORDER_COUNTS - dt.timedelta(days=1)
        case = small_case(
            most(text(limit)),
            type="LIMIT",
            quantity=text(own),
            account=account(held, 0, []),
            as_of=day_before,
        )

        assert passes(case, RULE) is (held <= limit)
