"""What the picture of a region shows, and says in words: `picture_of`."""

from collections.abc import Mapping
from decimal import Decimal

from pretrade.decimals import ONE, short
from pretrade.order import Request, read_request
from pretrade.region.outline import (
    QUANTITY,
    WORTH,
    Bounds,
    Point,
    extent,
    is_said,
    market_price,
    outline,
    range_of,
    top,
)
from pretrade.region.svg import Picture

Given = Request | Mapping[str, object] | None
_POINTS = 60
_ANY_PRICE = (ONE, Decimal(100))  # the ends of an axis that has no numbers
_MIDDLE = Decimal(10)


def picture_of(region: Bounds, order: Given, fitted: Given) -> Picture:
    """Return what is drawn of a region.

    Args:
        region: the constraints and the facts.
        order: an order to be marked; None: none is.
        fitted: the nearest legal one.
    """
    shape, symbol = region.plan.shape, region.plan.context.symbol
    is_priced = "price" in shape.given
    return Picture(
        title=f"{symbol.symbol}: {shape.type} {shape.side}",
        description=_words(region),
        base=symbol.base_asset or "the base asset",
        quote=symbol.quote_asset or "the quote asset",
        outline=_outline(region) if is_priced else _row(region),
        market=market_price(region.market) if is_priced else None,
        order=_point(order, is_priced=is_priced),
        fitted=_point(fitted, is_priced=is_priced),
        is_priced=is_priced,
    )


def _outline(region: Bounds) -> tuple[Point, ...]:
    """Return the outline; what only the numbers that the exchange can hold bound has no bound."""
    if is_said(region, "<", QUANTITY, WORTH):
        return outline(region, _POINTS)
    return tuple((price, least, None) for price, least, _ in outline(region, _POINTS))


def _row(region: Bounds) -> tuple[Point, ...]:
    """Return the quantities of orders without a price, at any."""
    span = extent(region, "quantity")
    least, most = span.least, top(span) if is_said(region, "<", QUANTITY, WORTH) else None
    return () if least is None else tuple((price, least, most) for price in _ANY_PRICE)


def _point(given: Given, *, is_priced: bool) -> tuple[Decimal, Decimal] | None:
    """Return price and quantity of an order; None: it has not both, or one cannot be read."""
    if given is None:
        return None
    request = read_request(given, None, {})
    price = request.known("price") if is_priced else _MIDDLE
    quantity = request.known("quantity")
    return None if price is None or quantity is None else (price, quantity)


def _words(region: Bounds) -> str:
    """Say what is legal, for those who do not see it."""
    symbol = region.plan.context.symbol
    parts = [
        _range_words(region, "price", symbol.quote_asset or "of the quote asset"),
        _range_words(region, "quantity", symbol.base_asset or "of the base asset"),
    ]
    if not all(parts):
        return "Nothing is legal."
    said = " ".join(part for part in parts if part and part != "-")
    missing = region.missing
    return f"{said} Not known, and left aside: {', '.join(missing)}." if missing else said


def _range_words(region: Bounds, name: str, asset: str) -> str:
    if name not in region.plan.shape.given:
        return "-"
    legal = range_of(extent(region, name))
    if legal is None:
        return ""
    what = {"price": "Prices", "quantity": "Quantities"}[name]
    least = "" if legal.least is None else f" from {short(legal.least)}"
    most = "" if legal.greatest is None else f" to {short(legal.greatest)}"
    step = "" if legal.step is None else f" in steps of {short(legal.step)}"
    return f"{what}{least}{most} {asset}{step}."
