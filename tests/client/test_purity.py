"""The client does no input or output of its own: one module, the transport, does it all."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import pretrade.client

pytestmark = pytest.mark.slow

ROOM = Path(pretrade.client.__path__[0])
TRANSPORT = "http.httpx2_transport"
NETWORK = {
    *("asyncio", "http", "socket", "socketserver", "ssl", "urllib", "select", "selectors"),
    *("ftplib", "smtplib", "httpx2", "httpx", "requests", "aiohttp", "urllib3", "websockets"),
}
# The standard library itself takes urllib.parse, which only splits texts.
REFUSED = sorted(NETWORK - {"urllib"} | {"urllib.request", "pretrade.client." + TRANSPORT})
OUTSIDE = {"os", "time", "random", "secrets", "uuid", "logging", "io", "sys", "tempfile"}
# What the machine gives unless the caller gives it: the clock, unique ids, the environment.
TAKES_FROM_OUTSIDE = {
    "async_client": {"os"},
    "client": {"os"},
    "flows.flow": {"time"},
    "state.defaults": {"time", "uuid"},
}
CLOCKS = (".now(", ".today(", ".utcnow(", "time()", "monotonic")

ALL_BUT_THE_TRANSPORT = """
import importlib, sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name in {refused!r}:
            raise ImportError(f"{{name}} does network I/O")

sys.meta_path.insert(0, Refuse())
for name in {modules!r}:
    importlib.import_module("pretrade.client." + name)
print(*sorted(set({refused!r}) & set(sys.modules)))
"""


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOM).with_suffix("").parts)


SOURCES = {
    name_of(path): path.read_text(encoding="utf-8")
    for path in ROOM.rglob("*.py")
    if path.name != "__init__.py"
}


def imported(module: str) -> set[str]:
    """Return what a module imports, at the top or inside a function: first names."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(SOURCES[module])):
        if isinstance(node, ast.Import):
            names |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            names.add(node.module)
    return {name.partition(".")[0] for name in names}


def test_only_the_transport_imports_the_network() -> None:
    assert [name for name in SOURCES if imported(name) & NETWORK] == [TRANSPORT]


def test_what_is_taken_from_outside_is_known_for_each_module() -> None:
    taken = {name: imported(name) & OUTSIDE for name in SOURCES if name != TRANSPORT}

    assert {name: outside for name, outside in taken.items() if outside} == TAKES_FROM_OUTSIDE


def test_only_a_deadline_asks_a_clock_that_nobody_gave() -> None:
    asking = {n for n, source in SOURCES.items() if any(clock in source for clock in CLOCKS)}

    assert asking == {"flows.flow"}


def test_everything_but_the_transport_works_where_the_network_cannot_be_imported() -> None:
    modules = sorted(SOURCES.keys() - {TRANSPORT})
    program = ALL_BUT_THE_TRANSPORT.format(refused=REFUSED, modules=modules)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
