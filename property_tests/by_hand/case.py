"""One case worked out by hand: `Case`, and the filters and requests that cases are made of."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from property_tests.oracle import Verdicts, judge

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

OCO = {"quantity": "2", "price": "6", "stopPrice": "4.9", "stopLimitPrice": "5"}

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
