"""An account whose counts and position are at the edge, with holes for judging."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from property_tests.strategies.market import FullMarket
from property_tests.strategies.pick import Picker
from property_tests.strategies.wire import UNIT, Json, spelled, units

COUNTED = {
    "MAX_NUM_ORDERS": ("maxNumOrders", "LIMIT"),
    "MAX_NUM_ALGO_ORDERS": ("maxNumAlgoOrders", "STOP_LOSS_LIMIT"),
    "MAX_NUM_ICEBERG_ORDERS": ("maxNumIcebergOrders", "ICEBERG"),
    "MAX_NUM_ORDER_LISTS": ("maxNumOrderLists", "LIST"),
}
TYPES = ("LIMIT", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "LIMIT_MAKER", "STOP_LOSS", "TAKE_PROFIT_LIMIT")
STATES = ("NEW", "PARTIALLY_FILLED", "PENDING_NEW", "FILLED", "CANCELED")
MANY = 20


@dataclass(frozen=True)
class OrderBook:
    """Writes the account's open orders on one symbol and elsewhere."""

    pick: Picker
    symbol: str

    def order(self, number: int, **given: str | int) -> dict[str, Any]:
        """Write an order that is plainly open, but for what is given."""
        whole = {
            "symbol": self.symbol,
            "orderId": number,
            "orderListId": -1,
            "clientOrderId": f"open-{number}",
            "price": "1.00000000",
            "origQty": "0.50000000",
            "executedQty": "0.00000000",
            "status": "NEW",
            "timeInForce": "GTC",
            "type": "LIMIT",
            "side": "SELL",
            "stopPrice": "0.00000000",
            "icebergQty": "0.00000000",
        }
        return whole | given

    def alike(self, count: int, what: str) -> list[dict[str, Any]]:
        """Write so many open orders of one sort."""
        sorts: dict[str, dict[str, str | int]] = {
            "ICEBERG": {"icebergQty": "0.10000000"},
            "LIST": {"type": "LIMIT_MAKER"},
        }
        same = sorts.get(what, {"type": what})
        if what != "LIST":
            return [self.order(number + 1, **same) for number in range(count)]
        return [
            self.order(number + 1, orderListId=number // 2 + 1, **same)
            for number in range(2 * count)
        ]

    def mixed(self, count: int) -> list[dict[str, Any]]:
        """Write so many orders of all sorts, some elsewhere, some over, some in lists."""
        orders: list[dict[str, Any]] = []
        for number in range(count):
            done = self.pick.one_of((0, UNIT // 4, 1))
            given: dict[str, str | int] = {
                "symbol": self.pick.one_of((self.symbol, self.symbol, "ELSEWHERE")),
                "orderListId": self.pick.one_of((-1, -1, 7, 8)),
                "executedQty": spelled(self.pick, done),
                "status": self.pick.one_of(STATES),
                "type": self.pick.one_of(TYPES),
                "side": self.pick.one_of(("BUY", "SELL")),
                "icebergQty": self.pick.one_of(("0.00000000", "0.10000000", "0")),
            }
            orders.append(self.order(number + 1, **given))
        return orders


def open_orders(pick: Picker, symbol: str, filters: Mapping[str, Json]) -> list[dict[str, Any]]:
    """Write open orders near the limit of one of the count filters, or just some."""
    book = OrderBook(pick, symbol)
    limits: list[tuple[int, str]] = []
    for name, (key, sort) in COUNTED.items():
        if name in filters:
            limits.append((int(filters[name].get(key, filters[name].get("limit", 0))), sort))
    if pick.chance(40):
        return []
    if not limits or pick.chance(50):
        return book.mixed(pick.between(0, 5))
    limit, sort = pick.one_of(limits)
    if limit > MANY and not pick.chance(10):
        return []
    return book.alike(max(0, limit - pick.one_of((1, 0, 2))), sort)


def unfilled_buys(symbol: str, orders: list[dict[str, Any]]) -> int:
    """Sum what open BUY orders on the symbol may still buy."""
    live = [one for one in orders if one["status"] in {"NEW", "PENDING_NEW", "PARTIALLY_FILLED"}]
    buys = [one for one in live if one["side"] == "BUY" and one["symbol"] == symbol]
    return sum(units(one["origQty"]) - units(one["executedQty"]) for one in buys)


def known_account(
    pick: Picker,
    symbol: Json,
    filters: Mapping[str, Json],
    request: Mapping[str, str],
    market: FullMarket,
) -> dict[str, Any] | None:
    """Give the account object; its base balance brings the position to the edge."""
    if pick.chance(4):
        return None
    orders = open_orders(pick, symbol["symbol"], filters)
    own = units(request.get("quantity", 0))
    if "quoteOrderQty" in request:
        own = int(Fraction(units(request["quoteOrderQty"]) * UNIT, market.ask))
    edge = units(filters.get("MAX_POSITION", {}).get("maxPosition", 0))
    edge -= unfilled_buys(symbol["symbol"], orders) + pick.one_of((own, own, 0))
    total = max(0, edge + pick.one_of((0, 0, 1, -1, UNIT // 2)))
    locked = pick.one_of((0, total // 3))
    balances = [
        {"asset": symbol["quoteAsset"], "free": "1000000.00000000", "locked": "0.00000000"},
        {
            "asset": symbol["baseAsset"],
            "free": spelled(pick, total - locked),
            "locked": spelled(pick, locked),
        },
    ]
    known: dict[str, Any] = {"canTrade": True, "permissions": ["SPOT", "MARGIN"]}
    if not pick.chance(10):
        known["balances"] = balances[:1] if total == 0 and pick.chance(50) else balances
    if not pick.chance(10):
        known["openOrders"] = orders
    known["orderCounts"] = []
    return known
