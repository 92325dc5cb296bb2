"""The rules of the house: where things are, and what the core does not do."""

import ast
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pretrade.filters import FILTERS
from pretrade.rules import RULES, WARNINGS

TREE = Path(__file__).parent.parent
SOURCE = TREE / "src"
NETWORK = ("asyncio", "http", "socket", "ssl", "urllib.request", "http.client", "selectors")

in_the_tree = pytest.mark.skipif(
    not SOURCE.is_dir(), reason="the source is not here: an installed copy is tested"
)

RULE_IDS = sorted({rule.rule_id for rule in (*RULES, *WARNINGS)})
# What several of them share, or what is none of those that are known.
SHARED = {
    "filters": {"filter", "json_object", "open_count", "unknown"},
    "rules": {"amounts"},
}
# A rule's module is named after its id.
MODULES = {
    kind: sorted(
        path.stem
        for path in (SOURCE / kind).glob("*.py")
        if not path.stem.startswith("_") and path.stem not in shared
    )
    for kind, shared in SHARED.items()
}


def sources() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def is_tested_in(folder: str, filter_type: str) -> bool:
    """Whether a filter has a file of tests, or is named in the table of those that count."""
    own = TREE / folder / "filters" / f"test_{filter_type.lower()}.py"
    counting = TREE / folder / "filters" / "test_count_filters.py"
    return own.is_file() or f'"{filter_type}"' in counting.read_text(encoding="utf-8")


def docstring(path: Path) -> str:
    return ast.get_docstring(parsed(path)) or ""


@in_the_tree
@pytest.mark.parametrize("filter_type", FILTERS)
def test_the_name_of_a_filter_is_the_name_of_everything_about_it(filter_type: str) -> None:
    name = filter_type.lower()

    assert (SOURCE / "filters" / f"{name}.py").is_file()
    assert FILTERS[filter_type].__name__ == filter_type.title().replace("_", "")
    assert FILTERS[filter_type].rule_id == filter_type
    assert is_tested_in("tests", filter_type)
    assert is_tested_in("property_tests", filter_type)
    page = TREE / "docs" / "filters" / f"{name}.md"
    assert page.is_file()
    assert filter_type in page.read_text(encoding="utf-8")


@in_the_tree
@pytest.mark.parametrize("rule", RULE_IDS)
def test_every_rule_has_a_file_a_test_and_a_place_in_the_manual(rule: str) -> None:
    pages = "\n".join(
        path.read_text(encoding="utf-8") for path in (TREE / "docs" / "rules").glob("*.md")
    )

    assert (SOURCE / "rules" / f"{rule.lower()}.py").is_file()
    assert (TREE / "tests" / "rules" / f"test_{rule.lower()}.py").is_file()
    assert rule in pages


@in_the_tree
def test_every_file_of_a_filter_or_rule_is_in_the_table() -> None:
    assert set(MODULES["filters"]) == {one.lower() for one in FILTERS}
    assert set(MODULES["rules"]) == {one.lower() for one in RULE_IDS}


@in_the_tree
@pytest.mark.parametrize(
    "path",
    [SOURCE / kind / f"{name}.py" for kind, names in MODULES.items() for name in names],
    ids=lambda path: path.stem,
)
def test_every_filter_and_rule_names_itself_and_its_source(path: Path) -> None:
    text = docstring(path)

    assert text.startswith(f"{path.stem.upper()}: ")
    assert "Source:" in text


@in_the_tree
def test_only_those_who_make_up_exchanges_know_filters_by_name() -> None:
    """What else reads filters asks their constraints, so that a new one is obeyed at once."""
    knowing = {
        path.relative_to(SOURCE).as_posix()
        for path in sources()
        if path.relative_to(SOURCE).parts[0] not in {"filters", "rules", "wording"}
        and names_a_filter(path)
    }

    assert knowing <= {
        "testing/offline/book/instrument.py",
        "testing/strategies/made_up_filters.py",
    }


def names_a_filter(path: Path) -> bool:
    tree = parsed(path)
    return any(isinstance(node, ast.Constant) and node.value in FILTERS for node in ast.walk(tree))


@in_the_tree
def test_every_file_fits_on_a_few_screens() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}

    assert [path for path, length in lengths.items() if length > 300] == []


