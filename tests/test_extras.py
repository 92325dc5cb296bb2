"""Each extra brings all that its part needs, and what is missing without it names it."""

import os
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

USES = {
    "cli": """
import io
from pretrade.cli.terminal.output import Output
class Terminal(io.StringIO):
    isatty = lambda self: True
assert Output(Terminal(), None).rich is not None
""",
    "client": """
from pretrade.client import Client
Client(environment="testnet").close()
""",
    "keys": """
from pretrade.client.keys.signing import signer_of
signer_of('''-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
-----END PRIVATE KEY-----''')
""",
    "serve": """
import urllib.request
from importlib.resources import files
from pretrade.testing.server.serving.server_thread import exchange_server
rules = (files("pretrade") / "sample" / "exchange_info.json").read_bytes()
with exchange_server(rules) as server:
    urllib.request.urlopen(server.url + "/api/v3/ping").read()
""",
    "testing": """
import pytest
import pretrade.testing.pytest_plugin
from pretrade.testing.strategies import legal_orders
""",
}
"""Extra → a program that uses it (the key of "keys" is the one of RFC 8410, section 10.3)."""

PLAIN_WITHOUT = {"cli"}  # everything is written, without colours
THEIR_OWN = {"pytest"}  # nobody loads the plugin but pytest
PACKAGES = {
    "cli": ("rich",),
    "client": ("httpx2",),
    "keys": ("cryptography",),
    "serve": ("uvicorn", "websockets"),
    "testing": ("hypothesis", "pytest"),
}
MISSING = [
    (extra, package)
    for extra, packages in PACKAGES.items()
    for package in packages
    if extra not in PLAIN_WITHOUT and package not in THEIR_OWN
]


@pytest.mark.skipif(
    "PRETRADE_WHEEL" not in os.environ, reason="NO EXTRAS INSTALLED: run `make wheel-test`"
)
@pytest.mark.parametrize("extra", USES)
def test_an_extra_works_alone(tmp_path: Path, extra: str) -> None:
    venv.create(tmp_path, with_pip=False)
    python = str(tmp_path / "bin" / "python")
    install = [sys.executable, "-m", "pip", "--python", python, "install", "-qq"]
    subprocess.run([*install, f"{os.environ['PRETRADE_WHEEL']}[{extra}]"], check=True)

    terminal = {"TERM": "xterm", "PATH": os.environ["PATH"]}
    subprocess.run([python, "-c", USES[extra]], check=True, cwd=tmp_path, env=terminal)


def test_every_extra_and_its_packages_are_tried() -> None:
    document = tomllib.loads(Path(__file__).parent.parent.joinpath("pyproject.toml").read_text())
    extras = document["project"]["optional-dependencies"]

    assert USES.keys() == extras.keys()
    assert {name: tuple(one.partition(">")[0] for one in of) for name, of in extras.items()} == (
        PACKAGES
    )


@pytest.mark.parametrize(("extra", "package"), MISSING)
def test_what_is_missing_names_the_extra(extra: str, package: str) -> None:
    program = f"import sys\nsys.modules[{package!r}] = None\n{USES[extra]}"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)

    last = done.stderr.decode().strip().splitlines()[-1]
    assert package in last
    assert f"pretrade[{extra}]" in last
    assert last.partition(":")[0] in {"ImportError", "ModuleNotFoundError"}
