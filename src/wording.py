"""Every sentence for people, in one place.

Rules and filters return facts: which bound of which field was broken, and the numbers. Here each
becomes one sentence with its numbers and, where there is one, a way out.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pretrade.decimals import short
from pretrade.order.syntax import wire_text

if TYPE_CHECKING:
    from pretrade.violation import Violation

_LONGEST = 80  # a value of megabytes must not make a sentence of megabytes


def show(value: object) -> str:
    """Write a value for people: numbers without trailing zeros, texts cut to a readable length."""
    text = short(value) if isinstance(value, Decimal) else wire_text(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text)} characters)"


def given(value: object) -> str:
    """Write what a caller gave, as it would be sent."""
    text = wire_text(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text)} characters)"


def listed(values: Any) -> str:  # noqa: ANN401  any iterable of values
    """Join values as "a, b or c".

    >>> listed(["a", "b", "c"])
    'a, b or c'
    """
    *first, last = [show(value) for value in values] or ["nothing"]
    return f"{', '.join(first)} or {last}" if first else last


def sentence(violation: "Violation") -> str:
    """Return what is wrong as one sentence."""
    return _SENTENCES.get(violation.rule, _bound)(violation)


def nearest(violation: "Violation") -> str:
    """Return the legal values nearest to what was given, as the end of a sentence."""
    values = [show(value) for value in violation.suggestions]
    if not values:
        return ""
    return (
        f"; nearest is {values[0]}" if len(values) == 1 else f"; nearest are {' and '.join(values)}"
    )


def _bound(v: "Violation") -> str:
    """Word a minimum, a maximum or a step by the name of the bound."""
    if v.bound is None:
        return v.msg
    name, limit = v.bound.name, show(v.bound.value)
    if name in {"stepSize", "tickSize"}:
        origin = v.details.get("origin")
        grid = f"{show(origin)} plus a multiple of" if origin else "a multiple of"
        return f"{v.field} {given(v.value)} is not {grid} {name} {limit}{nearest(v)}"
    relation = "below" if name.startswith("min") else "above"
    return f"{v.field} {given(v.value)} is {relation} {name} {limit}{nearest(v)}"


def _percent(v: "Violation") -> str:
    d, limit = v.details, v.bound
    relation = "below" if limit and "Down" in limit.name else "above"
    minutes = d["minutes"]
    average = f"{minutes}-minute average price" if minutes else "last price"
    return (
        f"price {given(v.value)} is {relation} {show(d['limit'])}, which is {show(limit and limit.value)} "
        f"times the {average} {show(d['average'])}{nearest(v)}"
    )


def _predicted(v: "Violation") -> str:
    if "price" not in v.details:
        return _bound(v)
    relation = "less" if v.bound and v.bound.name == "minQty" else "more"
    return (
        f"quoteOrderQty {given(v.value)} at a price of about {show(v.details['price'])} is predicted to "
        f"fill {relation} than {_name(v)} {_limit(v)}"
    )


def _notional(v: "Violation") -> str:
    relation = "below" if _name(v).startswith("min") else "above"
    product, amount = v.details["product"], show(v.details["notional"])
    what = "quoteOrderQty" if product == "quoteOrderQty" else f"{product} ="
    return f"{what} {amount} is {relation} {_name(v)} {_limit(v)}{_fix(v)}"


def _fix(v: "Violation") -> str:
    if not v.suggestions:
        return ""
    relation = "at least" if _name(v).startswith("min") else "at most"
    return f"; {v.field} {given(v.value)} must be {relation} {show(v.suggestions[0])}"


def _parts(v: "Violation") -> str:
    d = v.details
    fix = f"; icebergQty must be at least {show(v.suggestions[0])}" if v.suggestions else ""
    return (
        f"icebergQty {given(v.value)} cuts quantity {show(d['quantity'])} into {d['parts']} parts, "
        f"more than limit {_limit(v)}{fix}"
    )


def _count(v: "Violation") -> str:
    d = v.details
    return f"{d['already']} open and {d['added']} more are above {_name(v)} {_limit(v)}"


def _position(v: "Violation") -> str:
    room = v.details["room"]
    left = f"only {show(room)} more may be bought" if room > 0 else "no more may be bought"
    fix = f"; nearest is {show(v.suggestions[0])}" if v.suggestions else ""
    return f"{v.field} {given(v.value)} breaks {_name(v)} {_limit(v)}: {left}{fix}"


def _asset(v: "Violation") -> str:
    d = v.details
    return f"the order moves {show(d['moved'])} {d['asset']}, above limit {_limit(v)}{nearest(v)}"


def _unknown(v: "Violation") -> str:
    return f"{show(v.field)} is not a parameter of {v.details['kind']}; leave it out"


def _syntax(v: "Violation") -> str:
    return f"{v.field} {given(v.value)!r} cannot be read; it takes {v.details['legal']}"


def _forbidden(v: "Violation") -> str:
    d = v.details
    return f"{v.field} must not be sent with {d['type']}; it belongs to {listed(d['takers'])}"


def _mandatory(v: "Violation") -> str:
    names = " or ".join(v.details["names"])
    order_type = v.details["type"]
    return f"{names} is missing; {order_type or 'the request'} needs it"


def _combination(v: "Violation") -> str:
    if v.details["case"] == "amounts":
        return "quantity and quoteOrderQty are both given; send one of them"
    return "stopLimitPrice is given without stopLimitTimeInForce; send GTC, IOC or FOK with it"


def _overflow(v: "Violation") -> str:
    return f"{v.field} {given(v.value)} is above {_limit(v)}, the largest number the exchange holds"


def _precision(v: "Violation") -> str:
    return f"{v.field} {given(v.value)} has more than the {_limit(v)} decimals of {_name(v)}{nearest(v)}"


def _zero(v: "Violation") -> str:
    return f"{v.field} {given(v.value)} is zero"


def _zero_notional(v: "Violation") -> str:
    d = v.details
    return (
        f"price × quantity = {show(d['notional'])} is less than {show(d['unit'])}, "
        "the smallest unit of the quote asset"
    )


def _order_type(v: "Violation") -> str:
    return f"{v.value} is not among the order types of the symbol: {listed(v.details['listed'])}"


def _status(v: "Violation") -> str:
    return f"{given(v.value)} is in status {v.details['status']}, not TRADING"


def _permissions(v: "Violation") -> str:
    d = v.details
    return (
        f"{given(v.value)} needs one of the permissions {listed(d['asked'])}; "
        f"the account has {listed(d['held'])}"
    )


def _duplicate(v: "Violation") -> str:
    whose = "an open order" if v.details["case"] == "open" else "the other order of the list"
    return f"{v.field} {given(v.value)} is already the id of {whose}; choose another"


def _rate(v: "Violation") -> str:
    d = v.details
    return (
        f"{d['already']} orders and {d['added']} more are above the limit of {_limit(v)} "
        f"per {d['interval']}; wait for the next interval"
    )


def _moment(v: "Violation") -> str:
    at = v.details.get("at")
    if not isinstance(at, int):
        return ""
    return f" (as of {datetime.fromtimestamp(at / 1000, UTC):%Y-%m-%d %H:%M:%S} UTC)"


def _trigger(v: "Violation") -> str:
    d = v.details
    return (
        f"{d['side']} {d['type']} needs stopPrice {d['where']} the last price {_limit(v)}{_moment(v)}, "
        f"but it is {given(v.value)}{nearest(v)}; to wait on the other side of the market use {d['meant']}"
    )


def _oco_prices(v: "Violation") -> str:
    d = v.details
    if "where" in d:
        return (
            f"{v.field} {given(v.value)} must be {d['where']} the last price {_limit(v)}"
            f"{_moment(v)}{nearest(v)}"
        )
    return f"a {d['side']} needs {d['upper']} {given(v.value)} above {d['lower']} {_limit(v)}"


def _post_only(v: "Violation") -> str:
    side = "at or above" if _name(v) == "askPrice" else "at or below"
    best = "best ask" if _name(v) == "askPrice" else "best bid"
    return f"price {given(v.value)} is {side} the {best} {_limit(v)}{_moment(v)} and would take{nearest(v)}"


def _balance(v: "Violation") -> str:
    d = v.details
    about = "about " if d["estimated"] else ""
    return f"the order needs {about}{show(d['needed'])} {d['asset']}, but only {_limit(v)} is free"


def _plain(text: str) -> Callable[["Violation"], str]:
    return lambda violation: text.format(
        v=violation, value=given(violation.value), near=nearest(violation)
    )


def _name(v: "Violation") -> str:
    return v.bound.name if v.bound else ""


def _limit(v: "Violation") -> str:
    return show(v.bound.value) if v.bound else ""


_SENTENCES: Mapping[str, Callable[["Violation"], str]] = {
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
    "UNKNOWN_PARAMETER": _unknown,
    "SYNTAX": _syntax,
    "SIDE": _syntax,
    "ORDER_TYPE_VALUE": _syntax,
    "TIME_IN_FORCE": _syntax,
    "EMPTY_PARAMETER": _plain("{v.field} is empty; give it a value or leave it out"),
    "SYMBOL": _plain("{value} is not in the exchangeInfo"),
    "FORBIDDEN_PARAMETER": _forbidden,
    "QUOTE_ORDER_QTY": _plain("the symbol takes no quoteOrderQty; send quantity instead"),
    "MANDATORY_PARAMETER": _mandatory,
    "PARAMETER_COMBINATION": _combination,
    "STRATEGY_TYPE": _plain("strategyType {value} is below 1000000"),
    "RECV_WINDOW": _plain("recvWindow {value} is above 60000 milliseconds"),
    "OVERFLOW": _overflow,
    "PRECISION": _precision,
    "ZERO_VALUE": _zero,
    "ZERO_NOTIONAL": _zero_notional,
    "ORDER_TYPE": _order_type,
    "ICEBERG_ALLOWED": _plain("the symbol takes no icebergs; leave icebergQty out"),
    "OCO_ALLOWED": _plain("the symbol takes no OCO orders; send two single orders"),
    "TRAILING_STOP_ALLOWED": _plain("the symbol takes no trailing stops; send stopPrice instead"),
    "CANCEL_REPLACE_ALLOWED": _plain("the symbol takes no cancel-replace; cancel, then order"),
    "SELF_TRADE_PREVENTION": _plain("the symbol does not allow the mode {value}{near}"),
    "SYMBOL_STATUS": _status,
    "SPOT_ALLOWED": _plain("{value} is not open for spot trading"),
    "MARGIN_ALLOWED": _plain("{value} is not open for margin trading"),
    "ICEBERG_QUANTITY": _plain("icebergQty {value} is more than quantity {v.bound.value:f}"),
    "ICEBERG_TIME_IN_FORCE": _plain("an iceberg must be GTC, but timeInForce is {value}"),
    "PERMISSIONS": _permissions,
    "CAN_TRADE": _plain("the account may not trade (canTrade is false)"),
    "DUPLICATE_CLIENT_ORDER_ID": _duplicate,
    "ORDER_RATE": _rate,
    "TRIGGER_PRICE": _trigger,
    "OCO_PRICES": _oco_prices,
    "POST_ONLY": _post_only,
    "BALANCE": _balance,
}
"""Rule id → the function that words it; other filters are worded by the bound they break."""
