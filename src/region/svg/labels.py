"""Where the labels of a drawing go: beside what they name, and on nothing else.

Places are pixels, and so floats.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from math import hypot

import attrs

from pretrade.region.svg.text import label, width_of

Spot = tuple[float, float]
"""A pixel: x, y."""

_HEIGHT, _ABOVE = 16.0, 12.0  # of a line of text, and what of it is above its baseline
_AIR = 3.0  # on both sides of a text
_FARTHER, _SHORTER = 0.5, 10.0  # how bad are a place that comes later and a text that does
_NEAR = ((9.0, 0.0), (9.0, 5.0), (7.0, 14.0), (12.0, 24.0), (24.0, 36.0))
"""Distances sideways and upward of a label from its point, the nearest first."""


@attrs.frozen
class Box:
    """A part of the drawing.

    Attributes:
        left: its least x.
        top: its least y.
        right: its greatest x.
        bottom: its greatest y.
        weight: how bad it would be to write over it.
        anchor: which part of a text in it stays where it is, whatever the font.
    """

    left: float
    top: float
    right: float
    bottom: float
    weight: float = 1.0
    anchor: str = "middle"

    def overlaps(self, other: "Box") -> bool:
        """Tell whether both have a pixel in common."""
        beside = self.right <= other.left or other.right <= self.left
        return not beside and self.top < other.bottom and other.top < self.bottom

    def distance(self, spot: Spot) -> float:
        """Return how far a point is from it, rounded."""
        across = max(self.left - spot[0], spot[0] - self.right, 0)
        return round(hypot(across, max(self.top - spot[1], spot[1] - self.bottom, 0)), 1)

    def holds(self, other: "Box") -> bool:
        """Tell whether the other is within this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


def around(spot: Spot, size: float) -> Box:
    """Return the box of a marker, which is never written over."""
    x, y = spot
    return Box(x - size, y - size, x + size, y + size, 100)


def line_at(middle: Spot, width: float, anchor: str = "middle") -> Box:
    """Return the box of a line of text, which is never written over."""
    x, y = middle
    top, bottom = y - _HEIGHT / 2, y + _HEIGHT / 2
    return Box(x - width / 2, top, x + width / 2, bottom, 100, anchor)


def along(start: Spot, end: Spot, weight: float) -> Iterator[Box]:
    """Yield boxes along a line."""
    (x, y), (to_x, to_y) = start, end
    steps = int(max(abs(to_x - x), abs(to_y - y)) // 8) + 1
    for step in range(steps + 1):
        at_x, at_y = x + (to_x - x) * step / steps, y + (to_y - y) * step / steps
        yield Box(at_x - 2, at_y - 2, at_x + 2, at_y + 2, weight)


def beside(spot: Spot, rivals: Sequence[Spot] = ()) -> Callable[[float], list[Box]]:
    """Return what finds places for a label of some width beside a point, the nearest first.

    Args:
        spot: the point.
        rivals: other points; nearer to one of them the label might be taken for theirs.
    """

    def places(width: float) -> list[Box]:
        x, y = spot
        boxes = [
            line_at(middle, width, "start" if side > 0 else "end")
            for (right, up), side, way in product(_NEAR, (1, -1), (-1, 1))
            for middle in ((x + side * (right + width / 2), y + way * up),)
        ]
        return sorted(boxes, key=mistaken)

    def mistaken(box: Box) -> bool:
        return any(box.distance(one) < box.distance(spot) for one in rivals)

    return places


@attrs.define
class Labels:
    """The labels that are placed so far, and what the next ones must avoid.

    Attributes:
        area: which part of the drawing they stay in.
        taken: what is there.
    """

    area: Box
    taken: list[Box]

    def place(self, texts: Sequence[str], places: Callable[[float], Iterable[Box]]) -> str:
        """Return the first of the texts where it hides little, else one that hides less.

        Args:
            texts: what may be said, the best first.
            places: finds where a text of some width may be, the best first.
        """
        found: list[tuple[float, int, str, Box]] = []
        for words, text in enumerate(texts):
            for rank, box in enumerate(places(width_of(text) + 2 * _AIR)):
                if self.area.holds(box):
                    hidden = sum(one.weight for one in self.taken if one.overlaps(box))
                    worse = hidden + min(rank, 16) * _FARTHER + words * _SHORTER
                    found.append((worse, len(found), text, box))
        if not found:
            return ""
        _, _, text, box = min(found, key=lambda one: one[:2])
        self.taken.append(box)
        x = {"start": box.left + _AIR, "end": box.right - _AIR}.get(box.anchor)
        middle = (box.left + box.right) / 2
        return label(middle if x is None else x, box.top + _ABOVE, text, "", box.anchor)
