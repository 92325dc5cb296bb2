"""Shared set-up of all tests: Hypothesis profiles, and the examples of README and docs as tests."""

import itertools
import os

import pytest
from hypothesis import HealthCheck, settings
from sybil import Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser

from tests.console import run_console_block
from tests.sample_folder import enter_sample_folder, leave_sample_folder

# HYPOTHESIS_PROFILE chooses one. No deadline in any: a busy machine is not a failing law.
settings.register_profile("fast", deadline=None, max_examples=10)
settings.register_profile("dev", deadline=None, max_examples=100)
# The same examples each time: one commit has one answer.
settings.register_profile("ci", deadline=None, max_examples=60, derandomize=True)
settings.register_profile(
    "deep", deadline=None, max_examples=10_000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

# Each ```python and ```console block of README.md and docs/ is a test. The blocks of a page share
# their names, and run in a temporary folder that holds the packaged sample files.
# `<!-- skip: next -->` above a block leaves it out, for what needs the network.
pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(),
        CodeBlockParser(language="console", evaluator=run_console_block),
        SkipParser(),
    ],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    setup=enter_sample_folder,
    teardown=leave_sample_folder,
).pytest()

# Coverage measures this process and those of pytest-xdist, and not what a test starts.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)

_PASSED = itertools.count(1)


def pytest_report_teststatus(
    report: pytest.TestReport, config: pytest.Config
) -> tuple[str, str, str] | None:
    """One dot for a hundred tests that pass: all that is not a dot is to be read."""
    plain = config.get_verbosity(pytest.Config.VERBOSITY_TEST_CASES) <= 0
    if plain and report.when == "call" and report.passed and next(_PASSED) % 100:
        return "passed", "", ""
    return None
