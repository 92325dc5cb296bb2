"""Open orders, algorithmic orders, icebergs and lists, beside what the laws of these filters say.

The laws have the limits, reached and exceeded, of every filter by itself.
"""

import datetime as dt

from property_tests.by_hand.case import (
    ALGO_5,
    ICEBERGS_1,
    LISTS_1,
    OCO,
    ORDERS_2,
    Case,
    lacking,
    limit,
    market_order,
    opened,
)

COUNTS = [
    Case(
        "the old name", [{"filterType": "MAX_NUM_ORDERS", "limit": 0}], market_order(quantity="1"),
        {("MAX_NUM_ORDERS", None, "maxNumOrders", None)}, account={"openOrders": []},
    ),
    # P25: 5 algo of 5: an OCO is refused, a LIMIT passes; P27: cancel-replace frees nothing
    Case(
        "P25 OCO", [ALGO_5], OCO, {("MAX_NUM_ALGO_ORDERS", None, "maxNumAlgoOrders", None)},
        kind="marginOco", account={"openOrders": [opened("STOP_LOSS_LIMIT")] * 5},
        as_of=dt.date(2025, 8, 27),
    ),
    Case(
        "P25 OCO before lists counted whole", [ALGO_5], OCO,
        unevaluated=lacking("MAX_NUM_ALGO_ORDERS", "evidence:orders_of_lists"),
        kind="marginOco", account={"openOrders": [opened("STOP_LOSS_LIMIT")] * 5},
        as_of=dt.date(2025, 8, 26),
    ),
    # 4 + 1 = 5 of 5: it fits by any reading
    Case(
        "an OCO that fits whole", [ALGO_5], OCO, kind="oco",
        account={"openOrders": [opened("STOP_LOSS_LIMIT")] * 4}, as_of=dt.date(2025, 8, 26),
    ),
    # an OTO: its pending order counts, 2 + 1 = 3 > 2
    Case(
        "an order that waits", [ORDERS_2], limit(),
        {("MAX_NUM_ORDERS", None, "maxNumOrders", None)},
        account={"openOrders": [
            opened(orderListId=7), opened(orderListId=7, status="PENDING_NEW"),
        ]},
    ),
    Case(
        "a test order", [ORDERS_2, ALGO_5, ICEBERGS_1, LISTS_1], limit(icebergQty="0"),
        unevaluated=lacking("MAX_NUM_ORDERS", "matching_engine"), kind="testOrder",
        account={"openOrders": [opened(), opened()]},
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
    # without an iceberg the count is not asked for
    Case("no iceberg", [ICEBERGS_1, LISTS_1, ALGO_5], limit()),
    # legs of one list are one list: 1 + 1 = 2 > 1
    Case(
        "lists", [LISTS_1], OCO, {("MAX_NUM_ORDER_LISTS", None, "maxNumOrderLists", None)},
        kind="oco", account={"openOrders": [opened(orderListId=7), opened(orderListId=7)]},
    ),
    # everywhere: lists 7 and 8 make 2, + 1 = 3 of 3; orders 2 + 2 = 4 > 3
    Case(
        "exchange filters", [], OCO, {("EXCHANGE_MAX_NUM_ORDERS", None, "maxNumOrders", None)},
        kind="oco", as_of=dt.date(2025, 8, 27),
        account={"openOrders": [opened(orderListId=7), opened(orderListId=8, symbol="CD")]},
        exchange_filters=[
            {"filterType": "EXCHANGE_MAX_NUM_ORDERS", "maxNumOrders": 3},
            {"filterType": "EXCHANGE_MAX_NUM_ORDER_LISTS", "maxNumOrderLists": 3},
            {"filterType": "EXCHANGE_MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders": 1},
        ],
    ),
    Case(
        "unknown filter", [{"filterType": "T_PLUS_SELL", "endTime": 1}], limit(),
        unevaluated=lacking("T_PLUS_SELL"),
    ),
    Case("amendments", [{"filterType": "MAX_NUM_ORDER_AMENDS", "maxNumOrderAmends": 0}], limit()),
]  # fmt: skip
