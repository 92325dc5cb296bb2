"""One request of a later kind worked out by hand: `Later`, and the requests that change."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from property_tests.by_hand.case import TODAY, Facts, Json, Unevaluated
from property_tests.oracle.requests import judge_request
from property_tests.oracle.requests.sheet import Sheet

Refused = tuple[str, str | None, str, str | None]

TYPES = [
    "LIMIT", "LIMIT_MAKER", "MARKET", "STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT",
    "TAKE_PROFIT_LIMIT",
]  # fmt: skip
ROW: Json = {
    "symbol": "AB",
    "status": "TRADING",
    "baseAsset": "A",
    "baseAssetPrecision": 8,
    "quoteAsset": "B",
    "quoteAssetPrecision": 8,
    "orderTypes": TYPES,
    "icebergAllowed": True,
    "ocoAllowed": True,
    "otoAllowed": True,
    "opoAllowed": True,
    "amendAllowed": True,
    "allowTrailingStop": True,
    "pegInstructionsAllowed": True,
    "isSpotTradingAllowed": True,
    "isMarginTradingAllowed": True,
    "permissions": ["SPOT"],
    "filters": [],
}
MARKET: Json = {
    "lastPrice": "10", "bidPrice": "9.9", "askPrice": "10.1", "avgPrice": {"5": "10"},
    "referencePrice": None,
}  # fmt: skip
ACCOUNT: Json = {
    "canTrade": True,
    "permissions": ["SPOT"],
    "balances": [
        {"asset": "A", "free": "100", "locked": "0"},
        {"asset": "B", "free": "100", "locked": "0"},
    ],
    "openOrders": [],
    "orderCounts": [{"interval": "DAY", "intervalNum": 1, "count": 97}],
    "preventSor": False,
}
LIMITS: list[Json] = [
    {"rateLimitType": "ORDERS", "interval": "DAY", "intervalNum": 1, "limit": 100},
]

WORKING = {
    "workingType": "LIMIT", "workingSide": "BUY", "workingPrice": "9", "workingQuantity": "2",
    "workingTimeInForce": "GTC",
}  # fmt: skip
OTO = WORKING | {"pendingType": "MARKET", "pendingSide": "SELL", "pendingQuantity": "2"}
OTOCO = WORKING | {
    "pendingSide": "SELL", "pendingQuantity": "2",
    "pendingAboveType": "LIMIT_MAKER", "pendingAbovePrice": "12",
    "pendingBelowType": "STOP_LOSS", "pendingBelowStopPrice": "8",
}  # fmt: skip
OPO = {name: value for name, value in OTO.items() if name != "pendingQuantity"}
OPOCO = {name: value for name, value in OTOCO.items() if name != "pendingQuantity"}
SOR = {
    "type": "LIMIT", "side": "BUY", "quantity": "2", "price": "9", "timeInForce": "GTC",
}  # fmt: skip
AMEND = {"orderId": "33", "newQty": "5"}
BASES = {
    "oto": OTO, "otoco": OTOCO, "opo": OPO, "opoco": OPOCO, "marginOto": OTO, "marginOtoco": OTOCO,
    "sorOrder": SOR, "sorTestOrder": SOR, "amend": AMEND,
}  # fmt: skip


def waits(*rules: str) -> set[Unevaluated]:
    """Name the rules that only the fill of the working order tells."""
    return {(rule, frozenset({"working_fill"})) for rule in rules}


#: what of each request is open though all facts are known
OPEN: dict[str, set[Unevaluated]] = {
    "oto": waits("BALANCE"),
    "otoco": waits("BALANCE", "OCO_PRICES", "POST_ONLY", "TRIGGER_PRICE"),
    "opo": set(),
    "opoco": waits("OCO_PRICES", "POST_ONLY", "TRIGGER_PRICE", "ZERO_NOTIONAL"),
    "sorOrder": set(),
}
OPEN["marginOto"], OPEN["marginOtoco"] = OPEN["oto"], OPEN["otoco"]


@dataclass(frozen=True)
class Later:
    """A request that differs from a legal one, and what must come out; None takes a name away."""

    why: str
    kind: str
    changes: dict[str, str | None] = field(default_factory=dict[str, str | None])
    violated: set[Refused] = field(default_factory=set[Refused])
    #: what is open besides, or instead where `only`
    unevaluated: set[Unevaluated] = field(default_factory=set[Unevaluated])
    only: bool = False
    row: Json = field(default_factory=dict[str, Any])
    filters: list[Json] = field(default_factory=list[Json])
    market: Facts = field(default_factory=lambda: MARKET)
    account: Json = field(default_factory=dict[str, Any])
    as_of: dt.date = TODAY

    def sheet(self) -> Sheet:
        """Ask the oracle."""
        request = {"symbol": "AB", **BASES[self.kind], **self.changes}
        return judge_request(
            {
                "rateLimits": LIMITS,
                "sors": [{"baseAsset": "A", "symbols": ["AB", "AC"]}],
                "symbols": [{**ROW, "filters": self.filters, **self.row}],
            },
            request,
            kind=self.kind,
            market=self.market,
            account={**ACCOUNT, **self.account},
            as_of=self.as_of,
        )

    def expected(self) -> set[Unevaluated]:
        """Give what must be open."""
        return self.unevaluated if self.only else OPEN.get(self.kind, set()) | self.unevaluated


def refused(rule: str, name: str | None = None, leg: str | None = None) -> set[Refused]:
    """Write one refusal by a rule."""
    return {(rule, name, "", leg)}


def mine(**more: object) -> Json:
    """Write an account with one open order, number 33: 10 at 9, of which nothing is filled."""
    order: Json = {
        "symbol": "AB", "orderId": 33, "clientOrderId": "mine", "side": "BUY", "type": "LIMIT",
        "price": "9", "origQty": "10", "executedQty": "0", "status": "NEW", "orderListId": -1,
    }  # fmt: skip
    return {"openOrders": [order | more]}
