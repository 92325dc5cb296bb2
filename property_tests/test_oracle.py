"""The oracle against answers worked out by hand; the arithmetic stands beside each case."""

import datetime as dt
import random
import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given, settings

from property_tests.oracle import Verdicts, judge
from property_tests.strategies import Case as Drawn
from property_tests.strategies import cases, random_cases

BASE_DATE = dt.date(2022, 9, 30)
TODAY = dt.date(2026, 9, 26)

PRICE = {
    "filterType": "PRICE_FILTER",
    "minPrice": "0.01",
    "maxPrice": "1000.00",
    "tickSize": "0.05",
}
LOT = {"filterType": "LOT_SIZE", "minQty": "1", "maxQty": "100", "stepSize": "3"}
MARKET_LOT = {
    "filterType": "MARKET_LOT_SIZE",
    "minQty": "0.00000000",
    "maxQty": "148.34869255",
    "stepSize": "0.00000000",
}
PERCENT = {
    "filterType": "PERCENT_PRICE",
    "multiplierUp": "1.3",
    "multiplierDown": "0.7",
    "avgPriceMins": 5,
}
BY_SIDE = {
    "filterType": "PERCENT_PRICE_BY_SIDE",
    "bidMultiplierUp": "1.2",
    "bidMultiplierDown": "0.2",
    "askMultiplierUp": "5",
    "askMultiplierDown": "0.8",
    "avgPriceMins": 1,
}
MIN = {
    "filterType": "MIN_NOTIONAL",
    "minNotional": "10",
    "applyToMarket": True,
    "avgPriceMins": 5,
}
NOTIONAL = {
    "filterType": "NOTIONAL",
    "minNotional": "10",
    "maxNotional": "1000",
    "applyMinToMarket": True,
    "applyMaxToMarket": False,
    "avgPriceMins": 5,
}
PARTS = {"filterType": "ICEBERG_PARTS", "limit": 10}
TRAILING = {
    "filterType": "TRAILING_DELTA",
    "minTrailingAboveDelta": 10,
    "maxTrailingAboveDelta": 2000,
    "minTrailingBelowDelta": 20,
    "maxTrailingBelowDelta": 1000,
}
POSITION = {"filterType": "MAX_POSITION", "maxPosition": "10"}
ORDERS_2 = {"filterType": "MAX_NUM_ORDERS", "maxNumOrders": 2}
ALGO_5 = {"filterType": "MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders": 5}
ICEBERGS_1 = {"filterType": "MAX_NUM_ICEBERG_ORDERS", "maxNumIcebergOrders": 1}
LISTS_1 = {"filterType": "MAX_NUM_ORDER_LISTS", "maxNumOrderLists": 1}

Json = dict[str, Any]
Violated = tuple[str, str | None, str, str | None]
Unevaluated = tuple[str, frozenset[str]]
Facts = Json | None


@dataclass(frozen=True)
class Case:
    """One request against a few filters, and what must come out; "BUY" is told by `side`."""

    why: str
    filters: list[Json]
    request: dict[str, str]
    violated: set[Violated] = field(default_factory=set[Violated])
    unevaluated: set[Unevaluated] = field(default_factory=set[Unevaluated])
    side: str = "BUY"
    kind: str = "order"
    market: Facts = None
    account: Facts = None
    as_of: dt.date = BASE_DATE
    exchange_filters: list[Json] = field(default_factory=list[Json])

    def verdicts(self) -> Verdicts:
        """Ask the oracle."""
        symbol = {
            "symbol": "AB",
            "baseAsset": "A",
            "quoteAsset": "B",
            "filters": self.filters,
        }
        return judge(
            {"exchangeFilters": self.exchange_filters, "symbols": [symbol]},
            {"symbol": "AB", "side": self.side} | self.request,
            kind=self.kind,
            market=self.market,
            account=self.account,
            as_of=self.as_of,
        )


def limit(quantity: str = "4", price: str = "10.01", **more: str) -> dict[str, str]:
    """Write a LIMIT order."""
    return {"type": "LIMIT", "timeInForce": "GTC", "quantity": quantity, "price": price} | more


