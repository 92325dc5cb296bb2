"""Whole cases of the later kinds: mostly legal, with one to three mistakes in many of them."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from property_tests.strategies.account import known_account
from property_tests.strategies.amounts import FOCUSES, Amounts
from property_tests.strategies.case import Case, by_type, move_notional
from property_tests.strategies.dates import some_day
from property_tests.strategies.later_requests import KINDS, LaterClerk
from property_tests.strategies.market import FullMarket, known_market, some_market
from property_tests.strategies.mutations import NUMERIC, mutated
from property_tests.strategies.pick import Picker
from property_tests.strategies.plain_symbols import plain_filters
from property_tests.strategies.requests import Request
from property_tests.strategies.symbols import made_up_exchange
from property_tests.strategies.wire import Json, plain, spelled, units

BEGINNINGS = (
    dt.date(2023, 8, 8),  # SOR
    dt.date(2024, 6, 11),  # OTO and OTOCO
    dt.date(2024, 12, 16),  # take-profit legs
    dt.date(2025, 5, 7),  # amendments
    dt.date(2025, 8, 28),  # pegs
    dt.date(2025, 12, 18),  # OPO and OPOCO
    dt.date(2026, 6, 15),  # a margin list's trailing order names its price
)
YES = ("opoAllowed", "amendAllowed", "pegInstructionsAllowed")
MODES = ["NONE", "EXPIRE_TAKER", "EXPIRE_MAKER"]


def later_day(pick: Picker) -> dt.date:
    """Pick a day around a change, or one on which everything holds."""
    if pick.chance(50):
        return dt.date(2026, 9, 1)
    if pick.chance(50):
        return pick.one_of(BEGINNINGS) + dt.timedelta(days=pick.one_of((0, -1, 1)))
    return some_day(pick)


def made_up_later_case(pick: Picker) -> Case:
    """Make a case on a made-up symbol."""
    info = made_up_exchange(pick)
    row: dict[str, Any] = info["symbols"][0]
    row |= dict.fromkeys(YES, True) | {"allowedSelfTradePreventionModes": MODES}
    info["rateLimits"] = [
        {"rateLimitType": "ORDERS", "interval": "SECOND", "intervalNum": 10, "limit": 100}
    ]
    if not pick.chance(20):
        members = pick.one_of(([row["symbol"], "OTHER"], ["OTHER"]))
        info["sors"] = [{"baseAsset": "BASE", "symbols": members}]
    if pick.chance(60):
        row["filters"] = plain_filters(pick)
        info["exchangeFilters"] = []
    return later_case(pick, info, movable=True)


def captured_later_case(pick: Picker, captures: Sequence[Json]) -> Case:
    """Make a case on one of these symbols, its rules as they are."""
    return later_case(pick, pick.one_of(captures), movable=False)


def later_case(pick: Picker, info: Json, *, movable: bool) -> Case:
    """Make a case on a symbol."""
    row = info["symbols"][0]
    as_of, filters = later_day(pick), by_type(row.get("filters", []))
    market = some_market(pick, filters)
    focus = pick.one_of(FOCUSES) if pick.chance(40) else "nothing"
    amounts = Amounts(pick, filters, market, as_of, focus)
    kind = pick.one_of(KINDS)
    request: Request = {}
    if kind != "amend":
        request = LaterClerk(pick, amounts, row["orderTypes"], kind).fill_in(row["symbol"])
    like = {"quantity": request.get("workingQuantity", request.get("quantity", "1"))}
    account = known_account(pick, row, filters, like, market)
    if account is not None:
        count = pick.one_of((2, 2, 2, 97, 98, 99))
        account["orderCounts"] = [{"interval": "SECOND", "intervalNum": 10, "count": count}]
        if pick.chance(60):
            account["preventSor"] = pick.chance(20)
        if pick.chance(60):
            with_means(account, row)
    if kind == "amend":
        request, account = amendment(pick, amounts, row, account)
    case = Case(info, request, kind, known_market(pick, market), account, as_of)
    if movable and kind != "amend":
        bounds_moved(pick, case, market)
    case = pick.one_of(NUMERIC)(pick, case) if pick.chance(25) and has_numbers(case) else case
    return mutated(pick, case) if pick.chance(50) else case


def with_means(account: dict[str, Any], row: Json) -> None:
    """Give an account enough of both assets, and nothing open."""
    free = plain(10**20)
    assets = (row["baseAsset"], row["quoteAsset"])
    account["balances"] = [{"asset": one, "free": free, "locked": "0"} for one in assets]
    account["openOrders"] = []


def has_numbers(case: Case) -> bool:
    """Say whether a mistake in a number has a number to be made in."""
    return any(name.endswith(("rice", "Qty", "uantity")) for name in case.request)


def bounds_moved(pick: Picker, case: Case, market: FullMarket) -> None:
    """Put bounds of notional filters onto the working order, sometimes."""
    prefix = "working" if "workingQuantity" in case.request else ""
    sole = {
        name: case.request[wire]
        for name, wire in (
            ("price", prefix + "Price" if prefix else "price"),
            ("quantity", prefix + "Quantity" if prefix else "quantity"),
        )
        if wire in case.request
    }
    for rule in case.exchange_info["symbols"][0]["filters"]:
        if rule["filterType"] in {"MIN_NOTIONAL", "NOTIONAL"} and pick.chance(40):
            move_notional(pick, rule, sole, market)


def amendment(
    pick: Picker, amounts: Amounts, row: Json, account: dict[str, Any] | None
) -> tuple[Request, dict[str, Any] | None]:
    """Make an amendment of an open order, and the account that has it."""
    side = pick.one_of(("BUY", "SELL"))
    price = amounts.price(side)
    whole = amounts.quantity(price)
    new = pick.one_of((whole - 1, whole // 2, whole, whole + 1, amounts.quantity(price), whole * 2))
    order = {
        "symbol": row["symbol"],
        "orderId": 9001,
        "orderListId": -1,
        "clientOrderId": "mine",
        "price": plain(price),
        "origQty": plain(whole),
        "executedQty": plain(pick.one_of((0, 0, whole // 3))),
        "status": pick.one_of(("NEW", "PARTIALLY_FILLED", "PENDING_NEW")),
        "timeInForce": "GTC",
        "type": pick.one_of(("LIMIT", "LIMIT_MAKER", "STOP_LOSS_LIMIT")),
        "side": side,
        "stopPrice": plain(price if pick.chance(50) else 0),
        "icebergQty": plain(pick.one_of((0, 0, units("0.1"), whole))),
    }
    if pick.chance(10):
        del order["clientOrderId"]
    if pick.chance(70):
        order["amendments"] = pick.one_of((0, 9, 10, 3))
    if account is not None and account.get("openOrders") is not None and not pick.chance(8):
        account = {**account, "openOrders": [*account["openOrders"], order]}
    named: Request = pick.one_of(
        (
            {"orderId": "9001"},
            {"origClientOrderId": "mine"},
            {"orderId": "9001", "origClientOrderId": "mine"},
            {"orderId": "9001", "origClientOrderId": "other"},
            {"orderId": "4711"},
        )
    )
    request = {"symbol": row["symbol"], **named, "newQty": spelled(pick, max(new, 0))}
    if pick.chance(30):
        request["newClientOrderId"] = pick.one_of(("mine", "new", "open-1"))
    return request, account
