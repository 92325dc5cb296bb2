"""exchangeInfo is read tolerantly: defaults, the unknown kept, what is broken named by its path."""

import json
from pathlib import Path

import attrs
import pytest

from pretrade import ExchangeInfo, InvalidExchangeInfo
from tests.symbols import AB, Json, complaint, exchange_with, found, limit

LOTS: Json = {"filterType": "LOT_SIZE", "minQty": "1", "maxQty": "9", "stepSize": "1"}


def refusal(document: object, *, eager: bool = True) -> str:
    """What loading says of a document."""
    with pytest.raises(InvalidExchangeInfo) as caught:
        ExchangeInfo.load(document, eager=eager)  # type: ignore[arg-type]
    assert str(caught.value) == f"{caught.value.path}: {caught.value.reason}"
    return str(caught.value)


def test_a_symbol_that_says_nothing_but_its_name_is_known_to_that_extent() -> None:
    fields = ExchangeInfo.load({"symbols": [{"symbol": "AB"}]})["AB"].fields
    known = {name: value for name, value in attrs.asdict(fields).items() if value is not None}

    assert known == {"symbol": "AB", "says_filters": False}


@pytest.mark.parametrize("absent", [{}, {"exchangeFilters": None, "rateLimits": None}])
def test_exchange_filters_and_rate_limits_may_be_absent(absent: Json) -> None:
    exchange = ExchangeInfo.load({"symbols": [], **absent}).exchange

    assert dict(exchange.filters) == {}
    assert exchange.rate_limits == ()


@pytest.mark.parametrize(
    ("fields", "precision"),
    [
        ({"quotePrecision": 6}, 6),
        ({"quotePrecision": 6, "quoteAssetPrecision": 8}, 8),
        ({"quotePrecision": 6, "quoteAssetPrecision": None}, 6),
        ({"quoteAssetPrecision": "8"}, 8),
        ({}, None),
    ],
)
def test_the_quote_asset_has_the_quote_precision_unless_it_says_so(
    fields: Json, precision: int | None
) -> None:
    document = {"symbols": [{"symbol": "AB", **fields}]}
    assert ExchangeInfo.load(document)["AB"].fields.quote_asset_precision == precision


@pytest.mark.parametrize(
    ("fields", "sets"),
    [
        ({"permissions": ["SPOT", "MARGIN"]}, [["MARGIN", "SPOT"]]),
        ({"permissions": [], "permissionSets": [["SPOT"], ["A", "B"]]}, [["SPOT"], ["A", "B"]]),
        ({"permissions": ["SPOT"], "permissionSets": [["A"]]}, [["A"]]),
        ({"permissions": ["SPOT"], "permissionSets": []}, [["SPOT"]]),
        ({"permissions": [], "permissionSets": []}, None),
        ({"permissions": None}, None),
        ({}, None),
    ],
)
def test_permission_sets_count_before_permissions(
    fields: Json, sets: list[list[str]] | None
) -> None:
    read = exchange_with(**fields)["AB"].fields.permission_sets
    assert (None if read is None else [sorted(one) for one in read]) == sets


def test_flags_and_types_are_read() -> None:
    fields = exchange_with(
        orderTypes=["LIMIT"],
        icebergAllowed=True,
        ocoAllowed=False,
        isSpotTradingAllowed=True,
        allowedSelfTradePreventionModes=["NONE"],
    )["AB"].fields

    assert fields.order_types == frozenset({"LIMIT"})
    assert (fields.iceberg_allowed, fields.oco_allowed, fields.is_spot_trading_allowed) == (
        True,
        False,
        True,
    )
    assert fields.allow_trailing_stop is None
    assert fields.allowed_self_trade_prevention_modes == frozenset({"NONE"})


def test_what_is_not_known_is_kept_and_ignored() -> None:
    raw = {**AB, "opoAllowed": True, "novelty": {"a": [1]}, "filters": [{**LOTS, "more": 1}]}
    info = ExchangeInfo.load({"symbols": [raw], "sors": [], "news": 1}, eager=True)

    assert info["AB"].raw == raw
    assert info.raw["news"] == 1
    assert list(info["AB"].filters) == ["LOT_SIZE"]
    assert info.warnings == ()


def test_equal_filters_of_many_symbols_are_one_object() -> None:
    symbols = [{**AB, "symbol": name, "filters": [dict(LOTS)]} for name in ("AB", "CD")]
    info = ExchangeInfo.load({"symbols": symbols})

    assert info["AB"].filters["LOT_SIZE"] is info["CD"].filters["LOT_SIZE"]


