"""The filters on a list that waits: now for what is placed now, later for the rest."""

from collections.abc import Callable
from dataclasses import replace

from property_tests.oracle.account_filters import COUNTS, OWN_QUANTITY_FROM, open_buys
from property_tests.oracle.legs import ALGO, PRICED, Leg, number
from property_tests.oracle.notional_filters import flag
from property_tests.oracle.question import Json, Question
from property_tests.oracle.verdicts import Verdicts

Judgement = Callable[[Json, Question, Verdicts], None]

PERCENT = {"PERCENT_PRICE", "PERCENT_PRICE_BY_SIDE"}
FLAGS = {
    "MIN_NOTIONAL": ("applyToMarket",),
    "NOTIONAL": ("applyMinToMarket", "applyMaxToMarket"),
}
WORTH = set(FLAGS)


def judge_list(rule: Json, asked: Question, out: Verdicts, judgement: Judgement) -> None:
    """Judge one filter on every order of a list."""
    name = rule["filterType"]
    if name in COUNTS:
        judgement(rule, asked, out)
        return
    if name == "MAX_POSITION":
        position(rule, asked, out)
        return
    now = [leg for leg in asked.legs if not leg.waits]
    for leg in asked.legs:
        if not leg.waits:
            continue
        if tells_later(rule, asked, leg):
            out.miss(name, "working_fill")
        if says_now(rule, asked, leg, out):
            now.append(replace(leg, peg=None))
    for leg in now:
        judgement(rule, replace(asked, legs=[leg]), out)


def says_now(rule: Json, asked: Question, leg: Leg, out: Verdicts) -> bool:
    """Say whether a filter has something to judge before a pending order is placed."""
    name = rule["filterType"]
    if name in WORTH and leg.type == "MARKET":
        for one in FLAGS[name]:
            flag(rule, one, out)
        return False
    if name == "MAX_ASSET" and rule["asset"] == asked.symbol["quoteAsset"]:
        return leg.price is not None or leg.get("stopPrice") is not None
    return name not in PERCENT and not (name == "MIN_NOTIONAL" and not leg.type)


def tells_later(rule: Json, asked: Question, leg: Leg) -> bool:
    """Say whether a pending order is judged again, or only, when it is placed."""
    name = rule["filterType"]
    unsized = "quantity" not in leg.names
    pegged = leg.peg is not None and leg.type in PRICED
    trigger = leg.get("stopPrice") is not None
    if name == "PRICE_FILTER":
        return pegged
    if name in PERCENT:
        return leg.type in PRICED or ("stopPrice" in leg.sent and leg.type in ALGO)
    if name == "LOT_SIZE":
        return unsized
    if name == "MARKET_LOT_SIZE":
        return unsized and leg.type == "MARKET"
    if name == "ICEBERG_PARTS":
        return unsized and leg.iceberg is not None
    if name in WORTH:
        return worth_later(rule, leg)
    if name == "MAX_ASSET":
        of = {asked.symbol["baseAsset"], asked.symbol["quoteAsset"]}
        quote = rule["asset"] == asked.symbol["quoteAsset"]
        priced = leg.price is not None or trigger
        return rule["asset"] in of and (unsized or (quote and (pegged or not priced)))
    return False


def worth_later(rule: Json, leg: Leg) -> bool:
    """Say whether what a pending order is worth is known only when it is placed."""
    name = rule["filterType"]
    unsized = "quantity" not in leg.names
    if leg.type == "MARKET":
        return any(rule.get(flag) for flag in FLAGS[name])
    if leg.type in PRICED:
        return unsized or leg.peg is not None
    return name == "MIN_NOTIONAL" and unsized and "stopPrice" in leg.sent


def position(rule: Json, asked: Question, out: Verdicts) -> None:
    """Judge MAX_POSITION: the working order now, a pending one when it is placed."""
    if any(leg.waits and leg.side == "BUY" for leg in asked.legs):
        out.miss("MAX_POSITION", "working_fill")
    working = asked.legs[0]
    # before that day the order's own quantity is no matter, and so no leg's
    leg = working.name if asked.as_of >= OWN_QUANTITY_FROM else None
    own = working.get("quantity")
    if working.side != "BUY" or own is None:
        return
    base = asked.symbol["baseAsset"]
    held, orders = asked.holding(base), asked.open_orders()
    if held is None or orders is None:
        missing = [f"balance:{base}"] if held is None else []
        out.miss("MAX_POSITION", *missing, *(["open_orders"] if orders is None else []))
    elif held + open_buys(asked, orders) + (own if leg else 0) > number(rule["maxPosition"]):
        out.violated.add(("MAX_POSITION", working.names["quantity"], "maxPosition", leg))