def stop_limit(quantity: str, price: str, stop_price: str, **more: str) -> dict[str, str]:
    """Write a STOP_LOSS_LIMIT order."""
    return limit(quantity, price, stopPrice=stop_price, **more) | {"type": "STOP_LOSS_LIMIT"}


def market_order(**more: str) -> dict[str, str]:
    """Write a MARKET order."""
    return {"type": "MARKET"} | more


def opened(order_type: str = "LIMIT", **more: object) -> Json:
    """Write an open order on AB."""
    plain: Json = {
        "symbol": "AB",
        "orderListId": -1,
        "status": "NEW",
        "side": "SELL",
        "type": order_type,
        "origQty": "1",
        "executedQty": "0",
        "icebergQty": "0.00000000",
    }
    return plain | more


def lacking(name: str, *facts: str) -> set[Unevaluated]:
    """Write one unevaluated filter."""
    return {(name, frozenset(facts))}


LAST_AND_5 = {"lastPrice": "7", "avgPrice": {"5": "10"}}

PRICES = [
    # tick from zero: 10.01 = 200.2 ticks of 0.05, 10.05 = 201 ticks
    Case("off the tick", [PRICE], limit(), {("PRICE_FILTER", "price", "tickSize", None)}),
    Case("on the tick", [PRICE], limit(price="10.05")),
    # before 2022-02-24 the grid starts at 0.01: 10.01 - 0.01 = 200 ticks; 10.05 - 0.01 = 200.8
    Case("old tick, on", [PRICE], limit(), as_of=dt.date(2022, 2, 23)),
    Case(
        "old tick, off",
        [PRICE],
        limit(price="10.05"),
        {("PRICE_FILTER", "price", "tickSize", None)},
        as_of=dt.date(2022, 2, 23),
    ),
    # that very day is new: 10.05 = 201 ticks
    Case("tick day", [PRICE], limit(price="10.05"), as_of=dt.date(2022, 2, 24)),
    # bounds are inclusive: 1000 is 20000 ticks; 0.01 is the minimum itself, with tick 0.01 on grid
    Case("at the maximum", [PRICE], limit(price="1000")),
    Case("at the minimum", [PRICE | {"tickSize": "0.01"}], limit(price="0.01")),
    Case(
        "over the maximum", [PRICE], limit(price="1000.05"),
        {("PRICE_FILTER", "price", "maxPrice", None)},
    ),
    # 0.005 < 0.01, and 0.1 of a tick
    Case(
        "two bounds at once", [PRICE], limit(price="0.005"),
        {("PRICE_FILTER", "price", name, None) for name in ("minPrice", "tickSize")},
    ),
    # every bound 0: anything goes
    Case(
        "disabled",
        [PRICE | {"minPrice": "0", "maxPrice": "0.00", "tickSize": "0.00000000"}],
        limit(price="123456789.12345678"),
    ),
    # STOP_LOSS has only a stopPrice: 9.99 = 199.8 ticks
    Case(
        "stop price of STOP_LOSS",
        [PRICE],
        {"type": "STOP_LOSS", "quantity": "4", "stopPrice": "9.99"},
        {("PRICE_FILTER", "stopPrice", "tickSize", None)},
    ),
    # 98010.50603672 and 95953.85396328 are off tick 0.01 (RC006, dev.binance.vision 34164)
    Case(
        "both legs of an OCO",
        [{**PRICE, "maxPrice": "1000000", "tickSize": "0.01"}],
        {
            "quantity": "0.00012",
            "aboveType": "LIMIT_MAKER",
            "abovePrice": "98010.50603672",
            "belowType": "STOP_LOSS",
            "belowStopPrice": "95953.85396328",
        },
        {
            ("PRICE_FILTER", "abovePrice", "tickSize", "above"),
            ("PRICE_FILTER", "belowStopPrice", "tickSize", "below"),
        },
        side="SELL",
        kind="orderListOco",
    ),
    # a tick of 25: 75 = 3 ticks, 60 = 2.4 ticks
    Case("tick 25", [PRICE | {"tickSize": "25"}], limit(price="75")),
    Case(
        "off tick 25", [PRICE | {"tickSize": "25.0"}], limit(price="60"),
        {("PRICE_FILTER", "price", "tickSize", None)},
    ),
]  # fmt: skip

