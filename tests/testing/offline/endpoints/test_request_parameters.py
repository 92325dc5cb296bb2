"""How requests that place nothing are judged: keys, times, names and texts."""

from typing import Any

import pytest

from pretrade.client.errors import ExchangeError
from pretrade.testing import OfflineExchange
from tests.testing.offline.boxes import BTC, RULES, Json, box, buy, refused, row, rules

START = RULES["serverTime"]
LIMITED = 1_733_961_600_000  # 2024-12-12
DECIMALS = 1_756_339_200_000  # 2025-08-28


@pytest.mark.parametrize(
    ("endpoint", "params", "code", "msg"),
    [
        (
            "query_order",
            {"orderId": 1},
            -1102,
            "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.",
        ),
        ("query_order", {"symbol": "NOPE", "orderId": 1}, -1121, "Invalid symbol."),
        (
            "depth",
            {"symbol": "btcusdt"},
            -1100,
            "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.",
        ),
        ("depth", {"symbol": ""}, -1105, "Parameter 'symbol' was empty."),
        (
            "query_order",
            {"symbol": BTC, "orderId": "-1"},
            -1100,
            "Illegal characters found in parameter 'orderId'; legal range is '^[0-9]{1,20}$'.",
        ),
        (
            "query_order",
            {"symbol": BTC, "orderID": 1},
            -1104,
            "Not all sent parameters were read; read '3' parameter(s) but was sent '4'.",
        ),
        (
            "depth",
            {"symbol": BTC, "depth": 5},
            -1104,
            "Not all sent parameters were read; read '1' parameter(s) but was sent '2'.",
        ),
        ("ticker_24hr", {"type": "LONG"}, -1130, "Data sent for parameter 'type' is not valid."),
        ("ticker_price", {"symbol": BTC, "symbols": [BTC]}, -1128, None),
        ("ticker_price", {"symbols": [BTC, "NOPE"]}, -1121, None),
        ("exchange_info", {"permissions": "[SPOT"}, -1100, None),
        (
            "depth",
            {"depth": 5},
            -1102,
            "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.",
        ),
        ("exchange_info", {"symbol": BTC, "permissions": "SPOT"}, -1128, None),
        ("klines", {"symbol": BTC, "interval": "7m"}, -1120, "Invalid interval."),
        ("account", {"recvWindow": 60_001}, -1131, "'recvWindow' must be less than 60000."),
        ("new_order", buy("1", "1", symbol="NOPE"), -1121, "Invalid symbol."),
        ("new_order", {"symbol": BTC, "side": "BUY"}, -1102, None),
    ],
)
def test_a_request_that_cannot_be_read_is_refused(
    endpoint: str, params: Json, code: int, msg: str | None
) -> None:
    answer = refused(box(), endpoint, **params)

    assert answer == (code, msg or answer[1], 400)


def test_a_symbol_may_have_any_name_since_2025() -> None:
    later = box(rules(serverTime=1_770_000_000_000))

    assert refused(later, "depth", symbol="这是测试币456")[:2] == (-1121, "Invalid symbol.")


@pytest.mark.parametrize(
    ("timestamp", "window", "code"),
    [
        (START, None, None),
        (START + 999, None, None),
        (START + 1000, None, -1021),
        (START - 5000, None, None),
        (START - 5001, None, -1021),
        (START - 60_000, 60_000, None),
        (START - 101, 100, -1021),
        ((START + 1) * 1000, None, None),  # microseconds
        ((START - 6000) * 1000, None, -1021),
    ],
)
def test_a_signed_request_must_be_recent(
    timestamp: int, window: int | None, code: int | None
) -> None:
    exchange = box()
    params: Json = {"timestamp": timestamp, "recvWindow": window}

    if code is None:
        assert exchange.open_orders(**params) == []
    else:
        assert refused(exchange, "open_orders", **params)[0] == code


def test_from_the_future_is_said_in_its_own_words() -> None:
    answer = refused(box(), "open_orders", timestamp=START + 5000)

    assert answer[1] == "Timestamp for this request was 1000ms ahead of the server's time."


@pytest.mark.parametrize(
    ("since", "timestamp", "refused_at_once"),
    [
        (LIMITED, "1483228799999", True),
        (LIMITED, "1483228800000", False),
        (LIMITED - 1, "1483228799999", False),
    ],
)
def test_a_time_before_2017_is_refused_whatever_the_window_since_a_day(
    since: int, timestamp: str, refused_at_once: bool
) -> None:
    exchange = box(rules(serverTime=since), clock=START)

    answer = refused(exchange, "open_orders", timestamp=timestamp, recvWindow="9" * 15)

    assert answer[0] == (-1021 if refused_at_once else -1131)


@pytest.mark.parametrize(
    ("since", "window", "code"),
    [
        (DECIMALS - 1, "5000.0", -1100),
        (DECIMALS, "5000.0", None),
        (DECIMALS, "5000.125", None),
        (DECIMALS, "5000.0000", -1100),
    ],
)
def test_a_window_has_decimals_since_a_day(since: int, window: str, code: int | None) -> None:
    exchange = box(rules(serverTime=since))

    for endpoint, params in (("open_orders", {}), ("test_order", buy("0.001", "59900"))):
        if code is None:
            exchange.call(endpoint, {**params, "recvWindow": window}, api_key="offline-key")
        else:
            assert refused(exchange, endpoint, **params, recvWindow=window)[0] == code


