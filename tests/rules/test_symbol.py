import pytest

from pretrade import ExchangeInfo
from tests.rules.requests import (
    KINDS,
    LISTED,
    answers,
    found,
    judge,
    lacking,
    order,
    passes,
    request,
)

RULE = "SYMBOL"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["ETHUSDT", "BTCUSD", "123456", "BTC-USDT_2.X"])
def test_a_symbol_that_is_not_listed_is_refused(kind: str, name: str) -> None:
    report = judge(request(kind, symbol=name), kind=kind)

    assert answers(report, RULE) == [(-1121, "Invalid symbol.", "symbol", name)]


def test_a_symbol_that_is_listed_passes() -> None:
    assert passes(judge(order("LIMIT")), RULE)


@pytest.mark.parametrize("name", [None, "", "btcusdt", "BTC/USDT", "A" * 21])
def test_what_is_no_name_of_a_symbol_cannot_be_looked_up(name: str | None) -> None:
    report = judge(order("LIMIT", symbol=name))

    assert not answers(report, RULE)
    assert lacking(report, RULE) == ["order:symbol"]


@pytest.mark.parametrize(
    ("as_of", "invalid", "lacks"),
    [("2025-12-01", False, ["order:symbol"]), ("2025-12-02", True, None)],
)
def test_names_beyond_ascii_since_a_day(as_of: str, invalid: bool, lacks: list[str] | None) -> None:
    report = judge(order("LIMIT", symbol="\u5e01\u5b89USDT"), as_of=as_of)

    assert bool(answers(report, RULE)) is invalid
    assert lacking(report, RULE) == lacks


@pytest.mark.parametrize("name", ["\u5e01\u5b89USDT", "lower"])
def test_a_name_that_is_listed_is_legal_on_every_day(name: str) -> None:
    info = ExchangeInfo.load({"symbols": [{"symbol": name, "status": "TRADING"}]})

    report = judge(order("LIMIT", symbol=name), info, as_of="2022-09-30")

    assert passes(report, RULE)
    assert not found(report, "SYNTAX")


def test_an_exchange_that_lists_nothing_refuses_all() -> None:
    report = judge(order("LIMIT"), ExchangeInfo.load({"symbols": []}))

    assert len(answers(report, RULE)) == 1


def test_what_needs_no_symbol_is_judged_all_the_same() -> None:
    report = judge(order("MARKET", symbol="ETHUSDT", price="1", recvWindow=60001), LISTED)

    rules = [one.rule for one in report.violations]
    assert rules == ["SYMBOL", "FORBIDDEN_PARAMETER", "RECV_WINDOW"]


def test_what_needs_the_symbol_is_unevaluated() -> None:
    report = judge(order("LIMIT", symbol="ETHUSDT"))

    missing = {one.rule: one.missing for one in report.unevaluated}
    assert missing["SYMBOL_STATUS"] == ("symbol:status",)
    assert missing["ORDER_TYPE"] == ("symbol:orderTypes",)
    assert missing["SPOT_ALLOWED"] == ("symbol:isSpotTradingAllowed",)
    assert missing["PERMISSIONS"] == ("symbol:permissions",)
    assert lacking(report, "PRECISION") == [
        "symbol:baseAssetPrecision",
        "symbol:quoteAssetPrecision",
    ]
