"""The parameters of each request, and of the orders that it consists of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

#: parameters of one order by their plain names
ORDER = (
    "type", "side", "clientOrderId", "price", "quantity", "stopPrice", "trailingDelta",
    "icebergQty", "timeInForce", "strategyId", "strategyType", "pegPriceType", "pegOffsetType",
    "pegOffsetValue",
)  # fmt: skip
OF_STOPS = {"stopPrice", "trailingDelta"}
NOT_ON_MARGIN = {name for name in ORDER if name.startswith(("strategy", "peg"))}
TRANSPORT = {"recvWindow", "timestamp", "signature"}
OF_LISTS = {"symbol", "listClientOrderId", "newOrderRespType", "selfTradePreventionMode"}
OF_MARGIN = {"isIsolated", "sideEffectType", "autoRepayAtCancel"}

LISTS = {"oto", "otoco", "opo", "opoco", "marginOto", "marginOtoco"}
PAIRS = {"otoco", "opoco", "marginOtoco"}
OPOS = {"opo", "opoco"}
MARGIN = {"marginOto", "marginOtoco"}
SORS = {"sorOrder", "sorTestOrder"}
KINDS = (*sorted(LISTS), *sorted(SORS), "amend")


@dataclass(frozen=True)
class Form:
    """One order of a request: how its parameters are called."""

    leg: str | None
    names: Mapping[str, str]
    #: wire names that are the whole list's, or the pair's
    shared: frozenset[str] = frozenset()
    waits: bool = False


def prefixed(prefix: str, names: Iterable[str]) -> dict[str, str]:
    """Write plain names with the prefix of their order."""
    return {name: prefix + name[0].upper() + name[1:] for name in names}


def forms_of(kind: str) -> list[Form]:
    """Give the orders that a request of this kind consists of, the working one first."""
    if kind == "amend":
        return []
    if kind in SORS:
        peg = {name for name in ORDER if name.startswith("peg")}
        names = {name: name for name in ORDER if name not in OF_STOPS | peg}
        return [Form(None, {**names, "clientOrderId": "newClientOrderId"})]
    out = NOT_ON_MARGIN if kind in MARGIN else set[str]()
    known = [name for name in ORDER if name not in out]
    waiting = [name for name in known if kind not in OPOS or name != "quantity"]
    working = Form("working", prefixed("working", [one for one in known if one not in OF_STOPS]))
    if kind not in PAIRS:
        return [working, Form("pending", prefixed("pending", waiting), waits=True)]
    shared = {
        name: wire
        for name, wire in prefixed("pending", waiting).items()
        if name in {"side", "quantity"}
    }
    own = [name for name in waiting if name not in shared]
    return [
        working,
        *(
            Form(leg, {**prefixed(leg, own), **shared}, frozenset(shared.values()), waits=True)
            for leg in ("pendingAbove", "pendingBelow")
        ),
    ]


def names_of(kind: str) -> set[str]:
    """Give every parameter that a request of this kind has."""
    if kind == "amend":
        return {"symbol", "orderId", "origClientOrderId", "newClientOrderId", "newQty"} | TRANSPORT
    names = {wire for form in forms_of(kind) for wire in form.names.values()} | TRANSPORT
    if kind in SORS:
        names |= {"symbol", "newOrderRespType", "selfTradePreventionMode"}
        return names | ({"computeCommissionRates"} if kind == "sorTestOrder" else set())
    return names | OF_LISTS | (OF_MARGIN if kind in MARGIN else set())


def always_needed(kind: str) -> set[str]:
    """Give the parameters that the tables call mandatory whatever the types are."""
    if kind == "amend":
        return {"symbol", "newQty"}
    needed = {"symbol"}
    for form in forms_of(kind):
        wanted = {"type", "side", "quantity"}
        needed |= {wire for name, wire in form.names.items() if name in wanted}
    return needed
