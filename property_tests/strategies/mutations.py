"""Mistakes in requests of the later kinds: in names, words, numbers, flags and facts."""

from collections.abc import Callable, Sequence
from typing import Any

from property_tests.oracle.requests.forms import forms_of, names_of
from property_tests.strategies.case import Case
from property_tests.strategies.faults import (
    far_too_little,
    far_too_much,
    named,
    nothing,
    off_the_grid,
    out_of_the_band,
    padded,
    trailing_out_of_range,
)
from property_tests.strategies.pick import Picker
from property_tests.strategies.wire import UNIT, plain

Mutation = Callable[[Picker, Case], Case]

STRANGE = (
    "leverage", "quantity", "price", "side", "pendingTimeInForce", "pendingQuantity",
    "workingStopPrice", "workingQuoteOrderQty", "pendingBelowSide",
    "newClientOrderId", "aboveType", "limitClientOrderId",
)  # fmt: skip
MALFORMED = ("1e-3", "-1", "1.", ".5", "abc", "1,5", "", "0x1", " 1")
WORDS = ("", "LONG", "limit", "buy", "gtc", "STOP_LIMIT", "DAY", "BUY ", "X_Y", "GTX")
TYPES = (
    "LIMIT", "MARKET", "STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT",
    "LIMIT_MAKER",
)  # fmt: skip
FLAGS = (
    "otoAllowed", "opoAllowed", "ocoAllowed", "amendAllowed", "icebergAllowed",
    "allowTrailingStop", "pegInstructionsAllowed", "isSpotTradingAllowed",
    "isMarginTradingAllowed", "orderTypes", "status", "baseAssetPrecision", "permissions",
)  # fmt: skip


def mutated(pick: Picker, case: Case) -> Case:
    """Put one to three mistakes into a case."""
    for _ in range(pick.one_of((1, 1, 2, 3))):
        case = pick.one_of(MUTATIONS)(pick, case)
    return case


def with_request(case: Case, **request: str) -> Case:
    """Give some parameters other values."""
    return case._replace(request={**case.request, **request})


def own(case: Case) -> list[str]:
    """Name the parameters that this kind has, of those that were sent."""
    return [name for name in case.request if name in names_of(case.kind) and name != "symbol"]


def left_out(pick: Picker, case: Case) -> Case:
    """Leave a parameter out."""
    if not own(case):
        return case
    name = pick.one_of(own(case))
    return case._replace(request={one: value for one, value in case.request.items() if one != name})


def unknown(pick: Picker, case: Case) -> Case:
    """Send a name that some other request has."""
    return with_request(case, **{pick.one_of(STRANGE): "1"})


def too_many(pick: Picker, case: Case) -> Case:
    """Send a parameter of the kind that the type may not take."""
    names = [wire for form in forms_of(case.kind) for wire in form.names.values()]
    names = [name for name in names if name.endswith(tuple(SAMPLES)) and name not in case.request]
    if not names:
        return case
    name = pick.one_of(names)
    value = next(sample for end, sample in SAMPLES.items() if name.endswith(end))
    return with_request(case, **{name: pick.one_of(value)})


SAMPLES: dict[str, Sequence[str]] = {
    "imeInForce": ("GTC", "IOC", "FOK"),
    "topPrice": ("1", "0"),
    "ricePrice": ("1",),
    "railingDelta": ("100", "1", "5000"),
    "cebergQty": ("1", "0", "0.1"),
    "PriceType": ("PRIMARY_PEG", "MARKET_PEG"),
    "OffsetType": ("PRICE_LEVEL",),
    "OffsetValue": ("1", "101", "0"),
    "rice": ("1", "100"),
    "trategyType": ("999999", "1000000"),
    "lientOrderId": ("same", "open-1"),
}


def malformed(pick: Picker, case: Case) -> Case:
    """Send a number that cannot be read."""
    numbers = named(dict.fromkeys(own(case), ""), "price", "quantity", "Qty", "delta", "Window")
    if not numbers:
        return case
    return with_request(case, **{pick.one_of(numbers): pick.one_of(MALFORMED)})


def wrong_word(pick: Picker, case: Case) -> Case:
    """Send a word that is none, or is one by another spelling."""
    words = [
        name for name in own(case) if name.endswith(("ype", "ide", "Force", "Effect", "solated"))
    ]
    if not words:
        return case
    return with_request(case, **{pick.one_of(words): pick.one_of(WORDS)})


def another_type(pick: Picker, case: Case) -> Case:
    """Give an order another type, and leave its parameters as they are."""
    types = [
        name
        for name in own(case)
        if name.endswith(("Type", "type")) and case.request[name] in TYPES
    ]
    if not types:
        return case
    return with_request(case, **{pick.one_of(types): pick.one_of(TYPES)})


