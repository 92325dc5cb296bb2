"""Looks for orders that are as they should be, in many ways: `Search`."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

import attrs
from hypothesis import strategies as st

from pretrade.order import Order
from pretrade.testing.strategies.drawing import Chooser, integers, one_of
from pretrade.testing.strategies.form import Form

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
        for end in ("simplest", "low", "high") if self.corners else ("simplest",):
            corners = dict.fromkeys(self.corners, end)
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
        groups: the forms that orders may have; groups are equally likely.
        recipes: a form → the ways to make orders of it.
        faults: an order → how many faults too many it has; None: it is not as it should be.
    """

    name: str
    groups: Sequence[Sequence[Form]]
    recipes: Callable[[Form], Iterable[Recipe]]
    faults: Callable[[Order], int | None]
    _known: dict[Form, list[Recipe]] = attrs.field(init=False, factory=dict[Form, list[Recipe]])
    _witnesses: dict[Recipe, Witness | None] = attrs.field(
        init=False, factory=dict[Recipe, Witness | None]
    )

    def __repr__(self) -> str:
        """Return the name."""
        return self.name

    def strategy(self) -> st.SearchStrategy[Order] | None:
        """Return what draws such orders; None: there are none."""
        forms = (form for group in self.groups for form in group)
        found = any(self._witness(recipe) for form in forms for recipe in self._recipes(form))
        return _orders(self) if found else None

    def order(self, draw: st.DrawFn) -> Order:
        """Draw an order."""
        form = one_of(draw, one_of(draw, self.groups))
        recipes = self._recipes(form)
        first = draw(integers(0, len(recipes) - 1)) if recipes else 0
        if recipes:  # the usual case: nothing is amiss
            order = recipes[first].make(Chooser(draw=draw))
            if order is not None and self.faults(order) == 0:
                return order
        recipe, witness = self._best_from(form, first)
        # Its choices may exclude each other; then it starts from those of an order that is known.
        for corners in (_FREE, witness.corners):
            order = recipe.make(Chooser(corners, draw))
            faults = None if order is None else self.faults(order)
            if order is not None and faults is not None and faults <= witness.faults:
                return order
        return witness.order

    def _best_from(self, form: Form, first: int) -> tuple[Recipe, Witness]:
        """Return the next recipe that does without a fault, or the one with the fewest."""
        found: list[tuple[Recipe, Witness]] = []
        for recipe, witness in islice(self._from(form, first), _ENOUGH):
            found.append((recipe, witness))
            if not witness.faults:
                break
        return min(found, key=lambda one: one[1].faults)

    def _from(self, form: Form, first: int) -> Iterator[tuple[Recipe, Witness]]:
        """Yield the recipes that do, from one of one form on."""
        forms = [form for group in self.groups for form in group]
        start = forms.index(form)
        own = self._recipes(form)
        others = (one for form in forms[start + 1 :] + forms[:start] for one in self._recipes(form))
        for recipe in chain(own[first:], own[:first], others):
            witness = self._witness(recipe)
            if witness is not None:
                yield recipe, witness

    def _recipes(self, form: Form) -> list[Recipe]:
        if form not in self._known:
            self._known[form] = [*self.recipes(form)]
        return self._known[form]

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
