"""Every parameter of the order endpoints: its name on the wire, its syntax, its Python name.

One table says how a parameter is written, the same wherever it appears; another says which
parameters each request has and which it must have whatever the order type. What an order *type*
demands and forbids is the rules' business (`pretrade.rules.mandatory_parameter`).
Source: the REST documentation of 2022-09-30, and its change log for what came later.
"""

import functools
import re
from collections.abc import Mapping

from pretrade.enums import RequestKind
from pretrade.order.lists.leg_form import (
    OCO_LEGS,
    OPO_LEGS,
    OPOCO_LEGS,
    OTO_LEGS,
    OTOCO_LEGS,
    LegForm,
    names_of,
)
from pretrade.order.syntax import (
    CLIENT_ID,
    DECIMAL,
    FLAG,
    INTEGER,
    ORDER_TYPE,
    RECV_WINDOW,
    SIDE,
    SYMBOL,
    TEXT,
    TIME_IN_FORCE,
    Syntax,
    words,
)
from pretrade.rulebook import Rulebook

AUTO_BORROW_REPAY = "AUTO_BORROW_REPAY"
"""Borrows what the funds do not cover, and repays: a ``sideEffectType`` of some years only."""

_RESPONSE = words("ACK", "RESULT", "FULL")
_PRICE_PEG = words("PRIMARY_PEG", "MARKET_PEG", code=-1210)

_ORDER: dict[str, Syntax] = {
    "symbol": SYMBOL,
    "side": SIDE,
    "type": ORDER_TYPE,
    "timeInForce": TIME_IN_FORCE,
    "quantity": DECIMAL,
    "quoteOrderQty": DECIMAL,
    "price": DECIMAL,
    "newClientOrderId": CLIENT_ID,
    "strategyId": INTEGER,
    "strategyType": INTEGER,
    "stopPrice": DECIMAL,
    "trailingDelta": INTEGER,
    "icebergQty": DECIMAL,
    "newOrderRespType": _RESPONSE,
    "selfTradePreventionMode": TEXT,
    "pegPriceType": _PRICE_PEG,
    "pegOffsetType": words("PRICE_LEVEL", code=-1211),
    "pegOffsetValue": INTEGER,
    "recvWindow": RECV_WINDOW,
    "timestamp": INTEGER,
    "signature": TEXT,
}

_CANCEL: dict[str, Syntax] = {
    "cancelReplaceMode": words("STOP_ON_FAILURE", "ALLOW_FAILURE"),
    "cancelOrderId": INTEGER,
    "cancelOrigClientOrderId": CLIENT_ID,
    "cancelNewClientOrderId": CLIENT_ID,
    "cancelRestrictions": words("ONLY_NEW", "ONLY_PARTIALLY_FILLED", code=-1145),
    "orderRateLimitExceededMode": words("DO_NOTHING", "CANCEL_ONLY"),
}

_MARGIN: dict[str, Syntax] = {
    # Real clients send JSON booleans too, and are heard (ccxt/binance-api-node#464).
    "isIsolated": words("TRUE", "FALSE", any_case=True),
    "sideEffectType": words("NO_SIDE_EFFECT", "MARGIN_BUY", "AUTO_REPAY", AUTO_BORROW_REPAY),
    "autoRepayAtCancel": words("TRUE", "FALSE", any_case=True),
}

_OCO: dict[str, Syntax] = {
    "listClientOrderId": CLIENT_ID,
    "limitClientOrderId": CLIENT_ID,
    "limitStrategyId": INTEGER,
    "limitStrategyType": INTEGER,
    "limitIcebergQty": DECIMAL,
    "stopClientOrderId": CLIENT_ID,
    "stopStrategyId": INTEGER,
    "stopStrategyType": INTEGER,
    "stopLimitPrice": DECIMAL,
    "stopIcebergQty": DECIMAL,
    "stopLimitTimeInForce": TIME_IN_FORCE,
}

_AMEND: dict[str, Syntax] = {
    "orderId": INTEGER,
    "origClientOrderId": CLIENT_ID,
    "newQty": DECIMAL,
}

AMOUNTS = frozenset({"quantity", "icebergQty", "quoteOrderQty", "price", "stopPrice"})
"""Quantities of the base asset, prices and amounts of the quote asset."""

_LEGS = (OCO_LEGS, OTO_LEGS, OTOCO_LEGS)

PARAMETERS: dict[str, Syntax] = {
    **_ORDER,
    **_CANCEL,
    **_MARGIN,
    **_OCO,
    **{
        given: _ORDER[name]
        for legs in _LEGS
        for leg in legs
        for name, given in leg.names.items()
        if given not in _ORDER
    },
    **_AMEND,
    "computeCommissionRates": FLAG,
}
"""Wire name → how it is written, for every parameter of every request."""


def syntax_of(name: str, rulebook: Rulebook) -> Syntax:
    """Return how a parameter is written on a day: ``recvWindow`` had no decimals once.

    >>> from pretrade.rulebook import rulebook_of
    >>> syntax_of("recvWindow", rulebook_of("2025-08-27")).legal_range
    '^[0-9]{1,20}$'
    """
    if name == "recvWindow" and not rulebook.recv_window_decimals:
        return INTEGER
    return PARAMETERS[name]


ALL_AMOUNTS = frozenset(name for name, syntax in PARAMETERS.items() if syntax is DECIMAL)
"""The `AMOUNTS`, and those of the orders of a list."""

