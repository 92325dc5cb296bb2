"""For every rule and filter a request that it refuses."""

from collections.abc import Mapping

import attrs

from pretrade import Account, ExchangeInfo, Market, OpenOrder, Report
from tests.rules.requests import (
    ACCOUNT,
    LISTED,
    LOT_SIZE,
    MARKET,
    PRICE_FILTER,
    judge,
    listing,
    oco,
    order,
    order_list_oco,
    request,
)
from tests.symbols import (
    BASE_DATE,
    market_lot_size,
    min_notional,
    notional,
    percent_price,
    percent_price_by_side,
    trailing_delta,
)


@attrs.frozen
class Fault:
    """A request and where it is refused."""

    rule: str
    params: dict[str, object]
    info: ExchangeInfo = LISTED
    kind: str = "order"
    market: Market = MARKET
    account: Account = ACCOUNT
    as_of: str = BASE_DATE

    def report(self) -> Report:
        return judge(
            self.params,
            self.info,
            kind=self.kind,
            market=self.market,
            account=self.account,
            as_of=self.as_of,
        )


def filtered(filter_type: str, **numbers: object) -> ExchangeInfo:
    return listing({"filterType": filter_type, **numbers})


def exchange_filtered(filter_type: str, **numbers: object) -> ExchangeInfo:
    return ExchangeInfo.load(
        {
            "symbols": [dict(LISTED["BTCUSDT"].raw)],
            "exchangeFilters": [{"filterType": filter_type, **numbers}],
            "rateLimits": [],
        }
    )


def opened(**changes: object) -> Account:
    raw: dict[str, object] = {
        "symbol": "BTCUSDT",
        "side": "BUY",
        "type": "STOP_LOSS_LIMIT",
        "origQty": "5",
        "icebergQty": "1",
        "clientOrderId": "mine",
        "orderListId": 4,
        **changes,
    }
    return attrs.evolve(ACCOUNT, open_orders=[OpenOrder.from_json(raw)])


# Everything that can be wrong with an account.
BAD_ACCOUNT = Account(
    permissions=["OTHER"],
    balances={"BTC": "0", "USDT": "0"},
    open_orders=[
        OpenOrder("BTCUSDT", "BUY", "STOP_LOSS", "1", iceberg_qty="1", client_order_id="mine")
    ],
    order_counts={("SECOND", 10): 50},
    can_trade=False,
)
POOR = attrs.evolve(ACCOUNT, balances={})
STOP = order("STOP_LOSS")
TEN_SECONDS: Mapping[str, object] = {
    "rateLimitType": "ORDERS",
    "interval": "SECOND",
    "intervalNum": 10,
    "limit": 50,
}

RULE_FAULTS = (
    Fault("UNKNOWN_PARAMETER", order("LIMIT", foo="1")),
    Fault("SYNTAX", order("LIMIT", price="1e3")),
    Fault("EMPTY_PARAMETER", order("LIMIT", price="")),
    Fault("SIDE", order("LIMIT", side="LONG")),
    Fault("ORDER_TYPE_VALUE", order("LIMIT", type="STOP")),
    Fault("TIME_IN_FORCE", order("LIMIT", timeInForce="GTX")),
    Fault("SYMBOL", order("LIMIT", symbol="ETHUSDT")),
    Fault("FORBIDDEN_PARAMETER", order("MARKET", timeInForce="GTC")),
    Fault(
        "QUOTE_ORDER_QTY",
        order("MARKET", quantity=None, quoteOrderQty="150"),
        listing(quoteOrderQtyMarketAllowed=False),
    ),
    Fault("MANDATORY_PARAMETER", order("LIMIT", price=None)),
    Fault("PARAMETER_COMBINATION", order("MARKET", quoteOrderQty="150")),
    Fault("OCO_TYPES", order_list_oco("SELL", aboveType="LIMIT"), kind="orderListOco"),
    Fault("PEGGED_PRICE", order("LIMIT", pegOffsetType="PRICE_LEVEL", pegOffsetValue=101)),
    Fault("STRATEGY_TYPE", order("LIMIT", strategyType=1)),
    Fault("RECV_WINDOW", order("LIMIT", recvWindow=60001)),
    Fault("OVERFLOW", order("LIMIT", quantity="99999999999"), as_of="2022-12-05"),
    Fault("PRECISION", order("LIMIT", price="0.123456789")),
    Fault("ZERO_VALUE", order("LIMIT", price="0.00")),
    Fault("ZERO_NOTIONAL", order("LIMIT", price="0.0001", quantity="0.00001")),
    Fault("ORDER_TYPE", order("MARKET"), listing(orderTypes=["LIMIT"])),
    Fault("ICEBERG_ALLOWED", order("LIMIT", icebergQty="0.001"), listing(icebergAllowed=False)),
    Fault("OCO_ALLOWED", oco(), listing(ocoAllowed=False), kind="oco"),
    Fault(
        "TRAILING_STOP_ALLOWED",
        order("STOP_LOSS", trailingDelta=100),
        listing(allowTrailingStop=False),
    ),
    Fault(
        "CANCEL_REPLACE_ALLOWED",
        request("cancelReplace"),
        listing(cancelReplaceAllowed=False),
        kind="cancelReplace",
    ),
    Fault(
        "SELF_TRADE_PREVENTION",
        order("LIMIT", selfTradePreventionMode="NONE"),
        listing(allowedSelfTradePreventionModes=["EXPIRE_TAKER"]),
    ),
    Fault("ICEBERG_TIME_IN_FORCE", order("LIMIT", icebergQty="0.001", timeInForce="IOC")),
    Fault("ICEBERG_QUANTITY", order("LIMIT", icebergQty="0.02")),
    Fault("SYMBOL_STATUS", order("LIMIT"), listing(status="BREAK")),
    Fault("SPOT_ALLOWED", order("LIMIT"), listing(isSpotTradingAllowed=False)),
    Fault(
        "MARGIN_ALLOWED",
        request("marginOrder"),
        listing(isMarginTradingAllowed=False),
        kind="marginOrder",
    ),
    Fault("OCO_PRICES", oco(price="18000"), kind="oco"),
    Fault("PERMISSIONS", order("LIMIT"), account=attrs.evolve(ACCOUNT, permissions=["OTHER"])),
    Fault("CAN_TRADE", order("LIMIT"), account=attrs.evolve(ACCOUNT, can_trade=False)),
    Fault("DUPLICATE_CLIENT_ORDER_ID", order("LIMIT", newClientOrderId="mine"), account=opened()),
    Fault(
        "ORDER_RATE",
        order("LIMIT"),
        listing(rate_limits=[TEN_SECONDS]),
        account=attrs.evolve(ACCOUNT, order_counts={("SECOND", 10): 50}),
    ),
    Fault(
        "EMPTY_BOOK",
        order("MARKET", quantity=None, quoteOrderQty="150"),
        market=attrs.evolve(MARKET, best_ask="0"),
        as_of="2024-08-16",
    ),
    Fault("TRIGGER_PRICE", order("STOP_LOSS", stopPrice="19000")),
    Fault("POST_ONLY", order("LIMIT_MAKER", price="20001")),
    Fault("BALANCE", order("LIMIT"), account=POOR),
)

