"""The rules change: new filters (P4), changed numbers (P14), halted and closed symbols (P15).

The threads: binance-rs#256, Binance.Net#107, #155, #1373, binance-java-api#193, pull requests #284
and #426, blankly#151, binapi#62, ccxt#17545, binance-connector-python#476, freqtrade#5481,
binance-trade-bot#402.
"""

from decimal import Decimal

import pytest

from pretrade import RuleChange
from tests.scenarios.facts import RICH, market_at, permitted, rules, the_only
from tests.symbols import (
    Json,
    exchange,
    listed,
    lot_size,
    min_notional,
    notional,
    percent_price,
    percent_price_by_side,
    price_filter,
    symbol_json,
    trailing_delta,
)

POSITION_RISK_CONTROL: Json = {
    "filterType": "POSITION_RISK_CONTROL",
    "positionControlSide": "NONE",
}
T_PLUS_SELL: Json = {"filterType": "T_PLUS_SELL", "endTime": 1700000000000}

LIMIT: Json = {
    "side": "BUY",
    "type": "LIMIT",
    "timeInForce": "GTC",
    "quantity": "1",
    "price": "100",
}
MARKET = market_at("100", best_bid="99", best_ask="101")

# --------------------------------------------------------------------------------- P4 new filters


def test_p4_an_unknown_filter_is_kept_and_warned_of_and_never_a_false_pass() -> None:
    info = exchange(
        symbol_json("BTC", "USDT", POSITION_RISK_CONTROL, lot_size("0.1", "0"), T_PLUS_SELL),
        symbol_json("ETH", "USDT", lot_size("0.1", "0"), T_PLUS_SELL),
    )
    symbol = info["BTCUSDT"]

    assert {kind: one.raw for kind, one in symbol.filters.unknown.items()} == {
        "POSITION_RISK_CONTROL": POSITION_RISK_CONTROL,
        "T_PLUS_SELL": T_PLUS_SELL,
    }
    assert len(info.warnings) == 2
    for kind in ("POSITION_RISK_CONTROL", "T_PLUS_SELL"):
        assert sum(kind in warning for warning in info.warnings) == 1

    report = symbol.check(LIMIT, market=MARKET, account=RICH)

    assert report.ok
    assert not report.complete
    assert not report.certain
    assert [one.rule for one in report.unevaluated] == ["POSITION_RISK_CONTROL", "T_PLUS_SELL"]
    assert "T_PLUS_SELL: not evaluated" in str(report)


PRICE = price_filter()
LOT = lot_size("0.00001", "0.00001")
MIN_NOTIONAL = min_notional()
ICEBERG: Json = {"filterType": "ICEBERG_PARTS", "limit": 10}
MAX_ALGO: Json = {"filterType": "MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders": 5}
MAX_ALGO_2018: Json = {"filterType": "MAX_NUM_ALGO_ORDERS", "limit": 5}
PERCENT = percent_price()
PERCENT_REORDERED: Json = dict(reversed(PERCENT.items()))
MAX_POSITION: Json = {"filterType": "MAX_POSITION", "maxPosition": "20.00000000"}
TRAILING = trailing_delta()
BY_SIDE = percent_price_by_side()
NOTIONAL: Json = {**notional(), "applyMaxToMarket": False}
STOP: Json = {**LIMIT, "side": "SELL", "type": "STOP_LOSS_LIMIT"}

HISTORY = [
    pytest.param(
        [PRICE, LOT, MIN_NOTIONAL, ICEBERG, MAX_ALGO],
        {**STOP, "stopPrice": "99"},
        "MAX_NUM_ALGO_ORDERS",
        id="2018-07 MAX_NUM_ALGO_ORDERS",
    ),
    pytest.param(
        [PRICE, LOT, MIN_NOTIONAL, ICEBERG, MAX_ALGO_2018],
        {**STOP, "stopPrice": "99"},
        "MAX_NUM_ALGO_ORDERS",
        id="2018-07 MAX_NUM_ALGO_ORDERS by its first name",
    ),
    pytest.param(
        [MAX_ALGO, PERCENT_REORDERED, PRICE, LOT, MIN_NOTIONAL],
        {**LIMIT, "price": "19.99"},
        "PERCENT_PRICE",
        id="2018-12 PERCENT_PRICE and a reordered array",
    ),
    pytest.param(
        [PRICE, PERCENT, LOT, MIN_NOTIONAL, MAX_ALGO, MAX_POSITION],
        {**LIMIT, "quantity": "21"},
        "MAX_POSITION",
        id="2020-09 MAX_POSITION",
    ),
    pytest.param(
        [PRICE, PERCENT, LOT, MIN_NOTIONAL, ICEBERG, MAX_ALGO, TRAILING],
        {**STOP, "trailingDelta": "9"},
        "TRAILING_DELTA",
        id="2022-05 TRAILING_DELTA",
    ),
    pytest.param(
        [PRICE, LOT, MIN_NOTIONAL, TRAILING, BY_SIDE],
        {**LIMIT, "price": "19.99"},
        "PERCENT_PRICE_BY_SIDE",
        id="2022-08 PERCENT_PRICE_BY_SIDE",
    ),
    pytest.param(
        [PRICE, LOT, TRAILING, BY_SIDE, NOTIONAL],
        {**LIMIT, "quantity": "0.09999"},
        "NOTIONAL",
        id="2023-04 NOTIONAL in place of MIN_NOTIONAL",
    ),
]


