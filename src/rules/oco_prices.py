"""OCO_PRICES: the prices of an OCO around the market, instead of TRIGGER_PRICE and POST_ONLY.

Selling, ``price > last price > stopPrice``; buying, ``price < last price < stopPrice``. All strict:
equal legs contradict. Legs that contradict each other whatever the market are -1013; legs that are
fine but for the market -2010. A take-profit leg is judged by its ``stopPrice``, or by its
``price`` when it has one, as the documents do. A leg without such a price is not judged.

The orders of a pending OCO must not contradict each other either; where the market is, is judged
once they are placed (not documented, so unevaluated).

Whether a pegged leg must be around the market too nobody says: it passes where the price of the
book that it follows is, and is unevaluated where that is not [ours].

Source: "New OCO (TRADE)", documentation of 2022-09-30; real answers with both codes.
"""

import functools
from collections.abc import Iterator

from pretrade.check import Fitted, NumericRule, Scope
from pretrade.constraint import PEG, Comparison, Constraint, Term, Unknown, field, followed
from pretrade.context import Context
from pretrade.enums import OCO_KINDS, OTO_KINDS, PRICED_TYPES, STOP_LOSS_TYPES
from pretrade.facts.evidence import PEGGED_LEGS
from pretrade.facts.fact import LAST_PRICE, WORKING_FILL, order_fact
from pretrade.order import Shape
from pretrade.report.violation import ACCOUNT_CODE, REQUEST_CODE

_MSG = "The relationship of the prices for the orders is not correct."


def legs_apart(shape: Shape, context: Context) -> Iterator[Constraint]:  # noqa: ARG001
    """State that the legs do not contradict each other."""
    if shape.pair is None:
        return
    unread = _unread(shape)
    if shape.kind in OCO_KINDS and shape.side is None:
        yield Unknown((order_fact("side"),))
    elif unread:
        yield Unknown(tuple(map(order_fact, unread)))
    elif (apart := _apart(shape)) is not None:
        yield apart


def around_market(shape: Shape, context: Context) -> Iterator[Constraint]:  # noqa: ARG001
    """State that the market is between them; not judged while they contradict each other.

    Of pending orders it is the market of the moment in which they are placed.
    """
    if shape.pair is None:
        return
    if shape.kind in OTO_KINDS:
        yield Unknown((WORKING_FILL.name,))
        return
    if shape.side is None:
        yield Unknown((order_fact("side"),))
        return
    apart = None if _unread(shape) else _apart(shape)
    for leg, is_above in zip(shape.pair, (True, False), strict=True):
        name = _price(shape, leg)
        if name is not None:
            yield _beyond(field(name), is_above=is_above).but(after=apart, of_list=True)
        yield from _pegged(shape, leg, is_above=is_above)


def _beyond(price: Term, *, is_above: bool) -> Comparison:
    return price > LAST_PRICE if is_above else price < LAST_PRICE


def _pegged(shape: Shape, leg: int, *, is_above: bool) -> Iterator[Constraint]:
    """State where the price of the book is that a leg follows; of stop losses that says nothing."""
    order, names = shape.legs[leg], shape.forms[leg].names
    if PEG not in order.given or order.type not in PRICED_TYPES or order.type in STOP_LOSS_TYPES:
        return
    best = followed(order)
    if isinstance(best, Unknown):
        given = {order_fact(own): order_fact(name) for own, name in names.items()}
        yield Unknown(tuple(given.get(fact, fact) for fact in best.missing))
    else:  # an empty side of the book, shown as 0, is PEGGED_PRICE's to refuse
        beyond = _beyond(Term(facts=(best,)), is_above=is_above)
        yield beyond.but(blames=names[PEG], off_at_zero=best, disputed=PEGGED_LEGS)


def _apart(shape: Shape) -> Comparison | None:
    upper, lower = (_price(shape, leg) for leg in shape.pair or ())
    return None if upper is None or lower is None else _above(upper, lower)


@functools.cache  # one object for two names: what comes after it tells it by identity
def _above(upper: str, lower: str) -> Comparison:
    return field(upper) > field(lower)


def _price(shape: Shape, leg: int) -> str | None:
    """Return the parameter by which a leg is placed around the market; None: it has none."""
    order, names = shape.legs[leg], shape.forms[leg].names
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
    for leg in sorted(shape.pair or ()):
        order, names = shape.legs[leg], shape.forms[leg].names
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
    fitted=Fitted.NEVER,  # which of the two is wrong is the owner's to say
)
OCO_PRICES = NumericRule(
    "OCO_PRICES",
    around_market,
    ACCOUNT_CODE,
    _MSG,
    Scope.LIST,
    fitted=Fitted.NEVER,
)