@pytest.mark.parametrize(
    ("first", "second", "path"),
    [
        ({"filterType": "ICEBERG_PARTS", "limit": 1}, {"limit": True}, "limit"),
        (
            {"filterType": "MIN_NOTIONAL", "minNotional": "1", "applyToMarket": True},
            {"applyToMarket": 1},
            "applyToMarket",
        ),
    ],
)
def test_a_broken_value_is_broken_wherever_else_an_equal_one_is_legal(
    first: Json, second: Json, path: str
) -> None:
    symbols = [
        {**AB, "filters": [first]},
        {**AB, "symbol": "CD", "filters": [{**first, **second}]},
    ]
    assert refusal({"symbols": symbols}).startswith(f"$.symbols[1].filters[0].{path}: ")


def test_a_broken_symbol_raises_where_it_is_used_or_at_once_when_eager() -> None:
    broken = {**AB, "symbol": "CD", "filters": [{**LOTS, "stepSize": "abc"}]}
    document = {"symbols": [{**AB, "filters": [LOTS]}, broken]}
    message = "$.symbols[1].filters[0].stepSize: 'abc' is not a decimal"
    info = ExchangeInfo.load(document)

    assert list(info) == ["AB", "CD"]
    assert found(info.check(limit()), "LOT_SIZE") == []
    for _ in range(2):
        with pytest.raises(InvalidExchangeInfo) as caught:
            info.check(limit(symbol="CD"))
        assert str(caught.value) == message
    assert refusal(document) == message


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({}, "$.symbols[0].filters: is not an array"),
        ("LOT_SIZE", "$.symbols[0].filters: is not an array"),
        ([LOTS, 7], "$.symbols[0].filters[1]: is not a filter with a filterType"),
        ([{"minQty": "1"}], "$.symbols[0].filters[0]: is not a filter with a filterType"),
        ([{"filterType": 7}], "$.symbols[0].filters[0]: is not a filter with a filterType"),
        ([LOTS, LOTS], "$.symbols[0].filters[1].filterType: 'LOT_SIZE' stands here twice"),
        (
            [{"filterType": "NEW"}, {"filterType": "NEW", "more": 1}],
            "$.symbols[0].filters[1].filterType: 'NEW' stands here twice",
        ),
        (
            [{**LOTS, "minQty": ["1"]}],
            "$.symbols[0].filters[0].minQty: ['1'] is not a decimal",
        ),
    ],
)
def test_broken_filters_are_named_by_their_path(filters: object, message: str) -> None:
    assert refusal({"symbols": [{**AB, "filters": filters}]}) == message


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"status": 7}, "status: 7 is not a text"),
        ({"baseAsset": []}, "baseAsset: [] is not a text"),
        ({"baseAssetPrecision": "x"}, "baseAssetPrecision: 'x' is not a decimal"),
        ({"baseAssetPrecision": 1.5}, "baseAssetPrecision: 1.5 is not a whole number"),
        ({"quoteAssetPrecision": -8}, "quoteAssetPrecision: -8 is negative"),
        ({"orderTypes": "LIMIT"}, "orderTypes: 'LIMIT' is not an array of texts"),
        ({"icebergAllowed": "yes"}, "icebergAllowed: 'yes' is neither true nor false"),
        ({"permissions": [1]}, "permissions: [1] is not an array of texts"),
        ({"permissionSets": "SPOT"}, "permissionSets: is not an array of arrays of texts"),
        ({"permissionSets": [["A"], "B"]}, "permissionSets[1]: 'B' is not an array of texts"),
    ],
)
def test_broken_fields_are_named_by_their_path(fields: Json, message: str) -> None:
    assert refusal({"symbols": [{**AB, **fields}]}) == f"$.symbols[0].{message}"


Row = tuple[Json, str]


