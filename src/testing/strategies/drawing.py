"""Who decides: Hypothesis, through few, shared strategies as making one is slow."""

import functools
from collections.abc import Sequence
from typing import TypeVar

import attrs
from hypothesis import strategies as st

T = TypeVar("T")

_NEAR = 1000
_PARTS = 2**40


@functools.lru_cache(maxsize=4096)
def integers(low: int, high: int) -> st.SearchStrategy[int]:
    """Return the integers of a range; 0, or what is nearest to it, is the simplest."""
    return st.integers(low, high)


def one_of(draw: st.DrawFn, options: Sequence[T]) -> T:
    """Draw one of some things; the first is the simplest."""
    return options[draw(integers(0, len(options) - 1))]


def some_of(draw: st.DrawFn, options: Sequence[T]) -> list[T]:
    """Draw which of some things; none is the simplest."""
    bits = draw(integers(0, 2 ** len(options) - 1))
    return [one for place, one in enumerate(options) if bits >> place & 1]


@functools.lru_cache(maxsize=4096)
def _places(low: int, high: int) -> st.SearchStrategy[tuple[int, bool]]:
    """Return numbers near 0, which count as such, and parts of the way to either end."""
    near = integers(low, high).map(lambda number: (number, True))
    if low > -_NEAR and high < _NEAR:
        return near
    return near | integers(-_PARTS, _PARTS).map(lambda part: (part, False))


@attrs.frozen(eq=False)
class Chooser:
    """Makes the choices that an order consists of.

    Attributes:
        draw: Hypothesis; None: every choice is the simplest.
    """

    draw: st.DrawFn | None = None

    def index(self, low: int, high: int) -> int:
        """Choose a number from a range around 0, the simplest: half of the time one near 0."""
        if self.draw is None:
            return 0
        near, is_near = self.draw(_places(max(low, -_NEAR), min(high, _NEAR)))
        return near if is_near else near * (high if near > 0 else -low) // _PARTS

    def pick(self, options: Sequence[T]) -> T:
        """Choose one of some things; the first is the simplest."""
        return options[self.index(0, len(options) - 1)]
