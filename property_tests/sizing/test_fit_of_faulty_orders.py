"""The laws of fit on faulty orders, on odd grids and on every symbol of every capture."""

from pathlib import Path

import pytest

from pretrade import ExchangeInfo
from property_tests.captures import CAPTURES, needs_captures
from property_tests.sizing.fitted import Fitted, keys
from property_tests.strategies import Case
from property_tests.test_suggestions import captured, made_up

ONE_IN = 50
"""One order in so many, or more, is mended: else the laws would say little."""


def assert_lawful(case: Case, info: ExchangeInfo | None) -> bool:
    """Fit a case, try every law, and tell whether there was something to mend that was mended."""
    fitted = Fitted(case, info)
    fit = fitted.fit
    assert fit.report == fitted.info.check(fit.order, **fitted.facts), case
    assert not fit or fitted.as_sent().ok, (case, fit.changes)
    assert keys(fit.report) <= keys(fitted.before), (case, fit.changes)
    old, new = fitted.given.to_params(), fit.order.to_params()
    told = {
        change.field: (change.to_dict()["old"], change.to_dict()["new"]) for change in fit.changes
    }
    assert told == {name: (old[name], new[name]) for name in old if old[name] != new[name]}, case
    assert old.keys() == new.keys()
    if fitted.before.ok:
        assert fit.order is fitted.given
    for names, before, after in fitted.pairs():
        assert before * after >= 0, (names, case, fit.changes)
    return bool(fit) and bool(fit.changes)


def test_on_odd_grids() -> None:
    mended = [assert_lawful(case, info) for case, info in made_up()]
    assert sum(mended) * ONE_IN > len(mended)


@pytest.mark.parametrize("capture", CAPTURES, ids=lambda path: path.stem)
@needs_captures
def test_on_every_symbol_of_every_capture(capture: Path) -> None:
    mended = [assert_lawful(case, info) for case, info in captured(capture)]
    assert sum(mended) * ONE_IN > len(mended)
