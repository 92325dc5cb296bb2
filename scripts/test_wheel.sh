#!/usr/bin/env bash
# Tests what users install: builds the sdist and from it the wheel, installs the wheel into a fresh
# environment, and runs tests and examples there, in a folder without src.
# usage: scripts/test_wheel.sh [PYTHON]      PYTHON needs the package `build`
set -euo pipefail
cd "$(dirname "$0")/.."
python=${1:-python3}
tree=$PWD

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "building the wheel"
"$python" -m build --outdir "$work/dist" . >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }

echo "installing it"
"$python" -m venv "$work/venv"
pip=("$work/venv/bin/python" -m pip --disable-pip-version-check install -qq)
"${pip[@]}" 'pip>=25.1'
wheel=("$work"/dist/*.whl)
"${pip[@]}" --group "$tree/pyproject.toml:test" "${wheel[0]}[cli,client,keys,serve,testing]"

mkdir "$work/run"
cp -R tests property_tests docs README.md conftest.py pyproject.toml "$work/run"
cd "$work/run"

# A test of the wrong copy would pass for the wrong reason.
"$work/venv/bin/python" - "$work/venv" <<'PY'
import sys
from pathlib import Path

import pretrade

assert Path(pretrade.__file__).is_relative_to(sys.argv[1]), pretrade.__file__
PY

# What is slow is the same code as in the tree, and has been tried there; here it is run where the
# package is started, imported and packed: the command, the pages, servers, extras and the plugin.
# The laws of property_tests are tried on the tree alone.
# The wheel is told of so that each extra is installed alone, too.
test=("$work/venv/bin/python" -m pytest -q -n auto --maxprocesses 8 -p no:cacheprovider)
HYPOTHESIS_PROFILE=fast "${test[@]}" -m 'not slow' tests
PRETRADE_WHEEL=${wheel[0]} HYPOTHESIS_PROFILE=fast "${test[@]}" -m 'slow' \
	tests/cli tests/test_extras.py tests/test_lazy_import.py tests/testing/server \
	tests/testing/test_extra.py tests/testing/test_pytest_plugin.py
"${test[@]}" docs README.md
