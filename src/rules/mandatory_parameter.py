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
    MARGIN_KINDS,
    MARKET,
    OTOCO_KINDS,
    STOP_LOSS,
    STOP_LOSS_LIMIT,
    STOP_TYPES,
    TAKE_PROFIT,
    TAKE_PROFIT_LIMIT,
    OrderType,
    Phase,
    RequestKind,
)
from pretrade.facts.fact import Facts, order_fact
from pretrade.order import Request, Shape
from pretrade.order.parameters import MANDATORY
from pretrade.order.syntax import NEITHER_SENT, NOT_SENT
from pretrade.report.violation import Findings, missing, rejection
from pretrade.rules.unsupported_type import is_taken

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


def applies_to_endpoint(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Whether anything is missing that the endpoint needs whatever the type."""
    return any(_lacking_whatever_the_type(shape)) or _has_no_type_below(shape)


def check_endpoint(request: Request, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse for every parameter that is missing whatever the type."""
    found: Findings = ()
    for name in _lacking_whatever_the_type(request.shape):
        found += _missed((name,), None)
    if _has_no_type_below(request.shape):
        found += missing(_RULE, order_fact(_BELOW_TYPE))
    return found


def _lacking_whatever_the_type(shape: Shape) -> Iterator[str]:
    """Yield what is missing; a pegged working order need not name a price."""
    for name in MANDATORY[shape.kind]:
        pegged = name == "workingPrice" and "workingPegPriceType" in shape.given
        if name not in shape.given and not pegged:
            yield name


_BELOW_TYPE = "pendingBelowType"


def _has_no_type_below(shape: Shape) -> bool:
    """Tell whether a list of three orders does not say the type of the last.

    Its table does not call that mandatory; what becomes of such a list nobody says.
    """
    return shape.kind in OTOCO_KINDS and _BELOW_TYPE not in shape.given


def applies(shape: Shape, context: Context) -> bool:
    """Whether anything is missing that the type needs."""
    return any(_lacking(shape, context))


def check(request: Request, facts: Facts) -> Findings:
    """Refuse for every parameter that is missing for the sake of the type."""
    shape = request.shape
    found: Findings = ()
    for names in _lacking(shape, facts.context):
        found += _missed(names, shape.type)
    return found


def _missed(names: tuple[str, ...], needed_by: OrderType | None) -> Findings:
    msg = (NOT_SENT if len(names) == 1 else NEITHER_SENT).format(*names)
    return rejection(_RULE, -1102, msg, names[0], names=names, type=needed_by)


def _lacking(shape: Shape, context: Context) -> Iterator[tuple[str, ...]]:
    """Yield each missing parameter, or the two of which one is missing."""
    either = _ID_OF.get(shape.kind, ())
    if either and shape.given.isdisjoint(either):
        yield either
    known = frozenset(MANDATORY[shape.kind])
    if not shape.legs:
        for lacking in _lacking_of_type(shape, context):
            if known.isdisjoint(lacking):
                yield lacking
    elif shape.kind not in _TYPED_BY_PARAMETERS:
        for leg, form in zip(shape.legs, shape.forms, strict=True):
            for lacking in _lacking_of_type(leg, context):
                names = tuple(form.names[name] for name in lacking if name in form.names)
                if names and known.isdisjoint(names) and not form.shared.intersection(lacking):
                    yield names


_ID_OF: Mapping[RequestKind, tuple[str, ...]] = {
    RequestKind.CANCEL_REPLACE: ("cancelOrigClientOrderId", "cancelOrderId"),
    RequestKind.AMEND: ("origClientOrderId", "orderId"),
}
"""Kind of request → the ids of which it must have one, to name an order that is open."""

_TYPED_BY_PARAMETERS = frozenset({RequestKind.OCO, RequestKind.MARGIN_OCO})
"""Lists whose orders' types follow from what is given: nothing can be missing for them."""


def _lacking_of_type(shape: Shape, context: Context) -> Iterator[tuple[str, ...]]:
    if shape.type is None or not is_taken(shape):
        return
    needed = BY_TYPE[shape.type]
    if trails_on_margin(shape, context) and "price" not in needed:
        needed = (*needed, "price")
    for name in needed:
        pegged = name == "price" and "pegPriceType" in shape.given
        if name not in shape.given and not pegged:
            yield (name,)
    if shape.type is MARKET:
        either: tuple[str, ...] = ("quantity", "quoteOrderQty")
    elif shape.type in STOP_TYPES:
        either = ("stopPrice", "trailingDelta")
    else:
        return
    trails = "trailingDelta" in shape.given
    if shape.type in STOP_TYPES and shape.kind is RequestKind.MARGIN_ORDER and not trails:
        either = ("stopPrice",)  # its document of 2022-09-30 has no trailingDelta, later ones do
    if shape.given.isdisjoint(either):
        before = "stopPrice" in either and not context.rulebook.trailing_stops
        yield ("stopPrice",) if before else either


def trails_on_margin(shape: Shape, context: Context) -> bool:
    """Tell whether an order is a pending trailing one of a margin list, which needs a price.

    Since 2026-06-15, whatever its type. Source: margin change log of 2026.
    """
    pending = shape.phase is Phase.PENDING and shape.kind in MARGIN_KINDS
    return pending and context.rulebook.margin_trailing_price and "trailingDelta" in shape.given


MANDATORY_OF_ENDPOINT = Rule(_RULE, applies_to_endpoint, check_endpoint, Scope.ANY)
MANDATORY_PARAMETER = Rule(_RULE, applies, check, Scope.ANY)
