"""The sentences of order rules."""

from collections.abc import Callable, Mapping

from pretrade.wording.values import Breach, given, limit, listed, moment, name, nearest, show

Wording = Callable[[Breach], str]


def _unknown(v: Breach) -> str:
    return f"{show(v.field)} is not a parameter of {v.details['kind']}; leave it out"


def _syntax(v: Breach) -> str:
    return f"{v.field} {given(v)!r} cannot be read; it takes {v.details['legal']}"


def _forbidden(v: Breach) -> str:
    d = v.details
    return f"{v.field} must not be sent with {d['type']}; it belongs to {listed(d['takers'])}"


def _mandatory(v: Breach) -> str:
    names = " or ".join(v.details["names"])
    order_type = v.details["type"]
    return f"{names} is missing; {order_type or 'the request'} needs it"


def _combination(v: Breach) -> str:
    if v.details["case"] == "amounts":
        return "quantity and quoteOrderQty are both given; send one of them"
    return "stopLimitPrice is given without stopLimitTimeInForce; send GTC, IOC or FOK with it"


def _overflow(v: Breach) -> str:
    return f"{v.field} {given(v)} is above {limit(v)}, the largest number the exchange holds"


def _precision(v: Breach) -> str:
    return f"{v.field} {given(v)} has more than the {limit(v)} decimals of {name(v)}{nearest(v)}"


def _zero(v: Breach) -> str:
    return f"{v.field} {given(v)} is zero"


def _zero_notional(v: Breach) -> str:
    d = v.details
    return (
        f"price × quantity = {show(d['notional'])} is less than {show(d['unit'])}, "
        "the smallest unit of the quote asset"
    )


def _order_type(v: Breach) -> str:
    return f"{v.value} is not among the order types of the symbol: {listed(v.details['listed'])}"


def _status(v: Breach) -> str:
    return f"{given(v)} is in status {v.details['status']}, not TRADING"


def _permissions(v: Breach) -> str:
    d = v.details
    return (
        f"{given(v)} needs one of the permissions {listed(d['asked'])}; "
        f"the account has {listed(d['held'])}"
    )


def _duplicate(v: Breach) -> str:
    whose = "an open order" if v.details["case"] == "open" else "the other order of the list"
    return f"{v.field} {given(v)} is already the id of {whose}; choose another"


def _rate(v: Breach) -> str:
    d = v.details
    return (
        f"{d['already']} orders and {d['added']} more are above the limit of {limit(v)} "
        f"per {d['interval']}; wait for the next interval"
    )


def _trigger(v: Breach) -> str:
    d = v.details
    return (
        f"{d['side']} {d['type']} needs stopPrice {d['where']} the last price {limit(v)}"
        f"{moment(v)}, but it is {given(v)}{nearest(v)}; "
        f"to wait on the other side of the market use {d['meant']}"
    )


def _oco_prices(v: Breach) -> str:
    d = v.details
    if "where" in d:
        return (
            f"{v.field} {given(v)} must be {d['where']} the last price {limit(v)}"
            f"{moment(v)}{nearest(v)}"
        )
    return f"a {d['side']} needs {d['upper']} {given(v)} above {d['lower']} {limit(v)}"


def _post_only(v: Breach) -> str:
    side = "at or above" if name(v) == "askPrice" else "at or below"
    best = "best ask" if name(v) == "askPrice" else "best bid"
    price = f"{v.field} {given(v)}"
    return f"{price} is {side} the {best} {limit(v)}{moment(v)} and would take{nearest(v)}"


def _balance(v: Breach) -> str:
    d = v.details
    about = "about " if d["estimated"] else ""
    return f"the order needs {about}{show(d['needed'])} {d['asset']}, but only {limit(v)} is free"


def _plain(text: str) -> Callable[[Breach], str]:
    return lambda violation: text.format(
        v=violation, value=given(violation), allowed=listed(violation.suggestions)
    )


RULE_SENTENCES: Mapping[str, Wording] = {
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
    "STRATEGY_TYPE": _plain("{v.field} {value} is below 1000000"),
    "RECV_WINDOW": _plain("recvWindow {value} is above 60000 milliseconds"),
    "OVERFLOW": _overflow,
    "PRECISION": _precision,
    "ZERO_VALUE": _zero,
    "ZERO_NOTIONAL": _zero_notional,
    "ORDER_TYPE": _order_type,
    "ICEBERG_ALLOWED": _plain("the symbol takes no icebergs; leave {v.field} out"),
    "OCO_ALLOWED": _plain("the symbol takes no OCO orders; send two single orders"),
    "TRAILING_STOP_ALLOWED": _plain(
        "the symbol takes no trailing stops; leave {v.field} out and send a stop price"
    ),
    "CANCEL_REPLACE_ALLOWED": _plain("the symbol takes no cancel-replace; cancel, then order"),
    "SELF_TRADE_PREVENTION": _plain(
        "the symbol does not allow the mode {value}; it allows {allowed}"
    ),
    "SYMBOL_STATUS": _status,
    "SPOT_ALLOWED": _plain("{value} is not open for spot trading"),
    "MARGIN_ALLOWED": _plain("{value} is not open for margin trading"),
    "ICEBERG_QUANTITY": _plain("{v.field} {value} is more than quantity {v.bound.value:f}"),
    "ICEBERG_TIME_IN_FORCE": _plain("an iceberg must be GTC, but {v.field} is {value}"),
    "PERMISSIONS": _permissions,
    "CAN_TRADE": _plain("the account may not trade (canTrade is false)"),
    "DUPLICATE_CLIENT_ORDER_ID": _duplicate,
    "ORDER_RATE": _rate,
    "TRIGGER_PRICE": _trigger,
    "OCO_PRICES": _oco_prices,
    "POST_ONLY": _post_only,
    "BALANCE": _balance,
}