@pytest.mark.parametrize(("filters", "order", "refused"), HISTORY)
def test_p4_each_filter_that_broke_typed_clients_loads_and_is_judged(
    filters: list[Json], order: Json, refused: str
) -> None:
    info = exchange(symbol_json("BTC", "USDT", *filters))
    symbol = info["BTCUSDT"]
    stops = [{"symbol": "BTCUSDT", "side": "SELL", "type": "STOP_LOSS_LIMIT", "origQty": "1"}] * 5
    account = RICH.with_reply({"openOrders": stops, "balances": {"BTC": "0", "USDT": "9999"}})

    assert info.warnings == ()
    assert [*symbol.filters] == [one["filterType"] for one in filters]
    report = symbol.check(order, market=MARKET, account=account)
    assert refused in rules(report)
    assert report.complete

    reordered = listed("BTC", "USDT", *reversed(filters))
    assert reordered.check(order, market=MARKET, account=account) == report


def test_p4_every_filter_is_read_by_its_name_and_none_of_them_as_none() -> None:
    whole = [PRICE, PERCENT, LOT, NOTIONAL, ICEBERG, MAX_ALGO, MAX_POSITION, TRAILING, BY_SIDE]
    filters = listed("BTC", "USDT", *whole).filters

    assert [*filters] == [one["filterType"] for one in whole]
    assert filters["PRICE_FILTER"].tick_size == Decimal("0.01")
    assert filters["PERCENT_PRICE"].multiplier_up == 5
    assert filters["LOT_SIZE"].step_size == Decimal("0.00001")
    assert filters["NOTIONAL"].min_notional == 10
    assert filters["ICEBERG_PARTS"].limit == 10
    assert filters["MAX_NUM_ALGO_ORDERS"].max_num_algo_orders == 5
    assert filters["MAX_POSITION"].max_position == 20
    assert filters["TRAILING_DELTA"].min_trailing_above_delta == 10
    assert filters["PERCENT_PRICE_BY_SIDE"].bid_multiplier_down == Decimal("0.2")


def test_p4_empty_permissions_and_permission_sets() -> None:
    symbol = listed("BTC", "USDT", permissions=[], permissionSets=[["SPOT", "MARGIN"]])

    assert symbol.check(LIMIT, market=MARKET, account=RICH).certain
    report = symbol.check(LIMIT, market=MARKET, account=permitted("TRD_GRP_004"))
    assert the_only(report).rule == "PERMISSIONS"


# -------------------------------------------------------------------------------- P14 stale rules


def test_p14_the_step_of_gtcbusd_grows_from_0_01_to_0_1() -> None:
    old = exchange(
        symbol_json("GTC", "BUSD", lot_size("0.01000000", "0"), price_filter("0.01000000", "0")),
        symbol_json("BTC", "USDT", lot_size("0.00001000", "0")),
    )
    new = exchange(
        symbol_json("BTC", "USDT", lot_size("0.00001", "0")),
        symbol_json("GTC", "BUSD", price_filter("0.01", "0"), lot_size("0.10000000", "0")),
    )

    (change,) = old.diff(new)

    assert change == RuleChange(
        symbol="GTCBUSD",
        rule="LOT_SIZE",
        field="stepSize",
        old=Decimal("0.01"),
        new=Decimal("0.1"),
    )
    assert str(change) == "GTCBUSD LOT_SIZE.stepSize: 0.01 -> 0.1"
    assert change.to_dict() == {
        "symbol": "GTCBUSD",
        "rule": "LOT_SIZE",
        "field": "stepSize",
        "old": "0.01",
        "new": "0.1",
    }
    assert new.diff(new) == old.diff(old) == ()

    order = {**LIMIT, "symbol": "GTCBUSD", "quantity": "12.34"}
    rich = RICH.with_reply({"balances": {"BUSD": "10000"}})
    assert old.check(order, market=MARKET, account=rich).certain
    violation = the_only(new.check(order, market=MARKET, account=rich))
    assert (violation.code, violation.msg) == (-1013, "Filter failure: LOT_SIZE")
    assert violation.to_dict()["suggestions"] == ["12.3", "12.4"]


def test_p14_symbols_come_go_and_halt() -> None:
    old = exchange(symbol_json("LUNA", "USDT"), symbol_json("BTC", "USDT"))
    new = exchange(symbol_json("BTC", "USDT", status="HALT"), symbol_json("SUI", "USDT"))

    assert [str(change) for change in old.diff(new)] == [
        "BTCUSDT SYMBOL_STATUS.status: TRADING -> HALT",
        "LUNAUSDT SYMBOL.symbol: LUNAUSDT -> nothing",
        "SUIUSDT SYMBOL.symbol: nothing -> SUIUSDT",
    ]
