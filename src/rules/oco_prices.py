"""OCO_PRICES: the prices of an OCO around the market, instead of TRIGGER_PRICE and POST_ONLY.

Selling, ``price > last price > stopPrice``; buying, ``price < last price < stopPrice``. All strict:
equal legs contradict. Legs that contradict each other whatever the market are -1013; legs that are
fine but for the market -2010. A take-profit leg is judged by its ``stopPrice``, or by its
``price`` when it has one, as the documents do. A leg without such a price is not judged.

Source: "New OCO (TRADE)", documentation of 2022-09-30; real answers with both codes.
"""

from decimal import Decimal

from pretrade.check import Rule, Scope
from pretrade.enums import SELL, STOP_LOSS_TYPES
from pretrade.facts import LAST_PRICE, Facts, Venue, order_fact
from pretrade.order import Leg, OrderList, Shape
from pretrade.violation import (
    ACCOUNT_CODE,
    REQUEST_CODE,
    Bound,
    Findings,
    missing,
    rejection,
)

_MSG = "The relationship of the prices for the orders is not correct."


def applies(shape: Shape, venue: Venue) -> bool:  # noqa: ARG001
    """Every order list."""
    return bool(shape.legs)


def check_legs(request: OrderList, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse legs that contradict each other."""
    shapes = [leg.order.shape for leg in request.legs]
    if any(shape.malformed or shape.type is None for shape in shapes):
        unread = _unread(request)
        if unread:
            return missing("OCO_PRICES", *unread)
    upper, lower = _around_the_market(request)
    if not _contradict(upper, lower):
        return ()
    return rejection(
        "OCO_PRICES",
        REQUEST_CODE,
        _MSG,
        _field(upper),
        _price(upper),
        Bound(_field(lower), _price(lower)),
        upper=_field(upper),
        lower=_field(lower),
        side=request.side,
    )


def check_market(request: OrderList, facts: Facts) -> Findings:
    """Refuse legs that are on the wrong side of the last price."""
    upper, lower = _around_the_market(request)
    if _contradict(upper, lower):
        return ()
    high, low, last = _price(upper), _price(lower), facts.market.last_price
    if last is None:
        return missing("OCO_PRICES", LAST_PRICE) if high is not None or low is not None else ()
    found: Findings = ()
    if high is not None and high <= last:
        nearest = facts.venue.prices.above(last)
        found += _wrong_side(_field(upper), high, "above", last, nearest, facts)
    if low is not None and low >= last:
        nearest = facts.venue.prices.below(last)
        found += _wrong_side(_field(lower), low, "below", last, nearest, facts)
    return found


def _contradict(upper: Leg, lower: Leg) -> bool:
    high, low = _price(upper), _price(lower)
    return high is not None and low is not None and high <= low


def _unread(request: OrderList) -> tuple[str, ...]:
    """Return the facts that the legs' prices lack: what was given but cannot be read."""
    return tuple(
        order_fact(name)
        for leg in request.legs
        for parameter in (*_names(leg), "type")
        for name in (leg.names.get(unread) for unread in leg.order.unread(parameter))
        if name is not None
    )


def _names(leg: Leg) -> tuple[str, ...]:
    """Return the parameters by which a leg may be placed around the market."""
    return ("stopPrice",) if leg.order.type in STOP_LOSS_TYPES else ("price", "stopPrice")


def _wrong_side(  # noqa: PLR0913, PLR0917  what the violation says
    field: str, price: Decimal, where: str, last: Decimal, nearest: Decimal | None, facts: Facts
) -> Findings:
    bound, at = Bound("lastPrice", last), facts.market.at
    return rejection(
        "OCO_PRICES", ACCOUNT_CODE, _MSG, field, price, bound, nearest, where=where, at=at
    )


def _around_the_market(request: OrderList) -> tuple[Leg, Leg]:
    """Return the leg that must be above the market and the one that must be below."""
    first, second = request.legs
    if first.label == "above":
        return first, second
    return (first, second) if request.side is SELL else (second, first)


def _price(leg: Leg) -> Decimal | None:
    """Return the price by which a leg is placed around the market; None: it has none."""
    if leg.order.type in STOP_LOSS_TYPES:
        return leg.order.stop_price
    return leg.order.stop_price if leg.order.price is None else leg.order.price


def _field(leg: Leg) -> str:
    on_stop = leg.order.type in STOP_LOSS_TYPES or leg.order.price is None
    return leg.names["stopPrice" if on_stop else "price"]


OCO_LEGS = Rule("OCO_PRICES", applies, check_legs, Scope.LIST, needs=("side",))
OCO_PRICES = Rule("OCO_PRICES", applies, check_market, Scope.LIST, needs=("side",))