@pytest.mark.parametrize("ahead", [1000, 10_000, 10_001, 10**15])
def test_a_time_ahead_is_refused_on_every_day(ahead: int) -> None:
    for since in (LIMITED - 1, LIMITED):
        exchange = box(rules(serverTime=since), clock=START)
        assert refused(exchange, "open_orders", timestamp=START + ahead)[0] == -1021


@pytest.mark.parametrize(("timestamp", "window"), [("soon", "5"), (START, "long"), (START, ".")])
def test_what_is_no_time_is_refused_as_a_text(timestamp: object, window: str) -> None:
    assert refused(box(), "open_orders", timestamp=timestamp, recvWindow=window)[0] == -1100


def test_a_signed_request_needs_a_key_that_somebody_has() -> None:
    exchange = box()

    with pytest.raises(Exception, match=r"-2014 .* \(HTTP 401\)"):
        exchange.call("account", {})
    with pytest.raises(Exception, match=r"-2015 .* \(HTTP 401\)"):
        exchange.account(api_key="nobody")
    assert exchange.call("ping", {}, api_key="nobody") == {}


def test_an_endpoint_that_there_is_not_is_an_error() -> None:
    with pytest.raises(ValueError, match="'withdraw' is no endpoint; there are ping, time"):
        box().call("withdraw", {})


WRONG: list[tuple[str, list[Any], str]] = [
    ("trade", [BTC, "0", "1"], "nothing trades at 0"),
    ("trade", [BTC, "1", "-1"], "is negative"),
    ("trade", ["NOPE", "1", "1"], "NOPE"),
    ("book", [BTC, [("abc", 1)]], "is not a decimal number"),
    ("book", [BTC, [("2", 1)], [("2", 1)]], "below the lowest ask"),
    ("advance", ["-1"], "is negative"),
    ("deposit", ["USDT", "-1"], "is negative"),
]


@pytest.mark.parametrize(("control", "told", "message"), WRONG)
def test_what_a_test_tells_wrongly_is_an_error_and_changes_nothing(
    control: str, told: list[Any], message: str
) -> None:
    exchange = box()
    before = exchange.journal

    with pytest.raises((KeyError, ValueError), match=message):
        getattr(exchange, control)(*told)

    assert exchange.journal == before


def test_nobody_pays_into_an_account_that_there_is_not() -> None:
    with pytest.raises(ExchangeError, match="-2015"):
        box().deposit("USDT", "1", api_key="nobody")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"prices": {BTC: 0}}, "nothing trades at 0"),
        ({"prices": {"NOPE": 1}}, "NOPE"),
        ({"balances": {"USDT": "-1"}}, "is negative"),
        ({"fee_rate": "1"}, "leaves nothing"),
    ],
)
def test_an_exchange_starts_with_numbers_that_can_be(wrong: Json, message: str) -> None:
    with pytest.raises((KeyError, ValueError), match=message):
        OfflineExchange(RULES, **wrong)


@pytest.mark.parametrize("price", [None, "59900"])
def test_pegged_orders_are_not_offered(price: str | None) -> None:
    peg = {"pegPriceType": "PRIMARY_PEG", "price": price}
    exchange = box(rules(symbols=[row(pegInstructionsAllowed=True)]))

    answer = refused(exchange, "new_order", **{**buy("0.001", "1"), **peg})

    assert answer == (-2010, "Pegged orders are not supported for this symbol.", 400)


def test_without_a_server_time_the_clock_says_which_rules_hold() -> None:
    old, new = (box(rules(serverTime=0), clock=time) for time in (START, 1_780_000_000_000))

    assert "workingTime" not in old.new_order(**buy("0.001", "59900"))
    assert new.new_order(**buy("0.001", "59900"))["workingTime"] == 1_780_000_000_000
    old.advance(86_400 * 365 * 2)
    assert "workingTime" in old.query_order(symbol=BTC, orderId=1)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"symbol": "AB"}, "AB: an exchange needs its baseAsset and quoteAsset"),
        (row(baseAssetPrecision=21), "BTCUSDT: 21 is no number of decimals"),
    ],
)
def test_an_exchange_does_not_start_with_a_symbol_that_nobody_could_trade(
    wrong: Json, sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        OfflineExchange({"symbols": [wrong]})


def test_a_clock_stops_before_its_time_could_not_be_told() -> None:
    exchange = box(rules(serverTime=0))

    exchange.advance("1e17")
    exchange.inject("latency", seconds="1e17")
    exchange.trade(BTC, "60000", "1")

    assert exchange.time() == {"serverTime": 99_999_999_999_999}
    assert exchange.klines(symbol=BTC, interval="1M")[0][8] == 1
    assert exchange.new_order(**buy("0.001", "59900"))["status"] == "NEW"


def test_a_name_that_is_in_use_is_not_given_to_another_order() -> None:
    exchange = box()
    first = exchange.new_order(**buy("0.001", "59900"))["clientOrderId"]
    exchange.reset()
    exchange.new_order(**buy("0.001", "59900", newClientOrderId=first))

    assert exchange.new_order(**buy("0.001", "59900"))["clientOrderId"] != first
