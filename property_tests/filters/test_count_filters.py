"""The eight filters that count as laws: open ones + added ones <= the limit."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from property_tests.small_cases import Order, bounds, few, passes, small_case
from property_tests.strategies import Case
from property_tests.strategies.wire import Json

LIMIT: Order = {"type": "LIMIT", "timeInForce": "GTC", "quantity": "4", "price": "10"}
OCO: Order = {"kind": "oco", "quantity": "4", "price": "12", "stopPrice": "9", "side": "SELL"}
TWO_STOPS: Order = {
    "kind": "orderListOco",
    "side": "SELL",
    "quantity": "4",
    "aboveType": "TAKE_PROFIT",
    "aboveStopPrice": "12",
    "belowType": "STOP_LOSS",
    "belowStopPrice": "9",
}


@dataclass(frozen=True)
class Thing:
    """What is counted."""

    #: an open order that is one, but for the number of its list
    counted: Json
    #: a request that adds some -> how many
    adding: Sequence[tuple[Order, int]]
    #: a request that adds none; None: every request does
    other: Order | None


ORDERS = Thing({}, [(LIMIT, 1), ({"type": "MARKET", "quoteOrderQty": "9"}, 1), (OCO, 2)], None)
ALGO_ORDERS = Thing(
    {"type": "TAKE_PROFIT"},
    [({**LIMIT, "type": "STOP_LOSS", "stopPrice": "9"}, 1), (OCO, 1), (TWO_STOPS, 2)],
    LIMIT,
)
ICEBERG_ORDERS = Thing(
    {"icebergQty": "0.1"},
    [
        ({**LIMIT, "icebergQty": "1"}, 1),
        ({**OCO, "limitIcebergQty": "1"}, 1),
        ({**OCO, "limitIcebergQty": "1", "stopIcebergQty": "1"}, 2),
    ],
    {**LIMIT, "icebergQty": "0"},
)
ORDER_LISTS = Thing({"orderListId": 99}, [(OCO, 1), ({**OCO, "kind": "marginOco"}, 1)], LIMIT)

RULES = [
    ("MAX_NUM_ORDERS", "maxNumOrders", ORDERS),
    ("MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders", ALGO_ORDERS),
    ("MAX_NUM_ICEBERG_ORDERS", "maxNumIcebergOrders", ICEBERG_ORDERS),
    ("MAX_NUM_ORDER_LISTS", "maxNumOrderLists", ORDER_LISTS),
    ("EXCHANGE_MAX_NUM_ORDERS", "maxNumOrders", ORDERS),
    ("EXCHANGE_MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders", ALGO_ORDERS),
    ("EXCHANGE_MAX_NUM_ICEBERG_ORDERS", "maxNumIcebergOrders", ICEBERG_ORDERS),
    ("EXCHANGE_MAX_NUM_ORDER_LISTS", "maxNumOrderLists", ORDER_LISTS),
]
each_rule = pytest.mark.parametrize(("name", "bound", "thing"), RULES)
counts = st.integers(0, 8)
OPEN = ("NEW", "PENDING_NEW", "PARTIALLY_FILLED")


def counts_everywhere(name: str) -> bool:
    return name.startswith("EXCHANGE_")


def limited(
    name: str, bound: str, limit: int, request: Order, orders: Sequence[Json] | None
) -> Case:
    """Make a case with these open orders; None: they are unknown."""
    rules = [{"filterType": name, bound: limit}]
    own, everywhere = ([], rules) if counts_everywhere(name) else (rules, [])
    account = None if orders is None else {"openOrders": [*orders]}
    return small_case(own, everywhere=everywhere, account=account, **request)


def open_order(**changes: object) -> Json:
    """Make an open order, a plain one unless told otherwise."""
    plain = {"side": "SELL", "type": "LIMIT", "origQty": "1", "status": "NEW", "orderListId": -1}
    return {"symbol": "AB", **plain, **changes}


def opened(thing: Thing, count: int, **changes: object) -> list[Json]:
    """Make so many of what is counted, each of a list of its own if it is of one."""
    lists = [{"orderListId": at + 1} if thing is ORDER_LISTS else {} for at in range(count)]
    return [open_order(**{**thing.counted, **one, **changes}) for one in lists]


def uncounted(name: str, thing: Thing) -> st.SearchStrategy[list[Json]]:
    """Draw open orders that a filter does not count."""
    kinds = [
        open_order(**{**thing.counted, "status": status})
        for status in ("FILLED", "CANCELED", "EXPIRED", "REJECTED")
    ]
    if not counts_everywhere(name):
        kinds.append(open_order(**thing.counted, symbol="CD"))
    if thing.other is not None:
        kinds.append(open_order())
    return st.lists(st.sampled_from(kinds), max_size=4)


@each_rule
class TestCountFilters:
    """open ones + added ones <= the limit, on the symbol or (EXCHANGE_...) on all symbols."""

    @few
    @given(data=st.data(), already=counts)
    def test_the_limit_may_be_reached_and_not_exceeded(
        self, name: str, bound: str, thing: Thing, data: st.DataObject, already: int
    ) -> None:
        request, added = data.draw(st.sampled_from(thing.adding))
        orders = opened(thing, already, status=data.draw(st.sampled_from(OPEN)))
        if counts_everywhere(name):  # on other symbols, too
            orders = [{**one, "symbol": data.draw(st.sampled_from(["AB", "CD"]))} for one in orders]

        assert passes(limited(name, bound, already + added, request, orders), name)
        less = limited(name, bound, already + added - 1, request, orders)
        assert bounds(less, name) == {bound}

    @few
    @given(data=st.data(), limit=counts, already=counts)
    def test_orders_that_are_over_elsewhere_or_of_another_sort_change_nothing(  # noqa: PLR0913, PLR0917
        self, name: str, bound: str, thing: Thing, data: st.DataObject, limit: int, already: int
    ) -> None:
        request, _ = data.draw(st.sampled_from(thing.adding))
        others = data.draw(uncounted(name, thing))
        orders = opened(thing, already)
        plainly = bounds(limited(name, bound, limit, request, orders), name)

        # Nor does the order in which they come.
        for mixed in ([*orders, *others], [*others, *orders[::-1]]):
            assert bounds(limited(name, bound, limit, request, mixed), name) == plainly

    @few
    @given(data=st.data())
    def test_unknown_orders_leave_it_open_where_it_binds(
        self, name: str, bound: str, thing: Thing, data: st.DataObject
    ) -> None:
        request, _ = data.draw(st.sampled_from(thing.adding))

        assert bounds(limited(name, bound, 9, request, None), name) == {"?"}
        if thing.other is not None:
            assert passes(limited(name, bound, 0, thing.other, None), name)
            assert passes(limited(name, bound, 0, thing.other, opened(thing, 5)), name)
