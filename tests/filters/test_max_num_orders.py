"""MAX_NUM_ORDERS: open orders on the symbol and those that a request adds <= maxNumOrders."""

import pytest

from pretrade import Account, Bound, OpenOrder
from pretrade.filters import MaxNumOrders
from tests.symbols import (
    Json,
    complaint,
    exchange_with,
    found,
    judged,
    limit,
    limit_maker,
    market_for,
    market_order,
    oco,
    open_order,
    order_list,
    stop_loss,
    unevaluated,
    violation,
)

RULE = "MAX_NUM_ORDERS"
THREE: Json = {"filterType": RULE, "maxNumOrders": 3}
TOO_MANY = ["maxNumOrders"]


@pytest.mark.parametrize(
    ("kind", "request_", "already", "expected"),
    [
        ("order", limit(), 2, []),
        ("order", limit(), 3, TOO_MANY),
        ("order", limit(), 4, TOO_MANY),
        ("order", limit_maker(), 3, TOO_MANY),
        ("order", market_order(), 2, []),
        ("order", market_order(), 3, TOO_MANY),
        ("order", market_for("10"), 3, TOO_MANY),
        ("order", stop_loss(), 3, TOO_MANY),
        ("testOrder", limit(), 2, []),
        ("testOrder", limit(), 3, TOO_MANY),
        ("marginOrder", limit(), 3, TOO_MANY),
        ("cancelReplace", limit(), 2, []),
        ("cancelReplace", limit(), 3, TOO_MANY),
        ("oco", oco(), 1, []),
        ("oco", oco(), 2, TOO_MANY),
        ("marginOco", oco(), 2, TOO_MANY),
        ("orderListOco", order_list(), 1, []),
        ("orderListOco", order_list(), 2, TOO_MANY),
    ],
)
def test_open_and_added_orders_may_reach_the_limit(
    kind: str, request_: Json, already: int, expected: list[str]
) -> None:
    account = Account(open_orders=[open_order()] * already)
    assert found(judged(THREE, request_, kind=kind, account=account), RULE) == expected


def test_a_limit_of_zero_lets_nothing_through() -> None:
    account = Account(open_orders=[])
    assert found(judged({**THREE, "maxNumOrders": 0}, limit(), account=account), RULE) == TOO_MANY


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (open_order(), TOO_MANY),
        (open_order(status="PARTIALLY_FILLED"), TOO_MANY),
        (open_order(type="STOP_LOSS_LIMIT", side="BUY", order_list_id=7), TOO_MANY),
        (open_order(status="FILLED"), []),
        (open_order(status="CANCELED"), []),
        (open_order(status="EXPIRED"), []),
        (open_order(symbol="CD"), []),
    ],
)
def test_counts_what_is_open_on_the_symbol(order: OpenOrder, expected: list[str]) -> None:
    account = Account(open_orders=[open_order(), open_order(), order])
    assert found(judged(THREE, limit(), account=account), RULE) == expected


@pytest.mark.parametrize("account", [None, Account(), Account(balances={"A": "1"})])
def test_needs_the_open_orders(account: Account | None) -> None:
    report = judged(THREE, limit(), account=account)

    assert found(report, RULE) == ["? open_orders"]
    assert str(unevaluated(report, RULE)) == "MAX_NUM_ORDERS: not evaluated, needs open_orders"


def test_counts_an_order_of_which_nothing_can_be_read() -> None:
    account = Account(open_orders=[open_order()] * 3)
    request = {"symbol": "AB", "side": "b", "type": "b", "quantity": "b"}

    assert found(judged(THREE, request, account=account), RULE) == TOO_MANY


def test_the_violation_in_full() -> None:
    account = Account(open_orders=[open_order()] * 2)
    one = violation(judged(THREE, oco(), kind="oco", account=account), RULE)

    assert (one.code, one.msg) == (-2010, "Filter failure: MAX_NUM_ORDERS")
    assert (one.field, one.value, one.leg) == (None, 4, None)
    assert (one.bound, one.suggestions) == (Bound("maxNumOrders", 3), ())
    assert one.text == "2 open and 2 more are above maxNumOrders 3"


@pytest.mark.parametrize("name", ["maxNumOrders", "limit"])
def test_reads_its_number_under_both_names(name: str) -> None:
    rule = {"filterType": RULE, name: 200}
    account = Account(open_orders=[open_order()] * 200)

    assert exchange_with(rule)["AB"].filters[RULE] == MaxNumOrders(200)
    assert found(judged(rule, limit(), account=account), RULE) == TOO_MANY


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ({"maxNumOrders": "many"}, "maxNumOrders: 'many' is not a decimal"),
        ({"maxNumOrders": 1.5, "limit": 1}, "maxNumOrders: 1.5 is not a whole number"),
        ({"maxNumOrders": None}, "maxNumOrders: is missing"),
        ({"limit": -1}, "limit: -1 is negative"),
        ({}, "limit: is missing"),
    ],
)
def test_a_broken_value_names_its_place(rule: Json, reason: str) -> None:
    assert complaint({"filterType": RULE, **rule}) == f"$.symbols[0].filters[0].{reason}"