@in_the_tree
def test_a_folder_is_a_room_and_no_corridor() -> None:
    """Only filters and rules are longer: they are looked up as an alphabet is."""
    files = Counter(path.parent.relative_to(SOURCE).as_posix() for path in sources())

    assert {folder for folder, number in files.items() if number > 24} <= {"filters", "rules"}


@in_the_tree
def test_no_name_of_a_class_is_borne_twice_and_no_source_is_taken_for_a_test() -> None:
    classes = Counter(
        node.name
        for path in sources()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef)
    )

    assert [name for name, number in classes.items() if number > 1] == []
    assert [path for path in sources() if path.name.startswith("test_")] == []


@in_the_tree
def test_the_wheel_has_every_folder() -> None:
    project = tomllib.loads((TREE / "pyproject.toml").read_text(encoding="utf-8"))
    folders = {path.parent for path in sources()}
    packages = {".".join(("pretrade", *path.relative_to(SOURCE).parts)) for path in folders}

    assert set(project["tool"]["setuptools"]["packages"]) == packages
    assert all((folder / "__init__.py").is_file() for folder in folders)


@in_the_tree
def test_nothing_is_evaluated_as_code() -> None:
    calls = {
        node.func.id
        for path in sources()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }

    assert not {"eval", "exec", "compile", "__import__"} & calls


def run(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


def test_the_core_imports_no_network_module() -> None:
    program = f"""
import sys
import pretrade
info = pretrade.ExchangeInfo.load({{"symbols": [{{"symbol": "BTCUSDT"}}]}})
info.check(symbol="BTCUSDT", side="BUY", type="MARKET", quantity="1", as_of="2022-09-30")
info.diff(info)
print(*(name for name in {NETWORK!r} if name in sys.modules))
"""

    assert run(program).split() == []


def test_the_date_library_is_imported_only_where_a_date_is_read() -> None:
    program = """
import sys
import pretrade
info = pretrade.ExchangeInfo.load({"symbols": [{"symbol": "BTCUSDT"}]})
info.check(symbol="BTCUSDT", side="BUY", type="MARKET", quantity="1")
print("dateutil" in sys.modules)
"""

    assert run(program).strip() == "False"


def test_importing_leaves_the_decimal_context_alone() -> None:
    program = """
import decimal
before = repr(decimal.getcontext())
import pretrade
print(repr(decimal.getcontext()) == before)
"""

    assert run(program).strip() == "True"


CORE = [
    path
    for path in sources()
    if path.relative_to(SOURCE).parts[0]
    not in {"__main__.py", "adapters", "batch", "cli", "client", "testing"}
]


def in_core(*, but: tuple[str, ...] = ()) -> Iterator[tuple[str, ast.AST]]:
    """Yield every node of the core, with the name of its file; but for some folders and files."""
    for path in CORE:
        name = path.relative_to(SOURCE).as_posix()
        if not name.startswith(but):
            for node in ast.walk(parsed(path)):
                yield name, node


@in_the_tree
def test_the_core_has_no_log_and_asks_one_clock_in_one_place() -> None:
    imported = {
        name.name.partition(".")[0]
        for _, node in in_core()
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (node.names if isinstance(node, ast.Import) else [ast.alias(node.module or "")])
    }
    clocks = [
        (name, ast.unparse(node))
        for name, node in in_core()
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow"}
    ]

    assert not imported & {"logging", "warnings", "time", "random", "threading"}
    assert clocks == [("info/exchange.py", "datetime.now")]


@in_the_tree
def test_the_core_computes_no_number_of_an_order_in_floats() -> None:
    # Pixels are floats, and so is how alike two names are.
    nodes = list(in_core(but=("region/svg/", "meant.py")))
    literals = [
        name
        for name, node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, float)
    ]
    quotients = [
        ast.unparse(node)
        for _, node in nodes
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)
    ]
    # Floats that a caller gave are handed on as floats: they stand for their shortest texts.
    made = {
        ast.unparse(node)
        for _, node in nodes
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "float"
    }

    assert not literals
    assert set(quotients) == {"time / 1000", "at / 1000"}  # milliseconds, to name a day
    assert made == {"float(sent[name])", "float(given[name])"}
