"""pretrade says what the oracle says; PRETRADE_DIFFERENTIAL chooses on how many cases of each kind.

Longer runs: ``python -m property_tests.differential --cases 120000``.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from pretrade.filters import FILTERS
from property_tests.differential import (
    Tally,
    captured,
    captured_later,
    captures_folder,
    made_up,
    made_up_later,
    run,
)
from property_tests.oracle.requests import ids
from property_tests.strategies import load_captures
from property_tests.strategies.wire import Json

CASES = int(os.environ.get("PRETRADE_DIFFERENTIAL") or 5000)
SEED = 20220930
ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def captures() -> Sequence[Json]:
    """The symbols of every capture, each as an exchangeInfo of its own."""
    folder = captures_folder()
    found = load_captures(folder)
    if not found:
        pytest.skip(
            f"no exchangeInfo captures in {folder}; PRETRADE_CAPTURES names a folder that has some"
        )
    return found


def assert_agreement(tally: Tally) -> None:
    """Show the first disagreement, if there is one."""
    assert not tally.mismatches, f"{tally.line()}; the first:\n{tally.mismatches[0]}"


def test_made_up_symbols() -> None:
    tally = run(made_up(SEED, CASES))

    assert_agreement(tally)
    assert tally.cases == CASES
    assert set(tally.passed) >= set(FILTERS)
    never = {"MAX_NUM_ORDER_AMENDS"}
    assert set(tally.violated) == set(FILTERS) - never


def test_captured_symbols(captures: Sequence[Json]) -> None:
    assert_agreement(run(captured(SEED, CASES, captures)))


def test_later_kinds_on_made_up_symbols() -> None:
    tally = run(made_up_later(SEED, CASES))

    assert_agreement(tally)
    own = {getattr(ids, name) for name in vars(ids) if name.isupper()}
    # what a symbol without SOR answers is not documented
    assert own <= {*tally.violated, "SOR_ALLOWED"}
    assert "SOR_ALLOWED" in tally.unevaluated


def test_later_kinds_on_captured_symbols(captures: Sequence[Json]) -> None:
    assert_agreement(run(captured_later(SEED, CASES, captures)))


def test_the_script_ends_with_status_0_when_both_agree() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "property_tests.differential", "--cases", "200", "--captures", "."],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "no captures in ." in done.stdout
    assert "\nmade-up symbols: 100 cases: " in done.stdout
    assert "\nlater kinds, made-up symbols: 100 cases: " in done.stdout
    assert "; 0 mismatches" in done.stderr
    assert "\nPRICE_FILTER " in done.stdout
