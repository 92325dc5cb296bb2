from decimal import Decimal
from typing import Any

import pytest

from pretrade import ExchangeInfo, Market, Order, Unevaluated
from pretrade.filters import UnknownFilter
from tests.rules.faults import EVERY_FILTER, POOR
from tests.rules.requests import (
    ACCOUNT,
    LOT_SIZE,
    MARKET,
    SYMBOL,
    found,
    judge,
    listing,
    oco,
    order,
)
from tests.symbols import BASE_DATE

BTC = listing(LOT_SIZE)["BTCUSDT"]
FACTS: dict[str, Any] = {"market": MARKET, "account": ACCOUNT, "as_of": BASE_DATE}


def test_a_symbol_shows_what_exchange_info_says() -> None:
    assert BTC.name == "BTCUSDT"
    assert BTC.status == "TRADING"
    assert BTC.fields.base_asset == "BTC"
    assert BTC.filters["LOT_SIZE"].step_size == Decimal("0.00001")
    assert list(BTC.filters) == ["LOT_SIZE"]
    assert len(BTC.filters) == 1
    assert BTC.raw["filters"] == [LOT_SIZE]
    assert repr(BTC) == "Symbol('BTCUSDT', filters=['LOT_SIZE'])"


def test_the_symbol_of_a_request_may_be_left_out() -> None:
    params: dict[str, Any] = order("LIMIT", symbol=None)

    assert BTC.check(params, **FACTS).certain
    assert BTC.check(**params, **FACTS).certain
    assert BTC.check({**params, "symbol": None}, **FACTS).certain
    assert BTC.check(**params, symbol="BTCUSDT", **FACTS).certain
    assert BTC.check(oco(symbol=None), request="oco", **FACTS).certain


def test_an_order_object_may_leave_it_out_too() -> None:
    params: Any = order("LIMIT", symbol=None)

    assert BTC.check(Order(**params), **FACTS).certain


@pytest.mark.parametrize("name", ["ETHUSDT", "btcusdt"])
def test_an_order_for_another_symbol_is_a_mistake_of_the_caller(name: str) -> None:
    with pytest.raises(ValueError, match=f"the order is for {name}, not for BTCUSDT"):
        BTC.check(order("LIMIT", symbol=name))
    with pytest.raises(ValueError, match="not for BTCUSDT"):
        BTC.check(Order.limit(name, "BUY", "1", "1"))


def test_an_empty_symbol_is_a_fault_of_the_order() -> None:
    report = BTC.check(order("LIMIT", symbol=""), **FACTS)

    assert [one.rule for one in report.violations] == ["EMPTY_PARAMETER"]


def test_its_market_may_be_one_of_many() -> None:
    report = BTC.check(order("STOP_LOSS"), market={"BTCUSDT": Market(last_price="90000")})

    assert found(report, "TRIGGER_PRICE")


def test_a_symbol_and_its_exchange_info_have_one_verdict() -> None:
    params = order("LIMIT", quantity="0.000001")

    assert BTC.check(params, **FACTS) == listing(LOT_SIZE).check(params, **FACTS)


@pytest.mark.slow
def test_so_many_shapes_that_plans_are_forgotten_change_no_verdict() -> None:
    optional: dict[str, object] = {
        "icebergQty": "0.001",
        "newClientOrderId": "a",
        "strategyId": 1,
        "strategyType": 1000000,
        "newOrderRespType": "ACK",
        "selfTradePreventionMode": "NONE",
        "recvWindow": 5000,
        "timestamp": 1,
        "signature": "x",
        "price": "19000",
    }
    names = list(optional)
    for bits in range(2 ** len(names)):
        more = {name: optional[name] for place, name in enumerate(names) if bits >> place & 1}
        report = BTC.check({**order("LIMIT", price=None), **more}, **FACTS)
        assert report.ok is ("price" in more)


UNKNOWN: tuple[dict[str, object], ...] = (
    {"filterType": "POSITION_RISK_CONTROL", "positionControlSide": "NONE"},
    {"filterType": "T_PLUS_SELL", "endTime": 0, "nested": {"a": [1]}},
)


def test_filters_that_are_not_known_are_kept_reported_and_never_passed() -> None:
    info = listing(UNKNOWN[0], LOT_SIZE, UNKNOWN[1])
    symbol = info["BTCUSDT"]

    assert list(symbol.filters.unknown) == ["POSITION_RISK_CONTROL", "T_PLUS_SELL"]
    assert symbol.filters.unknown["T_PLUS_SELL"].raw == UNKNOWN[1]
    assert isinstance(symbol.filters["T_PLUS_SELL"], UnknownFilter)
    report = judge(order("LIMIT"), info)
    assert report.ok
    assert not report.complete
    assert report.unevaluated == (
        Unevaluated("POSITION_RISK_CONTROL", ()),
        Unevaluated("T_PLUS_SELL", ()),
    )
    assert judge(oco(), info, kind="oco").unevaluated == report.unevaluated