BANDS = [
    # 10 x 0.7 = 7 and 10 x 1.3 = 13, inclusive
    Case("low end", [PERCENT], limit(price="7"), market=LAST_AND_5),
    Case("high end", [PERCENT], limit(price="13"), market=LAST_AND_5),
    Case(
        "below the band", [PERCENT], limit(price="6.99999999"),
        {("PERCENT_PRICE", "price", "multiplierDown", None)}, market=LAST_AND_5,
    ),
    Case(
        "above the band", [PERCENT], limit(price="13.00000001"),
        {("PERCENT_PRICE", "price", "multiplierUp", None)}, market=LAST_AND_5,
    ),
    # 0 minutes, said or left out: the last price 7, band 4.9 to 9.1
    Case(
        "last price", [PERCENT | {"avgPriceMins": 0}], limit(price="9.2"),
        {("PERCENT_PRICE", "price", "multiplierUp", None)}, market=LAST_AND_5,
    ),
    # the average over 1 minute is asked for, that over 5 does not serve; the last price neither
    Case(
        "other minutes", [BY_SIDE], limit(),
        unevaluated=lacking("PERCENT_PRICE_BY_SIDE", "average_price:1"), market=LAST_AND_5,
    ),
    # freqtrade#10460: SELL at 0.201, average 2.03: 2.03 x 0.2 = 0.406
    Case(
        "ask side",
        [BY_SIDE | {"askMultiplierDown": "0.2"}],
        limit(price="0.201"),
        {("PERCENT_PRICE_BY_SIDE", "price", "askMultiplierDown", None)},
        side="SELL",
        market={"avgPrice": {"1": "2.03"}},
    ),
    # both filters: 12.5 is over 10 x 1.2 for a BUY, and within 10 x 1.3
    Case(
        "both filters", [PERCENT, BY_SIDE], limit(price="12.5"),
        {("PERCENT_PRICE_BY_SIDE", "price", "bidMultiplierUp", None)},
        market={"avgPrice": {"5": "10", "1": "10"}},
    ),
    # reference 20 from 2026-05-08: 20 x 0.7 = 14 > 13; the day before 13 = 10 x 1.3 passes
    Case(
        "reference price", [PERCENT], limit(price="13"),
        {("PERCENT_PRICE", "price", "multiplierDown", None)},
        market={**LAST_AND_5, "referencePrice": "20"}, as_of=dt.date(2026, 5, 8),
    ),
    Case(
        "reference price, a day early", [PERCENT], limit(price="13"),
        market={**LAST_AND_5, "referencePrice": "20"}, as_of=dt.date(2026, 5, 7),
    ),
    Case(
        "no reference price", [PERCENT], limit(price="13"),
        market={**LAST_AND_5, "referencePrice": None}, as_of=TODAY,
    ),
    # MARKET and STOP_LOSS have no price: nothing to know, nothing to break
    Case("no price, no band", [PERCENT], market_order(quantity="1")),
]  # fmt: skip

