"""Real exchangeInfo captures, and the mark of laws that need one."""

import pytest

from property_tests.differential import captures_folder

_FOLDER = captures_folder()
CAPTURES = sorted(_FOLDER.glob("*.json"))

needs_captures = pytest.mark.skipif(
    not CAPTURES,
    reason=f"NO CAPTURES TESTED: no exchangeInfo in {_FOLDER.name}/; set PRETRADE_CAPTURES",
)
"""Captures are large, and so not in the repository: a clone may have none."""
