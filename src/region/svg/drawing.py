"""The picture of a legal region: an SVG of a few kilobytes, for a page, a notebook or a file.

Both axes are logarithmic, so that a region of eight decades is readable and the least notional is
a straight line. Places are pixels, and so floats: elsewhere the core has none, and no verdict is
read from a picture.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import attrs

from pretrade.region.svg.axis import Axis, axis
from pretrade.region.svg.labels import Box, Labels, Spot, along, around, beside
from pretrade.region.svg.shape import Figure, Point, legal_parts, shape_of
from pretrade.region.svg.text import cut, document, label, number, pixel, width_of

_WIDTH, _HEIGHT = 680, 420
_TOP, _RIGHT, _BOTTOM = 58, 648, 364  # of the frame; its left depends on the labels
_ROW = 24  # the least height of a tick's label, with some air
_MARKER = 5
_RULES = {
    " .legal": "fill:@legal;fill-opacity:.2;stroke:@legal;stroke-width:2;stroke-linejoin:round",
    " .market": "fill:none;stroke:@market;stroke-width:1.5;stroke-dasharray:6 4",
    " .order": "fill:none;stroke:@order;stroke-width:2.5;stroke-linecap:round",
    " .fitted": "fill:@fitted",
    " .arrow": "fill:none;stroke:currentColor;stroke-width:1.5;stroke-linejoin:round",
}


@attrs.frozen
class Picture:
    """What is drawn.

    Attributes:
        title: the heading, and the name of the image.
        description: the same in words, for those who do not see it.
        base: the asset of the quantities.
        quote: the asset of the prices.
        outline: price, least and most legal quantity at it, prices ascending; a most of None is
            no bound, and where the least is more than the most nothing is legal.
        market: the price of the market.
        order: price and quantity of an order.
        fitted: those of the nearest legal order.
        is_priced: whether orders have a price; else the axis of prices has no numbers.
    """

    title: str
    description: str
    base: str
    quote: str
    outline: tuple[Point, ...]
    market: Decimal | None
    order: tuple[Decimal, Decimal] | None
    fitted: tuple[Decimal, Decimal] | None
    is_priced: bool = True

    @property
    def points(self) -> tuple[tuple[Decimal, Decimal], ...]:
        """The orders that are drawn."""
        return tuple(one for one in (self.order, self.fitted) if one is not None)


@attrs.frozen
class _Plot:
    """The frame with its axes."""

    x: Axis
    y: Axis
    x_ticks: dict[str, float]
    y_ticks: dict[str, float]

    @property
    def left(self) -> float:
        return self.x.start

    @property
    def whole(self) -> Figure:
        return Figure(((self.left, _BOTTOM, _TOP), (_RIGHT, _BOTTOM, _TOP)))

    def at(self, point: tuple[Decimal, Decimal]) -> Spot:
        return self.x.at(point[0]), self.y.at(point[1])


def draw(picture: Picture) -> str:
    """Return a picture as SVG: it needs nothing else, and several may stand in one page."""
    plot = _plot(picture)
    shapes = [shape_of(part, plot.x, plot.y) for part in legal_parts(picture.outline)]
    labels = Labels(Box(plot.left + 2, _TOP + 2, _RIGHT - 2, _BOTTOM - 2), [])
    labels.taken += _obstacles(picture, plot, shapes)
    content = (
        label(16, 25, cut(picture.title, (_WIDTH - 32) / 1.4), "head"),
        *_axes(picture, plot),
        *_legal(plot, shapes),
        *_market(picture, plot),
        *_orders(picture, plot, labels),
        _named(plot, shapes, labels),
    )
    return document(
        picture.title,
        picture.description,
        width=_WIDTH,
        height=_HEIGHT,
        rules=_RULES,
        content=content,
    )


def _plot(picture: Picture) -> _Plot:
    """Return a window that covers the region, the market and the orders."""
    prices = [one for one, _, _ in picture.outline] + [one for one, _ in picture.points]
    if picture.market is not None:
        prices.append(picture.market)
    quantities = [one for _, one in picture.points]
    for _, least, most in picture.outline:
        quantities += (least,) if most is None else (least, most)
    unbounded = any(most is None for _, _, most in picture.outline)
    y = axis(quantities, _BOTTOM, _TOP, beyond=1.0 if unbounded else 0.0)
    y_ticks = y.ticks(_rows_fit) if quantities else {}
    left = 44 + max(map(width_of, y_ticks), default=0.0)
    x = axis(prices, left, _RIGHT)
    return _Plot(x, y, x.ticks(_columns_fit) if prices and picture.is_priced else {}, y_ticks)


def _rows_fit(places: list[float], _: list[str]) -> bool:
    return all(low - high >= _ROW for low, high in pairwise(places))


def _columns_fit(places: list[float], texts: list[str]) -> bool:
    halves = [width_of(text) / 2 + 6 for text in texts]
    columns = list(zip(places, halves, strict=True))
    apart = all(x + half <= its - other for (x, half), (its, other) in pairwise(columns))
    return apart and all(x + half <= _WIDTH + 4 for x, half in columns)


def _axes(picture: Picture, plot: _Plot) -> Iterator[str]:
    wide, high = _RIGHT - plot.left, _BOTTOM - _TOP
    grid = [f"M{pixel(x)},{_TOP}V{_BOTTOM}" for x in plot.x_ticks.values()]
    grid += [f"M{pixel(plot.left)},{pixel(y)}H{_RIGHT}" for y in plot.y_ticks.values()]
    yield f'<path class="grid" d="{"".join(grid)}"/>' if grid else ""
    yield (
        f'<rect class="frame" x="{pixel(plot.left)}" y="{_TOP}" '
        f'width="{pixel(wide)}" height="{high}"/>'
    )
    for text, x in plot.x_ticks.items():
        yield label(x, _BOTTOM + 18, text, "tick x-tick", "middle")
    for text, y in plot.y_ticks.items():
        yield label(plot.left - 8, y + 4, text, "tick y-tick", "end")
    price = f"price in {picture.quote}" if picture.is_priced else "whatever the price"
    yield label(plot.left + wide / 2, _BOTTOM + 40, cut(price, wide), "", "middle")
    middle = (_TOP + _BOTTOM) / 2
    upward = label(20, middle, cut(f"quantity in {picture.base}", high), "", "middle")
    yield upward.replace("<text", f'<text transform="rotate(-90 20 {pixel(middle)})"', 1)


def _legal(plot: _Plot, shapes: Sequence[Figure]) -> Iterator[str]:
    """Yield the region, in a viewport of its own that clips what is open."""
    if not shapes:
        return
    window = f"{pixel(plot.left)} {_TOP} {pixel(_RIGHT - plot.left)} {_BOTTOM - _TOP}"
    x, y, wide, high = window.split()
    yield f'<svg x="{x}" y="{y}" width="{wide}" height="{high}" viewBox="{window}">'
    yield f'<path class="legal" d="{"".join(shape.path for shape in shapes)}"/></svg>'


def _market(picture: Picture, plot: _Plot) -> Iterator[str]:
    if picture.market is None or picture.market <= 0:
        return
    x, text = plot.x.at(picture.market), f"market {number(picture.market)}"
    half = width_of(text) / 2
    yield f'<line class="market" x1="{pixel(x)}" y1="{_TOP}" x2="{pixel(x)}" y2="{_BOTTOM}"/>'
    yield label(min(max(x, plot.left + half), _RIGHT - half), _TOP - 7, text, "", "middle")


def _orders(picture: Picture, plot: _Plot, labels: Labels) -> Iterator[str]:
    """Yield the arrow, the dot and the cross above it, and what they are."""
    yield _arrow(*map(plot.at, picture.points)) if len(picture.points) == 2 else ""
    for name, point in (("fitted", picture.fitted), ("order", picture.order)):
        if point is None:
            continue
        price, quantity = point
        at = f" at {number(price)}" if picture.is_priced else ""
        texts = (f"{name}: {number(quantity)}{at}", name)
        x, y = plot.at(point)
        if name == "fitted":
            yield f'<circle class="fitted" cx="{pixel(x)}" cy="{pixel(y)}" r="{_MARKER + 1}"/>'
        else:
            yield f'<path class="order" d="{_cross(x, y)}"/>'
        rivals = [plot.at(one) for one in picture.points]
        yield labels.place(texts, beside((x, y), rivals))


def _cross(x: float, y: float) -> str:
    left, top, right, bottom = map(pixel, (x - _MARKER, y - _MARKER, x + _MARKER, y + _MARKER))
    return f"M{left},{top}L{right},{bottom}M{left},{bottom}L{right},{top}"


def _arrow(start: Spot, end: Spot) -> str:
    """Return an arrow between two markers; none where they are too near each other for one."""
    (x, y), (to_x, to_y) = start, end
    length = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
    gap, head = _MARKER + 1, 5
    if length < 2 * gap + head:
        return ""
    along_x, along_y = (to_x - x) / length, (to_y - y) / length
    tip_x, tip_y = to_x - gap * along_x, to_y - gap * along_y
    back_x, back_y = tip_x - head * along_x, tip_y - head * along_y
    wing_x, wing_y = head * 0.6 * along_y, -head * 0.6 * along_x
    spots = (
        (x + gap * along_x, y + gap * along_y),
        (tip_x, tip_y),
        (back_x + wing_x, back_y + wing_y),
        (tip_x, tip_y),
        (back_x - wing_x, back_y - wing_y),
    )
    first, tip, one, _, other = (f"{pixel(one)},{pixel(two)}" for one, two in spots)
    return f'<path class="arrow" d="M{first}L{tip}M{one}L{tip}L{other}"/>'


def _obstacles(picture: Picture, plot: _Plot, shapes: Sequence[Figure]) -> Iterator[Box]:
    """Yield what labels should not be written over."""
    spots = [plot.at(one) for one in picture.points]
    yield from (around(one, _MARKER + 1) for one in spots)
    if len(spots) == 2:
        yield from along(spots[0], spots[1], 10)
    if picture.market is not None:
        x = plot.x.at(picture.market)
        yield from along((x, _TOP), (x, _BOTTOM), 2)
    for shape in shapes:
        for start, end in pairwise((*shape.corners, shape.corners[0])):
            steep = abs(end[0] - start[0]) < abs(end[1] - start[1])  # it would cut a word in two
            yield from along(start, end, 1.5 if steep else 0.3)


def _named(plot: _Plot, shapes: Sequence[Figure], labels: Labels) -> str:
    """Return the word for the region: inside where it has room, else near it."""
    if not shapes:
        return labels.place(("nothing is legal",), plot.whole.inside)
    widest = max(shapes, key=lambda one: one.right - one.left)
    within = labels.place(("legal",), widest.inside)
    return within or labels.place(("legal",), beside((widest.right, widest.middle[1])))
