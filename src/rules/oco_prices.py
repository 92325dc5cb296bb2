"""OCO_PRICES: the prices of an OCO around the market, instead of TRIGGER_PRICE and POST_ONLY.

Selling, ``price > last price > stopPrice``; buying, ``price < last price < stopPrice``. All strict:
equal legs contradict. Legs that contradict each other whatever the market are -1013; legs that are
fine but for the market -2010. A take-profit leg is judged by its ``stopPrice``, or by its
``price`` when it has one, as the documents do. A leg without such a price is not judged.

Source: "New OCO (TRADE)", documentation of 2022-09-30; real answers with both codes.
"""

import functools
from collections.abc import Iterator

from pretrade.check import Fitted, NumericRule, Scope
from pretrade.constraint import Comparison, Constraint, Unknown, field
from pretrade.context import Context
from pretrade.enums import BUY, STOP_LOSS_TYPES, RequestKind
from pretrade.facts import LAST_PRICE, order_fact
from pretrade.order import Shape
from pretrade.violation import ACCOUNT_CODE, REQUEST_CODE

_MSG = "The relationship of the prices for the orders is not correct."


def legs_apart(shape: Shape, context: Context) -> Iterator[Constraint]:  # noqa: ARG001
    """State that the legs do not contradict each other."""
    unread = _unread(shape)
    if unread:
        yield Unknown(tuple(map(order_fact, unread)))
    elif (apart := _apart(shape)) is not None:
        yield apart


def around_market(shape: Shape, context: Context) -> Iterator[Constraint]:  # noqa: ARG001
    """State that the market is between them; not judged while they contradict each other."""
    upper, lower = _around_the_market(shape)
    apart = None if _unread(shape) else _apart(shape)
    if upper is not None:
        yield (field(upper) > LAST_PRICE).but(after=apart, of_list=True)
    if lower is not None:
        yield (field(lower) < LAST_PRICE).but(after=apart, of_list=True)


def _apart(shape: Shape) -> Comparison | None:
    upper, lower = _around_the_market(shape)
    return None if upper is None or lower is None else _above(upper, lower)


@functools.cache  # one object for two names: what comes after it tells it by identity
def _above(upper: str, lower: str) -> Comparison:
    return field(upper) > field(lower)


def _around_the_market(shape: Shape) -> tuple[str | None, str | None]:
    """Return the parameter that must be above the market and the one that must be below."""
    first, second = (_price(shape, leg) for leg in range(2))
    named_by_place = shape.kind is RequestKind.ORDER_LIST_OCO
    return (first, second) if named_by_place or shape.side is not BUY else (second, first)


def _price(shape: Shape, leg: int) -> str | None:
    """Return the parameter by which a leg is placed around the market; None: it has none."""
    order, names = shape.legs[leg], shape.leg_names[leg]
    if order.type is None and "type" in names:  # what it is to wait for is not known
        return None
    known = [
        name
        for name in ("price", "stopPrice")
        if name in order.given and name not in order.malformed
    ]
    if order.type in STOP_LOSS_TYPES:
        known = [name for name in known if name == "stopPrice"]
    return names[known[0]] if known else None


def _unread(shape: Shape) -> tuple[str, ...]:
    """Return what was given of the legs' prices, or is their type, and cannot be read."""
    lacking: list[str] = []
    for order, names in zip(shape.legs, shape.leg_names, strict=True):
        prices = ("stopPrice",) if order.type in STOP_LOSS_TYPES else ("price", "stopPrice")
        lacking += [names[one] for one in prices if one in order.malformed]
        if order.type is None and "type" in names:
            lacking.append(names["type"])
    return tuple(lacking)


OCO_LEGS = NumericRule(
    "OCO_PRICES",
    legs_apart,
    REQUEST_CODE,
    _MSG,
    Scope.LIST,
    needs=("side",),
    fitted=Fitted.NEVER,  # which of the two is wrong is the owner's to say
)
OCO_PRICES = NumericRule(
    "OCO_PRICES",
    around_market,
    ACCOUNT_CODE,
    _MSG,
    Scope.LIST,
    needs=("side",),
    fitted=Fitted.NEVER,
)