_TRANSPORT = ("recvWindow", "timestamp", "signature")
_NOT_ON_MARGIN = {
    *("trailingDelta", "strategyId", "strategyType"),
    *("limitStrategyId", "limitStrategyType", "stopStrategyId", "stopStrategyType"),
    *("pegPriceType", "pegOffsetType", "pegOffsetValue"),
}
_LEG_PARTS_NOT_ON_MARGIN = (
    "StrategyId",
    "StrategyType",
    "PegPriceType",
    "PegOffsetType",
    "PegOffsetValue",
)
_NOT_OF_SOR = {
    *("quoteOrderQty", "stopPrice", "trailingDelta"),
    *("pegPriceType", "pegOffsetType", "pegOffsetValue"),
}

_OF_LISTS = (
    *("symbol", "listClientOrderId", "newOrderRespType", "selfTradePreventionMode"),
    *_TRANSPORT,
)
_OCO_NAMES = frozenset(
    {*_OF_LISTS, *_OCO, "side", "quantity", "price", "stopPrice", "trailingDelta"}
)
_SOR_NAMES = frozenset(_ORDER) - _NOT_OF_SOR


def _on_margin(legs: tuple[LegForm, ...]) -> list[str]:
    """Return what the legs of a margin list are called by."""
    return [name for name in names_of(legs) if not name.endswith(_LEG_PARTS_NOT_ON_MARGIN)]


NAMES: Mapping[RequestKind, frozenset[str]] = {
    RequestKind.ORDER: frozenset(_ORDER),
    RequestKind.TEST_ORDER: frozenset(_ORDER) | {"computeCommissionRates"},
    RequestKind.CANCEL_REPLACE: frozenset(_ORDER) | frozenset(_CANCEL),
    # The official clients of 2026-07-14 list trailingDelta for margin orders, not for their OCO.
    RequestKind.MARGIN_ORDER: (
        frozenset(_ORDER) - _NOT_ON_MARGIN | {"trailingDelta"} | frozenset(_MARGIN)
    ),
    RequestKind.OCO: _OCO_NAMES,
    RequestKind.MARGIN_OCO: _OCO_NAMES - _NOT_ON_MARGIN | frozenset(_MARGIN),
    RequestKind.ORDER_LIST_OCO: frozenset((*_OF_LISTS, *names_of(OCO_LEGS))),
    RequestKind.OTO: frozenset((*_OF_LISTS, *names_of(OTO_LEGS))),
    RequestKind.OTOCO: frozenset((*_OF_LISTS, *names_of(OTOCO_LEGS))),
    RequestKind.OPO: frozenset((*_OF_LISTS, *names_of(OPO_LEGS))),
    RequestKind.OPOCO: frozenset((*_OF_LISTS, *names_of(OPOCO_LEGS))),
    RequestKind.MARGIN_OTO: frozenset((*_OF_LISTS, *_on_margin(OTO_LEGS), *_MARGIN)),
    RequestKind.MARGIN_OTOCO: frozenset((*_OF_LISTS, *_on_margin(OTOCO_LEGS), *_MARGIN)),
    RequestKind.SOR_ORDER: _SOR_NAMES,
    RequestKind.SOR_TEST_ORDER: _SOR_NAMES | {"computeCommissionRates"},
    RequestKind.AMEND: frozenset({"symbol", *_AMEND, "newClientOrderId", *_TRANSPORT}),
}
"""Which parameters a request has; any other is -1104."""

_OCO_MANDATORY = ("symbol", "side", "quantity", "price", "stopPrice")
_WORKING = ("workingType", "workingSide", "workingPrice", "workingQuantity")
_OPO_MANDATORY = ("symbol", *_WORKING, "pendingType", "pendingSide")
_OTO_MANDATORY = (*_OPO_MANDATORY, "pendingQuantity")
_OPOCO_MANDATORY = ("symbol", *_WORKING, "pendingSide", "pendingAboveType")
_OTOCO_MANDATORY = ("symbol", *_WORKING, "pendingSide", "pendingQuantity", "pendingAboveType")

MANDATORY: Mapping[RequestKind, tuple[str, ...]] = {
    RequestKind.ORDER: ("symbol", "side", "type"),
    RequestKind.TEST_ORDER: ("symbol", "side", "type"),
    RequestKind.CANCEL_REPLACE: ("symbol", "side", "type", "cancelReplaceMode"),
    RequestKind.MARGIN_ORDER: ("symbol", "side", "type"),
    RequestKind.OCO: _OCO_MANDATORY,
    RequestKind.MARGIN_OCO: _OCO_MANDATORY,
    RequestKind.ORDER_LIST_OCO: ("symbol", "side", "quantity", "aboveType", "belowType"),
    RequestKind.OTO: _OTO_MANDATORY,
    RequestKind.OTOCO: _OTOCO_MANDATORY,
    RequestKind.OPO: _OPO_MANDATORY,
    RequestKind.OPOCO: _OPOCO_MANDATORY,
    RequestKind.MARGIN_OTO: _OTO_MANDATORY,
    RequestKind.MARGIN_OTOCO: _OTOCO_MANDATORY,
    RequestKind.SOR_ORDER: ("symbol", "side", "type", "quantity"),
    RequestKind.SOR_TEST_ORDER: ("symbol", "side", "type", "quantity"),
    RequestKind.AMEND: ("symbol", "newQty"),
}
"""What a request must have whatever its type. ``timestamp`` is the transport's: never demanded."""


@functools.lru_cache(maxsize=1024)
def attribute(wire_name: str) -> str:
    """Return the Python name of a parameter.

    >>> attribute("timeInForce"), attribute("quoteOrderQty")
    ('time_in_force', 'quote_order_qty')
    """
    return re.sub("[A-Z]", lambda capital: "_" + capital.group().lower(), wire_name)


ATTRIBUTES: dict[str, str] = {attribute(name): name for name in PARAMETERS}
"""Python name → wire name."""

WIRE_NAMES: dict[str, str] = {
    **ATTRIBUTES,
    **{name: name for name in PARAMETERS},
}
"""Either spelling → the name on the wire."""
