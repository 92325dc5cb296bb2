"""Prices on and off the tick and the bounds."""

import datetime as dt

from property_tests.by_hand.case import PRICE, Case, limit

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
