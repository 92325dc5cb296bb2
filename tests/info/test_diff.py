import json
from typing import Any

import pytest

from pretrade import ExchangeInfo, InvalidExchangeInfo, RuleChange
from tests.rules.requests import LOT_SIZE, PRICE_FILTER, SYMBOL

BASE: dict[str, object] = {**SYMBOL, "filters": [PRICE_FILTER, LOT_SIZE]}


def document(*symbols: dict[str, object], **parts: object) -> ExchangeInfo:
    return ExchangeInfo.load({"symbols": list(symbols), **parts})


def changes(old: dict[str, object], new: dict[str, object]) -> list[str]:
    return [str(change) for change in document(old).diff(document(new))]


def test_a_step_that_grows_is_one_change() -> None:
    old = {**SYMBOL, "symbol": "GTCBUSD", "filters": [{**LOT_SIZE, "stepSize": "0.01000000"}]}
    new = {**SYMBOL, "symbol": "GTCBUSD", "filters": [{**LOT_SIZE, "stepSize": "0.10000000"}]}

    (change,) = document(old).diff(document(new))

    assert (change.symbol, change.rule, change.field) == ("GTCBUSD", "LOT_SIZE", "stepSize")
    assert (str(change.old), str(change.new)) == ("0.01000000", "0.10000000")
    assert str(change) == "GTCBUSD LOT_SIZE.stepSize: 0.01 -> 0.1"
    assert change.to_dict() == {
        "symbol": "GTCBUSD",
        "rule": "LOT_SIZE",
        "field": "stepSize",
        "old": "0.01",
        "new": "0.1",
    }


@pytest.mark.parametrize(
    "new",
    [
        BASE,
        {**BASE, "filters": [LOT_SIZE, PRICE_FILTER]},
        {**BASE, "filters": [{**PRICE_FILTER, "tickSize": "0.01000"}, LOT_SIZE]},
        {**BASE, "filters": [{**PRICE_FILTER, "tickSize": "1E-2"}, LOT_SIZE]},
        {**BASE, "filters": [{**PRICE_FILTER, "tickSize": 0.01}, LOT_SIZE]},
        {**BASE, "filters": [dict(reversed(PRICE_FILTER.items())), LOT_SIZE]},
        {**BASE, "baseAssetPrecision": "8"},
        {**BASE, "baseAssetPrecision": 8.0},
        {**BASE, "permissions": ["MARGIN", "SPOT"]},
        dict(reversed(BASE.items())),
    ],
    ids=range(10),
)
def test_what_means_the_same_is_no_change(new: dict[str, object]) -> None:
    assert changes(BASE, new) == []
    assert changes(new, BASE) == []


@pytest.mark.parametrize(
    ("new", "line"),
    [
        ({"status": "BREAK"}, "BTCUSDT SYMBOL_STATUS.status: TRADING -> BREAK"),
        ({"status": None}, "BTCUSDT SYMBOL_STATUS.status: TRADING -> nothing"),
        ({"ocoAllowed": False}, "BTCUSDT OCO_ALLOWED.ocoAllowed: true -> false"),
        ({"icebergAllowed": False}, "BTCUSDT ICEBERG_ALLOWED.icebergAllowed: true -> false"),
        (
            {"quoteOrderQtyMarketAllowed": False},
            "BTCUSDT QUOTE_ORDER_QTY.quoteOrderQtyMarketAllowed: true -> false",
        ),
        ({"orderTypes": ["MARKET", "LIMIT"]}, "LIMIT, MARKET"),
        ({"baseAssetPrecision": 4}, "BTCUSDT PRECISION.baseAssetPrecision: 8 -> 4"),
        ({"permissions": ["SPOT"]}, "BTCUSDT PERMISSIONS.permissions: MARGIN, SPOT -> SPOT"),
        (
            {"permissionSets": [["TRD_GRP_004", "SPOT"]]},
            "BTCUSDT PERMISSIONS.permissionSets: nothing -> SPOT, TRD_GRP_004",
        ),
        ({"newField": {"a": 1}}, "BTCUSDT SYMBOL.newField: nothing -> {'a': 1}"),
        ({"baseAsset": "XBT"}, "BTCUSDT SYMBOL.baseAsset: BTC -> XBT"),
    ],
)
def test_every_field_is_filed_under_the_rule_it_belongs_to(
    new: dict[str, object], line: str
) -> None:
    (change,) = changes(BASE, {**BASE, **new})

    assert change.endswith(line)


