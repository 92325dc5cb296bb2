"""``import pretrade`` imports next to nothing: each name is imported when it is first used."""

import ast
import json
import pickle
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

import pretrade

pytestmark = pytest.mark.slow

MODULES = "sorted(name for name in sys.modules if name.startswith('pretrade'))"


def told_by(program: str) -> list[str]:
    """What a new interpreter prints, as JSON, in whose course nothing was imported before."""
    program = f"import json, sys\nimport pretrade\n{program}"
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    told: list[str] = json.loads(done.stdout)
    return told


def test_importing_the_package_imports_no_other_module_of_it() -> None:
    assert told_by(f"print(json.dumps({MODULES}))") == ["pretrade"]


def test_importing_the_package_imports_neither_attrs_nor_decimal() -> None:
    loaded = told_by("print(json.dumps([*sys.modules]))")

    assert {"attr", "decimal", "_decimal", "dateutil", "importlib.metadata"} & {*loaded} == set()


def test_a_name_brings_its_own_module_and_what_that_needs() -> None:
    loaded = told_by(f"pretrade.InvalidFacts\nprint(json.dumps({MODULES}))")

    assert loaded == ["pretrade", "pretrade.errors"]


USES = {
    "nothing": "",
    "a name": "pretrade.ExchangeInfo",
    "every name": "from pretrade import *",
    "a submodule": "import pretrade.client, pretrade.testing",
    "the version": "pretrade.__version__",
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_only_public_names_are_listed_after_any_use(use: str) -> None:
    listed = told_by(f"{use}\nprint(json.dumps(dir(pretrade)))")

    assert [name for name in listed if not name.startswith("__")] == sorted(pretrade.__all__)
    assert all(name.endswith("__") for name in listed if name.startswith("_"))
    assert "__version__" in listed


def test_every_name_is_there_for_whoever_imports_all_of_them() -> None:
    there = told_by("from pretrade import *\nprint(json.dumps([*globals()]))")

    assert {*pretrade.__all__} <= {*there}


def test_each_name_is_the_same_object_each_time() -> None:
    for name in pretrade.__all__:
        assert getattr(pretrade, name) is getattr(pretrade, name)
        assert name.isupper() or getattr(pretrade, name).__name__ == name


def test_what_type_checkers_are_told_is_what_is_imported() -> None:
    tree = ast.parse(Path(str(pretrade.__file__)).read_text(encoding="utf-8"))
    told = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("pretrade.")
        for alias in node.names
    }

    assert sorted(told) == sorted(pretrade.__all__)
    for name, module in told.items():
        assert getattr(pretrade, name) is getattr(sys.modules[module], name)


def test_a_misspelt_name_is_an_attribute_error_that_names_it() -> None:
    with pytest.raises(AttributeError, match="module 'pretrade' has no attribute 'Ordr'"):
        _ = pretrade.Ordr  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    assert not hasattr(pretrade, "order_books")


def test_a_misspelt_name_cannot_be_imported() -> None:
    with pytest.raises(ImportError, match="cannot import name 'Ordr'"):
        exec("from pretrade import Ordr")  # noqa: S102  type checkers see it, too


def test_the_version_is_that_of_the_distribution() -> None:
    assert pretrade.__version__ == metadata.version("pretrade")


def test_an_object_is_unpickled_where_nothing_was_imported_yet() -> None:
    order = pretrade.Order.limit("BTCUSDT", "BUY", quantity="1", price="27000")
    raw = pickle.dumps(order)

    told = told_by(f"import pickle\nprint(json.dumps([repr(pickle.loads({raw!r}))]))")

    assert told == [repr(order)]