@pytest.mark.parametrize(
    ("document", "message"),
    list[Row](
        [
            ({}, "$.symbols: is missing or not an array"),
            ({"symbols": {}}, "$.symbols: is missing or not an array"),
            ({"symbols": [{}]}, "$.symbols[0].symbol: is missing or not a text"),
            ({"symbols": [7]}, "$.symbols[0].symbol: is missing or not a text"),
            ({"symbols": [{"symbol": ""}]}, "$.symbols[0].symbol: is missing or not a text"),
            ({"symbols": [AB, {"symbol": 7}]}, "$.symbols[1].symbol: is missing or not a text"),
            ({"symbols": [AB, AB]}, "$.symbols[1].symbol: 'AB' stands here twice"),
            ({"symbols": [], "exchangeFilters": {"a": 1}}, "$.exchangeFilters: is not an array"),
            (
                {"symbols": [], "exchangeFilters": [{"filterType": "EXCHANGE_MAX_NUM_ORDERS"}]},
                "$.exchangeFilters[0].maxNumOrders: is missing",
            ),
            ({"symbols": [], "rateLimits": 7}, "$.rateLimits: is not an array"),
            ({"symbols": [], "rateLimits": [7]}, "$.rateLimits[0]: is not an object"),
            (
                {"symbols": [], "rateLimits": [{"rateLimitType": "ORDERS"}]},
                "$.rateLimits[0]: has no rateLimitType or no interval",
            ),
            (
                {"symbols": [], "rateLimits": [{"rateLimitType": "ORDERS", "interval": "DAY"}]},
                "$.rateLimits[0].limit: is missing",
            ),
        ]
    ),
)
@pytest.mark.parametrize("eager", [False, True])
def test_a_document_of_the_wrong_shape_never_loads(
    eager: bool, document: Json, message: str
) -> None:
    assert refusal(document, eager=eager) == message
    assert refusal(json.dumps(document), eager=eager) == message


@pytest.mark.parametrize("time", ["now", 10**20, -(10**20), True, [1], 1e400])
def test_a_server_time_is_in_milliseconds(time: object) -> None:
    message = f"$.serverTime: {time!r} is not a time in milliseconds"
    assert refusal({"symbols": [], "serverTime": time}, eager=False) == message


@pytest.mark.parametrize("text", ["[]", "[1]", '{"symbols": [', "{]", b"\xff\xfe{", b"", b"17"])
def test_what_is_no_json_object_never_loads(text: str | bytes) -> None:
    assert refusal(text).startswith("exchangeInfo: is not ")


def test_loads_text_bytes_paths_and_dicts(tmp_path: Path) -> None:
    document = {"symbols": [{**AB, "filters": [LOTS]}]}
    text = json.dumps(document)
    file = tmp_path / "exchangeInfo.json"
    file.write_text(text, encoding="utf-8")

    for source in (document, text, f"\n {text}", text.encode(), file, str(file)):
        info = ExchangeInfo.load(source, eager=True)
        assert found(info.check(limit(quantity="9.5")), "LOT_SIZE") == [
            "quantity maxQty",
            "quantity stepSize",
        ]


def test_a_file_that_cannot_be_read_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        ExchangeInfo.load(tmp_path / "nothing.json")
    with pytest.raises(OSError, match="directory"):
        ExchangeInfo.load(tmp_path)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "broken.json"
    file.write_bytes(b"{]")

    assert refusal(file).startswith(f"{file}: is not JSON: ")


def test_one_filter_of_a_type_may_stand_in_each_list() -> None:
    many = {"filterType": "MAX_ASSET", "asset": "A", "limit": "1"}
    both = exchange_with(many, everywhere=[{**many, "asset": "B", "limit": "99"}])

    assert found(both.check(limit()), "MAX_ASSET") == ["quantity limit"]


def test_a_filter_is_read_beside_others_of_its_list() -> None:
    assert complaint({"filterType": "ICEBERG_PARTS"}) == (
        "$.symbols[0].filters[0].limit: is missing"
    )


@pytest.mark.parametrize(
    ("symbol", "api"),
    [
        ({"symbol": "AB", "contractType": "PERPETUAL"}, "USDⓈ-M Futures (/fapi/v1/exchangeInfo)"),
        (
            {"symbol": "AB", "contractType": "", "contractSize": 100},
            "COIN-M Futures (/dapi/v1/exchangeInfo)",
        ),
        (
            {"symbol": "AB", "filters": [{"filterType": "MIN_NOTIONAL", "notional": "5"}]},
            "USDⓈ-M Futures (/fapi/v1/exchangeInfo)",
        ),
    ],
)
def test_a_document_of_futures_is_refused_at_load_by_the_name_of_its_api(
    symbol: Json, api: str
) -> None:
    with pytest.raises(InvalidExchangeInfo) as caught:
        ExchangeInfo.load({"symbols": [symbol]})

    said = f"$.symbols[0]: 'AB' is of {api}, not of Spot; load what /api/v3/exchangeInfo says"
    assert str(caught.value) == said
