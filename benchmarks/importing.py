"""Starting Python and importing a library: the whole process, as a command or a test pays it."""

import importlib.util
import subprocess
import sys

from benchmarks.checks import OWN
from benchmarks.measure import Case
from benchmarks.yardsticks import BARE_IMPORT

IMPORT = "import pretrade"

_PROGRAMS = (
    BARE_IMPORT,
    ("python", "pass"),
    (OWN, IMPORT),
    ("ccxt", "import ccxt"),
    ("python-binance", "import binance.helpers"),
    ("binance-sdk-spot", "import binance_sdk_spot.spot"),
    ("nautilus_trader", "import nautilus_trader.risk.engine"),
)


def cases() -> list[Case]:
    """Return a process for each library that is there."""
    return [_process(library, program) for library, program in _PROGRAMS if _is_there(program)]


def _is_there(program: str) -> bool:
    package = program.removeprefix("import ").partition(",")[0].partition(".")[0]
    return program == "pass" or importlib.util.find_spec(package) is not None


def _process(library: str, program: str) -> Case:
    command = [sys.executable, "-c", program]
    what = "nothing: the interpreter alone" if program == "pass" else program
    return Case(library, what, lambda: subprocess.run(command, check=True, capture_output=True))
