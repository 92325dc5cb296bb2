"""Well-formed requests of every kind and type."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from property_tests.strategies.amounts import Amounts
from property_tests.strategies.pick import Picker
from property_tests.strategies.wire import spelled

KINDS = (
    "order", "order", "order", "order", "order", "testOrder", "cancelReplace", "oco", "oco",
    "orderListOco", "orderListOco", "marginOrder", "marginOco",
)  # fmt: skip
LISTS = ("oco", "orderListOco", "marginOco")
PRICED = ("LIMIT", "LIMIT_MAKER", "STOP_LOSS_LIMIT", "TAKE_PROFIT_LIMIT")
STOPS = ("STOP_LOSS_LIMIT", "STOP_LOSS")
TAKES = ("TAKE_PROFIT_LIMIT", "TAKE_PROFIT")
TAKE_PROFIT_LEGS_FROM = dt.date(2024, 12, 16)

Request = dict[str, str]


@dataclass(frozen=True)
class LegNames:
    """What the parameters of one order are called in this request."""

    price: str = "price"
    stop_price: str = "stopPrice"
    iceberg: str = "icebergQty"
    trailing: str = "trailingDelta"
    time_in_force: str = "timeInForce"
    peg: str = ""
    may_peg: bool = True


OLD_LIMIT = LegNames(iceberg="limitIcebergQty", may_peg=False)
OLD_STOP = LegNames("stopLimitPrice", "stopPrice", "stopIcebergQty", "trailingDelta",
                    "stopLimitTimeInForce", may_peg=False)  # fmt: skip
ABOVE = LegNames("abovePrice", "aboveStopPrice", "aboveIcebergQty", "aboveTrailingDelta",
                 "aboveTimeInForce", "above")  # fmt: skip
BELOW = LegNames("belowPrice", "belowStopPrice", "belowIcebergQty", "belowTrailingDelta",
                 "belowTimeInForce", "below")  # fmt: skip


@dataclass(frozen=True)
class Clerk:
    """Fills in request forms."""

    pick: Picker
    amounts: Amounts
    order_types: Sequence[str]
    kind: str
    side: str

    def text(self, amount: int) -> str:
        """Write an amount."""
        return spelled(self.pick, amount)

    def allowed(self, types: Sequence[str]) -> list[str]:
        """Keep the types that the symbol has."""
        return [one for one in types if one in self.order_types]

    def leg(self, order_type: str, names: LegNames, quantity: int, price: int) -> Request:
        """Fill in one order but for its quantity: what its type needs, and what it may have."""
        request: Request = {}
        if order_type in PRICED:
            request[names.price] = self.text(price)
            iceberg = self.amounts.iceberg(quantity, price) if self.pick.chance(35) else None
            if iceberg is not None:
                request[names.iceberg] = self.text(iceberg)
            if order_type != "LIMIT_MAKER":
                free = ("GTC", "IOC", "FOK") if order_type == "LIMIT" else ("GTC",)
                request[names.time_in_force] = "GTC" if iceberg else self.pick.one_of(free)
        if order_type in STOPS + TAKES:
            request.update(self.trigger(names))
        if (
            order_type in PRICED
            and names.may_peg
            and self.kind != "marginOrder"
            and self.pick.chance(10)
        ):
            self.peg(request, names)
        return request

    def peg(self, request: Request, names: LegNames) -> None:
        """Let the price follow the book; it may be named besides."""

        def called(name: str) -> str:
            return names.peg + name[0].upper() + name[1:] if names.peg else name

        request[called("pegPriceType")] = self.pick.one_of(("PRIMARY_PEG", "MARKET_PEG"))
        if self.pick.chance(60):
            del request[names.price]
        if self.pick.chance(25):
            request[called("pegOffsetType")] = "PRICE_LEVEL"
            request[called("pegOffsetValue")] = self.pick.one_of(("1", "0", "100"))

    def trigger(self, names: LegNames) -> Request:
        """Give stopPrice, trailingDelta or both; the old OCO must have stopPrice."""
        way = 0 if self.kind.startswith("margin") else self.pick.one_of((0, 1, 2))
        request: Request = {}
        if way != 1 or self.kind == "oco":
            request[names.stop_price] = self.text(self.amounts.price(self.side))
        if way != 0:
            request[names.trailing] = str(self.amounts.trailing())
        return request

    def single(self) -> Request:
        """Fill in one order."""
        order_type = self.pick.one_of([*self.order_types, *self.allowed(("MARKET",)) * 3])
        request = {"type": order_type}
        if order_type == "MARKET" and self.pick.chance(40):
            request["quoteOrderQty"] = self.text(self.amounts.quote_quantity(self.side))
            return request
        price = self.amounts.price(self.side)
        quantity = self.amounts.quantity(None if order_type == "MARKET" else price)
        request["quantity"] = self.text(quantity)
        return request | self.leg(order_type, LegNames(), quantity, price)

    def old_oco(self) -> Request:
        """Fill in the form of order/oco."""
        limit_price, stop_limit_price = (self.amounts.price(self.side) for _ in range(2))
        quantity = self.amounts.quantity(self.pick.one_of((limit_price, stop_limit_price)))
        stop_type = self.pick.one_of(self.allowed(STOPS))
        return {
            "quantity": self.text(quantity),
            **self.leg("LIMIT_MAKER", OLD_LIMIT, quantity, limit_price),
            **self.leg(stop_type, OLD_STOP, quantity, stop_limit_price),
        }

    def new_oco(self) -> Request:
        """Fill in the form of orderList/oco: BUY has the stop above, SELL below."""
        takes = TAKES if self.amounts.as_of >= TAKE_PROFIT_LEGS_FROM else ()
        take_type = self.pick.one_of(self.allowed(("LIMIT_MAKER", *takes)))
        stop_type = self.pick.one_of(self.allowed(STOPS))
        types = (stop_type, take_type) if self.side == "BUY" else (take_type, stop_type)
        prices = [self.amounts.price(self.side) for _ in range(2)]
        quantity = self.amounts.quantity(self.pick.one_of(prices))
        return {
            "quantity": self.text(quantity),
            "aboveType": types[0],
            "belowType": types[1],
            **self.leg(types[0], ABOVE, quantity, prices[0]),
            **self.leg(types[1], BELOW, quantity, prices[1]),
        }

    def fill_in(self, symbol: str) -> Request:
        """Fill in a request of the wanted kind."""
        head = {"symbol": symbol, "side": self.side}
        if self.kind == "orderListOco":
            return head | self.new_oco()
        if self.kind in LISTS:
            return head | self.old_oco()
        if self.kind == "cancelReplace":
            head |= {"cancelReplaceMode": "STOP_ON_FAILURE", "cancelOrderId": "1"}
        return head | self.single()


def some_kind(pick: Picker, order_types: Sequence[str]) -> str:
    """Pick a kind of request that the symbol's order types allow."""
    kind = pick.one_of(KINDS)
    has_stop = any(stop in order_types for stop in STOPS)
    return kind if kind not in LISTS or ("LIMIT_MAKER" in order_types and has_stop) else "order"
