import importlib
import pkgutil
import re
from pathlib import Path
from types import ModuleType

import pytest

import pretrade
import pretrade.adapters
import pretrade.client
import pretrade.testing

REFERENCE = Path(__file__).parent.parent / "docs" / "api.md"

# The names that users may rely on.
CONTRACT = {
    "Account",
    "Balance",
    "CancelReplace",
    "CannotFit",
    "Change",
    "ExchangeInfo",
    "Fit",
    "InvalidExchangeInfo",
    "MarginOco",
    "MarginOrder",
    "Market",
    "Oco",
    "OpenOrder",
    "Order",
    "OrderListOco",
    "OrderRejected",
    "PretradeError",
    "Range",
    "Region",
    "Report",
    "RuleChange",
    "Symbol",
    "Unevaluated",
    "Violation",
}


def exporting_modules() -> list[ModuleType]:
    names = [
        module.name
        for module in pkgutil.walk_packages(pretrade.__path__, "pretrade.")
        if not module.name.endswith("__main__")
    ]
    modules = [pretrade, *(importlib.import_module(name) for name in names)]
    return [module for module in modules if hasattr(module, "__all__")]


def test_the_contract_is_kept() -> None:
    assert set(pretrade.__all__) >= CONTRACT


@pytest.mark.parametrize("module", exporting_modules(), ids=lambda module: module.__name__)
def test_what_a_module_exports_is_sorted_and_there(module: ModuleType) -> None:
    exported: list[str] = module.__all__

    assert len(set(exported)) == len(exported)
    # As the linter sorts: constants, classes, functions.
    assert exported == sorted(exported, key=_rank)
    for name in exported:
        assert hasattr(module, name)


def _rank(name: str) -> tuple[int, str]:
    if name.isupper():
        return 0, name
    return (1, name) if name[:1].isupper() else (2, name)


def test_errors_are_exceptions_of_one_family() -> None:
    errors = [
        getattr(pretrade, name)
        for name in pretrade.__all__
        if isinstance(getattr(pretrade, name), type)
        and issubclass(getattr(pretrade, name), Exception)
    ]

    assert len(errors) >= 3
    assert all(issubclass(error, pretrade.PretradeError) for error in errors)


@pytest.mark.parametrize("name", pretrade.__all__)
def test_every_exported_name_is_documented(name: str) -> None:
    assert getattr(pretrade, name).__doc__


@pytest.mark.skipif(
    not REFERENCE.is_file(), reason="the manual is not here: an installed copy is tested"
)
@pytest.mark.parametrize(
    "module",
    [pretrade, pretrade.client, pretrade.testing, pretrade.adapters],
    ids=lambda module: module.__name__,
)
def test_every_public_name_stands_in_the_reference(module: ModuleType) -> None:
    page = REFERENCE.read_text(encoding="utf-8")
    told = {
        *re.findall(r"^\.\. [\w:]+:: (\w+)$", page, re.MULTILINE),
        *re.findall(r"`(\w+)`", page),
    }

    assert set(module.__all__) - told == set()
