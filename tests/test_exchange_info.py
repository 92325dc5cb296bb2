import json
from pathlib import Path
from typing import Any

import pytest

from pretrade import ExchangeInfo, InvalidExchangeInfo, Market, PretradeError
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

ETH: dict[str, object] = {**SYMBOL, "symbol": "ETHUSDT", "baseAsset": "ETH"}
DOCUMENT: dict[str, object] = {
    "timezone": "UTC",
    "serverTime": 1664496000000,
    "symbols": [{**SYMBOL, "filters": [LOT_SIZE]}, ETH],
}
TEXT = json.dumps(DOCUMENT)


@pytest.mark.parametrize(
    "source",
    [
        DOCUMENT,
        TEXT,
        TEXT.encode(),
        bytearray(TEXT.encode()),
        "\ufeff" + TEXT,
        b"\xef\xbb\xbf" + TEXT.encode(),
        "\n  " + TEXT,
        TEXT.encode("utf-16"),
    ],
    ids=["dict", "str", "bytes", "bytearray", "BOM", "BOM bytes", "indented", "UTF-16"],
)
def test_it_loads_what_was_read(source: Any) -> None:  # noqa: ANN401  a bytearray is not advertised
    info = ExchangeInfo.load(source)

    assert list(info) == ["BTCUSDT", "ETHUSDT"]


@pytest.mark.parametrize("as_text", [True, False])
def test_it_loads_a_file(tmp_path: Path, as_text: bool) -> None:
    path = tmp_path / "exchangeInfo.json"
    path.write_text(TEXT)

    info = ExchangeInfo.load(str(path) if as_text else path)

    assert len(info) == 2


def test_it_is_a_mapping_of_symbols() -> None:
    info = ExchangeInfo.load(DOCUMENT)

    assert "ETHUSDT" in info
    assert "XRPUSDT" not in info
    assert info["ETHUSDT"] is info["ETHUSDT"]
    assert info.get("XRPUSDT") is None
    assert repr(info) == "ExchangeInfo(2 symbols, 2022-09-30)"
    assert repr(ExchangeInfo.load({"symbols": []})) == "ExchangeInfo(0 symbols, no serverTime)"
    assert dict(info.raw) == DOCUMENT
    with pytest.raises(KeyError):
        info["XRPUSDT"]


BROKEN_DOCUMENTS: list[tuple[Any, str, str]] = [
    (b"", "exchangeInfo", "is not JSON"),
    (b"not JSON", "exchangeInfo", "is not JSON"),
    ("{", "exchangeInfo", "is not JSON"),
    (b"\xff\xfe\xfd", "exchangeInfo", "is not JSON"),
    (b'{"symbols": [\xff]}', "exchangeInfo", "is not JSON"),
    (b"[" * 100_000, "exchangeInfo", "is not JSON"),
    ('{"serverTime": ' + "9" * 5000 + "}", "exchangeInfo", "is not JSON"),
    ("[]", "exchangeInfo", "is not a JSON object"),
    (b"5", "exchangeInfo", "is not a JSON object"),
    (b"null", "exchangeInfo", "is not a JSON object"),
    ({}, "$.symbols", "is missing or not an array"),
    ({"symbols": {}}, "$.symbols", "is missing or not an array"),
    ({"symbols": None}, "$.symbols", "is missing or not an array"),
    ({"symbols": ["BTCUSDT"]}, "$.symbols[0].symbol", "is missing or not a text"),
    ({"symbols": [{}]}, "$.symbols[0].symbol", "is missing or not a text"),
    ({"symbols": [ETH, {"symbol": 5}]}, "$.symbols[1].symbol", "is missing or not a text"),
    ({"symbols": [{"symbol": ""}]}, "$.symbols[0].symbol", "is missing or not a text"),
    ({"symbols": [ETH, ETH]}, "$.symbols[1].symbol", "'ETHUSDT' stands here twice"),
    ({"symbols": [], "serverTime": "x"}, "$.serverTime", "'x' is not a time"),
    ({"symbols": [], "serverTime": True}, "$.serverTime", "True is not a time"),
    ({"symbols": [], "serverTime": 10**30}, "$.serverTime", "is not a time"),
    ({"symbols": [], "rateLimits": {"a": 1}}, "$.rateLimits", "is not an array"),
    ({"symbols": [], "rateLimits": [1]}, "$.rateLimits[0]", "is not an object"),
    ({"symbols": [], "rateLimits": [{}]}, "$.rateLimits[0]", "has no rateLimitType"),
    (
        {"symbols": [], "rateLimits": [{"rateLimitType": "ORDERS", "interval": "DAY"}]},
        "$.rateLimits[0].limit",
        "is missing",
    ),
    ({"symbols": [], "exchangeFilters": [1]}, "$.exchangeFilters[0]", "is not a filter"),
    ({"symbols": [], "exchangeFilters": {"a": 1}}, "$.exchangeFilters", "is not an array"),
]


