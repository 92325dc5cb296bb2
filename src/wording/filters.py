"""The sentences of filters."""

from collections.abc import Callable, Mapping

from pretrade.wording.values import Breach, given, limit, name, nearest, show

Wording = Callable[[Breach], str]


def bound_broken(v: Breach) -> str:
    """Word a minimum, a maximum or a step by the name of the bound."""
    if v.bound is None:
        return v.msg
    if name(v) in {"stepSize", "tickSize"}:
        shift = v.details.get("shift")
        grid = f"{show(shift)} plus a multiple of" if shift else "a multiple of"
        return f"{v.field} {given(v)} is not {grid} {name(v)} {limit(v)}{nearest(v)}"
    relation = "below" if name(v).startswith("min") else "above"
    return f"{v.field} {given(v)} is {relation} {name(v)} {limit(v)}{nearest(v)}"


def _percent(v: Breach) -> str:
    d = v.details
    relation = "below" if "Down" in name(v) else "above"
    average = d["average_name"]
    return (
        f"{v.field} {given(v)} is {relation} {show(d['limit'])}, which is {limit(v)} times the "
        f"{average} {show(d['average'])}{nearest(v)}"
    )


def _predicted(v: Breach) -> str:
    if "price" not in v.details:
        return bound_broken(v)
    relation = "less" if name(v) == "minQty" else "more"
    price = show(v.details["price"])
    return (
        f"{v.field} {given(v)} at a price of about {price} is predicted to fill {relation} "
        f"than {name(v)} {limit(v)}"
    )


def _notional(v: Breach) -> str:
    relation = "below" if name(v).startswith("min") else "above"
    product, amount = v.details["product"], show(v.details["notional"])
    what = "quoteOrderQty" if product == "quoteOrderQty" else f"{product} ="
    return f"{what} {amount} is {relation} {name(v)} {limit(v)}{_fix(v)}"


def _fix(v: Breach) -> str:
    if not v.suggestions:
        return ""
    relation = "at least" if name(v).startswith("min") else "at most"
    return f"; {v.field} {given(v)} must be {relation} {show(v.suggestions[0])}"


def _parts(v: Breach) -> str:
    d = v.details
    fix = f"; {v.field} must be at least {show(v.suggestions[0])}" if v.suggestions else ""
    return (
        f"{v.field} {given(v)} cuts quantity {show(d['quantity'])} into {d['parts']} parts, "
        f"more than limit {limit(v)}{fix}"
    )


def _count(v: Breach) -> str:
    d = v.details
    return f"{d['already']} open and {d['added']} more are above {name(v)} {limit(v)}"


def _position(v: Breach) -> str:
    room = v.details["room"]
    left = f"only {show(room)} more may be bought" if room > 0 else "no more may be bought"
    fix = f"; nearest is {show(v.suggestions[0])}" if v.suggestions else ""
    return f"{v.field} {given(v)} breaks {name(v)} {limit(v)}: {left}{fix}"


def _asset(v: Breach) -> str:
    d = v.details
    return f"the order moves {show(d['moved'])} {d['asset']}, above limit {limit(v)}{nearest(v)}"


FILTER_SENTENCES: Mapping[str, Wording] = {
    "PERCENT_PRICE": _percent,
    "PERCENT_PRICE_BY_SIDE": _percent,
    "LOT_SIZE": _predicted,
    "MARKET_LOT_SIZE": _predicted,
    "MIN_NOTIONAL": _notional,
    "NOTIONAL": _notional,
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
}
