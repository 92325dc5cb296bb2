"""What orders are worth."""

from property_tests.by_hand.case import (
    LAST_AND_5,
    MIN,
    NOTIONAL,
    OCO,
    Case,
    lacking,
    limit,
    market_order,
    stop_limit,
)

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
        {("MIN_NOTIONAL", "quantity", "minNotional", None)},
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
        {("MIN_NOTIONAL", "quantity", "minNotional", None)},
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
    # flags false: nothing applies, no fact is needed; absent: nobody knows what applies
    Case(
        "MARKET, not applied",
        [
            {"filterType": "MIN_NOTIONAL", "minNotional": "10", "applyToMarket": False},
            {**NOTIONAL, "applyMinToMarket": False, "applyMaxToMarket": False},
        ],
        market_order(quantity="0.99"),
    ),
    Case(
        "MARKET, not said",
        [{"filterType": "MIN_NOTIONAL", "minNotional": "10"}],
        market_order(quantity="0.99"),
        unevaluated=lacking("MIN_NOTIONAL", "symbol:applyToMarket"),
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
        {("MIN_NOTIONAL", "quantity", "minNotional", "stop")}, side="SELL", kind="oco",
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
