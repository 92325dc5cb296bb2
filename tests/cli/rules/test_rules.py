"""`pretrade rules SYMBOL`: the rules of one symbol, for people and for programs."""

import json
from pathlib import Path

import pytest

from pretrade import ExchangeInfo
from pretrade.cli.rules.meaning import meaning_of
from pretrade.context import Context
from pretrade.filters import FILTERS
from tests.cli.command import Command, Json

SAMPLE = ("rules", "--rules", "sample")

pytestmark = pytest.mark.usefixtures("folder")


def meanings(pretrade: Command, symbol: str, *arguments: str) -> dict[str, list[str]]:
    """What the filters of a symbol mean, and what they switch off, by filterType."""
    (rules,) = pretrade(*SAMPLE, symbol, *arguments, "--format", "json").json
    filters = [*rules["filters"], *rules["exchangeFilters"]]
    return {one["filterType"]: one["meaning"] + one["disabled"] for one in filters}


def test_numbers_become_sentences(pretrade: Command) -> None:
    btc = meanings(pretrade, "BTCUSDT")

    assert btc["PRICE_FILTER"] == [
        (
            "price and stopPrice must be at least minPrice 0.01 USDT, "
            "at most maxPrice 1000000 USDT and a multiple of tickSize 0.01"
        )
    ]
    assert btc["LOT_SIZE"] == [
        (
            "quantity and icebergQty must be at least minQty 0.00001 BTC, at most maxQty 9000 BTC "
            "and a multiple of stepSize 0.00001"
        ),
        "quoteOrderQty must be at least minQty 0.00001 BTC times the expected price",
    ]
    assert btc["ICEBERG_PARTS"] == ["quantity must be at most limit 10 times icebergQty"]
    assert btc["MAX_NUM_ALGO_ORDERS"] == [
        "at most 5 open stop and take-profit orders, the new ones included"
    ]
    assert btc["EXCHANGE_MAX_NUM_ORDERS"] == [
        "at most 1000 open orders on all symbols, the new ones included"
    ]


def test_what_holds_for_one_side_or_some_types_says_so(pretrade: Command) -> None:
    btc, odd = meanings(pretrade, "BTCUSDT"), meanings(pretrade, "ODDUSDT")

    assert btc["PERCENT_PRICE_BY_SIDE"] == [
        (
            "BUY: price must be at least bidMultiplierDown 0.2 and at most bidMultiplierUp 5 "
            "times the 5-minute average price"
        ),
        (
            "SELL: price must be at least askMultiplierDown 0.2 and at most askMultiplierUp 5 "
            "times the 5-minute average price"
        ),
    ]
    assert btc["TRAILING_DELTA"][0] == (
        "BUY STOP_LOSS and STOP_LOSS_LIMIT, SELL TAKE_PROFIT and TAKE_PROFIT_LIMIT: "
        "trailingDelta must be at least minTrailingAboveDelta 10 basis points (0.1%) "
        "and at most maxTrailingAboveDelta 2000 basis points (20%)"
    )
    assert odd["TRAILING_DELTA"][1].startswith(  # it takes no STOP_LOSS, no TAKE_PROFIT
        "BUY TAKE_PROFIT_LIMIT, SELL STOP_LOSS_LIMIT: trailingDelta must be at least "
    )


def test_what_is_switched_off_is_said(pretrade: Command) -> None:
    btc, odd = meanings(pretrade, "BTCUSDT"), meanings(pretrade, "ODDUSDT")

    assert btc["NOTIONAL"] == [
        (
            "price × quantity must be at least minNotional 10 USDT "
            "and at most maxNotional 9000000 USDT"
        ),
        "MARKET: quantity × the 5-minute average price must be at least minNotional 10 USDT",
        "quoteOrderQty must be at least minNotional 10 USDT",
        "applyMaxToMarket is false: MARKET orders may be worth as much as you like",
    ]
    assert btc["MARKET_LOT_SIZE"] == [
        "MARKET: quantity must be at most maxQty 120.5 BTC",
        "minQty is 0: no minimum",
        "stepSize is 0: no step",
    ]
    assert odd["PRICE_FILTER"] == [
        "price and stopPrice must be a multiple of tickSize 0.5",
        "minPrice is 0: no minimum",
        "maxPrice is 0: no maximum",
    ]


