"""The laws of fit on faulty orders, on odd grids and on every symbol of every capture."""

from pathlib import Path

import pytest

from pretrade import ExchangeInfo
from property_tests.captures import CAPTURES, needs_captures
from property_tests.sizing.fitted import Fitted, assert_lawful
from property_tests.strategies import Case
from property_tests.test_suggestions import captured, made_up

ONE_IN = 50
"""One order in so many, or more, is mended: else the laws would say little."""


def is_mended(case: Case, info: ExchangeInfo | None) -> bool:
    """Fit a case, try every law, and tell whether there was something to mend that was mended."""
    fitted = Fitted(case, info)
    assert_lawful(fitted)
    return bool(fitted.fit) and bool(fitted.fit.changes)


def test_on_odd_grids() -> None:
    mended = [is_mended(case, info) for case, info in made_up()]
    assert sum(mended) * ONE_IN > len(mended)


@pytest.mark.parametrize("capture", CAPTURES, ids=lambda path: path.stem)
@needs_captures
def test_on_every_symbol_of_every_capture(capture: Path) -> None:
    mended = [is_mended(case, info) for case, info in captured(capture)]
    assert sum(mended) * ONE_IN > len(mended)
