"""The sentences of broken constraints: from what is compared, and a few of their own."""

from collections.abc import Callable, Mapping
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

from pretrade.decimals import EXACT, divide_up, multiply
from pretrade.enums import MARKET, SELL, STOP_LOSS, STOP_LOSS_LIMIT, TAKE_PROFIT, TAKE_PROFIT_LIMIT
from pretrade.wording.values import given, limit, moment, name, nearest, show

if TYPE_CHECKING:
    from pretrade.report.violation import Violation

Wording = Callable[["Violation"], str]

_BROKEN = {">=": "below", "<=": "above", ">": "not above", "<": "not below"}
_FAR_OVER = Decimal(10)  # times what is free: more than somebody hopes to pay
_PLACES = 20  # of a prediction: more than any asset has, few enough to read


def constraint_broken(v: "Violation") -> str:
    """Word a constraint by what it compares: a field, or a product, with a bound or a grid."""
    if v.bound is None or not v.details:
        return v.msg
    d = v.details
    if "relation" not in d:  # a grid
        plus = f"{show(d['shift'])} plus " if d["shift"] else ""
        return f"{v.field} {given(v)} is not {plus}a multiple of {name(v)} {limit(v)}{nearest(v)}"
    broken = _BROKEN[d["relation"]]
    if v.value is not None and not d["others"]:
        return _pegged(v)
    if d["product"]:
        amount = f"{d['product']} = {show(d['left'])}"
        return f"{amount} is {broken} {name(v)} {limit(v)}{_at_least(v)}"
    if d["factors"]:
        ((_, words, value),) = d["factors"]
        times = f"which is {limit(v)} times the {words} {show(value)}"
        end = nearest(v) or _of_stop(v, broken, words)
        return f"{v.field} {given(v)} is {broken} {show(d['right'])}, {times}{end}"
    return f"{v.field} {given(v)} is {broken} {name(v)} {limit(v)}{nearest(v)}"


def _pegged(v: "Violation") -> str:
    """Word what the price of the book breaks that an order is pegged to."""
    d = v.details
    (_, words, _), *others = d["factors"]
    followed = f"{v.field} {given(v)} follows the {words} {show(d['left'])}"
    if not d["left"]:  # it is the step that is met by no price
        return f"{v.field} {given(v)} follows the {words}, which is off {name(v)} {limit(v)}"
    if not others:
        return f"{followed}, which is {_BROKEN[d['relation']]} {name(v)} {limit(v)}"
    ((_, average, value),) = others
    times = f"{show(d['right'])}, {limit(v)} times the {average} {show(value)}"
    return f"{followed}, which is {_BROKEN[d['relation']]} {times}"


def _of_stop(v: "Violation", broken: str, words: str) -> str:
    """Say what cures a stop whose limit price cannot move without passing its stop price."""
    d = v.details
    if not d["partner"]:
        return ""
    done = "sold" if d["side"] == SELL else "bought"
    return (
        f"; no stop can be {done} {broken} {show(d['right'])} now, and beyond its {d['partner']} "
        f"it would protect no more: move both, or wait until the {words} has moved"
    )


def _at_least(v: "Violation") -> str:
    if not v.suggestions:
        return ""
    relation = "at least" if v.details["relation"] == ">=" else "at most"
    return f"; {v.field} {given(v)} must be {relation} {show(v.suggestions[0])}"


def _predicted(v: "Violation") -> str:
    """Word what an amount of the quote asset is predicted to fill."""
    d = v.details
    if v.field != "quoteOrderQty" or not d.get("factors"):
        return constraint_broken(v)
    relation = "less" if d["relation"] == ">=" else "more"
    ((_, _, price),) = d["factors"]
    return (
        f"{v.field} {given(v)} at a price of about {show(price)} is predicted to fill {relation} "
        f"than {name(v)} {limit(v)}{nearest(v)}"
    )


def _precision(v: "Violation") -> str:
    return f"{v.field} {given(v)} has more than the {limit(v)} decimals of {name(v)}{nearest(v)}"


def _overflow(v: "Violation") -> str:
    largest = "the largest number the exchange holds"
    return f"{v.field} {given(v)} is above {limit(v)}, {largest}{nearest(v)}"


def _zero(v: "Violation") -> str:
    return f"{v.field} {given(v)} is zero{nearest(v)}"


def _zero_notional(v: "Violation") -> str:
    d = v.details
    return (
        f"price × quantity = {show(d['left'])} is less than {show(d['right'])}, "
        f"the smallest unit of the quote asset{nearest(v)}"
    )


def _iceberg(v: "Violation") -> str:
    return f"{v.field} {given(v)} is more than quantity {limit(v)}{nearest(v)}"


def _parts(v: "Violation") -> str:
    quantity, part = v.details["others"]["quantity"], v.value
    parts = EXACT.divide(quantity, part).to_integral_value(ROUND_CEILING, EXACT)
    fix = f"; {v.field} must be at least {show(v.suggestions[0])}" if v.suggestions else ""
    return (
        f"{v.field} {given(v)} cuts quantity {show(quantity)} into {show(parts)} parts, "
        f"more than limit {limit(v)}{fix}"
    )


def _count(v: "Violation") -> str:
    d = v.details
    ((_, _, already),) = d["less"]
    return f"{show(already)} open and {show(d['left'])} more are above {name(v)} {limit(v)}"


def _rate(v: "Violation") -> str:
    d = v.details
    ((_, _, already),) = d["less"]
    return (
        f"{show(already)} orders and {show(d['left'])} more are above the limit of {limit(v)} "
        f"per {d['asset']}; wait for the next interval"
    )


