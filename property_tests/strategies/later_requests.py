"""Well-formed requests of the later kinds: lists that wait for an order, SOR, amendments."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from property_tests.strategies.amounts import Amounts
from property_tests.strategies.pick import Picker
from property_tests.strategies.requests import STOPS, TAKES, Clerk, LegNames, Request

LISTS = ("oto", "otoco", "opo", "opoco", "marginOto", "marginOtoco")
PAIRS = ("otoco", "opoco", "marginOtoco")
KINDS = (
    "oto", "otoco", "oto", "otoco", "opo", "opoco", "sorOrder", "sorTestOrder", "amend",
    "marginOto", "marginOtoco",
)  # fmt: skip
TAKE_PROFIT_LEGS_FROM = dt.date(2024, 12, 16)
PENDING_TYPES = (
    "LIMIT_MAKER", "STOP_LOSS_LIMIT", "LIMIT", "MARKET", "STOP_LOSS", "TAKE_PROFIT",
    "TAKE_PROFIT_LIMIT",
)  # fmt: skip


def names(prefix: str) -> LegNames:
    """Give the names of an order's parameters."""
    return LegNames(
        prefix + "Price",
        prefix + "StopPrice",
        prefix + "IcebergQty",
        prefix + "TrailingDelta",
        prefix + "TimeInForce",
        prefix,
    )


@dataclass(frozen=True)
class LaterClerk:
    """Fills in the forms of the later requests."""

    pick: Picker
    amounts: Amounts
    order_types: Sequence[str]
    kind: str

    def clerk(self, side: str) -> Clerk:
        """Give one who fills in single orders of a side."""
        kind = "marginOrder" if self.kind.startswith("margin") else "order"
        return Clerk(self.pick, self.amounts, self.order_types, kind, side)

    def allowed(self, types: Sequence[str]) -> list[str]:
        """Keep the types that the symbol has, or all of them if it has none."""
        return [one for one in types if one in self.order_types] or [*types]

    def fill_in(self, symbol: str) -> Request:
        """Fill in a request of the wanted kind, and here and there what any may have."""
        if self.kind in LISTS:
            request = {"symbol": symbol, **self.waiting_list()}
        else:
            request = {"symbol": symbol, **self.through_sor()}
        return request | self.extras()

    def extras(self) -> Request:
        """Give what every request may have."""
        extras: dict[str, Sequence[str]] = {
            "newOrderRespType": ("ACK", "RESULT", "FULL"),
            "selfTradePreventionMode": ("NONE", "EXPIRE_TAKER"),
            "recvWindow": ("5000", "60000"),
            "timestamp": ("1790000000000",),
        }
        if self.kind in LISTS:
            extras["listClientOrderId"] = ("list-1", "open-list")
        if self.kind.startswith("margin"):
            extras |= {
                "isIsolated": ("TRUE", "FALSE"),
                "sideEffectType": ("NO_SIDE_EFFECT", "MARGIN_BUY"),
                "autoRepayAtCancel": ("TRUE", "FALSE"),
            }
        if self.kind == "sorTestOrder":
            extras["computeCommissionRates"] = ("true", "false")
        return {
            name: self.pick.one_of(options)
            for name, options in extras.items()
            if self.pick.chance(15)
        }

    def own_extras(self, prefix: str) -> Request:
        """Give what every order of a list may have."""
        request: Request = {}
        if self.pick.chance(15):
            request[prefix + "ClientOrderId"] = prefix
        if self.pick.chance(10) and not self.kind.startswith("margin"):
            request[prefix + "StrategyId"] = "7"
            request[prefix + "StrategyType"] = "1000000"
        return request

    def waiting_list(self) -> Request:
        """Fill in a working order and what waits for it."""
        opo = self.kind in {"opo", "opoco"}
        side = "BUY" if opo else self.pick.one_of(("BUY", "SELL"))
        other = "SELL" if side == "BUY" else "BUY"
        later = other if opo else self.pick.one_of((other, other, other, side))
        clerk = self.clerk(side)
        order_type = self.pick.one_of(self.allowed(("LIMIT", "LIMIT_MAKER")))
        price = self.amounts.price(side)
        quantity = self.amounts.quantity(price)
        request = {
            "workingType": order_type,
            "workingSide": side,
            "workingQuantity": clerk.text(quantity),
            **clerk.leg(order_type, names("working"), quantity, price),
            **self.own_extras("working"),
            "pendingSide": later,
        }
        pending = quantity if self.pick.chance(50) else self.amounts.quantity(price)
        if not opo:
            request["pendingQuantity"] = clerk.text(pending)
        return request | (
            self.pair(later, pending) if self.kind in PAIRS else self.one(later, pending)
        )

    def one(self, side: str, quantity: int) -> Request:
        """Fill in the one order that waits."""
        order_type = self.pick.one_of(self.allowed(PENDING_TYPES))
        price = self.amounts.price(side)
        return {
            "pendingType": order_type,
            **self.clerk(side).leg(order_type, names("pending"), quantity, price),
            **self.own_extras("pending"),
        }

    def pair(self, side: str, quantity: int) -> Request:
        """Fill in the pair that waits, mostly with its prices in order."""
        takes = TAKES if self.amounts.as_of >= TAKE_PROFIT_LEGS_FROM else ()
        take = self.pick.one_of(self.allowed(("LIMIT_MAKER", *takes)))
        stop = self.pick.one_of(self.allowed(STOPS))
        types = (stop, take) if side == "BUY" else (take, stop)
        request: Request = {}
        for prefix, order_type in zip(("pendingAbove", "pendingBelow"), types, strict=True):
            clerk, price = self.clerk(side), self.amounts.price(side)
            request[prefix + "Type"] = order_type
            request |= clerk.leg(order_type, names(prefix), quantity, price)
            request |= self.own_extras(prefix)
        return self.in_order(request) if self.pick.chance(70) else request

    def in_order(self, request: Request) -> Request:
        """Move the prices above up, and those below down, by whole prices."""
        for prefix, times in (("pendingAbove", 2), ("pendingBelow", 1)):
            for name in (prefix + "Price", prefix + "StopPrice"):
                if name in request:
                    price = self.amounts.market.last * times
                    request[name] = self.clerk("BUY").text(price)
        return request

    def through_sor(self) -> Request:
        """Fill in an order through SOR."""
        side = self.pick.one_of(("BUY", "SELL"))
        clerk = self.clerk(side)
        order_type = self.pick.one_of(("LIMIT", "MARKET"))
        price = self.amounts.price(side)
        quantity = self.amounts.quantity(None if order_type == "MARKET" else price)
        sole = LegNames(may_peg=False)
        request = {
            "type": order_type,
            "side": side,
            "quantity": clerk.text(quantity),
            **clerk.leg(order_type, sole, quantity, price),
        }
        if self.pick.chance(15):
            request["newClientOrderId"] = "sor"
        return request