QUANTITIES = [
    # before 2023-03-20 the grid is 1, 4, 7; from then on 3, 6, 9
    Case("old step", [LOT], limit("4")),
    Case("old step, off", [LOT], limit("6"), {("LOT_SIZE", "quantity", "stepSize", None)}),
    Case("new step", [LOT], limit("6"), as_of=dt.date(2023, 3, 20)),
    Case(
        "new step, off", [LOT], limit("4"), {("LOT_SIZE", "quantity", "stepSize", None)},
        as_of=dt.date(2023, 3, 20),
    ),
    # 0.5 < 1, and (0.5 - 1) / 3 = -1/6
    Case(
        "under the minimum", [LOT], limit("0.5"),
        {("LOT_SIZE", "quantity", name, None) for name in ("minQty", "stepSize")},
    ),
    # 100 - 1 = 33 steps; 103 is on the grid and over
    Case("at the maximum", [LOT], limit("100.00")),
    Case("over the maximum", [LOT], limit("103"), {("LOT_SIZE", "quantity", "maxQty", None)}),
    # 0.08 = 8000 steps of 0.00001; 0.04749053 = 47490.53 steps of 0.000001
    Case("0.08", [LOT | {"minQty": "0.00001", "stepSize": "0.00001000"}], limit("0.08")),
    Case(
        "binance-java-api#331", [LOT | {"minQty": "0", "stepSize": "0.00000100"}],
        limit("0.04749053"), {("LOT_SIZE", "quantity", "stepSize", None)}, as_of=TODAY,
    ),
    # iceberg 2: (2 - 1) / 3 = 1/3; iceberg 0 is none
    Case(
        "iceberg quantity", [LOT], limit("4", icebergQty="2"),
        {("LOT_SIZE", "icebergQty", "stepSize", None)},
    ),
    Case("iceberg 0", [LOT, PARTS, MIN], limit("4", icebergQty="0.0")),
    # 148.34869255 itself passes, one unit more does not; LOT_SIZE applies besides (P22)
    Case("market maximum", [MARKET_LOT], market_order(quantity="148.34869255")),
    Case(
        "over the market maximum", [LOT | {"maxQty": "0"}, MARKET_LOT],
        market_order(quantity="148.34869256"),
        {
            ("MARKET_LOT_SIZE", "quantity", "maxQty", None),
            ("LOT_SIZE", "quantity", "stepSize", None),
        },
    ),
    Case("a LIMIT is no MARKET", [MARKET_LOT], limit("300")),
    Case("nor is STOP_LOSS", [MARKET_LOT],
         {"type": "STOP_LOSS", "quantity": "300", "stopPrice": "5"}),
    # 1483.4869255 / ask 10 = 148.34869255 passes; 1483.48692551 / 10 is over; not before 2023-07-18
    Case(
        "quote at the market maximum", [MARKET_LOT], market_order(quoteOrderQty="1483.4869255"),
        market={"askPrice": "10"}, as_of=dt.date(2023, 7, 18),
    ),
    Case(
        "quote over the market maximum", [MARKET_LOT],
        market_order(quoteOrderQty="1483.48692551"),
        {("MARKET_LOT_SIZE", "quoteOrderQty", "maxQty", None)},
        market={"askPrice": "10", "lastPrice": "20"}, as_of=dt.date(2023, 7, 18),
    ),
    Case(
        "quote, a day early", [MARKET_LOT], market_order(quoteOrderQty="99999"),
        as_of=dt.date(2023, 7, 17),
    ),
    Case(
        "quote without a price", [MARKET_LOT, LOT], market_order(quoteOrderQty="99999"),
        unevaluated=lacking("MARKET_LOT_SIZE", "best_bid"), side="SELL",
        market={"askPrice": "10"}, as_of=TODAY,
    ),
    # 9.99 / ask 10 = 0.999 < 1: predicted refusal; by the last price when there is no ask
    Case(
        "quote below a lot", [LOT], market_order(quoteOrderQty="9.99"),
        {("LOT_SIZE", "quoteOrderQty", "minQty", None)}, market={"lastPrice": "10"},
    ),
    Case("quote of one lot", [LOT], market_order(quoteOrderQty="10"), market={"askPrice": "10"}),
    # ceil(10 / 0.3) = ceil(33.3) = 34 > 10; 10 / 1 = 10 passes; ceil(10 / 0.99999999) = 11 (P27)
    Case(
        "34 parts", [PARTS], limit("10", icebergQty="0.3"),
        {("ICEBERG_PARTS", "icebergQty", "limit", None)},
    ),
    Case("34 of 100 parts", [PARTS | {"limit": 100}], limit("10", icebergQty="0.3")),
    Case("10 parts", [PARTS], limit("10", icebergQty="1")),
    Case(
        "11 parts", [PARTS], limit("10", icebergQty="0.99999999"),
        {("ICEBERG_PARTS", "icebergQty", "limit", None)},
    ),
]  # fmt: skip

