"""Quantities on and off the step and the bounds."""

import datetime as dt

from property_tests.by_hand.case import (
    LOT,
    MARKET_LOT,
    MIN,
    PARTS,
    TODAY,
    Case,
    lacking,
    limit,
    market_order,
)

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
