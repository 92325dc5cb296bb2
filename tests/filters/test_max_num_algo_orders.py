"""MAX_NUM_ALGO_ORDERS: open algo orders on the symbol and added ones <= maxNumAlgoOrders."""

import pytest

from pretrade import Account, Bound, OpenOrder
from pretrade.filters import MaxNumAlgoOrders
from tests.symbols import (
    Json,
    complaint,
    exchange_with,
    found,
    judged,
    limit,
    limit_maker,
    market_order,
    oco,
    open_order,
    order_list,
    stop_loss,
    stop_loss_limit,
    take_profit,
    take_profit_limit,
    violation,
)

RULE = "MAX_NUM_ALGO_ORDERS"
FIVE: Json = {"filterType": RULE, "maxNumAlgoOrders": 5}
TOO_MANY = ["maxNumAlgoOrders"]
STOP = open_order(type="STOP_LOSS_LIMIT")


@pytest.mark.parametrize(
    ("kind", "request_", "already", "expected"),
    [
        ("order", stop_loss(), 4, []),
        ("order", stop_loss(), 5, TOO_MANY),
        ("order", stop_loss_limit(), 5, TOO_MANY),
        ("order", take_profit(), 5, TOO_MANY),
        ("order", take_profit_limit(), 5, TOO_MANY),
        ("order", stop_loss(stopPrice=None, trailingDelta="100"), 5, TOO_MANY),
        ("order", limit(), 5, []),
        ("order", limit_maker(), 5, []),
        ("order", market_order(), 5, []),
        ("cancelReplace", stop_loss(), 5, TOO_MANY),
        ("marginOrder", stop_loss(), 5, TOO_MANY),
        ("oco", oco(), 4, []),
        ("oco", oco(), 5, TOO_MANY),
        ("marginOco", oco(stopLimitPrice=None), 5, TOO_MANY),
        ("orderListOco", order_list(), 4, []),
        ("orderListOco", order_list(aboveType="TAKE_PROFIT", abovePrice=None), 3, []),
        ("orderListOco", order_list(aboveType="TAKE_PROFIT", abovePrice=None), 4, TOO_MANY),
    ],
)
def test_open_and_added_algo_orders_may_reach_the_limit(
    kind: str, request_: Json, already: int, expected: list[str]
) -> None:
    account = Account(open_orders=[STOP] * already)
    assert found(judged(FIVE, request_, kind=kind, account=account), RULE) == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (STOP, TOO_MANY),
        (open_order(type="STOP_LOSS"), TOO_MANY),
        (open_order(type="TAKE_PROFIT"), TOO_MANY),
        (open_order(type="TAKE_PROFIT_LIMIT", status="PARTIALLY_FILLED"), TOO_MANY),
        (open_order(type="LIMIT"), []),
        (open_order(type="LIMIT_MAKER", order_list_id=7), []),
        (open_order(type="STOP_LOSS", status="FILLED"), []),
        (open_order(type="STOP_LOSS", symbol="CD"), []),
    ],
)
def test_counts_the_open_algo_orders_on_the_symbol(order: OpenOrder, expected: list[str]) -> None:
    account = Account(open_orders=[STOP] * 4 + [order])
    assert found(judged(FIVE, stop_loss(), account=account), RULE) == expected


@pytest.mark.parametrize(
    ("request_", "expected"),
    [(stop_loss(), ["? open_orders"]), (limit(), []), (market_order(), [])],
)
def test_needs_the_open_orders_only_where_it_binds(request_: Json, expected: list[str]) -> None:
    assert found(judged(FIVE, request_, account=Account(balances={})), RULE) == expected


@pytest.mark.parametrize("order_type", [None, "", "STOPLOSS"])
def test_a_type_that_cannot_be_read_is_not_passed(order_type: str | None) -> None:
    account = Account(open_orders=[STOP] * 5)
    report = judged(FIVE, stop_loss(type=order_type), account=account)

    assert found(report, RULE) == ["? order:type"]


def test_the_violation_in_full() -> None:
    account = Account(open_orders=[STOP] * 5)
    one = violation(judged(FIVE, oco(), kind="oco", account=account), RULE)

    assert (one.code, one.msg) == (-2010, "Filter failure: MAX_NUM_ALGO_ORDERS")
    assert (one.field, one.value, one.leg) == (None, 6, None)
    assert (one.bound, one.suggestions) == (Bound("maxNumAlgoOrders", 5), ())
    assert one.text == "5 open and 1 more are above maxNumAlgoOrders 5"


@pytest.mark.parametrize("name", ["maxNumAlgoOrders", "limit"])
def test_reads_its_number_under_both_names(name: str) -> None:
    rule = {"filterType": RULE, name: "5"}
    account = Account(open_orders=[STOP] * 5)

    assert exchange_with(rule)["AB"].filters[RULE] == MaxNumAlgoOrders(5)
    assert found(judged(rule, stop_loss(), account=account), RULE) == TOO_MANY


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ({"maxNumAlgoOrders": []}, "maxNumAlgoOrders: [] is not a decimal"),
        ({"limit": "0.5"}, "limit: '0.5' is not a whole number"),
        ({}, "limit: is missing"),
    ],
)
def test_a_broken_value_names_its_place(rule: Json, reason: str) -> None:
    assert complaint({"filterType": RULE, **rule}) == f"$.symbols[0].filters[0].{reason}"
