"""Looks for orders that are as they should be, in many ways: `Search`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, product

import attrs
from hypothesis import strategies as st

from pretrade.order import Order
from pretrade.testing.strategies.drawing import Chooser, integers

_ENOUGH = 8
"""How many recipes are looked at to find one without a fault."""

_FREE: Mapping[str, str] = {}


@attrs.frozen(eq=False, repr=False)
class Recipe:
    """One way to make an order.

    Attributes:
        make: choices → an order; None: they lead nowhere.
        corners: the choices whose ends are worth a try when the simplest do not do.
    """

    make: Callable[[Chooser], Order | None]
    corners: Sequence[str] = ()

    def simple_orders(self) -> Iterator[tuple[Mapping[str, str], Order]]:
        """Yield orders without a choice, and the corners that they come from."""
        for ends in product(("simplest", "low", "high"), repeat=len(self.corners)):
            corners = dict(zip(self.corners, ends, strict=True))
            order = self.make(Chooser(corners))
            if order is not None:
                yield corners, order


@attrs.frozen
class Witness:
    """The best simple order of a recipe.

    Attributes:
        order: the order.
        corners: where it comes from.
        faults: how many faults it has besides those that it should have.
    """

    order: Order
    corners: Mapping[str, str]
    faults: int


@attrs.frozen(eq=False, repr=False)
class Search:
    """Ways to make orders that are as they should be.

    Attributes:
        name: what it is a search for: Hypothesis prints it.
        groups: the recipes; groups are equally likely.
        faults: an order → how many faults too many it has; None: it is not as it should be.
    """

    name: str
    groups: Sequence[Sequence[Recipe]]
    faults: Callable[[Order], int | None]
    _witnesses: dict[Recipe, Witness | None] = attrs.field(
        init=False, factory=dict[Recipe, Witness | None]
    )

    def __repr__(self) -> str:
        """Return the name."""
        return self.name

    def strategy(self) -> st.SearchStrategy[Order] | None:
        """Return what draws such orders; None: there are none."""
        found = any(self._witness(recipe) for group in self.groups for recipe in group)
        return _orders(self) if found else None

    def order(self, draw: st.DrawFn) -> Order:
        """Draw an order."""
        group = draw(integers(0, len(self.groups) - 1))
        first = draw(integers(0, len(self.groups[group]) - 1))
        recipe, witness = self._best_from(group, first)
        # Its choices may exclude each other; then it starts from those of an order that is known.
        for corners in (_FREE, witness.corners):
            order = recipe.make(Chooser(corners, draw))
            faults = None if order is None else self.faults(order)
            if order is not None and faults is not None and faults <= witness.faults:
                return order
        return witness.order

    def _best_from(self, group: int, first: int) -> tuple[Recipe, Witness]:
        """Return the next recipe that does without a fault, or the one with the fewest."""
        found: list[tuple[Recipe, Witness]] = []
        for recipe, witness in islice(self._from(group, first), _ENOUGH):
            found.append((recipe, witness))
            if not witness.faults:
                break
        return min(found, key=lambda one: one[1].faults)

    def _from(self, group: int, first: int) -> Iterator[tuple[Recipe, Witness]]:
        """Yield the recipes that do, from one of them on."""
        start = sum(map(len, self.groups[:group])) + first
        recipes = [recipe for one in self.groups for recipe in one]
        for recipe in recipes[start:] + recipes[:start]:
            witness = self._witness(recipe)
            if witness is not None:
                yield recipe, witness

    def _witness(self, recipe: Recipe) -> Witness | None:
        if recipe not in self._witnesses:
            self._witnesses[recipe] = self._best(recipe)
        return self._witnesses[recipe]

    def _best(self, recipe: Recipe) -> Witness | None:
        best: Witness | None = None
        for corners, order in recipe.simple_orders():
            faults = self.faults(order)
            if faults is not None and (best is None or faults < best.faults):
                best = Witness(order, corners, faults)
            if best is not None and not best.faults:
                break
        return best


@st.composite
def _orders(draw: st.DrawFn, search: Search) -> Order:
    return search.order(draw)
