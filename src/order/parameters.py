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

AMOUNTS = frozenset({"quantity", "icebergQty", "quoteOrderQty", "price", "stopPrice"})
"""Quantities of the base asset, prices and amounts of the quote asset."""

LEG_PARAMETERS: dict[str, str] = {
    "Type": "type",
    "Price": "price",
    "StopPrice": "stopPrice",
    "TrailingDelta": "trailingDelta",
    "TimeInForce": "timeInForce",
    "IcebergQty": "icebergQty",
    "ClientOrderId": "newClientOrderId",
    "StrategyId": "strategyId",
    "StrategyType": "strategyType",
    "PegPriceType": "pegPriceType",
    "PegOffsetType": "pegOffsetType",
    "PegOffsetValue": "pegOffsetValue",
}
"""Suffix of an ``above…`` / ``below…`` parameter → the order parameter it becomes."""

PARAMETERS: dict[str, Syntax] = {
    **_ORDER,
    **_CANCEL,
    **_MARGIN,
    **_OCO,
    **{
        leg + suffix: _ORDER[name]
        for leg in ("above", "below")
        for suffix, name in LEG_PARAMETERS.items()
    },
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

_SHARED = ("symbol", "side", "quantity")
_TRANSPORT = ("recvWindow", "timestamp", "signature")
_OCO_PRICES = ("price", "stopPrice", "newOrderRespType", *_TRANSPORT)
_LATER_OCO = ("selfTradePreventionMode",)
_NOT_ON_MARGIN = {
    *("trailingDelta", "strategyId", "strategyType"),
    *("limitStrategyId", "limitStrategyType", "stopStrategyId", "stopStrategyType"),
    *("pegPriceType", "pegOffsetType", "pegOffsetValue"),
}

_OCO_NAMES = (*_SHARED, *_OCO_PRICES, *_OCO, "trailingDelta", *_LATER_OCO)

NAMES: Mapping[RequestKind, frozenset[str]] = {
    RequestKind.ORDER: frozenset(_ORDER),
    RequestKind.TEST_ORDER: frozenset(_ORDER) | {"computeCommissionRates"},
    RequestKind.CANCEL_REPLACE: frozenset(_ORDER) | frozenset(_CANCEL),
    RequestKind.MARGIN_ORDER: frozenset(_ORDER) - _NOT_ON_MARGIN | frozenset(_MARGIN),
    RequestKind.OCO: frozenset(_OCO_NAMES),
    RequestKind.MARGIN_OCO: frozenset(_OCO_NAMES) - _NOT_ON_MARGIN | frozenset(_MARGIN),
    RequestKind.ORDER_LIST_OCO: frozenset(
        {
            *(*_SHARED, "listClientOrderId", "newOrderRespType", *_LATER_OCO, *_TRANSPORT),
            *(leg + suffix for leg in ("above", "below") for suffix in LEG_PARAMETERS),
        }
    ),
}
"""Which parameters a request has; any other is -1104."""

MANDATORY: Mapping[RequestKind, tuple[str, ...]] = {
    RequestKind.ORDER: ("symbol", "side", "type"),
    RequestKind.TEST_ORDER: ("symbol", "side", "type"),
    RequestKind.CANCEL_REPLACE: ("symbol", "side", "type", "cancelReplaceMode"),
    RequestKind.MARGIN_ORDER: ("symbol", "side", "type"),
    RequestKind.OCO: ("symbol", "side", "quantity", "price", "stopPrice"),
    RequestKind.MARGIN_OCO: ("symbol", "side", "quantity", "price", "stopPrice"),
    RequestKind.ORDER_LIST_OCO: ("symbol", "side", "quantity", "aboveType", "belowType"),
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