@pytest.mark.parametrize(
    ("source", "path", "reason"),
    BROKEN_DOCUMENTS,
    ids=range(27),
)
def test_a_broken_document_is_an_error_that_names_the_place(
    source: Any,  # noqa: ANN401  anything a caller may give
    path: str,
    reason: str,
) -> None:
    with pytest.raises(InvalidExchangeInfo) as error:
        ExchangeInfo.load(source)

    assert error.value.path == path
    assert reason in error.value.reason
    assert str(error.value) == f"{error.value.path}: {error.value.reason}"
    assert isinstance(error.value, PretradeError)
    assert isinstance(error.value, ValueError)


@pytest.mark.parametrize("content", [b"", b"oops", b"\x80\x81", b"[1]"])
def test_an_error_in_a_file_names_the_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rules.json"
    path.write_bytes(content)

    with pytest.raises(InvalidExchangeInfo) as error:
        ExchangeInfo.load(path)

    assert error.value.path == str(path)


@pytest.mark.parametrize("name", ["", "missing.json"])
def test_a_folder_or_a_missing_file_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(OSError, match=tmp_path.name):
        ExchangeInfo.load(tmp_path / name)


@pytest.mark.parametrize("source", [5, 0, 1.5, None, True])
def test_what_is_no_source_is_not_opened(source: Any) -> None:  # noqa: ANN401
    with pytest.raises(InvalidExchangeInfo, match="neither a path nor JSON nor a mapping"):
        ExchangeInfo.load(source)


def test_what_is_no_path_cannot_be_read() -> None:
    with pytest.raises((OSError, InvalidExchangeInfo)):
        ExchangeInfo.load("exchange\0Info.json")


BROKEN_SYMBOLS: list[tuple[dict[str, Any], str, str]] = [
    ({"filters": [{**LOT_SIZE, "stepSize": "abc"}]}, "filters[0].stepSize", "not a decimal"),
    ({"filters": [{**LOT_SIZE, "stepSize": "-1"}]}, "filters[0].stepSize", "negative"),
    ({"filters": [{**LOT_SIZE, "stepSize": None}]}, "filters[0].stepSize", "is missing"),
    ({"filters": [{**LOT_SIZE, "stepSize": [1]}]}, "filters[0].stepSize", "not a decimal"),
    ({"filters": [{**LOT_SIZE, "stepSize": True}]}, "filters[0].stepSize", "not a decimal"),
    ({"filters": [{**LOT_SIZE, "maxQty": "Infinity"}]}, "filters[0].maxQty", "not a decimal"),
    ({"filters": [{**LOT_SIZE, "maxQty": "1e99999"}]}, "filters[0].maxQty", "too long"),
    ({"filters": [LOT_SIZE, LOT_SIZE]}, "filters[1].filterType", "stands here twice"),
    ({"filters": [{}]}, "filters[0]", "is not a filter"),
    ({"filters": "LOT_SIZE"}, "filters", "is not an array"),
    ({"status": 5}, "status", "5 is not a text"),
    ({"orderTypes": "LIMIT"}, "orderTypes", "is not an array of texts"),
    ({"orderTypes": [1]}, "orderTypes", "is not an array of texts"),
    ({"ocoAllowed": "yes"}, "ocoAllowed", "neither true nor false"),
    ({"baseAssetPrecision": 1.5}, "baseAssetPrecision", "not a whole number"),
    ({"baseAssetPrecision": "x"}, "baseAssetPrecision", "not a decimal"),
    ({"quoteAssetPrecision": 10**30}, "quoteAssetPrecision", "is above 60"),
    ({"permissionSets": {"a": 1}}, "permissionSets", "not an array"),
    ({"permissionSets": ["SPOT"]}, "permissionSets[0]", "not an array of texts"),
]


@pytest.mark.parametrize(
    ("symbol", "path", "reason"),
    BROKEN_SYMBOLS,
    ids=range(19),
)
def test_a_broken_symbol_is_an_error_when_it_is_used_or_at_once(
    symbol: dict[str, object], path: str, reason: str
) -> None:
    document = {"symbols": [ETH, {**SYMBOL, **symbol}]}
    info = ExchangeInfo.load(document)

    assert info["ETHUSDT"].name == "ETHUSDT"
    with pytest.raises(InvalidExchangeInfo) as used:
        info["BTCUSDT"]
    with pytest.raises(InvalidExchangeInfo) as judged:
        judge(order("LIMIT"), info)
    with pytest.raises(InvalidExchangeInfo) as at_once:
        ExchangeInfo.load(document, eager=True)

    assert used.value.path == judged.value.path == at_once.value.path == f"$.symbols[1].{path}"
    assert reason in used.value.reason


