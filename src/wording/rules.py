"""The sentences of rules about words."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from pretrade.wording.values import given, limit, listed, moment, name, nearest, show

if TYPE_CHECKING:
    from pretrade.violation import Violation

Wording = Callable[["Violation"], str]


def _unknown(v: "Violation") -> str:
    return f"{show(v.field)} is not a parameter of {v.details['kind']}; leave it out"


def _syntax(v: "Violation") -> str:
    return f"{v.field} {given(v)!r} cannot be read; it takes {v.details['legal']}"


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


def _order_type(v: "Violation") -> str:
    return f"{v.value} is not among the order types of the symbol: {listed(v.details['listed'])}"


def _status(v: "Violation") -> str:
    return f"{given(v)} is in status {v.details['status']}, not TRADING"


def _permissions(v: "Violation") -> str:
    d = v.details
    return (
        f"{given(v)} needs one of the permissions {listed(d['asked'])}; "
        f"the account has {listed(d['held'])}"
    )


def _duplicate(v: "Violation") -> str:
    return f"{v.field} {given(v)} is already the id of {_WHOSE[v.details['case']]}; choose another"


_WHOSE = {
    "open": "an open order",
    "list": "an open order list",
    "legs": "the other order of the list",
}


def _peg(v: "Violation") -> str:
    if v.bound is None:
        return v.msg
    if v.bound.name == "maximum":
        return f"{v.field} {given(v)} is above {name(v)} {limit(v)}{nearest(v)}"
    empty = f"the book has no price for {given(v)}: {name(v)} is {limit(v)}"
    return f"{empty}{moment(v)}; send a price without {v.field}, or wait"


def _plain(text: str) -> Callable[["Violation"], str]:
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
    "ICEBERG_TIME_IN_FORCE": _plain("an iceberg must be GTC, but {v.field} is {value}"),
    "PERMISSIONS": _permissions,
    "PEGGED_PRICE": _peg,
    "CAN_TRADE": _plain("the account may not trade (canTrade is false)"),
    "DUPLICATE_CLIENT_ORDER_ID": _duplicate,
}
