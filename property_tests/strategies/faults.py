"""Faults put into a request that was nearly well made: what people and programs get wrong.

Each fault keeps the request readable, so that only rules about numbers have something to say.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from property_tests.strategies.case import Case
from property_tests.strategies.pick import Picker
from property_tests.strategies.wire import UNIT, legal, plain, spelled, units

Fault = Callable[[Picker, Case], Case]

NUMBERS = ("rice", "Qty", "uantity")
MOST_DECIMALS = 20


def faulty(pick: Picker, case: Case) -> Case:
    """Put one fault or two into a case."""
    for _ in range(pick.between(1, 2)):
        case = pick.one_of(FAULTS)(pick, case)
    return case


def named(request: Mapping[str, str], *ends: str) -> list[str]:
    """Name the parameters whose names end so, in any case of the first letter."""
    return [name for name in request if name.lower().endswith(tuple(map(str.lower, ends)))]


def changed(case: Case, **request: str) -> Case:
    """Give some parameters of the request other values."""
    return case._replace(request={**case.request, **request})


def moved(pick: Picker, case: Case, names: Sequence[str], amounts: Callable[[int], int]) -> Case:
    """Move one of some numbers."""
    if not names:
        return case
    name = pick.one_of(names)
    amount = legal(amounts(units(case.request[name])))
    return changed(case, **{name: spelled(pick, amount)})


def off_the_grid(pick: Picker, case: Case) -> Case:
    """Move any number by what is probably no whole number of steps."""
    hair = pick.one_of((1, 37, 4001, UNIT // 10 + 3, UNIT // 2))
    return moved(pick, case, named(case.request, *NUMBERS), lambda amount: amount + hair)


def far_too_much(pick: Picker, case: Case) -> Case:
    """Make any number many times as large."""
    times = pick.one_of((2, 30, 10**4, 10**7))
    return moved(pick, case, named(case.request, *NUMBERS), lambda amount: amount * times)


def far_too_little(pick: Picker, case: Case) -> Case:
    """Make any number many times as small: below its minimum, or worth too little."""
    parts = pick.one_of((2, 30, 10**4, 10**9))
    return moved(pick, case, named(case.request, *NUMBERS), lambda amount: amount // parts)


def worth_too_little(pick: Picker, case: Case) -> Case:
    """Make the quantity, the shown part or the quoteOrderQty small."""
    parts = pick.one_of((3, 10, 100, 1000))
    amounts = named(case.request, "quantity", "Qty")
    return moved(pick, case, amounts, lambda amount: amount // parts)


def out_of_the_band(pick: Picker, case: Case) -> Case:
    """Move a price away from the market."""
    percent = pick.one_of((79, 121, 10, 49, 201, 600))
    prices = named(case.request, "price")
    return moved(pick, case, prices, lambda amount: amount * percent // 100)


def nothing(pick: Picker, case: Case) -> Case:
    """Make any number nothing."""
    names = named(case.request, *NUMBERS)
    return changed(case, **{pick.one_of(names): pick.one_of(("0", "0.00000000"))})


def padded(pick: Picker, case: Case) -> Case:
    """Write any number with zeros that no asset's precision has room for."""
    name = pick.one_of(named(case.request, *NUMBERS))
    decimals = pick.one_of((9, 3, 12, MOST_DECIMALS))
    whole, _, fraction = case.request[name].partition(".")
    return changed(case, **{name: f"{whole}.{fraction.ljust(decimals, '0')}"})


def shown_beyond_the_whole(pick: Picker, case: Case) -> Case:
    """Show more of an iceberg than there is."""
    shown = named(case.request, "icebergQty")
    more = pick.one_of((1, UNIT // 100, UNIT))
    return moved(pick, case, shown, lambda _: units(case.request["quantity"]) + more)


def trigger_at_the_wrong_side(pick: Picker, case: Case) -> Case:
    """Put a stop price around the last price; now and then its limit price beyond it."""
    last = units((case.market or {}).get("lastPrice", 0))
    if not last:
        return case
    at = last * pick.one_of((95, 100, 105)) // 100
    return moved(pick, case, named(case.request, "stopPrice"), lambda _: at)


def post_only_at_the_market(pick: Picker, case: Case) -> Case:
    """Let a LIMIT order be a maker's, at a price that would take."""
    if case.request.get("type") not in {"LIMIT", "LIMIT_MAKER"} or not case.market:
        return case
    best = case.market.get("askPrice" if case.request["side"] == "BUY" else "bidPrice")
    if best is None:
        return case
    request = {name: value for name, value in case.request.items() if name != "timeInForce"}
    case = case._replace(request={**request, "type": "LIMIT_MAKER"})
    percent = pick.one_of((100, 101, 99))
    return moved(pick, case, named(case.request, "price"), lambda _: units(best) * percent // 100)


def trailing_out_of_range(pick: Picker, case: Case) -> Case:
    """Trail at a distance that no symbol takes."""
    distances = named(case.request, "trailingDelta")
    if not distances:
        return case
    return changed(case, **{pick.one_of(distances): pick.one_of(("0", "3000", "1000000"))})


def too_little_balance(pick: Picker, case: Case) -> Case:
    """Leave a part of what the order needs, or nothing."""
    symbol = case.exchange_info["symbols"][0]
    base = units(case.request.get("quantity", 0)) or UNIT
    price = max([units(case.request[name]) for name in named(case.request, "price")] or [UNIT])
    quote = units(case.request.get("quoteOrderQty", 0)) or base * price // UNIT
    part = pick.one_of((2, 3, 1000, 1))
    free = {symbol["baseAsset"]: base // part, symbol["quoteAsset"]: quote // part}
    none = pick.chance(20)
    balances = [
        {"asset": asset, "free": plain(0 if none else amount), "locked": "0.00000000"}
        for asset, amount in free.items()
    ]
    account: dict[str, Any] = {"canTrade": True, **(case.account or {}), "balances": balances}
    return case._replace(account=account)


def beyond_a_word_s_number(pick: Picker, case: Case) -> Case:
    """Give a whole number that the exchange bounds for every symbol."""
    given = {"recvWindow": pick.one_of(("60001", "99999999"))}
    if case.kind in {"order", "testOrder", "cancelReplace"}:
        given = pick.one_of((given, {"strategyType": pick.one_of(("999999", "0"))}))
    return changed(case, **given)


FAULTS: Sequence[Fault] = (
    off_the_grid,
    off_the_grid,
    far_too_much,
    far_too_little,
    worth_too_little,
    out_of_the_band,
    nothing,
    padded,
    shown_beyond_the_whole,
    trigger_at_the_wrong_side,
    post_only_at_the_market,
    trailing_out_of_range,
    too_little_balance,
    too_little_balance,
    beyond_a_word_s_number,
)