OCO = {"quantity": "2", "price": "6", "stopPrice": "4.9", "stopLimitPrice": "5"}

NOTIONALS = [
    # 2 x 5 = 10 passes, 2 x 4.99999999 = 9.99999998 does not
    Case("equal", [MIN, NOTIONAL], limit("2", "5")),
    Case(
        "a hair less", [MIN, NOTIONAL], limit("2", "4.99999999"),
        {(name, "quantity", "minNotional", None) for name in ("MIN_NOTIONAL", "NOTIONAL")},
    ),
    # ethusdt, P2: 0.0040 x 2467.71 = 9.87084 < 10, 0.0041 x 2467.71 = 10.117611
    Case(
        "P2", [NOTIONAL], limit("0.0040", "2467.71"),
        {("NOTIONAL", "quantity", "minNotional", None)},
    ),
    Case("P2, one step up", [NOTIONAL], limit("0.0041", "2467.71")),
    # price 5 x 2 = 10; stopPrice 4.9 x 2 = 9.8 counts for MIN_NOTIONAL only
    Case(
        "stop product", [MIN, NOTIONAL], stop_limit("2", "5", "4.9"),
        {("MIN_NOTIONAL", "stopPrice", "minNotional", None)},
    ),
    # 100 x 1 = 100; iceberg 100 x 0.09 = 9, 100 x 0.1 = 10
    Case(
        "iceberg product", [MIN, NOTIONAL], limit("1", "100", icebergQty="0.09"),
        {("MIN_NOTIONAL", "icebergQty", "minNotional", None)},
    ),
    Case("iceberg product, equal", [MIN], limit("1", "100", icebergQty="0.1")),
    # STOP_LOSS: 4.9 x 2 = 9.8 for MIN_NOTIONAL, nothing for NOTIONAL; trailing only: nothing at all
    Case(
        "STOP_LOSS", [MIN, NOTIONAL], {"type": "STOP_LOSS", "quantity": "2", "stopPrice": "4.9"},
        {("MIN_NOTIONAL", "stopPrice", "minNotional", None)},
    ),
    Case(
        "trailing only", [MIN, NOTIONAL],
        {"type": "STOP_LOSS", "quantity": "0.00000001", "trailingDelta": "100"},
    ),
    # MARKET: average 10 x 0.99 = 9.9 < 10; max is not applied: 10 x 200 = 2000 > 1000 passes
    Case(
        "MARKET minimum", [MIN, NOTIONAL], market_order(quantity="0.99"),
        {(name, "quantity", "minNotional", None) for name in ("MIN_NOTIONAL", "NOTIONAL")},
        market=LAST_AND_5,
    ),
    Case("MARKET maximum off", [NOTIONAL], market_order(quantity="200"), market=LAST_AND_5),
    Case(
        "MARKET maximum on", [NOTIONAL | {"applyMaxToMarket": True}],
        market_order(quantity="100.00000001"),
        {("NOTIONAL", "quantity", "maxNotional", None)}, market=LAST_AND_5,
    ),
    Case(
        "MARKET without average", [MIN, NOTIONAL], market_order(quantity="0.99"),
        unevaluated=lacking("MIN_NOTIONAL", "average_price:5")
        | lacking("NOTIONAL", "average_price:5"),
        market={"lastPrice": "7"},
    ),
    # flags absent: nothing applies, no fact is needed
    Case(
        "MARKET, not applied",
        [
            {"filterType": "MIN_NOTIONAL", "minNotional": "10"},
            {"filterType": "NOTIONAL", "minNotional": "10", "maxNotional": "20"},
        ],
        market_order(quantity="0.99"),
    ),
    # quoteOrderQty is its own notional: 9.99 < 10 without any price
    Case(
        "quote quantity", [MIN, NOTIONAL], market_order(quoteOrderQty="9.99"),
        {(name, "quoteOrderQty", "minNotional", None) for name in ("MIN_NOTIONAL", "NOTIONAL")},
    ),
    # 2 x 500.01 = 1000.02 > 1000
    Case(
        "maximum", [NOTIONAL], limit("2", "500.01"),
        {("NOTIONAL", "quantity", "maxNotional", None)},
    ),
    # OCO: 6 x 2 = 12, stopLimit 5 x 2 = 10, stop 4.9 x 2 = 9.8
    Case(
        "OCO stop leg", [MIN, NOTIONAL], OCO,
        {("MIN_NOTIONAL", "stopPrice", "minNotional", "stop")}, side="SELL", kind="oco",
    ),
    # limit 6 x iceberg 1.5 = 9, stop limit 5 x iceberg 2 = 10
    Case(
        "OCO icebergs", [MIN], OCO | {
            "stopPrice": "5", "limitIcebergQty": "1.5", "stopIcebergQty": "2",
        },
        {("MIN_NOTIONAL", "limitIcebergQty", "minNotional", "limit")}, side="SELL", kind="oco",
    ),
    # MAX_ASSET on the base: 2.00000001 > 2; on the quote: 2 x 5 = 10 passes, 10.00000002 does not
    Case(
        "MAX_ASSET base", [{"filterType": "MAX_ASSET", "asset": "A", "limit": "2"}],
        limit("2.00000001", "5"), {("MAX_ASSET", "quantity", "limit", None)},
    ),
    Case(
        "MAX_ASSET quote", [], limit("2", "5.00000001"),
        {("MAX_ASSET", "quantity", "limit", None)},
        exchange_filters=[{"filterType": "MAX_ASSET", "asset": "B", "limit": "10"}],
    ),
    Case("MAX_ASSET other", [{"filterType": "MAX_ASSET", "asset": "C", "limit": "1"}], limit()),
]  # fmt: skip