@pytest.mark.parametrize("first", [1, "1"])
def test_a_broken_value_is_found_after_a_similar_one_that_is_not(first: object) -> None:
    def counted(name: str, limit: object) -> dict[str, object]:
        one = {"filterType": "MAX_NUM_ORDERS", "maxNumOrders": limit}
        return {**SYMBOL, "symbol": name, "filters": [one]}

    with pytest.raises(InvalidExchangeInfo, match=r"symbols\[1\].filters\[0\].maxNumOrders"):
        ExchangeInfo.load({"symbols": [counted("A", first), counted("B", True)]}, eager=True)


def test_a_sound_document_loads_at_once_too() -> None:
    assert len(ExchangeInfo.load(DOCUMENT, eager=True)) == 2


def test_a_market_may_be_given_for_each_symbol() -> None:
    info = ExchangeInfo.load({"symbols": [SYMBOL, ETH], "rateLimits": []})
    params = order("STOP_LOSS", stopPrice="21000")
    prices = {"BTCUSDT": MARKET, "ETHUSDT": Market(last_price="90000")}

    assert info.check(params, market=prices, account=ACCOUNT).certain
    eth = info.check({**params, "symbol": "ETHUSDT"}, market=prices, account=ACCOUNT)
    assert found(eth, "TRIGGER_PRICE")
    without = info.check(params, market={"ETHUSDT": MARKET})
    assert ("last_price",) in [one.missing for one in without.unevaluated]


@pytest.mark.parametrize("market", [{"BTCUSDT": {"lastPrice": "1"}}, [MARKET], "20000", 5])
def test_a_market_of_another_kind_is_a_type_error(market: Any) -> None:  # noqa: ANN401
    with pytest.raises(TypeError, match="market= takes a Market or a mapping"):
        ExchangeInfo.load(DOCUMENT).check(order("LIMIT"), market=market)


@pytest.mark.parametrize("account", [{"balances": {}}, [ACCOUNT], "me"])
def test_an_account_of_another_kind_is_a_type_error(account: Any) -> None:  # noqa: ANN401
    with pytest.raises(TypeError, match="account"):
        ExchangeInfo.load(DOCUMENT).check(order("LIMIT"), account=account)


@pytest.mark.parametrize("fact", ["markets", "acount", "asof", "as_off", "requests"])
def test_a_misspelt_fact_is_a_type_error(fact: str) -> None:
    info = ExchangeInfo.load(DOCUMENT)
    keyword: dict[str, Any] = {fact: None}
    params: dict[str, Any] = order("LIMIT")

    with pytest.raises(TypeError, match=fact):
        info.check(**params, **keyword)
    with pytest.raises(TypeError, match=fact):
        info.check(params, **keyword)
    with pytest.raises(TypeError, match=fact):
        info["BTCUSDT"].check(**params, **keyword)
    with pytest.raises(TypeError, match=fact):
        info["BTCUSDT"].checker(type="LIMIT")(quantity="1", **keyword)


def test_a_checker_judges_its_own_symbol_only() -> None:
    check = ExchangeInfo.load(DOCUMENT)["BTCUSDT"].checker(type="LIMIT", side="BUY")

    for _ in range(2):  # the second time its keywords are known
        with pytest.raises(ValueError, match="the order is for ETHUSDT, not for BTCUSDT"):
            check(symbol="ETHUSDT", quantity="10", price="2")


def test_nothing_at_all_is_a_type_error() -> None:
    with pytest.raises(TypeError):
        ExchangeInfo.load(DOCUMENT).check()


def test_many_requests_are_judged_one_after_the_other() -> None:
    info = listing(LOT_SIZE)
    legal, broken = order("LIMIT"), order("LIMIT", quantity="0.000001")
    asked: list[str] = []

    def requests() -> Any:  # noqa: ANN401  a generator of requests
        for name, params in (("a", legal), ("b", broken), ("c", {})):
            asked.append(name)
            yield params

    reports = info.check_many(requests(), market=MARKET, account=ACCOUNT, as_of="2022-09-30")

    assert not asked
    assert next(reports).certain
    assert asked == ["a"]
    assert [report.ok for report in reports] == [False, False]


def test_many_requests_may_be_of_another_kind() -> None:
    (report,) = listing().check_many([oco()], request="oco", market={"BTCUSDT": MARKET})

    assert report.ok


@pytest.mark.parametrize(("every", "refused"), [(True, True), (False, False)])
def test_min_notional_may_judge_price_times_quantity_only(every: bool, refused: bool) -> None:
    symbol = {**SYMBOL, "filters": [{"filterType": "MIN_NOTIONAL", "minNotional": "210"}]}
    info = ExchangeInfo.load({"symbols": [symbol]}, every_notional=every)

    report = judge(order("TAKE_PROFIT_LIMIT", price="21500"), info)

    assert bool(found(report, "MIN_NOTIONAL")) is refused
