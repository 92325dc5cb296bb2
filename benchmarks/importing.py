"""Starting Python and importing a library: the whole process, as a command or a test pays it."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable

from benchmarks.measure import Case
from benchmarks.orders import OWN
from benchmarks.yardsticks import BARE_IMPORT

IMPORT = "import pretrade"
_FIRST_CHECK = """
import pretrade
info = pretrade.ExchangeInfo.load({"symbols": [{"symbol": "BTCUSDT", "status": "TRADING"}]})
info.check(pretrade.Order.limit("BTCUSDT", "BUY", quantity="1", price="27000"))
"""

_OWN = (
    BARE_IMPORT,
    ("python", "pass"),
    (OWN, IMPORT),
    (OWN, "import pretrade; pretrade.ExchangeInfo"),
)
_OTHERS = (
    ("ccxt", "import ccxt"),
    ("python-binance", "import binance.helpers"),
    ("binance-sdk-spot", "import binance_sdk_spot.spot"),
    ("nautilus_trader", "import nautilus_trader.risk.engine"),
)


def cases(*, beside: bool = True) -> list[Case]:
    """Return a process for each library that is there.

    Args:
        beside: other libraries as well.
    """
    programs = (*_OWN, *(_OTHERS if beside else ()))
    found = [
        Case(library, _named(program), _process(program))
        for library, program in programs
        if _is_there(program)
    ]
    return [*found, Case(OWN, "import pretrade, and a first check", _process(_FIRST_CHECK))]


def _named(program: str) -> str:
    return "nothing: the interpreter alone" if program == "pass" else program


def _is_there(program: str) -> bool:
    package = program.removeprefix("import ").partition(",")[0].partition(";")[0].partition(".")[0]
    return program == "pass" or importlib.util.find_spec(package) is not None


def _process(program: str) -> Callable[[], object]:
    command = [sys.executable, "-c", program]
    # A program that is started often has its bytecode from the first time.
    environment = {
        name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
    }
    return lambda: subprocess.run(command, check=True, capture_output=True, env=environment)
