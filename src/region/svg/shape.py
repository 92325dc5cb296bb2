"""The outline of a region as a shape of pixels, which are floats."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from math import dist

import attrs

from pretrade.region.svg.axis import Axis
from pretrade.region.svg.labels import Box, Spot, line_at
from pretrade.region.svg.text import pixel

Point = tuple[Decimal, Decimal, Decimal | None]
"""A price, and the least and the most legal quantity at it; None is no bound."""
Edge = tuple[float, float, float]
"""At a pixel x, the pixels y of the least and of the most."""

_OPEN = 8  # how far a shape without a bound goes beyond the frame, where it is clipped
_STRAIGHT = 0.3  # a corner that is flatter than this is none
_CLOSE = 3  # corners that are closer than this are one
_COLUMNS, _ROWS = 40, 20  # where the name of a shape is tried
_HALF_A_LINE = 8  # of text
_ROOMY = 24  # more room than this is no better
_SLIM = 3  # half the width that a shape has at least


@attrs.frozen
class Figure:
    """What is legal over one range of prices.

    Attributes:
        edges: its lower and upper end at each price, from the left to the right.
    """

    edges: tuple[Edge, ...]

    @property
    def left(self) -> float:
        """Its least price."""
        return self.edges[0][0]

    @property
    def right(self) -> float:
        """Its greatest price."""
        return self.edges[-1][0]

    @property
    def middle(self) -> Spot:
        """A pixel within it."""
        x = (self.left + self.right) / 2
        return x, sum(self._at(x)) / 2

    @property
    def corners(self) -> list[Spot]:
        """Its corners, the lower ones from the left and then the upper ones from the right."""
        lower = _simpler([(x, low) for x, low, _ in self.edges])
        return lower + _simpler([(x, high) for x, _, high in self.edges])[::-1]

    @property
    def path(self) -> str:
        """Its corners as the data of a path."""
        return f"M{'L'.join(f'{pixel(x)},{pixel(y)}' for x, y in self.corners)}Z"

    def inside(self, width: float) -> list[Box]:
        """Return where a label of this width is inside, the best first: roomy, near the middle."""
        top, bottom = min(high for _, _, high in self.edges), max(low for _, low, _ in self.edges)
        first, last = self.left + width / 2, self.right - width / 2
        if last < first:
            return []
        spots = [
            (first + (last - first) * column / _COLUMNS, top + (bottom - top) * row / _ROWS)
            for column in range(_COLUMNS + 1)
            for row in range(_ROWS + 1)
        ]
        room = {spot: min(self._room(spot, width / 2), _ROOMY) for spot in spots}
        middle = self.middle
        best = sorted(spots, key=lambda spot: (-room[spot], dist(spot, middle)))
        return [line_at(spot, width) for spot in best if room[spot] > 0]

    def _room(self, spot: Spot, half: float) -> float:
        """Return how far a label is from the nearest edge."""
        x, y = spot
        ends = [self._at(one) for one in (x - half, x, x + half)]
        below = min(low for low, _ in ends) - y - _HALF_A_LINE
        above = y - _HALF_A_LINE - max(high for _, high in ends)
        return min(below, above)

    def _at(self, x: float) -> tuple[float, float]:
        """Return the lower and the upper end at a pixel between left and right."""
        after = bisect_left(self.edges, x, 1, len(self.edges) - 1, key=lambda edge: edge[0])
        (from_x, *start), (to_x, *end) = self.edges[after - 1], self.edges[after]
        part = (x - from_x) / (to_x - from_x) if from_x < to_x else 0.0
        low, high = (one + part * (other - one) for one, other in zip(start, end, strict=True))
        return low, high


def legal_parts(outline: Iterable[Point]) -> Iterator[list[Point]]:
    """Yield the parts of an outline: a price at which nothing is legal parts them."""

    def is_legal(point: Point) -> bool:
        price, least, most = point
        return price > 0 and (most is None or least <= most)

    return (list(part) for legal, part in groupby(outline, is_legal) if legal)


def shape_of(part: Iterable[Point], x: Axis, y: Axis) -> Figure:
    """Return a part of an outline as it is drawn between these axes."""
    edges: list[Edge] = [
        (
            x.at(price),
            y.at(least) if least > 0 else y.start + _OPEN,
            y.end - _OPEN if most is None else y.at(most),
        )
        for price, least, most in part
    ]
    (left, low, high), (right, last_low, last_high) = edges[0], edges[-1]
    if right - left < 2 * _SLIM:  # one price, or as good as one: a bar
        middle = (left + right) / 2
        edges = [(middle - _SLIM, low, high), (middle + _SLIM, last_low, last_high)]
    return Figure(tuple(edges))


def _simpler(line: Sequence[Spot]) -> list[Spot]:
    """Leave out points that hardly differ from the straight line between their neighbours."""
    kept = [line[0]]
    for (x, y), (next_x, next_y) in pairwise(line[1:]):
        last_x, last_y = kept[-1]
        across = next_x - last_x
        straight = last_y + (next_y - last_y) * (x - last_x) / across if across else next_y
        if abs(straight - y) > _STRAIGHT and x - last_x >= _CLOSE:
            kept.append((x, y))
    return [*kept, line[-1]] if len(line) > 1 else kept
