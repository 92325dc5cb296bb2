"""The order of findings, and that none hides another."""

import contextlib
from typing import Any

import attrs
import pytest

from pretrade import Account, ExchangeInfo, Market, OpenOrder, Report
from tests.rules.faults import (
    BAD_ACCOUNT,
    EVERY_FILTER,
    FAULTS,
    POOR,
    RULE_FAULTS,
    TEN_SECONDS,
    Fault,
)
from tests.rules.requests import (
    ACCOUNT,
    LISTED,
    LOT_SIZE,
    MARKET,
    PRICE_FILTER,
    judge,
    listing,
    oco,
    order,
    request,
)
from tests.rules.steps import STEP, step_of


def rules(report: Report) -> list[str]:
    return list(dict.fromkeys(one.rule for one in report.violations))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.rule)
def test_every_rule_refuses_something_and_is_told_apart(fault: Fault) -> None:
    assert fault.rule in rules(fault.report())
    assert fault.rule in STEP


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        (
            {
                "foo": "1",
                "symbol": "BTCUSDT",
                "price": "",
                "quantity": "1e3",
                "side": "LONG",
                "type": "LIMIT",
            },
            ["UNKNOWN_PARAMETER", "SYNTAX", "EMPTY_PARAMETER", "SIDE", "MANDATORY_PARAMETER"],
        ),
        (
            {"foo": "1", "symbol": "BTCUSDT", "side": "BUY", "price": "1e3"},
            ["MANDATORY_PARAMETER", "UNKNOWN_PARAMETER", "SYNTAX"],
        ),
        (
            order("MARKET", quantity=None, timeInForce="GTC", price="0", recvWindow=60001),
            ["FORBIDDEN_PARAMETER", "MANDATORY_PARAMETER", "RECV_WINDOW", "ZERO_VALUE"],
        ),
        (
            order("LIMIT", price="0.123456789", quantity="0.000000001", timeInForce=None),
            ["MANDATORY_PARAMETER", "PRECISION", "ZERO_NOTIONAL", "PRICE_FILTER"],
        ),
        (
            order("LIMIT", timeInForce="IOC", icebergQty="0.0000001", price="0.001"),
            [
                "ICEBERG_TIME_IN_FORCE",
                "PRICE_FILTER",
                "PERCENT_PRICE",
                "LOT_SIZE",
                "MIN_NOTIONAL",
                "NOTIONAL",
                "ICEBERG_PARTS",
            ],
        ),
        (
            order("STOP_LOSS", quantity="0.000001", trailingDelta=5, stopPrice="0.001"),
            ["PRICE_FILTER", "LOT_SIZE", "MIN_NOTIONAL", "TRAILING_DELTA", "TRIGGER_PRICE"],
        ),
        (
            order("MARKET", quantity="2.000001"),
            ["LOT_SIZE", "MARKET_LOT_SIZE", "NOTIONAL", "MAX_POSITION", "MAX_ASSET"],
        ),
    ],
    ids=["words", "a missing type", "parameters", "digits", "filters", "stop", "market"],
)
def test_the_first_is_what_the_exchange_would_answer(
    params: dict[str, object], expected: list[str]
) -> None:
    report = judge(params, EVERY_FILTER)

    listed = [rule for rule in rules(report) if rule in expected]
    assert listed == expected
    assert report.first is not None
    assert report.first.rule == expected[0]


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        (
            order("STOP_LOSS", stopPrice="19000", newClientOrderId="mine"),
            [
                "PERMISSIONS",
                "CAN_TRADE",
                "DUPLICATE_CLIENT_ORDER_ID",
                "MAX_NUM_ORDERS",
                "MAX_NUM_ALGO_ORDERS",
                "MAX_POSITION",
                "ORDER_RATE",
                "TRIGGER_PRICE",
                "BALANCE",
            ],
        ),
        (
            order("LIMIT_MAKER", price="20001", quantity="0.1"),
            ["PERMISSIONS", "MAX_NUM_ORDERS", "MAX_POSITION", "ORDER_RATE", "POST_ONLY", "BALANCE"],
        ),
    ],
    ids=["stop", "maker"],
)
def test_the_account_comes_before_the_market_and_the_funds_last(
    params: dict[str, object], expected: list[str]
) -> None:
    listed = rules(judge(params, EVERY_FILTER, account=BAD_ACCOUNT))

    assert [rule for rule in listed if rule in expected] == expected
    assert listed[-1] == "BALANCE"


