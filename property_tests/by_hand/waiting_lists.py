"""OTO and OTOCO, by the tables of rest-api.md, "New Order list - OTO" and "- OTOCO"."""

import datetime as dt

from property_tests.by_hand.case import ALGO_5, LISTS_1, ORDERS_2, lacking, opened
from property_tests.by_hand.later import Later, refused, waits

TICK = {"filterType": "PRICE_FILTER", "minPrice": "1", "maxPrice": "100", "tickSize": "0.5"}
LOT = {"filterType": "LOT_SIZE", "minQty": "1", "maxQty": "50", "stepSize": "1"}
WORTH_18 = {
    "filterType": "NOTIONAL", "minNotional": "18", "maxNotional": "1000",
    "applyMinToMarket": True, "applyMaxToMarket": False, "avgPriceMins": 5,
}  # fmt: skip
BY_SIDE = {
    "filterType": "PERCENT_PRICE_BY_SIDE", "avgPriceMins": 5,
    "bidMultiplierUp": "1.1", "bidMultiplierDown": "0.95",
    "askMultiplierUp": "1.1", "askMultiplierDown": "0.95",
}  # fmt: skip
TRAILING = {
    "filterType": "TRAILING_DELTA", "minTrailingAboveDelta": 10, "maxTrailingAboveDelta": 200,
    "minTrailingBelowDelta": 20, "maxTrailingBelowDelta": 100,
}  # fmt: skip