def test_an_average_over_no_minutes_is_the_last_price(pretrade: Command) -> None:
    doge = meanings(pretrade, "DOGEUSDT")

    assert doge["PERCENT_PRICE"] == [
        (
            "price must be at least multiplierDown 0.5 and at most multiplierUp 1.5 "
            "times the last price"
        )
    ]
    assert doge["MIN_NOTIONAL"][1] == (
        "MARKET: quantity × the last price must be at least minNotional 10 USDT"
    )


def test_minimum_that_leaves_market_orders_alone(pretrade: Command) -> None:
    assert meanings(pretrade, "BNBUSDT")["MIN_NOTIONAL"][-1] == (
        "applyToMarket is false: MARKET orders may be of any worth"
    )
    assert meanings(pretrade, "SOLUSDT")["NOTIONAL"] == [
        "price × quantity must be at least minNotional 5 USDT and at most maxNotional 100000 USDT",
        "MARKET: quantity × the 1-minute average price must be at most maxNotional 100000 USDT",
        "quoteOrderQty must be at most maxNotional 100000 USDT",
        "applyMinToMarket is false: MARKET orders may be worth as little as you like",
    ]


def test_the_rest_of_the_filters(pretrade: Command) -> None:
    assert meanings(pretrade, "SOLUSDT")["MAX_POSITION"] == [
        "BUY: quantity must be at most maxPosition 500 SOL less SOL held and what open orders buy",
        (
            "BUY: quoteOrderQty must be at most maxPosition 500 SOL "
            "less SOL held and what open orders buy, times the expected price"
        ),
    ]
    assert meanings(pretrade, "SOLUSDT", "--as-of", "2022-05-22")["MAX_POSITION"] == [
        "BUY: SOL held and what open orders buy must be at most maxPosition 500 SOL"
    ]
    assert meanings(pretrade, "BNBUSDT")["MAX_ASSET"] == [
        "quantity must be at most limit 5000 BNB",
        "quoteOrderQty must be at most limit 5000 BNB times the expected price",
    ]
    assert meanings(pretrade, "XMRBTC")["MAX_NUM_ORDERS"] == [
        "at most 25 open orders, the new ones included"
    ]
    assert meanings(pretrade, "BTCUSDT")["MAX_NUM_ORDER_AMENDS"] == [
        "it binds no new order on this symbol"
    ]


def test_steps_are_counted_as_on_the_date(pretrade: Command) -> None:
    before = meanings(pretrade, "ODDUSDT", "--as-of", "2023-03-19")
    after = meanings(pretrade, "ODDUSDT", "--as-of", "2023-03-20")

    bounds = "quantity and icebergQty must be at least minQty 2 ODD, at most maxQty 3002 ODD and"
    assert before["LOT_SIZE"][0] == f"{bounds} 2 plus a multiple of stepSize 3"
    assert after["LOT_SIZE"][0] == f"{bounds} a multiple of stepSize 3"


def test_every_filter_is_worded() -> None:
    info = ExchangeInfo.load("exchangeInfo.json")
    worded: set[str] = set()
    for symbol in info.values():
        context = Context(symbol.fields, (), info.exchange.rulebook(None))
        for kind, one in {**symbol.filters, **info.exchange.filters}.items():
            if meaning_of(one, context).holds:
                worded.add(kind)

    assert worded == set(FILTERS) - {"MAX_NUM_ORDER_AMENDS"}  # it binds no new order


def test_the_page_for_people(pretrade: Command) -> None:
    out = pretrade(*SAMPLE, "BTCUSDT").out

    assert out.startswith(
        "BTCUSDT, by the rules of 2022-09-30\n\nsymbol\n  status        TRADING\n"
    )
    assert (
        "  PRICE_FILTER            minPrice 0.01               "
        "price and stopPrice must be at least minPrice\n"
        "                          maxPrice 1000000            "
        "  0.01 USDT, at most maxPrice 1000000 USDT and\n"
        "                          tickSize 0.01               "
        "  a multiple of tickSize 0.01\n"
    ) in out
    assert "  does not say  pegged prices\n" in out
    assert "  REQUEST_WEIGHT  at most 6000 of request weight per minute\n" in out
    assert "  ORDERS          at most 50 new orders in 10 seconds\n" in out
    assert max(map(len, out.splitlines())) <= 100