@pytest.mark.parametrize("first", RULE_FAULTS, ids=lambda fault: fault.rule)
def test_whatever_is_wrong_the_steps_are_in_order(first: Fault) -> None:
    for fault in (first, *FAULTS):
        if fault.kind != first.kind:
            continue
        params = {**fault.params, **first.params}
        for account in (ACCOUNT, BAD_ACCOUNT):
            report = judge(params, EVERY_FILTER, kind=first.kind, account=account)
            steps = [step_of(one) for one in report.violations]
            assert steps == sorted(steps)


def test_legs_that_contradict_each_other_come_after_the_filters_and_before_the_account() -> None:
    params = oco(price="18000.001")

    contradiction = rules(judge(params, EVERY_FILTER, kind="oco", account=BAD_ACCOUNT))
    market = rules(judge(oco(price="20000"), EVERY_FILTER, kind="oco", account=BAD_ACCOUNT))

    assert contradiction.index("PRICE_FILTER") < contradiction.index("OCO_PRICES")
    assert contradiction.index("OCO_PRICES") < contradiction.index("PERMISSIONS")
    assert market.index("ORDER_RATE") < market.index("OCO_PRICES") < market.index("BALANCE")


def test_funds_that_lack_do_not_hide_behind_anything() -> None:
    info = listing(PRICE_FILTER, LOT_SIZE)
    account = attrs.evolve(ACCOUNT, balances={"USDT": "9.50"})
    params = order("LIMIT", quantity="0.001", price="11196.00")

    report = judge(params, info, account=account)

    assert not report.ok
    assert rules(report) == ["BALANCE"]
    assert "needs 11.196 USDT, but only 9.5 is free" in report.violations[0].text


def test_a_zero_price_is_reported_by_all_that_refuse_it() -> None:
    report = judge(order("LIMIT", price="0"), EVERY_FILTER)

    assert {"ZERO_VALUE", "ZERO_NOTIONAL", "PRICE_FILTER", "PERCENT_PRICE", "MIN_NOTIONAL"} <= set(
        rules(report)
    )


@pytest.mark.parametrize(
    "fault", [fault for fault in FAULTS if fault.kind == "order"], ids=lambda fault: fault.rule
)
def test_a_test_order_is_not_asked_what_only_the_matching_engine_says(fault: Fault) -> None:
    (refusal, *_) = [one for one in fault.report().violations if one.rule == fault.rule]
    for account in (fault.account, Account()):
        report = attrs.evolve(fault, kind="testOrder", account=account).report()

        said = [one for one in report.violations if one.rule == fault.rule]
        lacking = [one.missing for one in report.unevaluated if one.rule == fault.rule]
        if refusal.code == -2010:
            assert (said, lacking) == ([], [("matching_engine",)])
        elif refusal.code == -1015:  # it is not counted
            assert (said, lacking) == ([], [])
        else:
            assert said
            assert ("matching_engine",) not in lacking


