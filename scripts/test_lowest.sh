#!/usr/bin/env bash
# Runs the quick tests of all that is built on other packages with the lowest versions of these
# that pyproject.toml allows, in a fresh environment.
# usage: scripts/test_lowest.sh [PYTHON]      PYTHON needs the package `packaging`
set -euo pipefail
cd "$(dirname "$0")/.."
python=${1:-python3}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "installing the lowest versions"
"$python" scripts/lowest_versions.py >"$work/lowest.txt"
"$python" -m venv "$work/venv"
pip=("$work/venv/bin/python" -m pip --disable-pip-version-check install -qq)
"${pip[@]}" 'pip>=25.1'
"${pip[@]}" --constraint "$work/lowest.txt" --group harness \
	--editable '.[cli,client,keys,serve,testing]'

# Left out is what needs the clients, and the strategies' own distribution, which takes minutes.
HYPOTHESIS_PROFILE=fast "$work/venv/bin/python" -m pytest -q -n auto --maxprocesses 8 \
	-p no:cacheprovider tests/cli tests/client tests/testing tests/test_lazy_import.py \
	--ignore=tests/testing/clients --ignore=tests/testing/server/transports/test_transports.py \
	--ignore=tests/testing/test_exchange_infos.py --ignore=tests/testing/test_illegal_orders.py \
	--ignore=tests/testing/test_legal_orders.py
