"""The numbers of an order, one after the other: each goes by those before it."""

from collections.abc import Mapping
from decimal import Decimal

from pretrade.sizing.allowed import Allowed
from pretrade.sizing.limit import Limit
from pretrade.testing.strategies.breach import Breach, relaxed
from pretrade.testing.strategies.choices import all_of
from pretrade.testing.strategies.chooser import Chooser
from pretrade.testing.strategies.demands import demands_of, reach_of
from pretrade.testing.strategies.form import Form
from pretrade.testing.strategies.scene import Scene

Numbers = Mapping[str, Decimal]


def legal_numbers(form: Form, scene: Scene, chooser: Chooser) -> Numbers | None:
    """Return numbers that keep every bound; None: these choices lead nowhere."""
    numbers: dict[str, Decimal] = {}
    for field in form.fields:
        limits = _limits(field, form, numbers, scene)
        value = _legal(field, limits, scene, chooser)
        if value is None:
            return None
        numbers[field] = value
    return numbers


def nearly_legal_numbers(
    form: Form, scene: Scene, chooser: Chooser, breach: Breach | None = None
) -> Numbers | None:
    """Return numbers that break one rule, and keep as many other bounds as they can.

    Args:
        form: of the order.
        scene: the symbol and the facts.
        chooser: chooses the values.
        breach: what is broken; None: nothing, if that is possible.
    """
    numbers: dict[str, Decimal] = {}
    for field in form.fields:
        limits = _limits(field, form, numbers, scene)
        if breach is not None and field == breach.field:
            value = breach.value(limits, chooser, _simplest(field, scene))
        else:
            tries = (_legal(field, kept, scene, chooser) for kept in relaxed(limits))
            value = next((one for one in tries if one is not None), None)
        if value is None:
            return None
        numbers[field] = value
    return numbers


def _limits(field: str, form: Form, given: Numbers, scene: Scene) -> list[Limit]:
    demands = [*demands_of(field, form, given, scene), *reach_of(field, form, scene)]
    return [one for one in demands if isinstance(one, Limit)]


def _legal(field: str, limits: list[Limit], scene: Scene, chooser: Chooser) -> Decimal | None:
    choices = all_of(Allowed.of(field, limits), _simplest(field, scene))
    if choices is None:
        return None
    return choices.value(chooser.index(field, choices.low, choices.high))


def _simplest(field: str, scene: Scene) -> Decimal | None:
    """Return the value that comes first: prices near the market, everything else small."""
    return scene.price if field in {"price", "stopPrice"} else None
