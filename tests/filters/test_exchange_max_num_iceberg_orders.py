"""EXCHANGE_MAX_NUM_ICEBERG_ORDERS: open icebergs on all symbols and added ones."""

import pytest

from pretrade import Account, Bound, OpenOrder
from pretrade.filters import ExchangeMaxNumIcebergOrders
from tests.symbols import (
    Json,
    complaint,
    exchange_with,
    found,
    judged,
    limit,
    oco,
    open_order,
    violation,
)

RULE = "EXCHANGE_MAX_NUM_ICEBERG_ORDERS"
TWO: Json = {"filterType": RULE, "maxNumIcebergOrders": 2}
TOO_MANY = ["maxNumIcebergOrders"]
HERE = open_order(iceberg_qty="0.1")
ELSEWHERE = open_order(iceberg_qty="0.1", symbol="CD")


@pytest.mark.parametrize(
    ("kind", "request_", "already", "expected"),
    [
        ("order", limit(icebergQty="1"), [ELSEWHERE], []),
        ("order", limit(icebergQty="1"), [ELSEWHERE, HERE], TOO_MANY),
        ("order", limit(icebergQty="1"), [ELSEWHERE, open_order(symbol="CD")], []),
        ("order", limit(icebergQty="0"), [ELSEWHERE] * 2, []),
        ("order", limit(), [ELSEWHERE] * 2, []),
        ("oco", oco(limitIcebergQty="1", stopIcebergQty="1"), [], []),
        ("oco", oco(limitIcebergQty="1", stopIcebergQty="1"), [ELSEWHERE], TOO_MANY),
    ],
)
def test_counts_the_open_icebergs_of_all_symbols(
    kind: str, request_: Json, already: list[OpenOrder], expected: list[str]
) -> None:
    account = Account(open_orders=already)
    report = judged([], request_, kind=kind, account=account, everywhere=[TWO])

    assert found(report, RULE) == expected


@pytest.mark.parametrize(
    ("request_", "expected"),
    [(limit(icebergQty="1"), ["? open_orders"]), (limit(icebergQty="0"), []), (limit(), [])],
)
def test_needs_the_open_orders_only_where_it_binds(request_: Json, expected: list[str]) -> None:
    assert found(judged([], request_, everywhere=[TWO]), RULE) == expected


def test_a_quantity_that_cannot_be_read_is_not_passed() -> None:
    account = Account(open_orders=[ELSEWHERE] * 2)
    report = judged([], limit(icebergQty="-1"), account=account, everywhere=[TWO])

    assert found(report, RULE) == ["? order:icebergQty"]


def test_the_violation_in_full() -> None:
    account = Account(open_orders=[ELSEWHERE] * 2)
    one = violation(judged([], limit(icebergQty="1"), account=account, everywhere=[TWO]), RULE)

    assert (one.code, one.msg) == (-2010, "Filter failure: EXCHANGE_MAX_NUM_ICEBERG_ORDERS")
    assert (one.field, one.value, one.leg) == (None, 3, None)
    assert (one.bound, one.suggestions) == (Bound("maxNumIcebergOrders", 2), ())
    assert one.text == "2 open and 1 more are above maxNumIcebergOrders 2"


def test_reads_its_number_among_the_exchange_filters() -> None:
    info = exchange_with(everywhere=[TWO])
    assert info.exchange.filters[RULE] == ExchangeMaxNumIcebergOrders(2)


@pytest.mark.parametrize(
    ("value", "reason"), [("many", "'many' is not a decimal"), (None, "is missing")]
)
def test_a_broken_value_names_its_place(value: object, reason: str) -> None:
    rule = {**TWO, "maxNumIcebergOrders": value}
    assert complaint(rule, everywhere=True) == f"$.exchangeFilters[0].maxNumIcebergOrders: {reason}"
