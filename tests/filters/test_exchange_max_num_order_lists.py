"""EXCHANGE_MAX_NUM_ORDER_LISTS: distinct open lists anywhere, and the new one."""

import pytest

from pretrade import Account, Bound, OpenOrder
from pretrade.filters import ExchangeMaxNumOrderLists
from tests.symbols import (
    Json,
    complaint,
    exchange_with,
    found,
    judged,
    limit,
    oco,
    open_order,
    order_list,
    violation,
)

RULE = "EXCHANGE_MAX_NUM_ORDER_LISTS"
TWO: Json = {"filterType": RULE, "maxNumOrderLists": 2}
TOO_MANY = ["maxNumOrderLists"]
HERE = open_order(order_list_id=7)
ELSEWHERE = open_order(order_list_id=8, symbol="CD")


@pytest.mark.parametrize(("kind", "request_"), [("oco", oco()), ("orderListOco", order_list())])
@pytest.mark.parametrize(
    ("already", "expected"),
    [
        ([], []),
        ([ELSEWHERE, ELSEWHERE], []),
        ([ELSEWHERE, HERE], TOO_MANY),
        ([ELSEWHERE, open_order(symbol="CD")], []),
    ],
)
def test_counts_the_open_lists_of_all_symbols(
    kind: str, request_: Json, already: list[OpenOrder], expected: list[str]
) -> None:
    account = Account(open_orders=already)
    report = judged([], request_, kind=kind, account=account, everywhere=[TWO])

    assert found(report, RULE) == expected


def test_binds_lists_only() -> None:
    account = Account(open_orders=[ELSEWHERE, HERE])
    assert found(judged([], limit(), account=account, everywhere=[TWO]), RULE) == []


def test_needs_the_open_orders_only_where_it_binds() -> None:
    assert found(judged([], oco(), kind="oco", everywhere=[TWO]), RULE) == ["? open_orders"]
    assert found(judged([], limit(), everywhere=[TWO]), RULE) == []


def test_the_violation_in_full() -> None:
    account = Account(open_orders=[ELSEWHERE, HERE])
    one = violation(judged([], oco(), kind="oco", account=account, everywhere=[TWO]), RULE)

    assert (one.code, one.msg) == (-2010, "Filter failure: EXCHANGE_MAX_NUM_ORDER_LISTS")
    assert (one.field, one.value, one.leg) == (None, 3, None)
    assert (one.bound, one.suggestions) == (Bound("maxNumOrderLists", 2), ())
    assert one.text == "2 open and 1 more are above maxNumOrderLists 2"


def test_reads_its_number_among_the_exchange_filters() -> None:
    info = exchange_with(everywhere=[TWO])
    assert info.exchange.filters[RULE] == ExchangeMaxNumOrderLists(2)


@pytest.mark.parametrize(
    ("value", "reason"), [("many", "'many' is not a decimal"), (None, "is missing")]
)
def test_a_broken_value_names_its_place(value: object, reason: str) -> None:
    rule = {**TWO, "maxNumOrderLists": value}
    assert complaint(rule, everywhere=True) == f"$.exchangeFilters[0].maxNumOrderLists: {reason}"
