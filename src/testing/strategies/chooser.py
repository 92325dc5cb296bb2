"""Who decides: Hypothesis, or nobody (then the simplest or an outermost choice is made)."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import attrs
from hypothesis import strategies as st

from pretrade.testing.strategies import drawing

T = TypeVar("T")


@attrs.frozen(eq=False)
class Chooser:
    """Makes the choices that an order consists of.

    Attributes:
        corners: what is not free: name of a choice → ``simplest``, ``low`` or ``high``.
        draw: Hypothesis; None: everything else is the simplest.
    """

    corners: Mapping[str, str] = attrs.field(factory=dict[str, str])
    draw: st.DrawFn | None = None

    def index(self, name: str, low: int, high: int) -> int:
        """Choose a number from a range that holds 0, the simplest."""
        corner = self.corners.get(name)
        if corner is None and self.draw is not None:
            return drawing.index(self.draw, low, high)
        return {"low": low, "high": high}.get(corner or "simplest", 0)

    def pick(self, name: str, options: Sequence[T]) -> T:
        """Choose one of some things; the first is the simplest."""
        return options[self.index(name, 0, len(options) - 1)]