def _position(v: "Violation") -> str:
    d = v.details
    room = EXACT.divide(d["right"], d["factors"][0][2]) if d["factors"] else Decimal(d["right"])
    left = f"only {show(room)} more may be bought" if room > 0 else "no more may be bought"
    return f"{v.field} {given(v)} breaks {name(v)} {limit(v)}: {left}{nearest(v)}"


def _asset(v: "Violation") -> str:
    d = v.details
    moved = d["left"]
    if v.field == "quoteOrderQty" and d["factors"]:  # it is the base asset that is limited
        moved = divide_up(moved, d["factors"][0][2], _PLACES)
    return f"the order moves {show(moved)} {d['asset']}, above limit {limit(v)}{nearest(v)}"


def _balance(v: "Violation") -> str:
    d = v.details
    assets = [fact.partition(":")[2] for fact, *_ in d["factors"] if fact.startswith("balance:")]
    prices = [value for fact, _, value in d["factors"] if not fact.startswith("balance:")]
    asset = assets[0]
    needed, about = d["left"], bool(prices) or "topPrice" in d["product"]
    if prices and not d["product"]:  # an amount of the quote asset, to be had for the base asset
        needed = divide_up(needed, prices[0], _PLACES)
    text = f"the order needs {'about ' * about}{show(needed)} {asset}, but only {limit(v)} is free"
    return f"{text}{_affordable(v)}{_meant_amount(v, asset)}"


def _affordable(v: "Violation") -> str:
    if not v.suggestions:
        return ""
    return f"; {v.field} may be {show(v.suggestions[-1])} at most"


def _meant_amount(v: "Violation", asset: str) -> str:
    """Ask whether a MARKET quantity was meant in the quote asset: so it could be paid, and easily.

    As a quantity of the base asset it costs a multiple of what is free.
    """
    d = v.details
    if v.bound is None or d["type"] != MARKET or v.field != "quantity" or not d["product"]:
        return ""
    free = Decimal(v.bound.value or 0)
    if v.value > free or multiply(free, _FAR_OVER) > d["left"]:
        return ""
    return f"; quantity is in the base asset: to spend {given(v)} {asset} send it as quoteOrderQty"


_OPPOSITE = {
    STOP_LOSS: TAKE_PROFIT,
    TAKE_PROFIT: STOP_LOSS,
    STOP_LOSS_LIMIT: TAKE_PROFIT_LIMIT,
    TAKE_PROFIT_LIMIT: STOP_LOSS_LIMIT,
}
"""The type that waits on the other side of the market: probably what was meant."""


def _where(v: "Violation") -> str:
    return "above" if v.details["relation"] == ">" else "below"


def _trigger(v: "Violation") -> str:
    d = v.details
    kind = d["type"] or TAKE_PROFIT_LIMIT  # of the orders of a list no other is judged
    text = (
        f"{d['side']} {kind} needs {v.field} {_where(v)} the last price {limit(v)}"
        f"{moment(v)}, but it is {given(v)}{nearest(v)}"
    )
    if d["type"] is None:
        return text
    return f"{text}; to wait on the other side of the market use {_OPPOSITE[kind]}"


def _oco_prices(v: "Violation") -> str:
    d = v.details
    if d["lower"]:
        return f"a {d['side']} needs {d['upper']} {given(v)} above {d['lower']} {limit(v)}"
    return (
        f"{v.field} {given(v)} must be {_where(v)} the last price {limit(v)}{moment(v)}{nearest(v)}"
    )


def _empty_book(v: "Violation") -> str:
    whom = "sells" if name(v) == "askPrice" else "buys"
    return f"nobody {whom}: {name(v)} is {limit(v)}{moment(v)}; send a LIMIT order, or wait"


def _post_only(v: "Violation") -> str:
    side = "at or above" if name(v) == "askPrice" else "at or below"
    best = "best ask" if name(v) == "askPrice" else "best bid"
    price = f"{v.field} {given(v)}"
    return f"{price} is {side} the {best} {limit(v)}{moment(v)} and would take{nearest(v)}"


CONSTRAINT_SENTENCES: Mapping[str, Wording] = {
    "OVERFLOW": _overflow,
    "PRECISION": _precision,
    "ZERO_VALUE": _zero,
    "ZERO_NOTIONAL": _zero_notional,
    "ICEBERG_QUANTITY": _iceberg,
    "LOT_SIZE": _predicted,
    "MARKET_LOT_SIZE": _predicted,
    "ICEBERG_PARTS": _parts,
    "MAX_NUM_ORDERS": _count,
    "MAX_NUM_ALGO_ORDERS": _count,
    "MAX_NUM_ICEBERG_ORDERS": _count,
    "MAX_NUM_ORDER_LISTS": _count,
    "EXCHANGE_MAX_NUM_ORDERS": _count,
    "EXCHANGE_MAX_NUM_ALGO_ORDERS": _count,
    "EXCHANGE_MAX_NUM_ICEBERG_ORDERS": _count,
    "EXCHANGE_MAX_NUM_ORDER_LISTS": _count,
    "MAX_POSITION": _position,
    "MAX_ASSET": _asset,
    "ORDER_RATE": _rate,
    "TRIGGER_PRICE": _trigger,
    "OCO_PRICES": _oco_prices,
    "POST_ONLY": _post_only,
    "EMPTY_BOOK": _empty_book,
    "BALANCE": _balance,
}
"""Rules whose constraints are worded in their own way; every other by `constraint_broken`."""
