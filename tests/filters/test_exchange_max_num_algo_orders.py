"""EXCHANGE_MAX_NUM_ALGO_ORDERS: open algo orders on all symbols and added ones."""

import pytest

from pretrade import Account, Bound, OpenOrder
from pretrade.filters import ExchangeMaxNumAlgoOrders
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
    take_profit_limit,
    violation,
)

RULE = "EXCHANGE_MAX_NUM_ALGO_ORDERS"
TWO: Json = {"filterType": RULE, "maxNumAlgoOrders": 2}
TOO_MANY = ["maxNumAlgoOrders"]
HERE = open_order(type="STOP_LOSS")
ELSEWHERE = open_order(type="TAKE_PROFIT_LIMIT", symbol="CD")
TWO_STOPS = order_list(aboveType="TAKE_PROFIT", abovePrice=None)


@pytest.mark.parametrize(
    ("kind", "request_", "already", "expected"),
    [
        ("order", stop_loss(), [ELSEWHERE], []),
        ("order", stop_loss(), [ELSEWHERE, HERE], TOO_MANY),
        ("order", take_profit_limit(), [ELSEWHERE, ELSEWHERE], TOO_MANY),
        ("order", stop_loss(), [ELSEWHERE, open_order(symbol="CD")], []),
        ("order", stop_loss(), [open_order(type="STOP_LOSS", status="EXPIRED")] * 5, []),
        ("order", limit(), [ELSEWHERE] * 2, []),
        ("order", market_order(), [ELSEWHERE] * 2, []),
        ("oco", oco(), [ELSEWHERE], []),
        ("oco", oco(), [ELSEWHERE] * 2, TOO_MANY),
        ("orderListOco", TWO_STOPS, [], []),
        ("orderListOco", TWO_STOPS, [ELSEWHERE], TOO_MANY),
    ],
)
def test_counts_the_open_algo_orders_of_all_symbols(
    kind: str, request_: Json, already: list[OpenOrder], expected: list[str]
) -> None:
    account = Account(open_orders=already)
    report = judged([], request_, kind=kind, account=account, everywhere=[TWO])

    assert found(report, RULE) == expected


@pytest.mark.parametrize(
    ("request_", "expected"), [(stop_loss(), ["? open_orders"]), (limit(), [])]
)
def test_needs_the_open_orders_only_where_it_binds(request_: Json, expected: list[str]) -> None:
    assert found(judged([], request_, everywhere=[TWO]), RULE) == expected


def test_a_type_that_cannot_be_read_is_not_passed() -> None:
    account = Account(open_orders=[ELSEWHERE] * 2)
    report = judged([], stop_loss(type="STOPLOSS"), account=account, everywhere=[TWO])

    assert found(report, RULE) == ["? order:type"]


def test_the_violation_in_full() -> None:
    account = Account(open_orders=[ELSEWHERE] * 2)
    one = violation(judged([], stop_loss(), account=account, everywhere=[TWO]), RULE)

    assert (one.code, one.msg) == (-2010, "Filter failure: EXCHANGE_MAX_NUM_ALGO_ORDERS")
    assert (one.field, one.value, one.leg) == (None, 3, None)
    assert (one.bound, one.suggestions) == (Bound("maxNumAlgoOrders", 2), ())
    assert one.text == "2 open and 1 more are above maxNumAlgoOrders 2"


def test_reads_its_number_among_the_exchange_filters() -> None:
    info = exchange_with(everywhere=[TWO])
    assert info.exchange.filters[RULE] == ExchangeMaxNumAlgoOrders(2)


@pytest.mark.parametrize(
    ("value", "reason"), [("many", "'many' is not a decimal"), (None, "is missing")]
)
def test_a_broken_value_names_its_place(value: object, reason: str) -> None:
    rule = {**TWO, "maxNumAlgoOrders": value}
    assert complaint(rule, everywhere=True) == f"$.exchangeFilters[0].maxNumAlgoOrders: {reason}"