def trailing(order_type: str, delta: str, *bounds: str, side: str = "SELL") -> Case:
    """Write a trailing order."""
    return Case(
        f"{side} {order_type} {delta}",
        [TRAILING],
        {"type": order_type, "quantity": "1", "price": "1", "trailingDelta": delta},
        {("TRAILING_DELTA", "trailingDelta", bound, None) for bound in bounds},
        side=side,
    )


TRAILINGS = [
    # below: 20 to 1000 for STOP_LOSS SELL and TAKE_PROFIT BUY
    trailing("STOP_LOSS", "19", "minTrailingBelowDelta"),
    trailing("STOP_LOSS", "20"),
    trailing("STOP_LOSS_LIMIT", "1000"),
    trailing("STOP_LOSS_LIMIT", "1001", "maxTrailingBelowDelta"),
    trailing("TAKE_PROFIT_LIMIT", "1001", "maxTrailingBelowDelta", side="BUY"),
    # above: 10 to 2000 for STOP_LOSS BUY and TAKE_PROFIT SELL
    trailing("STOP_LOSS", "9", "minTrailingAboveDelta", side="BUY"),
    trailing("STOP_LOSS", "2000", side="BUY"),
    trailing("TAKE_PROFIT", "2001", "maxTrailingAboveDelta"),
    trailing("TAKE_PROFIT", "10"),
    # the stop leg of a SELL OCO trails below
    Case(
        "OCO leg",
        [TRAILING],
        OCO | {"trailingDelta": "10"},
        {("TRAILING_DELTA", "trailingDelta", "minTrailingBelowDelta", "stop")},
        side="SELL",
        kind="oco",
    ),
]