def test_a_narrow_page_still_has_every_word(
    pretrade: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")

    words = pretrade(*SAMPLE, "BTCUSDT").out.split()

    assert {"EXCHANGE_MAX_NUM_ICEBERG_ORDERS", "icebergs", "symbols,"} <= set(words)


def test_a_filter_that_is_not_known_is_shown_as_it_is(pretrade: Command) -> None:
    answer = pretrade(*SAMPLE, "PAXGUSDT")
    (rules,) = pretrade(*SAMPLE, "PAXGUSDT", "--format", "json").json

    assert "T_PLUS_SELL" in answer.out
    assert "endTime 1664582400000" in answer.out
    assert "not known to pretrade: every check reports it\n" in answer.out
    assert {
        "filterType": "T_PLUS_SELL",
        "evaluated": False,
        "numbers": {"endTime": 1664582400000},
        "meaning": [],
        "disabled": [],
    } in rules["filters"]


def test_a_symbol_that_is_closed_says_so(pretrade: Command) -> None:
    assert (
        "status        BREAK: orders are refused until it is TRADING"
        in pretrade(*SAMPLE, "BCCUSDT").out
    )


def told(pretrade: Command, one: Json, **fields: object) -> list[str]:
    """What the only filter of a symbol means, and what it switches off."""
    show(pretrade, filters=[one], **fields)
    (rules,) = pretrade("rules", "--rules", "one.json", "AB", "--format", "json").json
    found = rules["filters"][0]
    meaning: list[str] = found["meaning"] + found["disabled"]
    return meaning


PARTS_AND_DELTA: tuple[Json, ...] = (
    {"filterType": "ICEBERG_PARTS", "limit": 10},
    {
        "filterType": "TRAILING_DELTA",
        **dict.fromkeys(("minTrailingAboveDelta", "minTrailingBelowDelta"), 10),
        **dict.fromkeys(("maxTrailingAboveDelta", "maxTrailingBelowDelta"), 2000),
    },
)


def show(pretrade: Command, **fields: object) -> str:
    """The page of a symbol that has only these fields."""
    document = {"symbols": [{"symbol": "AB", **fields}]}
    Path("one.json").write_text(json.dumps(document), encoding="utf-8")
    return pretrade("rules", "--rules", "one.json", "AB").out


def test_a_symbol_of_which_nothing_is_said(pretrade: Command) -> None:
    out = show(pretrade)

    assert "AB, by the rules of today" in out
    assert "  status        not said\n" in out
    assert "  base asset    not said\n" in out
    assert "  permissions   not said\n" in out
    assert "  takes " not in out
    assert out.endswith("\nAB has no filters\n")


def test_several_sets_of_permissions(pretrade: Command) -> None:
    out = show(pretrade, permissionSets=[["SPOT", "MARGIN"], ["TRD_GRP_005"]])

    assert "  permissions   (MARGIN or SPOT) and (TRD_GRP_005)\n" in out


def test_filters_of_what_the_symbol_does_not_take(pretrade: Command) -> None:
    lots = {"filterType": "LOT_SIZE", "minQty": "1", "maxQty": "9", "stepSize": "1"}

    out = show(
        pretrade, icebergAllowed=False, allowTrailingStop=False, filters=[*PARTS_AND_DELTA, lots]
    )

    words = " ".join(out.split())
    assert "ICEBERG_PARTS limit 10 - icebergAllowed is false: the symbol takes no icebergs" in words
    assert "- allowTrailingStop is false: the symbol takes no" in words
    assert "icebergQty" not in words


def test_a_filter_of_order_types_that_the_symbol_does_not_take(pretrade: Command) -> None:
    delta = PARTS_AND_DELTA[1]

    some = told(pretrade, delta, orderTypes=["LIMIT", "STOP_LOSS"])
    none = told(pretrade, delta, orderTypes=["LIMIT"])

    assert [one.partition(":")[0] for one in some] == ["BUY", "SELL"]
    assert none == [
        (
            "orderTypes has no STOP_LOSS and no STOP_LOSS_LIMIT and no TAKE_PROFIT and no "
            "TAKE_PROFIT_LIMIT"
        ),
    ]


def test_a_filter_that_needs_to_know_the_asset(pretrade: Command) -> None:
    position = {"filterType": "MAX_POSITION", "maxPosition": "5"}

    assert told(pretrade, position) == ["it cannot be judged without symbol:baseAsset"]


def test_a_notional_that_leaves_market_orders_alone(pretrade: Command) -> None:
    silent = {"filterType": "NOTIONAL", "minNotional": "5", "maxNotional": "9"}
    notional = {**silent, "applyMinToMarket": False, "applyMaxToMarket": False}

    assert told(pretrade, silent, quoteAsset="B")[1:] == [
        "it cannot be judged without symbol:applyMinToMarket",
        "it cannot be judged without symbol:applyMaxToMarket",
    ]
    assert told(pretrade, notional, quoteAsset="B") == [
        "price × quantity must be at least minNotional 5 B and at most maxNotional 9 B",
        "applyMinToMarket is false: MARKET orders may be worth as little as you like",
        "applyMaxToMarket is false: MARKET orders may be worth as much as you like",
    ]


def test_a_minimum_without_a_maximum(pretrade: Command) -> None:
    price = {"filterType": "PRICE_FILTER", "minPrice": "1", "maxPrice": "0", "tickSize": "0"}

    assert told(pretrade, price, quoteAsset="B") == [
        "price and stopPrice must be at least minPrice 1 B",
        "maxPrice is 0: no maximum",
        "tickSize is 0: no step",
    ]


def test_what_exchange_info_says_cannot_steer_the_terminal(pretrade: Command) -> None:
    out = show(pretrade, status="\x1b[2J", filters=[{"filterType": "X\x07", "y": "\x9b"}])

    assert out.replace("\n", "").isprintable()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("btcusdt", "btcusdt is not among the symbols of sample; did you mean BTCUSDT?"),
        ("BTC/USDT", "BTC/USDT is not among the symbols of sample; did you mean BTCUSDT?"),
        (
            "BTCUSD",
            (
                "BTCUSD is not among the symbols of sample; "
                "did you mean BTCUSDT or BTCUPUSDT or BCCUSDT?"
            ),
        ),
        ("QQQ", "QQQ is not among the symbols of sample; it lists 12 others"),
    ],
)
def test_a_symbol_that_is_not_listed(pretrade: Command, name: str, sentence: str) -> None:
    answer = pretrade(*SAMPLE, name)

    assert answer.status == 2
    assert answer.err.endswith(f"pretrade: {sentence}\n")


