"""The ways in which an order can break a rule: `forms_for`, `recipes`."""

from collections.abc import Iterator, Sequence
from functools import partial

from pretrade.order import CancelReplace, MarginOrder, Order
from pretrade.sizing.limit import Kind
from pretrade.testing.strategies.breach import Breach
from pretrade.testing.strategies.breakable import FORM_RULES, NUMBERS
from pretrade.testing.strategies.chooser import Chooser
from pretrade.testing.strategies.form import FORMS, Form
from pretrade.testing.strategies.mistakes import MISTAKES, Draft
from pretrade.testing.strategies.recipe import Recipe
from pretrade.testing.strategies.scene import Scene
from pretrade.testing.strategies.single_orders import nearly_legal_order

_PRICES = frozenset({"stopPrice", "price"})


def forms_for(rule: str, scene: Scene) -> Iterator[list[list[Form]]]:
    """Yield the forms that break no other rule, then the rest; by order type."""
    own = FORM_RULES & {rule}
    for clean in (True, False):
        yield [
            [form for form in group if (form.refusals(scene.symbol.fields) == own) is clean]
            for group in FORMS
        ]


def recipes(rule: str, forms: Sequence[Form], scene: Scene) -> Iterator[Recipe]:
    """Yield each way in which orders of some forms might break a rule."""
    for form in forms:
        fields = tuple(form.fields)
        if rule not in NUMBERS:
            make = partial(_mistaken, rule, form, scene)
            yield Recipe(make, tuple(one for one in fields if one in _PRICES), stubborn=False)
            continue
        for place, field in enumerate(fields):
            for kind in Kind if field in NUMBERS[rule] else ():
                breach = Breach(rule, field, kind)
                make = partial(nearly_legal_order, form, scene, breach=breach)
                yield Recipe(make, fields[:place], stubborn=False)


def _mistaken(rule: str, form: Form, scene: Scene, chooser: Chooser) -> Order | None:
    """Return an order with the mistake, or of the kind, that breaks a rule; None: it has none."""
    order = nearly_legal_order(form, scene, chooser)
    if order is None:
        return None
    if rule in MISTAKES:
        given = MISTAKES[rule](Draft(order, form, scene, chooser))
        return None if given is None else Order.from_params(given)
    if rule == "MARGIN_ALLOWED":
        return None if form.trailing else MarginOrder.from_params(order.given())
    if rule == "CANCEL_REPLACE_ALLOWED":
        cancel = {"cancelReplaceMode": "STOP_ON_FAILURE", "cancelOrderId": 1}
        return CancelReplace.from_params({**order.given(), **cancel})
    return order