COUNTS = [
    # 1 open + 1 = 2 of 2; 2 + 1 = 3; what is over or elsewhere does not count
    Case("room for one", [ORDERS_2], limit(), account={"openOrders": [opened()]}),
    Case(
        "full", [ORDERS_2], limit(), {("MAX_NUM_ORDERS", None, "maxNumOrders", None)},
        account={"openOrders": [opened(), opened(status="PARTIALLY_FILLED")]},
    ),
    Case(
        "filled and foreign", [ORDERS_2], limit(),
        account={"openOrders": [opened(), opened(status="FILLED"), opened(symbol="CD")]},
    ),
    Case(
        "the old name", [{"filterType": "MAX_NUM_ORDERS", "limit": 0}], market_order(quantity="1"),
        {("MAX_NUM_ORDERS", None, "maxNumOrders", None)}, account={"openOrders": []},
    ),
    # an OCO adds 2: 1 + 2 = 3 > 2; one of them is algo
    Case(
        "OCO adds two", [ORDERS_2, ALGO_5], OCO, {("MAX_NUM_ORDERS", None, "maxNumOrders", None)},
        kind="oco", account={"openOrders": [opened()]},
    ),
    # P25: 5 algo of 5: an OCO is refused, a LIMIT passes; P27: cancel-replace frees nothing
    Case(
        "P25 OCO", [ALGO_5], OCO, {("MAX_NUM_ALGO_ORDERS", None, "maxNumAlgoOrders", None)},
        kind="marginOco", account={"openOrders": [opened("STOP_LOSS_LIMIT")] * 5},
    ),
    Case(
        "P25 LIMIT", [ALGO_5], limit(), account={"openOrders": [opened("STOP_LOSS_LIMIT")] * 5},
    ),
    Case(
        "cancel-replace", [ORDERS_2],
        limit() | {"cancelReplaceMode": "STOP_ON_FAILURE", "cancelOrderId": "1"},
        {("MAX_NUM_ORDERS", None, "maxNumOrders", None)},
        kind="cancelReplace", account={"openOrders": [opened(), opened()]},
    ),
    # two algo legs: 4 + 2 = 6 > 5
    Case(
        "two algo legs", [ALGO_5],
        {
            "quantity": "1",
            "aboveType": "TAKE_PROFIT",
            "aboveStopPrice": "6",
            "belowType": "STOP_LOSS",
            "belowStopPrice": "4",
        },
        {("MAX_NUM_ALGO_ORDERS", None, "maxNumAlgoOrders", None)},
        side="SELL", kind="orderListOco", account={"openOrders": [opened("TAKE_PROFIT")] * 4},
        as_of=TODAY,
    ),
    # two iceberg legs: 0 + 2 = 2 > 1; without an iceberg the count is not asked for
    Case(
        "two icebergs", [ICEBERGS_1], OCO | {"limitIcebergQty": "1", "stopIcebergQty": "1"},
        {("MAX_NUM_ICEBERG_ORDERS", None, "maxNumIcebergOrders", None)},
        kind="oco", account={"openOrders": []},
    ),
    Case("no iceberg", [ICEBERGS_1, LISTS_1, ALGO_5], limit()),
    # legs of one list are one list: 1 + 1 = 2 > 1
    Case(
        "lists", [LISTS_1], OCO, {("MAX_NUM_ORDER_LISTS", None, "maxNumOrderLists", None)},
        kind="oco", account={"openOrders": [opened(orderListId=7), opened(orderListId=7)]},
    ),
    # everywhere: lists 7 and 8 make 2, + 1 = 3 of 3; orders 2 + 2 = 4 > 3
    Case(
        "exchange filters", [], OCO, {("EXCHANGE_MAX_NUM_ORDERS", None, "maxNumOrders", None)},
        kind="oco",
        account={"openOrders": [opened(orderListId=7), opened(orderListId=8, symbol="CD")]},
        exchange_filters=[
            {"filterType": "EXCHANGE_MAX_NUM_ORDERS", "maxNumOrders": 3},
            {"filterType": "EXCHANGE_MAX_NUM_ORDER_LISTS", "maxNumOrderLists": 3},
            {"filterType": "EXCHANGE_MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders": 1},
        ],
    ),
    Case(
        "unknown orders", [ORDERS_2], limit(), unevaluated=lacking("MAX_NUM_ORDERS", "open_orders"),
    ),
    Case(
        "unknown filter", [{"filterType": "T_PLUS_SELL", "endTime": 1}], limit(),
        unevaluated=lacking("T_PLUS_SELL"),
    ),
    Case("amendments", [{"filterType": "MAX_NUM_ORDER_AMENDS", "maxNumOrderAmends": 0}], limit()),
]  # fmt: skip