def test_a_symbol_that_is_broken(pretrade: Command) -> None:
    document = {"symbols": [{"symbol": "AB", "filters": [{"filterType": "MAX_POSITION"}]}]}
    Path("one.json").write_text(json.dumps(document), encoding="utf-8")

    answer = pretrade("rules", "--rules", "one.json", "AB")

    assert answer.status == 2
    assert answer.err == (
        "pretrade: one.json: $.symbols[0].filters[0].maxPosition: is missing; "
        "save the exchangeInfo reply again\n"
    )


def test_json_has_the_fields_by_the_names_of_the_exchange(pretrade: Command) -> None:
    (rules,) = pretrade(*SAMPLE, "BTCUSDT", "--format", "json").json

    assert rules["symbol"] == "BTCUSDT"
    assert rules["permissionSets"] == [["MARGIN", "SPOT", "TRD_GRP_004"]]
    assert rules["icebergAllowed"] is True
    assert rules["pegInstructionsAllowed"] is None
    assert rules["filters"][0]["numbers"] == {
        "minPrice": "0.01",
        "maxPrice": "1000000",
        "tickSize": "0.01",
    }
    assert rules["rateLimits"][1] == {
        "rateLimitType": "ORDERS",
        "interval": "SECOND",
        "intervalNum": 10,
        "limit": 50,
    }
