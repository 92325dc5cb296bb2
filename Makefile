# Two words do all the set-up: `make demo` and `make test`. They need Python 3.11 or later and make.
# `make help` lists the others. The environment is .venv; `make clean` removes it.

# Another Python: make test PYTHON=python3.13
PYTHON ?= python3
BIN := .venv/bin
# Written last, so that an interrupted installation is begun again.
COMMAND := .venv/.command
READY := .venv/.installed
# The libraries that pretrade is measured beside.
PEERS := .venv/.bench

# Tests on every core, up to eight.
PYTEST := pytest -q -n auto --maxprocesses 8

export PIP_DISABLE_PIP_VERSION_CHECK = 1
# Tests start Python some hundred times: what it compiles is kept.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test quick lint types mypy pyright unit prop docs build wheel-test lowest bench clean

help: ## list these words
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

demo: $(COMMAND) ## judge the packaged sample orders and print the report
	@echo "Would Binance take these orders? pretrade judges src/sample/orders.jsonl by the packaged sample:"
	@# Exit status 1 says that an order was refused, as some are here; 2 is a real failure.
	@$(BIN)/pretrade check --rules sample --market sample --account sample \
		src/sample/orders.jsonl || test $$? -eq 1

test: $(READY) ## everything that must hold
	@$(MAKE) --no-print-directory -j2 lint mypy pyright docs
	@$(MAKE) --no-print-directory unit prop wheel-test lowest

quick: $(READY) ## the tests that take no time, in less than a minute
	$(BIN)/$(PYTEST) -m 'not slow' tests README.md

lint: $(READY) ## style, format, direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: mypy pyright ## both type checkers

mypy: $(READY)
	$(BIN)/mypy

pyright: $(READY)
	$(BIN)/pyright

# `coverage run` and not a pytest plugin: it must be there before pretrade is imported.
unit: $(READY) ## tests and examples of README and docs, with branch coverage
	@mkdir -p build/coverage
	@$(BIN)/coverage erase
	$(BIN)/coverage run -m $(PYTEST) tests docs README.md
	@$(BIN)/coverage combine --quiet
	$(BIN)/coverage report
	$(BIN)/coverage report --include='src/filters/*,src/rules/*' --fail-under=100

prop: $(READY) ## laws tried on random input (HYPOTHESIS_PROFILE: fast dev ci deep)
	$(BIN)/$(PYTEST) property_tests

docs: $(READY) ## the manual, in build/docs; docs/errors.md is written anew
	$(BIN)/python scripts/errors_page.py
	$(BIN)/sphinx-build --fail-on-warning --keep-going --quiet -b html docs build/docs

build: $(READY) ## sdist, and from it the wheel, in dist
	$(BIN)/python -m build

wheel-test: $(READY) ## the tests against the built wheel, in a fresh environment
	scripts/test_wheel.sh $(BIN)/python

lowest: $(READY) ## quick tests with the lowest versions that pyproject.toml allows
	scripts/test_lowest.sh $(BIN)/python

bench: $(PEERS) ## speed beside other libraries; ARGS: --quick --write --json --profile
	$(BIN)/python -m benchmarks $(ARGS)

clean: ## remove the environment and all that was made
	rm -rf .venv build dist src/*.egg-info *.egg-info .hypothesis .*_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# -qq: errors only. setuptools warns at every editable installation.
# Debian's Python has venv in a package of its own (python3-venv); venv itself says so when it lacks.
$(COMMAND): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'pretrade needs Python 3.11 or later: make PYTHON=/path/to/python'; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -qq --editable '.[cli]'
	@touch $@

$(READY): $(COMMAND)
	$(BIN)/python -m pip install -qq 'pip>=25.1'
	$(BIN)/python -m pip install -qq --group dev --editable '.[cli,client,keys,serve,testing]'
	@touch $@

# A library without a wheel for this Python is no reason not to measure: it is left out.
$(PEERS): $(READY) pyproject.toml
	@$(BIN)/python -m pip install -qq --group bench || \
		echo 'some libraries cannot be installed here: they are left out of the benchmarks'
	@touch $@
