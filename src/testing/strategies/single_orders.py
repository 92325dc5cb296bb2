"""One order of a form, with its numbers and its time in force."""

from pretrade.enums import PRICED_TYPES, TimeInForce
from pretrade.order import Order
from pretrade.testing.strategies.breach import Breach
from pretrade.testing.strategies.chooser import Chooser
from pretrade.testing.strategies.form import Form
from pretrade.testing.strategies.numbers import Numbers, legal_numbers, nearly_legal_numbers
from pretrade.testing.strategies.scene import Scene

_WORDS = tuple(word.value for word in TimeInForce)


def legal_order(form: Form, scene: Scene, chooser: Chooser) -> Order | None:
    """Return an order whose numbers keep every bound; None: these choices lead nowhere."""
    return _order(form, scene, chooser, legal_numbers(form, scene, chooser))


def nearly_legal_order(
    form: Form, scene: Scene, chooser: Chooser, breach: Breach | None = None
) -> Order | None:
    """Return an order with one breach, whose numbers keep as many other bounds as they can."""
    return _order(form, scene, chooser, nearly_legal_numbers(form, scene, chooser, breach))


def _order(form: Form, scene: Scene, chooser: Chooser, numbers: Numbers | None) -> Order | None:
    if numbers is None:
        return None
    if form.type not in PRICED_TYPES:
        return scene.order(form, numbers)
    # LIMIT_MAKER chooses for nothing: else it were shorter, and LIMIT would shrink to it.
    word = chooser.pick("timeInForce", _WORDS)
    if not form.is_timed:
        return scene.order(form, numbers)
    word = "GTC" if form.iceberg else word
    return scene.order(form, {"timeInForce": word, **numbers})
