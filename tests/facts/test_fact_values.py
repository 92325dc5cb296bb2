"""No fact is dropped in silence: what nobody reads is an error that says what was meant."""

from typing import Any

import pytest

from pretrade import Account, InvalidFacts, Market, OpenOrder
from tests.facts.test_account import ACCOUNT_REPLY, COUNTS_REPLY, ROW
from tests.symbols import exchange_with

PRICES = "there are lastPrice, bidPrice, askPrice, referencePrice, executionRules, at, avgPrice"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ({"last": "27000"}, "there is no key 'last'; did you mean lastPrice?"),
        ({"last_price": "27000"}, "there is no key 'last_price'; did you mean lastPrice?"),
        ({"price": "27000", "lastPrice": "1"}, f"there is no key 'price'; {PRICES}"),
        ({"bid": "1", "ask": "2"}, "there is no key 'bid'; did you mean bidPrice?"),
        ({"average_prices": {5: "1"}}, "there is no key 'average_prices'; did you mean avgPrice?"),
        ({"btcusdt": {"lastPrice": "1"}}, f"there is no key 'btcusdt'; {PRICES}"),
        ({"symbol": "AB", "foo": 1}, f"there is no key 'foo'; {PRICES}"),
        ({5: "1"}, f"there is no key 5; {PRICES}"),
        (
            {"code": -1003, "msg": "Too many requests."},
            "is an error of the exchange, -1003 Too many requests.; ask it again",
        ),
    ],
)
def test_a_key_of_a_market_that_nobody_reads(raw: dict[Any, Any], reason: str) -> None:
    with pytest.raises(InvalidFacts) as error:
        Market.from_json(raw)

    assert str(error.value) == f"market: {reason}"


@pytest.mark.parametrize("reply", [{"foo": 1}, {"mins": 5, "last": "1"}, {"symbol": "AB", "c": 1}])
def test_what_is_no_reply_about_prices(reply: dict[str, Any]) -> None:
    with pytest.raises(InvalidFacts, match=r"^reply: there is no key '(foo|last|c)'; "):
        Market().with_reply(reply)


@pytest.mark.parametrize(
    "reply",
    [
        {"mins": 5, "price": "1", "closeTime": 1},
        {"symbol": "AB", "price": "1"},
        {"symbol": "AB", "bidPrice": "1", "bidQty": "2", "askPrice": "3", "askQty": "4"},
        {"symbol": "AB", "lastPrice": "1", "weightedAvgPrice": "2", "volume": "3", "count": 4},
        {"symbol": "AB", "referencePrice": None, "timestamp": 1},
    ],
)
def test_the_exchange_may_add_to_its_replies(reply: dict[str, Any]) -> None:
    assert Market().with_reply({**reply, "newSince2027": 1}) == Market().with_reply(reply)


PARTS = "there are canTrade, preventSor, permissions, balances, openOrders, orderCounts, myFilters"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (
            {"USDT": "5"},
            f"account: there is no key 'USDT'; {PARTS}; an asset goes into balances",
        ),
        ({"balance": {}}, "account: there is no key 'balance'; did you mean balances?"),
        ({"can_trade": True}, "account: there is no key 'can_trade'; did you mean canTrade?"),
        ({"orders": []}, "account: there is no key 'orders'; did you mean openOrders?"),
        (
            {"code": -2015, "msg": "Invalid API-key, IP, or permissions for action."},
            (
                "account: is an error of the exchange, -2015 Invalid API-key, IP, or permissions "
                "for action.; ask it again"
            ),
        ),
        (
            {"balances": [{"asset": "BTC", "free": "1", "used": "2"}]},
            "balances.BTC: there is no key 'used'; did you mean locked?",
        ),
        (
            {"balances": {"BTC": {"total": "1"}}},
            "balances.BTC: there is no key 'total'; there are asset, free, locked",
        ),
        (
            {"openOrders": [ROW, {"symbol": "A", "side": "BUY", "type": "LIMIT", "quantity": "1"}]},
            "openOrders[1]: there is no key 'quantity'; did you mean origQty?",
        ),
        (
            {"orderCounts": [{"interval": "DAY", "intervalNum": 1, "counts": 3}]},
            "orderCounts: there is no key 'counts'; did you mean count?",
        ),
    ],
)
def test_a_key_of_an_account_that_nobody_reads(raw: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidFacts) as error:
        Account.from_json(raw)

    assert str(error.value) == message


def test_the_exchange_may_add_to_what_it_tells_of_an_account() -> None:
    new = {"newSince2027": 1}
    reply = {**ACCOUNT_REPLY, "updateTime": 1, "makerCommission": 15}
    rows = [{**row, **new} for row in ACCOUNT_REPLY["balances"]]
    counts = [{**row, **new} for row in COUNTS_REPLY]

    assert Account.from_json({**reply, **new, "balances": rows}) == Account.from_json(ACCOUNT_REPLY)
    assert Account().with_reply(counts) == Account().with_reply(COUNTS_REPLY)
    assert OpenOrder.from_json({**ROW, "orderId": 1, **new}) == OpenOrder.from_json(ROW)


@pytest.mark.parametrize("name", ["btcusdt", "BTC/USDT", "BTC-USDT", "BTC_USDT"])
def test_prices_by_another_spelling_of_the_symbol_are_not_passed_over(name: str) -> None:
    info = exchange_with(symbol="BTCUSDT")
    market = {"ETHUSDT": Market(), name: Market(last_price="1")}

    with pytest.raises(InvalidFacts, match=f"^market: there is no key {name!r}; did you mean BTC"):
        info.check(symbol="BTCUSDT", side="BUY", market=market)


def test_prices_of_other_symbols_are_none_of_this_one() -> None:
    info = exchange_with(symbol="BTCUSDT")

    for market in ({}, {"ETHUSDT": Market()}, {"ETHUSDT": Market(), "BTCUSDT": Market()}):
        report = info.check(symbol="BTCUSDT", side="BUY", market=market)
        assert report == info.check(symbol="BTCUSDT", side="BUY")
    with pytest.raises(TypeError, match="market= takes a Market or a mapping"):
        info.check(symbol="BTCUSDT", side="BUY", market={"BTCUSDT": {"lastPrice": 1}})  # type: ignore[dict-item]
