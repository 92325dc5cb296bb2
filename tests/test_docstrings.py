"""The examples in the docstrings of every module are run.

By import name: `pytest --doctest-modules src` would load each module a second time as `src.*`.
"""

import doctest
import importlib
import pkgutil

import pytest

import pretrade

MODULES = [
    "pretrade",
    *sorted(
        module.name
        for module in pkgutil.walk_packages(pretrade.__path__, "pretrade.")
        # Importing it runs the command.
        if not module.name.endswith("__main__")
    ),
]


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))

    assert result.failed == 0, "the differences are printed above"