# free 3 + locked 1 + open BUY 2.5 - 0.5 = 6 of 10; SELL, filled and foreign orders do not count
HELD = {
    "balances": [{"asset": "A", "free": "3", "locked": "1"}],
    "openOrders": [
        opened(side="BUY", origQty="2.5", executedQty="0.5", status="PARTIALLY_FILLED"),
        opened(origQty="100"),
        opened(side="BUY", origQty="100", status="CANCELED"),
        opened(side="BUY", origQty="100", symbol="CD"),
    ],
}

POSITIONS = [
    # 6 + 4 = 10 passes, 6 + 4.00000001 does not; the order itself counts from 2022-05-23
    Case("exactly full", [POSITION], limit("4"), account=HELD),
    Case(
        "a hair over", [POSITION], limit("4.00000001"),
        {("MAX_POSITION", "quantity", "maxPosition", None)}, account=HELD,
    ),
    Case("own not counted", [POSITION], limit("99"), account=HELD, as_of=dt.date(2022, 5, 22)),
    Case(
        "own counted that day", [POSITION], limit("99"),
        {("MAX_POSITION", "quantity", "maxPosition", None)}, account=HELD,
        as_of=dt.date(2022, 5, 23),
    ),
    Case("a SELL", [POSITION], limit("99"), side="SELL"),
    # 40 / ask 10 = 4: 6 + 4 = 10; 40.01 / 10 = 4.001
    Case(
        "quote, full", [POSITION], market_order(quoteOrderQty="40"), account=HELD,
        market={"askPrice": "10", "bidPrice": "1"},
    ),
    Case(
        "quote, over", [POSITION], market_order(quoteOrderQty="40.01"),
        {("MAX_POSITION", "quoteOrderQty", "maxPosition", None)}, account=HELD,
        market={"askPrice": "10"},
    ),
    Case(
        "knowing nothing", [POSITION], market_order(quoteOrderQty="40"),
        unevaluated=lacking("MAX_POSITION", "balance:A", "open_orders", "best_ask"),
    ),
    # an asset that is not listed is held at 0: 0 + 10 = 10
    Case("not listed", [POSITION], limit("10"), account={"balances": [], "openOrders": []}),
]  # fmt: skip

TABLE = PRICES + BANDS + QUANTITIES + NOTIONALS + TRAILINGS + COUNTS + POSITIONS


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.why)
def test_by_hand(case: Case) -> None:
    """The oracle says what the arithmetic says."""
    found = case.verdicts()
    assert (found.violated, found.unevaluated) == (case.violated, case.unevaluated)


def test_products_name_the_leg() -> None:
    """Both limit prices of an OCO are too small: 4 x 2 = 8, 3 x 2 = 6, stop 3.1 x 2 = 6.2."""
    request = {"quantity": "2", "price": "4", "stopPrice": "3.1", "stopLimitPrice": "3"}
    found = Case("", [MIN], request, side="SELL", kind="oco").verdicts()
    assert found.products == {
        ("MIN_NOTIONAL", "price*quantity", "minNotional", "limit"),
        ("MIN_NOTIONAL", "stopLimitPrice*quantity", "minNotional", "stop"),
        ("MIN_NOTIONAL", "stopPrice*quantity", "minNotional", "stop"),
    }
    assert found.bounds() == {("MIN_NOTIONAL", "minNotional")}


def well_formed(case: Drawn) -> None:
    """Check the promise that requests carry only legal amounts, and that the oracle answers."""
    for name, value in case.request.items():
        if name.endswith(("rice", "Qty", "uantity")):
            assert re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,8})?", value)
            assert "cebergQty" in name or value.strip("0.")
    judge(
        case.exchange_info,
        case.request,
        kind=case.kind,
        market=case.market,
        account=case.account,
        as_of=case.as_of,
    )


@given(cases(max_asset=True))
@settings(max_examples=50, deadline=None)
def test_strategies_feed_it(case: Drawn) -> None:
    """What Hypothesis draws is well formed."""
    well_formed(case)


def test_generator_feeds_it() -> None:
    """What the generator makes is well formed, and the same for the same seed."""
    first, second = (random.Random(1) for _ in range(2))  # noqa: S311 -- no secret
    made = list(random_cases(first, 300))
    assert made == list(random_cases(second, 300))
    for case in made:
        well_formed(case)
