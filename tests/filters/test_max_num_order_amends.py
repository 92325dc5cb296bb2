"""MAX_NUM_ORDER_AMENDS: binds amend requests."""

from typing import Any

import pytest

from pretrade import Account, Amend, OpenOrder, Order
from pretrade.filters import LotSize, MaxNumOrderAmends
from tests.symbols import Json, complaint, exchange_with, found, judged, limit, oco, order_list

RULE = "MAX_NUM_ORDER_AMENDS"
NONE: Json = {"filterType": RULE, "maxNumOrderAmends": 0}


@pytest.mark.parametrize("account", [None, Account(open_orders=[])])
@pytest.mark.parametrize(
    ("kind", "request_"),
    [
        ("order", limit()),
        ("cancelReplace", limit()),
        ("oco", oco()),
        ("orderListOco", order_list()),
        ("order", {}),
    ],
)
def test_never_touches_the_others(kind: str, request_: Json, account: Account | None) -> None:
    request = {"symbol": "AB", **request_}
    assert found(judged(NONE, request, kind=kind, account=account), RULE) == []


def test_reads_its_number() -> None:
    rule = {**NONE, "maxNumOrderAmends": 10}
    assert exchange_with(rule)["AB"].filters[RULE] == MaxNumOrderAmends(10)


@pytest.mark.parametrize(("value", "reason"), [("x", "'x' is not a decimal"), (None, "is missing")])
def test_a_broken_value_names_its_place(value: object, reason: str) -> None:
    path = "$.symbols[0].filters[0].maxNumOrderAmends"
    assert complaint({**NONE, "maxNumOrderAmends": value}) == f"{path}: {reason}"


def test_no_other_filter_counts_amendments() -> None:
    facts: Any = None  # it asks for none
    amend = Amend(symbol="AB", order_id=7, new_qty="1")

    assert LotSize("1", "2", "1").amended(amend, facts) == ()


def test_it_is_unevaluated_while_the_order_cannot_be_told() -> None:
    nameless = Account(open_orders=[OpenOrder("AB", "BUY", "LIMIT", "2", order_id=None)])
    amend: Json = {"symbol": "AB", "orderId": "7", "newQty": "1"}

    report = judged(NONE, amend, kind="amend", account=nameless)

    assert [one.missing for one in report.unevaluated if one.rule == RULE] == [
        ("open_orders:orderId",)
    ]


def test_it_states_nothing_of_a_new_order() -> None:
    context: Any = None  # it asks for none
    shape = Order.limit("AB", "BUY", "1", "2").shape

    assert MaxNumOrderAmends(10).constraints(shape, context) == ()
