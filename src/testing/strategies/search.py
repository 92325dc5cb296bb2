"""Looks for orders that are as they should be, in many ways: `Search`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

import attrs
from hypothesis import strategies as st

from pretrade.order import Order
from pretrade.report import Report
from pretrade.testing.strategies.chooser import Chooser
from pretrade.testing.strategies.drawing import integers
from pretrade.testing.strategies.recipe import Recipe

_ENOUGH = 8
"""How many recipes are looked at to find one without a fault."""

_FREE: Mapping[str, str] = {}


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
        judge: a report → how many faults too many the order has; None: it is not as it should be.
        report: an order → its report.
    """

    name: str
    groups: Sequence[Sequence[Recipe]]
    judge: Callable[[Report], int | None]
    report: Callable[[Order], Report]
    _witnesses: dict[Recipe, Witness | None] = attrs.field(
        init=False, factory=dict[Recipe, Witness | None]
    )

    def __repr__(self) -> str:
        """Return the name."""
        return self.name

    def succeeds(self) -> bool:
        """Tell whether any of the recipes does."""
        return any(self._witness(recipe) for group in self.groups for recipe in group)

    def order(self, draw: st.DrawFn) -> Order:
        """Draw an order. Only after `succeeds` said yes."""
        group = draw(integers(0, len(self.groups) - 1))
        first = draw(integers(0, len(self.groups[group]) - 1))
        recipe, witness = self._best_from(group, first)
        # Its choices may exclude each other; then it starts from those of an order that is known.
        for corners in (_FREE, witness.corners):
            order = recipe.make(Chooser(corners, draw))
            faults = self._faults(order)
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
            faults = self._faults(order)
            if order is not None and faults is not None and (best is None or faults < best.faults):
                best = Witness(order, corners, faults)
            if best is None and not recipe.stubborn:
                break
            if best is not None and not best.faults:
                break
        return best

    def _faults(self, order: Order | None) -> int | None:
        return None if order is None else self.judge(self.report(order))