@pytest.mark.parametrize("name", ["LOT_SIZE", "MARKET_LOT_SIZE"])
@pytest.mark.parametrize("price", ["100000", None])
def test_what_the_matching_engine_says_of_a_filter_is_left_open_alone(
    name: str, price: str | None
) -> None:
    def test_order(amount: str, as_of: str, **changes: str) -> Report:
        info = listing({**LOT_SIZE, "minQty": "0.01", "maxQty": "2", "filterType": name, **changes})
        return judge(
            order("MARKET", quantity=None, quoteOrderQty=amount),
            info,
            kind="testOrder",
            market=Market(last_price=price),
            as_of=as_of,
        )

    def lacking(report: Report) -> set[tuple[str, ...]]:
        return {one.missing for one in report.unevaluated if one.rule == name}

    small, large = test_order("100", "2024-08-16"), test_order("200001", "2024-08-16")
    no_minimum = test_order("100", "2024-08-16", minQty="0", maxQty="0")

    assert name not in rules(small)
    assert ("matching_engine",) in lacking(small) & lacking(large)
    assert (name in rules(large)) is (name == "MARKET_LOT_SIZE" and price is not None)
    assert not lacking(no_minimum)
    assert ("matching_engine",) not in lacking(test_order("100", "2024-08-15"))


def test_the_quantity_of_a_test_order_is_judged_beside_what_is_left_open() -> None:
    both = order("MARKET", quoteOrderQty="100", quantity="0.000001")

    report = judge(both, listing(LOT_SIZE), kind="testOrder", as_of="2024-08-16")

    assert "LOT_SIZE" in rules(report)


def test_a_test_order_of_no_type_is_not_asked_it_either() -> None:
    report = judge(order("LIMIT", type="STOP", side=None), EVERY_FILTER, kind="testOrder")

    lacking = {one.rule: one.missing for one in report.unevaluated}
    for rule in ("TRIGGER_PRICE", "POST_ONLY", "MAX_NUM_ALGO_ORDERS", "BALANCE"):
        assert lacking[rule] == ("matching_engine",)


@pytest.mark.parametrize("kind", ["cancelReplace", "order"])
def test_at_the_most_open_orders_another_is_refused_and_a_replacement_too(kind: str) -> None:
    info = listing({"filterType": "MAX_NUM_ORDERS", "maxNumOrders": 200})
    mine = [OpenOrder("BTCUSDT", "SELL", "LIMIT", "1") for _ in range(200)]

    full = judge(request(kind), info, kind=kind, account=attrs.evolve(ACCOUNT, open_orders=mine))
    room = judge(
        request(kind), info, kind=kind, account=attrs.evolve(ACCOUNT, open_orders=mine[1:])
    )

    assert rules(full) == ["MAX_NUM_ORDERS"]
    assert room.certain


def test_filters_of_the_symbol_and_of_the_exchange_both_bind() -> None:
    symbol = listing({"filterType": "MAX_NUM_ORDERS", "maxNumOrders": 0})["BTCUSDT"].raw
    exchange = {"filterType": "EXCHANGE_MAX_NUM_ORDERS", "maxNumOrders": 0}
    info = ExchangeInfo.load({"symbols": [dict(symbol)], "exchangeFilters": [exchange]})

    assert rules(judge(order("LIMIT"), info)) == ["MAX_NUM_ORDERS", "EXCHANGE_MAX_NUM_ORDERS"]


def test_a_verdict_does_not_depend_on_what_was_judged_before() -> None:
    first = judge(order("LIMIT", price="1"), EVERY_FILTER, account=POOR)
    judge(order("LIMIT"), EVERY_FILTER)

    assert judge(order("LIMIT", price="1"), EVERY_FILTER, account=POOR) == first
    assert judge(order("LIMIT"), LISTED, market=MARKET).certain
    assert not judge(order("LIMIT"), LISTED, market=Market(), account=Account()).certain


def test_an_account_cannot_be_changed_behind_the_back_of_a_check() -> None:
    info = listing(rate_limits=[TEN_SECONDS])
    account = attrs.evolve(ACCOUNT, order_counts={("SECOND", 10): 0})
    assert judge(order("LIMIT"), info, account=account).certain

    counts: Any = account.order_counts
    with contextlib.suppress(TypeError):
        counts["SECOND", 10] = 50
    kept: Any = account.order_counts

    assert judge(order("LIMIT"), info, account=account).certain is (kept["SECOND", 10] == 0)