def test_each_type_that_is_not_known_is_one_warning() -> None:
    other = {**SYMBOL, "symbol": "ETHUSDT", "filters": [UNKNOWN[0]]}
    info = ExchangeInfo.load(
        {
            "symbols": [{**SYMBOL, "filters": list(UNKNOWN)}, other, {"symbol": "X", "filters": 5}],
            "exchangeFilters": [{"filterType": "EXCHANGE_NEW"}],
            "rateLimits": [],
        }
    )

    assert len(info.warnings) == 3
    assert "POSITION_RISK_CONTROL of BTCUSDT and 1 more" in info.warnings[0]
    assert "T_PLUS_SELL of BTCUSDT is not known" in info.warnings[1]
    assert "EXCHANGE_NEW of the exchange" in info.warnings[2]
    assert judge(order("LIMIT"), info).unevaluated[-1] == Unevaluated("EXCHANGE_NEW", ())


def test_known_filters_are_no_warnings() -> None:
    assert EVERY_FILTER.warnings == ()


def test_a_checker_judges_what_changes() -> None:
    checker = BTC.checker(type="LIMIT", side="BUY")

    assert checker(quantity="0.01", price="19000", **FACTS).certain
    assert [one.rule for one in checker(quantity="0.000001", price="19000").violations] == [
        "LOT_SIZE",
        "LOT_SIZE",
    ]
    assert found(checker(quantity="0.01", price="19000", account=POOR), "BALANCE")


@pytest.mark.parametrize(
    ("fixed", "values"),
    [
        ({"type": "LIMIT"}, {"side": "BUY", "price": "19000"}),
        ({"type": "limit"}, {"side": "BUY", "price": "19000"}),
        ({"type": "LIMIT", "timeInForce": "IOC"}, {"side": "BUY", "price": "19000"}),
        ({"type": "LIMIT", "time_in_force": "IOC"}, {"side": "BUY", "price": "19000"}),
        ({"type": "LIMIT_MAKER", "side": "BUY"}, {"price": "19000"}),
        ({"type": "MARKET"}, {"side": "SELL"}),
        ({"type": "STOP_LOSS_LIMIT"}, {"side": "SELL", "stop_price": "19000", "price": "18500"}),
        ({"side": "SELL"}, {"type": "MARKET"}),
        ({"side": "SELL"}, {"type": "LIMIT", "timeInForce": "GTC", "price": "21000"}),
    ],
)
def test_a_checker_sends_what_its_type_needs(fixed: dict[str, Any], values: dict[str, Any]) -> None:
    assert BTC.checker(**fixed)(quantity="0.01", **values, **FACTS).certain


def test_the_time_in_force_may_change_from_order_to_order() -> None:
    checker = BTC.checker(type="LIMIT", side="BUY", quantity="0.01", price="19000")

    assert checker(timeInForce="IOC", **FACTS).certain
    assert checker(time_in_force="IOC", **FACTS).certain


def test_a_checker_takes_each_parameter_once() -> None:
    checker = BTC.checker(type="MARKET", side="BUY")

    with pytest.raises(TypeError, match="twice"):
        checker(newClientOrderId="a", new_client_order_id="a")
    with pytest.raises(TypeError, match="twice"):
        BTC.checker(quoteOrderQty="1", quote_order_qty="1")
    assert BTC.checker(type="LIMIT", price="1")(price="19000", side="BUY", quantity="0.01").ok


def test_a_checker_may_be_of_another_kind() -> None:
    checker = BTC.checker(request="oco", side="SELL", stopLimitTimeInForce="GTC")

    prices: dict[str, Any] = {"price": "21000", "stopPrice": "19000", "stopLimitPrice": "18500"}
    assert checker(quantity="0.01", **prices, **FACTS).certain


def test_a_checker_judges_by_the_day_it_is_asked_for() -> None:
    checker = listing(permissions=["OTHER"])["BTCUSDT"].checker(type="MARKET", side="BUY")
    facts: dict[str, Any] = {"market": MARKET, "account": ACCOUNT}

    texts = [
        found(checker(quantity="1", as_of=day, **facts), "PERMISSIONS")[0].msg
        for day in ("2022-04-11", "2023-03-13")
    ]

    assert texts == [
        "This action disabled is on this account.",
        "This symbol is not permitted for this account.",
    ]
