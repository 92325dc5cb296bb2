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

# The laws have been tried at length on the tree; here a few examples show that nothing is missing.
# The wheel is told of so that each extra is installed alone, too.
PRETRADE_WHEEL=${wheel[0]} HYPOTHESIS_PROFILE=fast "$work/venv/bin/python" -m pytest -q -p no:cacheprovider
