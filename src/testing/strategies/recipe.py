"""One way to make an order: `Recipe`."""

from collections.abc import Callable, Iterator, Mapping
from itertools import product

import attrs

from pretrade.order import Order
from pretrade.testing.strategies.chooser import Chooser


@attrs.frozen(eq=False, repr=False)
class Recipe:
    """One way to make an order.

    Attributes:
        make: choices → an order; None: they lead nowhere.
        corners: the choices whose ends are worth a try when the simplest do not do.
        stubborn: to try on even when the simplest choices lead nowhere at all.
    """

    make: Callable[[Chooser], Order | None]
    corners: tuple[str, ...]
    stubborn: bool = True

    def simple_orders(self) -> Iterator[tuple[Mapping[str, str], Order | None]]:
        """Yield orders without a choice, and the corners that they come from."""
        for ends in product(("simplest", "low", "high"), repeat=len(self.corners)):
            corners = dict(zip(self.corners, ends, strict=True))
            yield corners, self.make(Chooser(corners))
