"""The sentences of rules about words."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from pretrade.enums import STOP_LOSS_TYPES, RequestKind
from pretrade.meant import meant_name
from pretrade.order.parameters import NAMES
from pretrade.order.syntax import LONGEST_CLIENT_ID, wire_text
from pretrade.wording.values import given, limit, listed, moment, name, nearest, show

if TYPE_CHECKING:
    from pretrade.report.violation import Violation

Wording = Callable[["Violation"], str]

_SEPARATORS = re.compile("[-/_ ]")  # as others write symbols: BTC/USDT, btc-usdt
_is_usual = re.compile("[A-Z0-9]{1,20}").fullmatch
_USUAL_PERMISSIONS = ("SPOT", "MARGIN")  # what most accounts have is named before trading groups


def _unknown(v: "Violation") -> str:
    d = v.details
    return f"{show(v.field)} is not a parameter of {d['kind']}; {_instead(str(v.field), d)}"


def _instead(name: str, d: Mapping[str, Any]) -> str:
    """Say what to do with a parameter that the request does not have."""
    if d["later"]:
        all_of_them = ": Oco.to_order_list renames all of them" if d["is_first_renamed"] else ""
        return f"there it is {d['later']}{all_of_them}"
    legs = [name.replace("pending", leg, 1) for leg in ("pendingAbove", "pendingBelow")]
    if set(legs) <= NAMES[d["kind"]]:
        return f"each pending order has its own: {listed(legs, 'and')}"
    owners = [kind for kind, names in NAMES.items() if name in names]
    if owners:
        # A new order is what every request is unless it is said to be another.
        unsaid = f', or say request="{owners[0]}"' if d["kind"] is RequestKind.ORDER else ""
        return f"leave it out{unsaid}: it belongs to {listed(owners)}"
    meant = meant_name(name, d["unused"])
    return "leave it out" if meant is None else f"did you mean {meant}?"


def _syntax(v: "Violation") -> str:
    return f"{v.field} {given(v)!r} cannot be read; {_legal(v)}"


def _legal(v: "Violation") -> str:
    """Say what a parameter takes, and how what was given comes near to it."""
    text, takes = wire_text(v.value), f"it takes {v.details['legal']}"
    over = len(text) - LONGEST_CLIENT_ID
    if over > 0 and str(v.field).endswith("lientOrderId"):
        return f"{takes}: shorten it by {over}"
    return takes + (_plainly(text) if v.field == "symbol" else "")


def _symbol(v: "Violation") -> str:
    return f"{given(v)} is not in the exchangeInfo{_plainly(wire_text(v.value))}"


def _plainly(symbol: str) -> str:
    """Show how the exchange would write a symbol, where others write it in another way."""
    plain = _SEPARATORS.sub("", symbol).upper()
    return f"; write it as {plain}" if plain != symbol and _is_usual(plain) else ""


def _forbidden(v: "Violation") -> str:
    d = v.details
    if v.leg == "stop":  # the type of this leg was not given: it is what stopLimitPrice makes it
        cure = f"add stopLimitPrice, or leave {v.field} out"
        return f"{v.field} must not be sent without stopLimitPrice; {cure}"
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
    types = v.details["listed"]
    cure = _limited(v, f"{v.value}_LIMIT") if f"{v.value}_LIMIT" in types else ""
    return f"{v.value} is not among the order types of the symbol: {listed(types)}{cure}"


def _limited(v: "Violation", limited: str) -> str:
    """Say what makes a stop without a limit price one that has it."""
    if v.leg == "stop":
        return f"; with stopLimitPrice and stopLimitTimeInForce it becomes a {limited}"
    if v.leg is not None:
        return f"; send {v.leg}Type {limited} with {v.leg}Price and {v.leg}TimeInForce"
    return f"; send a {limited} with price and timeInForce"


def _status(v: "Violation") -> str:
    return f"{given(v)} is in status {v.details['status']}, not TRADING"


def _permissions(v: "Violation") -> str:
    d = v.details
    asked, held = d["asked"], d["held"]
    usual = [name for name in _USUAL_PERMISSIONS if name in asked]
    named = list(dict.fromkeys((*usual, *asked)))
    needed = f"{'one of the permissions' if named[1:] else 'the permission'} {listed(named)}"
    return f"{given(v)} needs {needed}; the account has {listed(held, 'and')}"


def _duplicate(v: "Violation") -> str:
    return f"{v.field} {given(v)} is already the id of {_WHOSE[v.details['case']]}; choose another"


_WHOSE = {
    "open": "an open order",
    "list": "an open order list",
    "legs": "the other order of the list",
}


def _oco_types(v: "Violation") -> str:
    """Say what is wrong with the types of an OCO, and what cures it."""
    case, other = v.details["case"], v.details["other"]
    if case == "type":
        return f"{v.field} {given(v)} is no type of an OCO; send LIMIT_MAKER or a stop"
    if case == "no stop":
        return f"{other} is {given(v)} too; send STOP_LOSS or STOP_LOSS_LIMIT as one of the two"
    if case == "two stops":
        return f"{v.field} {given(v)} waits for a trigger, as {other} does; make one a LIMIT_MAKER"
    fitting = "LIMIT_MAKER" if v.value in STOP_LOSS_TYPES else "STOP_LOSS"
    cure = "swap the two orders" if v.details["swap"] else f"send {fitting} there"
    return f"{v.field} is {given(v)}, which must be {case} the other order; {cure}"


def _peg(v: "Violation") -> str:
    field, case = v.field or "", v.details.get("case")
    if case == "together":
        partner = field.replace("Value", "Type")
        return f"{partner} and {field} belong together; send both or neither"
    if case == "symbol":
        return f"the symbol takes no pegged orders; send a price without {field}"
    if v.bound is None:
        return _peg_of_type(field, given(v), str(case))
    if v.bound.name == "maximum":
        return f"{v.field} {given(v)} is above {name(v)} {limit(v)}{nearest(v)}"
    empty = f"the book has no price for {given(v)}: {name(v)} is {limit(v)}"
    return f"{empty}{moment(v)}; send a price without {v.field}, or wait"


def _peg_of_type(field: str, peg: str, order_type: str) -> str:
    """Say why an order of a type does not follow a price, and what cures it."""
    if order_type == "LIMIT":
        cure = f"send {field.replace('PegPriceType', 'TimeInForce')} GTC, or another peg"
        if field == "pegPriceType":
            cure = "send timeInForce GTC, or another peg"
        return f"a LIMIT that follows {peg} ({field}) must be GTC; {cure}"
    if order_type == "LIMIT_MAKER":
        return f"a LIMIT_MAKER cannot follow {peg}; send {field} PRIMARY_PEG"
    return f"a {order_type} has no limit price that could follow {peg}; leave {field} out"


def _amended(v: "Violation") -> str:
    case = v.details["case"]
    if case == "unknown":
        return f"there is no open order with {v.field} {given(v)} on the symbol"
    if case == "other id":
        return f"{v.field} {given(v)} is not the id of that order; leave it out"
    return f"{v.field} {given(v)} must be below {name(v)} {limit(v)}: amendments only take away"


def _amends(v: "Violation") -> str:
    return f"it would be amendment {given(v)} of the order; {name(v)} is {limit(v)}"


def _operation(v: "Violation") -> str:
    return f"the exchange had no {v.details['kind']} on that day"


def _unsupported_type(v: "Violation") -> str:
    return f"{v.field} {given(v)} must be {listed(v.details['types'])}"


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
    "SYMBOL": _symbol,
    "FORBIDDEN_PARAMETER": _forbidden,
    "QUOTE_ORDER_QTY": _plain("the symbol takes no quoteOrderQty; send quantity instead"),
    "MANDATORY_PARAMETER": _mandatory,
    "PARAMETER_COMBINATION": _combination,
    "ORDER_TYPE": _order_type,
    "ICEBERG_ALLOWED": _plain("the symbol takes no icebergs; leave {v.field} out"),
    "OTO_ALLOWED": _plain("the symbol takes no lists with pending orders; place them later"),
    "OPO_ALLOWED": _plain("the symbol takes no OPO orders; send an OTO with pendingQuantity"),
    "AMEND_ALLOWED": _plain("the symbol takes no amendments; cancel, then order"),
    "AMENDED_ORDER": _amended,
    "MAX_NUM_ORDER_AMENDS": _amends,
    "OPO_SIDES": _plain("{v.field} is {value}; an OPO buys first and sells what it bought"),
    "UNSUPPORTED_OPERATION": _operation,
    "UNSUPPORTED_TYPE": _unsupported_type,
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
    "OCO_TYPES": _oco_types,
    "CAN_TRADE": _plain("the account may not trade (canTrade is false)"),
    "DUPLICATE_CLIENT_ORDER_ID": _duplicate,
}
