"""What may be held of an asset."""

import datetime as dt

from property_tests.by_hand.case import POSITION, Case, lacking, limit, market_order, opened

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
