"""The examples in the docstrings of every module are run.

By import name: `pytest --doctest-modules src` would load each module a second time as `src.*`.
"""

import doctest
import importlib
import pkgutil

import pytest

import pretrade

pytestmark = pytest.mark.slow

MODULES = [
    "pretrade",
    *sorted(
        module.name
        for module in pkgutil.walk_packages(pretrade.__path__, "pretrade.")
        # Importing it runs the command.
        if not module.name.endswith("__main__")
    ),
]


def test_the_examples_of_every_docstring_come_out_as_written() -> None:
    results = {name: doctest.testmod(importlib.import_module(name)) for name in MODULES}

    failed = [name for name, result in results.items() if result.failed]
    assert failed == [], "the differences are printed above"
    assert sum(result.attempted for result in results.values()) > 300
