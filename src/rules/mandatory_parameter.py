"""MANDATORY_PARAMETER: a parameter that the request or the order type must have (-1102).

``timeInForce`` is named first among what the type demands. An empty value is -1105 only. With a
peg, ``price`` is optional. ``timestamp`` and ``signature`` are the transport's, never demanded.

Source: "Additional mandatory parameters based on type", documentation of 2022-09-30; real answers;
change log of 2022-04-13 (a stop type takes ``stopPrice`` or ``trailingDelta``).
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
from pretrade.facts import Facts
from pretrade.order import Request, Shape
from pretrade.order.order_list_oco import ABOVE, BELOW
from pretrade.order.parameters import MANDATORY
from pretrade.violation import Findings, rejection

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

_ONE_OF = "Param '{}' or '{}' must be sent, but both were empty/null!"
_PLAIN = "Mandatory parameter '{}' was not sent, was empty/null, or malformed."


def applies(shape: Shape, context: Context) -> bool:
    """Whether anything is missing."""
    return any(_lacking(shape, trailing_stops=context.rulebook.trailing_stops))


def check(request: Request, facts: Facts) -> Findings:
    """Refuse for every parameter that is missing."""
    shape = request.shape
    found: Findings = ()
    for names in _lacking(shape, trailing_stops=facts.context.rulebook.trailing_stops):
        msg = (_PLAIN if len(names) == 1 else _ONE_OF).format(*names)
        found += rejection(
            "MANDATORY_PARAMETER", -1102, msg, names[0], names=names, type=shape.type
        )
    return found


def _lacking(shape: Shape, *, trailing_stops: bool) -> Iterator[tuple[str, ...]]:
    """Yield each missing parameter, or the two of which one is missing."""
    for name in MANDATORY[shape.kind]:
        if name not in shape.given:
            yield (name,)
    if shape.kind is RequestKind.CANCEL_REPLACE:
        either = ("cancelOrigClientOrderId", "cancelOrderId")
        if shape.given.isdisjoint(either):
            yield either
    if shape.kind is RequestKind.ORDER_LIST_OCO:
        for leg, names in zip(shape.legs, (ABOVE, BELOW), strict=True):
            for lacking in _lacking_of_type(leg, trailing_stops=trailing_stops):
                if "quantity" not in lacking:  # the list's own, named above
                    yield tuple(names[name] for name in lacking)
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


MANDATORY_PARAMETER = Rule("MANDATORY_PARAMETER", applies, check, Scope.REQUEST)
