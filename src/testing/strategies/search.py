"""Looks for orders that are as they should be, in many ways: `Search`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

import attrs
from hypothesis import strategies as st

from pretrade.order import Order
from pretrade.testing.strategies.drawing import Chooser, integers, one_of
from pretrade.testing.strategies.form import Form

_ENOUGH = 8
"""How many recipes are looked at to find one without a fault."""

Recipe = Callable[[Chooser], Order | None]
"""One way to make an order: choices → an order; None: they lead nowhere."""

Witness = tuple[int, Order]
"""The simplest order of a recipe, and how many faults it has too many."""


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
            found = self._judged(recipes[first](Chooser(draw)))
            if found is not None and not found[0]:
                return found[1]
        recipe, witness = self._best_from(form, first)
        found = self._judged(recipe(Chooser(draw)))
        return witness[1] if found is None or found[0] > witness[0] else found[1]

    def _best_from(self, form: Form, first: int) -> tuple[Recipe, Witness]:
        """Return the next recipe that does without a fault, or the one with the fewest."""
        found: list[tuple[Recipe, Witness]] = []
        for recipe, witness in islice(self._from(form, first), _ENOUGH):
            found.append((recipe, witness))
            if not witness[0]:
                break
        return min(found, key=lambda one: one[1][0])

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
            self._witnesses[recipe] = self._judged(recipe(Chooser()))
        return self._witnesses[recipe]

    def _judged(self, order: Order | None) -> Witness | None:
        faults = None if order is None else self.faults(order)
        return None if order is None or faults is None else (faults, order)


@st.composite
def _orders(draw: st.DrawFn, search: Search) -> Order:
    return search.order(draw)
