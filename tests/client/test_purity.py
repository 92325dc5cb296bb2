"""The client does no input or output of its own: one module, the transport, does it all."""

import ast
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import pretrade.client

TRANSPORT = "httpx2_transport"
NETWORK = {
    *("asyncio", "http", "socket", "socketserver", "ssl", "urllib", "select", "selectors"),
    *("ftplib", "smtplib", "httpx2", "httpx", "requests", "aiohttp", "urllib3", "websockets"),
}
# The standard library itself takes urllib.parse, which only splits texts.
REFUSED = sorted(NETWORK - {"urllib"} | {"urllib.request", "pretrade.client." + TRANSPORT})
MODULES = sorted(
    module.name
    for module in pkgutil.iter_modules(pretrade.client.__path__)
    if module.name != TRANSPORT
)
# These are given what they need of the outside: the clock, the environment, randomness.
GIVEN = {
    *("encoding", "endpoints", "environments", "errors", "breaker", "tracker", "plan"),
    *("rate_limits", "reply", "request", "secret", "server_time", "signed", "signing", "usage"),
    *("hmac_signer", "pem_signers", "headers", "instants", "weight", "endpoint", "leg_outcome"),
    *("market_endpoints", "trade_endpoints", "account_endpoints", "security", "signer"),
    *("answers", "sent_order"),
}
OUTSIDE = {"os", "time", "random", "secrets", "uuid", "logging", "pathlib", "io", "sys", "tempfile"}

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


def imported(module: str) -> set[str]:
    """Return what a module imports, at the top or inside a function: first names."""
    source = Path(pretrade.client.__path__[0], f"{module}.py").read_text(encoding="utf-8")
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            names.add(node.module)
    return {name.partition(".")[0] for name in names}


def test_there_are_modules_to_look_at() -> None:
    assert set(MODULES) >= GIVEN
    assert imported(TRANSPORT) & NETWORK


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_no_network(module: str) -> None:
    assert not imported(module) & NETWORK


@pytest.mark.parametrize("module", sorted(GIVEN))
def test_a_pure_module_looks_at_nothing_outside(module: str) -> None:
    assert not imported(module) & OUTSIDE


@pytest.mark.parametrize("module", ["tracker", "reply", "server_time", "signed", "breaker"])
def test_a_pure_module_asks_no_clock(module: str) -> None:
    source = Path(pretrade.client.__path__[0], f"{module}.py").read_text(encoding="utf-8")

    for clock in (".now(", ".today(", ".utcnow(", "time()", "monotonic"):
        assert clock not in source


def test_everything_but_the_transport_works_where_the_network_cannot_be_imported() -> None:
    program = ALL_BUT_THE_TRANSPORT.format(refused=REFUSED, modules=MODULES)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