REQUEST_FILTER_FAULTS = (
    Fault("PRICE_FILTER", order("LIMIT", price="19000.001"), listing(PRICE_FILTER)),
    Fault("PERCENT_PRICE", order("LIMIT", price="1"), listing(percent_price("0.9", "1.1"))),
    Fault(
        "PERCENT_PRICE_BY_SIDE",
        order("LIMIT", price="90000"),
        listing(percent_price_by_side("0.9", "1.1")),
    ),
    Fault("LOT_SIZE", order("LIMIT", quantity="0.010001"), listing(LOT_SIZE)),
    Fault(
        "MARKET_LOT_SIZE",
        order("MARKET", quantity="2"),
        listing(market_lot_size("1")),
    ),
    Fault(
        "MIN_NOTIONAL",
        order("LIMIT"),
        listing(min_notional("1000")),
    ),
    Fault("NOTIONAL", order("LIMIT"), listing(notional("1000", "9000"))),
    Fault(
        "ICEBERG_PARTS", order("LIMIT", icebergQty="0.0001"), filtered("ICEBERG_PARTS", limit=10)
    ),
    Fault(
        "TRAILING_DELTA",
        order("STOP_LOSS", trailingDelta=5),
        listing(trailing_delta()),
    ),
)

ACCOUNT_FILTER_FAULTS = (
    Fault("MAX_NUM_ORDERS", STOP, filtered("MAX_NUM_ORDERS", maxNumOrders=1), account=opened()),
    Fault(
        "MAX_NUM_ALGO_ORDERS",
        STOP,
        filtered("MAX_NUM_ALGO_ORDERS", maxNumAlgoOrders=1),
        account=opened(),
    ),
    Fault(
        "MAX_NUM_ICEBERG_ORDERS",
        order("LIMIT", icebergQty="0.001"),
        filtered("MAX_NUM_ICEBERG_ORDERS", maxNumIcebergOrders=1),
        account=opened(),
    ),
    Fault(
        "MAX_NUM_ORDER_LISTS",
        oco(),
        filtered("MAX_NUM_ORDER_LISTS", maxNumOrderLists=1),
        kind="oco",
        account=opened(),
    ),
    Fault(
        "EXCHANGE_MAX_NUM_ORDERS",
        STOP,
        exchange_filtered("EXCHANGE_MAX_NUM_ORDERS", maxNumOrders=1),
        account=opened(symbol="X"),
    ),
    Fault(
        "EXCHANGE_MAX_NUM_ALGO_ORDERS",
        STOP,
        exchange_filtered("EXCHANGE_MAX_NUM_ALGO_ORDERS", maxNumAlgoOrders=1),
        account=opened(symbol="X"),
    ),
    Fault(
        "EXCHANGE_MAX_NUM_ICEBERG_ORDERS",
        order("LIMIT", icebergQty="0.001"),
        exchange_filtered("EXCHANGE_MAX_NUM_ICEBERG_ORDERS", maxNumIcebergOrders=1),
        account=opened(symbol="X"),
    ),
    Fault(
        "EXCHANGE_MAX_NUM_ORDER_LISTS",
        oco(),
        exchange_filtered("EXCHANGE_MAX_NUM_ORDER_LISTS", maxNumOrderLists=1),
        kind="oco",
        account=opened(symbol="X"),
    ),
    Fault("MAX_POSITION", order("LIMIT"), filtered("MAX_POSITION", maxPosition="1")),
    Fault(
        "MAX_ASSET",
        order("LIMIT"),
        filtered("MAX_ASSET", asset="BTC", limit="0.001"),
    ),
)

FAULTS = (*RULE_FAULTS, *REQUEST_FILTER_FAULTS, *ACCOUNT_FILTER_FAULTS)

# A symbol that has every filter, and a limit on the order rate.
EVERY_FILTER = listing(
    *(
        raw
        for fault in (*REQUEST_FILTER_FAULTS, *ACCOUNT_FILTER_FAULTS)
        for raw in fault.info["BTCUSDT"].raw["filters"]
    ),
    rate_limits=[TEN_SECONDS],
)
