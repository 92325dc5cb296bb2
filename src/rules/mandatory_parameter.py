"""MANDATORY_PARAMETER: a parameter that the request or the order type must have (-1102).

What an endpoint cannot do without is missed first of all, before names that it does not have: the
parameters of the old OCO, sent to ``orderList/oco``, are answered with the missing ``aboveType``.
``timeInForce`` is named first among what the type demands. An empty value is -1105 only. With a
peg, ``price`` is optional. ``timestamp`` and ``signature`` are the transport's, never demanded.

Source: "Additional mandatory parameters based on type", documentation of 2022-09-30; real answers
(``aboveType``: sammchardy/python-binance#1544, 2025-01-09); change log of 2022-04-13 (a stop type
takes ``stopPrice`` or ``trailingDelta``).
"""

from collections.abc import Iterator, Mapping

from pretrade.check import Rule, Scope
from pretrade.context import Context
from pretrade.enums import (
    LIMIT,
    LIMIT_MAKER,
    MARKET,
    STOP_LOSS,
    STOP_LOSS_LIMIT,
    STOP_TYPES,
    TAKE_PROFIT,
    TAKE_PROFIT_LIMIT,
    OrderType,
    RequestKind,
)
from pretrade.facts.fact import Facts
from pretrade.order import Request, Shape
from pretrade.order.parameters import MANDATORY
from pretrade.report.violation import Findings, rejection

BY_TYPE: Mapping[OrderType, tuple[str, ...]] = {
    LIMIT: ("timeInForce", "quantity", "price"),
    MARKET: (),
    STOP_LOSS: ("quantity",),
    STOP_LOSS_LIMIT: ("timeInForce", "quantity", "price"),
    TAKE_PROFIT: ("quantity",),
    TAKE_PROFIT_LIMIT: ("timeInForce", "quantity", "price"),
    LIMIT_MAKER: ("quantity", "price"),
}
"""What each type must have; one of two is needed besides, see `_either`."""

_RULE = "MANDATORY_PARAMETER"
_ONE_OF = "Param '{}' or '{}' must be sent, but both were empty/null!"
_PLAIN = "Mandatory parameter '{}' was not sent, was empty/null, or malformed."


def applies_to_endpoint(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Whether anything is missing that the endpoint needs whatever the type."""
    return not shape.given.issuperset(MANDATORY[shape.kind])


def check_endpoint(request: Request, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse for every parameter that is missing whatever the type."""
    found: Findings = ()
    for name in MANDATORY[request.kind]:
        if name not in request.shape.given:
            found += _missed((name,), None)
    return found


def applies(shape: Shape, context: Context) -> bool:
    """Whether anything is missing that the type needs."""
    return any(_lacking(shape, trailing_stops=context.rulebook.trailing_stops))


def check(request: Request, facts: Facts) -> Findings:
    """Refuse for every parameter that is missing for the sake of the type."""
    shape = request.shape
    found: Findings = ()
    for names in _lacking(shape, trailing_stops=facts.context.rulebook.trailing_stops):
        found += _missed(names, shape.type)
    return found


def _missed(names: tuple[str, ...], needed_by: OrderType | None) -> Findings:
    msg = (_PLAIN if len(names) == 1 else _ONE_OF).format(*names)
    return rejection(_RULE, -1102, msg, names[0], names=names, type=needed_by)


def _lacking(shape: Shape, *, trailing_stops: bool) -> Iterator[tuple[str, ...]]:
    """Yield each missing parameter, or the two of which one is missing."""
    if shape.kind is RequestKind.CANCEL_REPLACE:
        either = ("cancelOrigClientOrderId", "cancelOrderId")
        if shape.given.isdisjoint(either):
            yield either
    if shape.kind is RequestKind.ORDER_LIST_OCO:
        for leg, form in zip(shape.legs, shape.forms, strict=True):
            for lacking in _lacking_of_type(leg, trailing_stops=trailing_stops):
                if form.shared.isdisjoint(lacking):  # what the list itself must have
                    yield tuple(form.names[name] for name in lacking)
    elif not shape.legs:
        yield from _lacking_of_type(shape, trailing_stops=trailing_stops)


def _lacking_of_type(shape: Shape, *, trailing_stops: bool) -> Iterator[tuple[str, ...]]:
    if shape.type is None:
        return
    for name in BY_TYPE[shape.type]:
        pegged = name == "price" and "pegPriceType" in shape.given
        if name not in shape.given and not pegged:
            yield (name,)
    if shape.type is MARKET:
        either: tuple[str, ...] = ("quantity", "quoteOrderQty")
    elif shape.type in STOP_TYPES:
        either = ("stopPrice", "trailingDelta")
    else:
        return
    if shape.type in STOP_TYPES and shape.kind is RequestKind.MARGIN_ORDER:
        either = ("stopPrice",)  # a margin order has no trailingDelta
    if shape.given.isdisjoint(either):
        before = "stopPrice" in either and not trailing_stops
        yield ("stopPrice",) if before else either


MANDATORY_OF_ENDPOINT = Rule(_RULE, applies_to_endpoint, check_endpoint, Scope.REQUEST)
MANDATORY_PARAMETER = Rule(_RULE, applies, check, Scope.REQUEST)