def another_side(pick: Picker, case: Case) -> Case:
    """Turn a side around."""
    sides = [name for name in own(case) if name.lower().endswith("side")]
    if not sides:
        return case
    name = pick.one_of(sides)
    return with_request(case, **{name: "SELL" if case.request[name] == "BUY" else "BUY"})


def prices_across(_pick: Picker, case: Case) -> Case:
    """Exchange what is above and what is below."""
    above, below = "pendingAbove", "pendingBelow"
    across = {
        own + end: other + end
        for own, other in ((above, below), (below, above))
        for end in ("Price", "StopPrice")
    }
    request = {across.get(name, name): value for name, value in case.request.items()}
    return case._replace(request=request)


def pair_turned(_pick: Picker, case: Case) -> Case:
    """Put what is above below."""
    swap = {"pendingAbove": "pendingBelow", "pendingBelow": "pendingAbove"}
    request = {}
    for name, value in case.request.items():
        prefix = name[: len("pendingAbove")]
        request[swap.get(prefix, prefix) + name[len("pendingAbove") :]] = value
    return case._replace(request=request)


def same_ids(_pick: Picker, case: Case) -> Case:
    """Give all orders of a list one id."""
    wires = [form.names["clientOrderId"] for form in forms_of(case.kind)]
    return with_request(case, **dict.fromkeys(wires, "same"))


def id_in_use(pick: Picker, case: Case) -> Case:
    """Give an order or a list the id of an open one."""
    names = [form.names["clientOrderId"] for form in forms_of(case.kind)]
    names += ["listClientOrderId"] if "listClientOrderId" in names_of(case.kind) else []
    return with_request(case, **{pick.one_of(names): "open-1"}) if names else case


def symbol_differs(pick: Picker, case: Case) -> Case:
    """Switch a flag of the symbol off, or leave a field out."""
    (row,) = case.exchange_info["symbols"]
    name = pick.one_of(FLAGS)
    changed: dict[str, Any] = {**row}
    if pick.chance(40):
        changed.pop(name, None)
    elif name.endswith(("llowed", "Stop")):
        changed[name] = False
    elif name == "status":
        changed[name] = pick.one_of(("HALT", "BREAK", "END_OF_DAY"))
    elif name == "orderTypes":
        changed[name] = pick.one_of(
            (["LIMIT", "MARKET"], ["LIMIT", "LIMIT_MAKER", "STOP_LOSS_LIMIT"])
        )
    elif name == "permissions":
        changed[name] = ["LEVERAGED_NOT"]
    else:
        changed[name] = 2
    return case._replace(exchange_info={**case.exchange_info, "symbols": [changed]})


def account_differs(pick: Picker, case: Case) -> Case:
    """Take away what the account may do or has."""
    account: dict[str, Any] = {**(case.account or {})}
    differing: Sequence[tuple[str, Any]] = (
        ("canTrade", False),
        ("canTrade", None),
        ("permissions", ["NONE_OF_THEM"]),
        ("permissions", None),
        ("orderCounts", [{"interval": "SECOND", "intervalNum": 10, "count": 98}]),
        ("orderCounts", None),
        ("balances", [{"asset": "QUOTE", "free": plain(UNIT), "locked": "0"}]),
        ("balances", []),
        ("balances", None),
        ("openOrders", None),
    )
    name, value = pick.one_of(differing)
    account.pop(name, None)
    return case._replace(account=account if value is None else {**account, name: value})


def no_facts(pick: Picker, case: Case) -> Case:
    """Forget the market, or the account."""
    return case._replace(market=None) if pick.chance(50) else case._replace(account=None)


def small_words_numbers(pick: Picker, case: Case) -> Case:
    """Send a whole number that the exchange bounds."""
    names = [
        form.names["strategyType"] for form in forms_of(case.kind) if "strategyType" in form.names
    ]
    given = {"recvWindow": pick.one_of(("60001", "1.2345", "6000.5", "99999999"))}
    if names and pick.chance(50):
        given = {pick.one_of(names): pick.one_of(("999999", "0"))}
    return with_request(case, **given)


MUTATIONS: Sequence[Mutation] = (
    left_out, left_out, left_out, unknown, unknown, too_many, too_many, malformed, wrong_word,
    another_type, another_side, prices_across, pair_turned, same_ids, id_in_use, symbol_differs,
    symbol_differs, symbol_differs, symbol_differs, account_differs, account_differs, no_facts,
    small_words_numbers,
)  # fmt: skip
NUMERIC: Sequence[Mutation] = (
    off_the_grid, far_too_much, far_too_little, out_of_the_band, nothing, padded,
    trailing_out_of_range,
)  # fmt: skip