def test_filters_that_come_and_go() -> None:
    parts: dict[str, object] = {"filterType": "ICEBERG_PARTS", "limit": 10}

    came = changes(BASE, {**BASE, "filters": [PRICE_FILTER, LOT_SIZE, parts]})
    went = changes(BASE, {**BASE, "filters": [PRICE_FILTER]})

    assert came == ["BTCUSDT ICEBERG_PARTS.limit: nothing -> 10"]
    assert went == [
        "BTCUSDT LOT_SIZE.minQty: 0.00001 -> nothing",
        "BTCUSDT LOT_SIZE.maxQty: 9000 -> nothing",
        "BTCUSDT LOT_SIZE.stepSize: 0.00001 -> nothing",
    ]


def test_symbols_that_come_and_go() -> None:
    eth: dict[str, object] = {**BASE, "symbol": "ETHUSDT"}
    xrp: dict[str, object] = {**BASE, "symbol": "XRPUSDT"}

    found = document(BASE, eth).diff(document(xrp, BASE))

    assert found == (
        RuleChange("ETHUSDT", "SYMBOL", "symbol", "ETHUSDT", None),
        RuleChange("XRPUSDT", "SYMBOL", "symbol", None, "XRPUSDT"),
    )
    assert str(found[0]) == "ETHUSDT SYMBOL.symbol: ETHUSDT -> nothing"


def test_the_exchange_as_a_whole() -> None:
    limit = {"rateLimitType": "ORDERS", "interval": "SECOND", "intervalNum": 10, "limit": 50}
    old = document(
        exchangeFilters=[{"filterType": "EXCHANGE_MAX_NUM_ORDERS", "maxNumOrders": 1000}],
        rateLimits=[limit],
    )
    new = document(
        exchangeFilters=[{"filterType": "EXCHANGE_MAX_NUM_ORDERS", "maxNumOrders": 500}],
        rateLimits=[{**limit, "limit": 100}, {**limit, "interval": "DAY", "intervalNum": 1}],
    )

    found = old.diff(new)

    assert [str(change) for change in found] == [
        "exchange EXCHANGE_MAX_NUM_ORDERS.maxNumOrders: 1000 -> 500",
        "exchange ORDER_RATE.ORDERS per 1 DAY: nothing -> 50",
        "exchange ORDER_RATE.ORDERS per 10 SECOND: 50 -> 100",
    ]
    assert {change.symbol for change in found} == {None}


def test_a_document_does_not_differ_from_itself() -> None:
    info = document(BASE)

    assert info.diff(info) == ()


def test_every_change_can_be_written_as_json() -> None:
    new: dict[str, object] = {
        **BASE,
        "permissionSets": [["A"], ["B", "C"]],
        "status": None,
        "extra": {"a": [1]},
        "filters": [],
    }

    for change in document(BASE).diff(document(new)):
        written: Any = change.to_dict()
        assert json.loads(json.dumps(written)) == written


@pytest.mark.parametrize("filters", ["LOT_SIZE", [{"stepSize": "1"}], [5], {"a": 1}])
def test_a_broken_symbol_is_an_error_that_names_the_place(filters: object) -> None:
    broken: dict[str, object] = {**BASE, "filters": filters}

    for old, new in ((BASE, broken), (broken, BASE)):
        with pytest.raises(InvalidExchangeInfo, match=r"\$\.symbols\[0\]\.filters"):
            document(old).diff(document(new))
