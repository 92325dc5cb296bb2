"""Hypothesis is imported by the strategies only, and they say what is missing without it."""

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pretrade.testing.strategies import legal_orders
from tests.testing.rule_settings import settings_for

pytestmark = pytest.mark.slow

EXAMPLES = 200
SECONDS = 5


def run(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()


def test_importing_the_package_imports_no_test_tool() -> None:
    program = """
import sys
import pretrade, pretrade.testing
print([name for name in ("hypothesis", "pytest", "_pytest") if name in sys.modules])
"""

    assert run(program) == "[]"


def test_without_hypothesis_the_error_names_the_extra() -> None:
    program = """
import sys
sys.modules["hypothesis"] = None
try:
    import pretrade.testing.strategies
except ModuleNotFoundError as error:
    print(error)
"""

    assert run(program) == (
        "pretrade.testing.strategies needs hypothesis, which the extra `testing` brings: "
        'pip install "pretrade[testing]"'
    )


def test_another_missing_module_is_not_blamed_on_the_extra() -> None:
    program = """
import sys
sys.modules["pretrade.testing.strategies.points"] = None
try:
    import pretrade.testing.strategies
except ImportError as error:
    print("extra" in str(error))
"""

    assert run(program) == "False"


@pytest.mark.skipif("coverage" in sys.modules, reason="what is measured is not the speed of users")
def test_many_examples_take_seconds() -> None:
    @settings(max_examples=EXAMPLES, database=None)
    @given(st.data())
    def draw_everything(data: st.DataObject) -> None:
        setting = data.draw(settings_for())
        data.draw(legal_orders(setting.symbol, **setting.facts()))

    started = time.process_time()
    draw_everything()

    assert time.process_time() - started < SECONDS


def test_every_health_check_is_content() -> None:
    @settings(max_examples=EXAMPLES, suppress_health_check=[])
    @given(settings_for(), settings_for("NOTIONAL"))
    def law(_one: object, _other: object) -> None:
        pass

    law()
