"""MAX_NUM_ORDER_LISTS: distinct open lists on the symbol, and the new one <= maxNumOrderLists."""

import pytest

from pretrade import Account, Bound, OpenOrder
from pretrade.filters import MaxNumOrderLists
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
    stop_loss,
    violation,
)

RULE = "MAX_NUM_ORDER_LISTS"
TWO: Json = {"filterType": RULE, "maxNumOrderLists": 2}
TOO_MANY = ["maxNumOrderLists"]
LIST_7 = [open_order(order_list_id=7), open_order(order_list_id=7, type="STOP_LOSS")]


@pytest.mark.parametrize(
    ("kind", "request_"),
    [("oco", oco()), ("marginOco", oco()), ("orderListOco", order_list())],
)
@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ([], []),
        ([open_order(order_list_id=8)], TOO_MANY),
        ([open_order(order_list_id=8), open_order(order_list_id=9)], TOO_MANY),
        ([open_order(order_list_id=7)], []),
        ([open_order(order_list_id=-1)] * 5, []),
        ([open_order(order_list_id=8, status="FILLED")], []),
        ([open_order(order_list_id=8, symbol="CD")], []),
        ([open_order(order_list_id=0)], TOO_MANY),
    ],
)
def test_the_orders_of_one_list_count_as_one(
    kind: str, request_: Json, more: list[OpenOrder], expected: list[str]
) -> None:
    account = Account(open_orders=[*LIST_7, *more])
    assert found(judged(TWO, request_, kind=kind, account=account), RULE) == expected


def test_binds_lists_only() -> None:
    account = Account(open_orders=[*LIST_7, open_order(order_list_id=8)])

    assert found(judged(TWO, limit(), account=account), RULE) == []
    assert found(judged(TWO, stop_loss(), kind="cancelReplace", account=account), RULE) == []


def test_needs_the_open_orders_only_where_it_binds() -> None:
    assert found(judged(TWO, oco(), kind="oco"), RULE) == ["? open_orders"]
    assert found(judged(TWO, limit()), RULE) == []


def test_the_violation_in_full() -> None:
    account = Account(open_orders=LIST_7)
    rule = {**TWO, "maxNumOrderLists": 1}
    one = violation(judged(rule, oco(), kind="oco", account=account), RULE)

    assert (one.code, one.msg) == (-2010, "Filter failure: MAX_NUM_ORDER_LISTS")
    assert (one.field, one.value, one.leg) == (None, 2, None)
    assert (one.bound, one.suggestions) == (Bound("maxNumOrderLists", 1), ())
    assert one.text == "1 open and 1 more are above maxNumOrderLists 1"


def test_reads_its_number() -> None:
    assert exchange_with(TWO)["AB"].filters[RULE] == MaxNumOrderLists(2)


@pytest.mark.parametrize(
    ("value", "reason"), [("two", "'two' is not a decimal"), (None, "is missing")]
)
def test_a_broken_value_names_its_place(value: object, reason: str) -> None:
    path = "$.symbols[0].filters[0].maxNumOrderLists"
    assert complaint({**TWO, "maxNumOrderLists": value}) == f"{path}: {reason}"
