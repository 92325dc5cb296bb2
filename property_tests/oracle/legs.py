"""A request as the orders it consists of: one, or the two legs of an OCO."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

LIST_KINDS = {"oco", "orderListOco", "marginOco"}
PRICED = {"LIMIT", "LIMIT_MAKER", "STOP_LOSS_LIMIT", "TAKE_PROFIT_LIMIT"}
STOPS = {"STOP_LOSS", "STOP_LOSS_LIMIT"}
TAKES = {"TAKE_PROFIT", "TAKE_PROFIT_LIMIT"}
ALGO = STOPS | TAKES


def number(text: object) -> Fraction:
    """Read a decimal exactly, from text or from a JSON number."""
    return Fraction(str(text))


@dataclass(frozen=True)
class Leg:
    """One order of the request."""

    name: str | None
    type: str
    side: str
    #: parameter of a plain order -> its name in this request, for those that are present
    names: Mapping[str, str]
    values: Mapping[str, Fraction]
    #: PRIMARY_PEG or MARKET_PEG; None: it names its price itself
    peg: str | None = None
    peg_level: int = 0
    #: wire names that are not this order's alone
    shared: frozenset[str] = frozenset({"quantity", "quoteOrderQty"})
    #: it is placed when another order of its list is filled
    waits: bool = False
    #: parameters of a plain order that were sent, readable or not
    sent: frozenset[str] = frozenset()

    def get(self, parameter: str) -> Fraction | None:
        """Give the value of a plain order's parameter, None when it was not sent."""
        return self.values.get(parameter)

    def place(self, parameter: str) -> tuple[str, str | None]:
        """Say where a violation on this parameter belongs: wire name and leg."""
        wire = self.names[parameter]
        return wire, None if wire in self.shared else self.name

    @property
    def price(self) -> Fraction | None:
        """The limit price, for the types that have one."""
        return self.get("price") if self.type in PRICED else None

    @property
    def iceberg(self) -> Fraction | None:
        """The visible part; None when the order is not an iceberg."""
        shown = self.get("icebergQty")
        return shown if shown is not None and shown > 0 else None


def leg(
    request: Mapping[str, Any], name: str | None, order_type: str, wire_names: Mapping[str, str]
) -> Leg:
    """Pick one leg's parameters out of the request."""
    present = {plain: wire for plain, wire in wire_names.items() if request.get(wire) is not None}
    pegs = {plain: request[wire] for plain, wire in present.items() if plain.startswith("peg")}
    values = {plain: number(request[wire]) for plain, wire in present.items() if plain not in pegs}
    return Leg(
        name,
        order_type.upper(),
        request["side"].upper(),
        present,
        values,
        pegs.get("pegPriceType"),
        int(pegs.get("pegOffsetValue", "0")),
    )


def legs_of(request: Mapping[str, Any], kind: str) -> list[Leg]:
    """Take a request apart."""
    if kind in {"oco", "marginOco"}:
        return old_oco(request)
    if kind == "orderListOco":
        return [list_leg(request, "above"), list_leg(request, "below")]
    plain = ["quantity", "quoteOrderQty", "price", "stopPrice", "icebergQty", "trailingDelta"]
    plain += ["pegPriceType", "pegOffsetType", "pegOffsetValue"]
    return [leg(request, None, request["type"], {name: name for name in plain})]


def old_oco(request: Mapping[str, Any]) -> list[Leg]:
    """LIMIT_MAKER at `price`, and a stop that has a limit when stopLimitPrice is given."""
    limit_names = {"quantity": "quantity", "price": "price", "icebergQty": "limitIcebergQty"}
    stop_names = {
        "quantity": "quantity",
        "price": "stopLimitPrice",
        "stopPrice": "stopPrice",
        "icebergQty": "stopIcebergQty",
        "trailingDelta": "trailingDelta",
    }
    stop_type = "STOP_LOSS" if request.get("stopLimitPrice") is None else "STOP_LOSS_LIMIT"
    return [
        leg(request, "limit", "LIMIT_MAKER", limit_names),
        leg(request, "stop", stop_type, stop_names),
    ]


def list_leg(request: Mapping[str, Any], prefix: str) -> Leg:
    """One leg of orderList/oco, where every name carries its leg."""
    names = {
        "quantity": "quantity",
        "price": prefix + "Price",
        "stopPrice": prefix + "StopPrice",
        "icebergQty": prefix + "IcebergQty",
        "trailingDelta": prefix + "TrailingDelta",
        "pegPriceType": prefix + "PegPriceType",
        "pegOffsetType": prefix + "PegOffsetType",
        "pegOffsetValue": prefix + "PegOffsetValue",
    }
    return leg(request, prefix, request[prefix + "Type"], names)
