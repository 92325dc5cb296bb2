"""EXCHANGE_MAX_NUM_ORDERS: open orders on all symbols and added ones <= maxNumOrders."""

import pytest

from pretrade import Account, Bound, OpenOrder
from pretrade.filters import ExchangeMaxNumOrders
from tests.symbols import (
    Json,
    complaint,
    exchange_with,
    found,
    judged,
    limit,
    market_order,
    oco,
    open_order,
    order_list,
    stop_loss,
    violation,
)

RULE = "EXCHANGE_MAX_NUM_ORDERS"
THREE: Json = {"filterType": RULE, "maxNumOrders": 3}
TOO_MANY = ["maxNumOrders"]
HERE, ELSEWHERE = open_order(), open_order(symbol="CD")


@pytest.mark.parametrize(
    ("kind", "request_", "already", "expected"),
    [
        ("order", limit(), [HERE, ELSEWHERE], []),
        ("order", limit(), [HERE, HERE, ELSEWHERE], TOO_MANY),
        ("order", limit(), [ELSEWHERE] * 3, TOO_MANY),
        ("order", market_order(), [ELSEWHERE] * 3, TOO_MANY),
        ("order", stop_loss(), [ELSEWHERE] * 2, []),
        ("order", limit(), [open_order(symbol="CD", status="FILLED")] * 9, []),
        ("cancelReplace", limit(), [ELSEWHERE] * 3, TOO_MANY),
        ("oco", oco(), [ELSEWHERE], []),
        ("oco", oco(), [ELSEWHERE, HERE], TOO_MANY),
        ("orderListOco", order_list(), [ELSEWHERE] * 2, TOO_MANY),
    ],
)
def test_counts_the_open_orders_of_all_symbols(
    kind: str, request_: Json, already: list[OpenOrder], expected: list[str]
) -> None:
    account = Account(open_orders=already)
    report = judged([], request_, kind=kind, account=account, everywhere=[THREE])

    assert found(report, RULE) == expected


def test_needs_the_open_orders() -> None:
    report = judged([], limit(), account=Account(), everywhere=[THREE])
    assert found(report, RULE) == ["? open_orders"]


def test_applies_besides_the_filter_of_the_symbol() -> None:
    own = {"filterType": "MAX_NUM_ORDERS", "maxNumOrders": 1}
    account = Account(open_orders=[HERE, ELSEWHERE, ELSEWHERE])
    report = judged(own, limit(), account=account, everywhere=[THREE])

    assert [one.rule for one in report.violations] == ["MAX_NUM_ORDERS", RULE]


def test_the_violation_in_full() -> None:
    account = Account(open_orders=[ELSEWHERE] * 3)
    one = violation(judged([], limit(), account=account, everywhere=[THREE]), RULE)

    assert (one.code, one.msg) == (-2010, "Filter failure: EXCHANGE_MAX_NUM_ORDERS")
    assert (one.field, one.value, one.leg) == (None, 4, None)
    assert (one.bound, one.suggestions) == (Bound("maxNumOrders", 3), ())
    assert one.text == "3 open and 1 more are above maxNumOrders 3"


def test_reads_its_number_among_the_exchange_filters() -> None:
    info = exchange_with(everywhere=[THREE])
    assert info.exchange.filters[RULE] == ExchangeMaxNumOrders(3)


@pytest.mark.parametrize(
    ("value", "reason"), [("many", "'many' is not a decimal"), (None, "is missing")]
)
def test_a_broken_value_names_its_place(value: object, reason: str) -> None:
    rule = {**THREE, "maxNumOrders": value}
    assert complaint(rule, everywhere=True) == f"$.exchangeFilters[0].maxNumOrders: {reason}"