NAMES = [
    Later("an OTO", "oto"),
    Later("an OTOCO", "otoco"),
    Later("any side goes with any", "oto", {"pendingSide": "BUY"}),
    # the working order must be LIMIT or LIMIT_MAKER
    Later(
        "a working MARKET order", "oto",
        {"workingType": "MARKET", "workingPrice": None, "workingTimeInForce": None},
        refused("UNSUPPORTED_TYPE", "workingType", "working")
        | refused("MANDATORY_PARAMETER", "workingPrice"),
    ),
    Later(
        "a working maker has no time in force", "oto", {"workingType": "LIMIT_MAKER"},
        refused("FORBIDDEN_PARAMETER", "workingTimeInForce", "working"),
    ),
    Later(
        "workingType = LIMIT asks for workingTimeInForce", "otoco", {"workingTimeInForce": None},
        refused("MANDATORY_PARAMETER", "workingTimeInForce"),
    ),
    Later(
        "workingPrice is mandatory", "oto", {"workingPrice": None},
        refused("MANDATORY_PARAMETER", "workingPrice"),
    ),
    Later(
        "a peg instead of a price", "oto",
        {"workingPrice": None, "workingPegPriceType": "PRIMARY_PEG"},
    ),
    Later(
        "pendingType = LIMIT", "oto", {"pendingType": "LIMIT"},
        refused("MANDATORY_PARAMETER", "pendingPrice")
        | refused("MANDATORY_PARAMETER", "pendingTimeInForce"),
    ),
    Later(
        "pendingType = STOP_LOSS", "oto", {"pendingType": "STOP_LOSS"},
        refused("MANDATORY_PARAMETER", "pendingStopPrice"),
    ),
    Later(
        "a trailing distance is enough", "oto",
        {"pendingType": "TAKE_PROFIT", "pendingTrailingDelta": "100"},
    ),
    Later(
        "pendingAboveType = TAKE_PROFIT_LIMIT", "otoco",
        {"pendingAboveType": "TAKE_PROFIT_LIMIT", "pendingAbovePrice": None},
        refused("MANDATORY_PARAMETER", "pendingAbovePrice")
        | refused("MANDATORY_PARAMETER", "pendingAboveTimeInForce")
        | refused("MANDATORY_PARAMETER", "pendingAboveStopPrice"),
        waits("BALANCE", "OCO_PRICES", "TRIGGER_PRICE"), only=True,
    ),
    Later(
        "no parameter for an amount of the quote asset", "oto", {"pendingQuoteOrderQty": "20"},
        refused("UNKNOWN_PARAMETER", "pendingQuoteOrderQty"),
    ),
    # binance-connector-python#344: the name of an OTO in an OTOCO
    Later(
        "a name of the other list", "otoco", {"pendingTimeInForce": "GTC"},
        refused("UNKNOWN_PARAMETER", "pendingTimeInForce"),
    ),
    Later(
        "a margin list has no peg", "marginOto", {"workingPegPriceType": "PRIMARY_PEG"},
        refused("UNKNOWN_PARAMETER", "workingPegPriceType"),
    ),
    Later(
        "a margin list repays nothing by itself", "marginOtoco", {"sideEffectType": "AUTO_REPAY"},
        refused("SYNTAX", "sideEffectType"),
    ),
    Later(
        "strategy types below a million are reserved", "otoco",
        {"pendingBelowStrategyType": "999999"},
        refused("STRATEGY_TYPE", "pendingBelowStrategyType", "pendingBelow"),
    ),
    Later(
        "icebergs are GTC", "oto", {"workingTimeInForce": "IOC", "workingIcebergQty": "1"},
        refused("ICEBERG_TIME_IN_FORCE", "workingTimeInForce", "working"),
    ),
    Later(
        "ids of one list", "oto", {"workingClientOrderId": "x", "pendingClientOrderId": "x"},
        refused("DUPLICATE_CLIENT_ORDER_ID", "pendingClientOrderId"),
    ),
    Later(
        "ids of list and order are two name spaces", "oto",
        {"workingClientOrderId": "x", "listClientOrderId": "x"},
    ),
]  # fmt: skip
PAIRS = [
    # -1166 and -1197: a SELL pair has its limit above and its stop below
    Later(
        "a pair upside down", "otoco",
        {
            "pendingAboveType": "STOP_LOSS", "pendingAbovePrice": None,
            "pendingAboveStopPrice": "12", "pendingBelowType": "LIMIT_MAKER",
            "pendingBelowStopPrice": None, "pendingBelowPrice": "8",
        },
        refused("OCO_TYPES", "pendingAboveType") | refused("OCO_TYPES", "pendingBelowType"),
    ),
    Later(
        "the pair's own side counts", "otoco",
        {"pendingSide": "BUY"},
        refused("OCO_TYPES", "pendingAboveType") | refused("OCO_TYPES", "pendingBelowType"),
    ),
    # 12 above and 13 below contradict each other whatever the market is
    Later(
        "prices across", "otoco", {"pendingBelowStopPrice": "13"},
        refused("OCO_PRICES", "pendingAbovePrice"),
        waits("BALANCE", "OCO_PRICES", "POST_ONLY", "TRIGGER_PRICE"),
        only=True,
    ),
    Later(
        "take-profit orders since 2024-12-16", "otoco",
        {
            "pendingAboveType": "TAKE_PROFIT", "pendingAbovePrice": None,
            "pendingAboveStopPrice": "12",
        },
        refused("OCO_TYPES", "pendingAboveType") | refused("OCO_TYPES", "pendingBelowType"),
        waits("BALANCE", "OCO_PRICES", "TRIGGER_PRICE"), only=True, as_of=dt.date(2024, 12, 15),
    ),
    Later(
        "take-profit orders on that day", "otoco",
        {
            "pendingAboveType": "TAKE_PROFIT", "pendingAbovePrice": None,
            "pendingAboveStopPrice": "12",
        },
        unevaluated=waits("BALANCE", "OCO_PRICES", "TRIGGER_PRICE"), only=True,
        as_of=dt.date(2024, 12, 16),
    ),
    # the table does not call it mandatory, and an OTOCO has three orders
    Later(
        "no pendingBelowType", "otoco",
        {"pendingBelowType": None, "pendingBelowStopPrice": None},
        unevaluated=waits("BALANCE", "POST_ONLY")
        | lacking("MANDATORY_PARAMETER", "order:pendingBelowType"), only=True,
    ),
]  # fmt: skip
FLAGS = [
    Later("otoAllowed", "oto", {}, refused("OTO_ALLOWED"), row={"otoAllowed": False}),
    # stated of OPOCO only
    Later(
        "ocoAllowed", "otoco", {}, set(), lacking("OCO_ALLOWED", "evidence:oco_of_otoco"),
        row={"ocoAllowed": False},
    ),
    Later("an OTO needs no ocoAllowed", "oto", row={"ocoAllowed": False}),
    Later(
        "no flag", "marginOto", {}, set(), lacking("OTO_ALLOWED", "symbol:otoAllowed"),
        row={"otoAllowed": None},
    ),
]  # fmt: skip
FILTERS = [
    # 9.25 and 12.25 are no multiples of 0.5
    Later(
        "ticks of every order", "otoco", {"workingPrice": "9.25", "pendingAbovePrice": "12.25"},
        {
            ("PRICE_FILTER", "workingPrice", "tickSize", "working"),
            ("PRICE_FILTER", "pendingAbovePrice", "tickSize", "pendingAbove"),
        },
        filters=[TICK],
    ),
    Later(
        "steps of every order, one of a pair", "otoco", {"pendingQuantity": "2.5"},
        {("LOT_SIZE", "pendingQuantity", "stepSize", None)}, filters=[LOT],
    ),
    Later(
        "a pending quantity", "oto", {"pendingQuantity": "2.5"},
        {("LOT_SIZE", "pendingQuantity", "stepSize", "pending")}, filters=[LOT],
    ),
    # 9 x 2 = 18 passes; 8.9 x 2 = 17.8 does not; the pending MARKET order: later
    Later("a notional reached", "oto", {}, set(), waits("NOTIONAL"), filters=[WORTH_18]),
    Later(
        "a notional missed", "oto", {"workingPrice": "8.9"},
        {("NOTIONAL", "workingQuantity", "minNotional", "working")}, waits("NOTIONAL"),
        filters=[WORTH_18],
    ),
    # 8.9 x 2 again, of the order above
    Later(
        "a pending notional missed", "otoco", {"pendingAbovePrice": "8.9"},
        {("NOTIONAL", "pendingQuantity", "minNotional", "pendingAbove")}, filters=[WORTH_18],
    ),
    # the band is 9.5 to 11 today: the working order is outside, the pending ones are not judged
    Later(
        "bands", "otoco", {},
        {("PERCENT_PRICE_BY_SIDE", "workingPrice", "bidMultiplierDown", "working")},
        waits("PERCENT_PRICE_BY_SIDE"), filters=[BY_SIDE],
    ),
    Later(
        "a trailing SELL stop looks below", "oto",
        {"pendingType": "STOP_LOSS", "pendingTrailingDelta": "101"},
        {("TRAILING_DELTA", "pendingTrailingDelta", "maxTrailingBelowDelta", "pending")},
        filters=[TRAILING],
    ),
    # 0 + 2 of 2, 0 + 3 of 2
    Later("an OTO is two orders", "oto", filters=[ORDERS_2]),
    Later(
        "an OTOCO is three", "otoco", {}, {("MAX_NUM_ORDERS", None, "maxNumOrders", None)},
        filters=[ORDERS_2],
    ),
    # 1 + 1 > 1; 5 + 1 > 5, for a pending stop is open at once
    Later(
        "a list, and a stop in it", "otoco", {},
        {
            ("MAX_NUM_ORDER_LISTS", None, "maxNumOrderLists", None),
            ("MAX_NUM_ALGO_ORDERS", None, "maxNumAlgoOrders", None),
        },
        filters=[LISTS_1, ALGO_5],
        account={"openOrders": [opened("STOP_LOSS", orderListId=1, listClientOrderId="y")] * 5},
    ),
]  # fmt: skip
ACCOUNTS = [
    # 97 + 3 = 100 of 100, 98 + 3 > 100
    Later(
        "an OTOCO counts three", "otoco", {}, refused("ORDER_RATE"),
        account={"orderCounts": [{"interval": "DAY", "intervalNum": 1, "count": 98}]},
    ),
    Later(
        "an OTO counts two", "oto",
        account={"orderCounts": [{"interval": "DAY", "intervalNum": 1, "count": 98}]},
    ),
    # 9 x 2 = 18 > 17
    Later(
        "the working order is paid for", "oto", {},
        refused("BALANCE", "workingQuantity", "working"),
        account={"balances": [{"asset": "B", "free": "17", "locked": "5"}]},
    ),
    Later(
        "borrowed", "marginOto", {"sideEffectType": "MARGIN_BUY"}, set(),
        lacking("BALANCE", "borrowable:B"),
        account={"balances": [{"asset": "B", "free": "17", "locked": "5"}]},
    ),
    # 10.2 is above the ask of 10.1
    Later(
        "a working maker that takes", "oto",
        {"workingType": "LIMIT_MAKER", "workingTimeInForce": None, "workingPrice": "10.2"},
        refused("POST_ONLY", "workingPrice", "working"),
    ),
]  # fmt: skip
