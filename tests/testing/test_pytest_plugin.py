"""The pytest plugin, in a pytest of its own."""

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

pytestmark = pytest.mark.slow

PLUGIN = "pretrade.testing.pytest_plugin"
IN_PROCESS = """
    import time
    from decimal import Decimal

    import pytest
    from pretrade.client.errors import ExchangeError

    JOURNALS = []

    @pytest.mark.parametrize("run", [1, 2])
    def test_a_strategy(offline_exchange, run):
        order = offline_exchange.new_order(
            symbol="BTCUSDT", side="BUY", type="LIMIT", timeInForce="GTC",
            quantity="0.001", price="59900",
        )
        assert order["status"] == "NEW"
        offline_exchange.trade("BTCUSDT", "59890", "1")
        found = offline_exchange.query_order(symbol="BTCUSDT", orderId=order["orderId"])
        assert found["status"] == "FILLED"
        assert offline_exchange.balance("BTC").free == Decimal("0.000999")
        with pytest.raises(ExchangeError) as refused:
            offline_exchange.new_order(
                symbol="BTCUSDT", side="SELL", type="STOP_LOSS_LIMIT", timeInForce="GTC",
                quantity="0.0009", price="1000", stopPrice="1000",
            )
        assert (refused.value.code, refused.value.status) == (-1013, 400)
        assert refused.value.msg == "Filter failure: PERCENT_PRICE_BY_SIDE"
        JOURNALS.append(offline_exchange.journal)

    def test_twice_it_is_the_same():
        assert JOURNALS[0] == JOURNALS[1]

    def test_the_rules(binance_rules):
        assert binance_rules["BTCUSDT"].filters["LOT_SIZE"].step_size == Decimal("0.00001")

    def test_each_test_has_its_own(offline_exchange):
        assert offline_exchange.open_orders() == []
        assert str(offline_exchange.balance("USDT").free) == "1000"
"""
OVER_HTTP = """
    import json
    import urllib.request

    def test_a_server(exchange_server):
        exchange_server.trade("BTCUSDT", "61000", "1")
        url = exchange_server.url + "/api/v3/ticker/price?symbol=BTCUSDT"
        with urllib.request.urlopen(url) as response:
            assert json.load(response)["price"] == "61000.00000000"
"""
OWN_RULES = """
    import json
    import pytest
    import pretrade

    @pytest.fixture
    def binance_rules():
        symbol = {"symbol": "BTCUSDT", "status": "TRADING", "baseAsset": "BTC",
                  "quoteAsset": "USDT", "filters": []}
        return pretrade.ExchangeInfo.load({"symbols": [symbol]})

    def test_own_rules(offline_exchange):
        assert list(offline_exchange.info) == ["BTCUSDT"]
"""
LIGHT = f"""
import sys
import pytest
before = set(sys.modules)
import {PLUGIN}
print(sorted(set(sys.modules) - before))
"""
LOADED = """
    import sys

    def pytest_unconfigure():
        print([name for name in sorted(sys.modules) if name.startswith("pretrade")])
"""
NOTHING_LOADED = f"['pretrade', 'pretrade.testing', '{PLUGIN}']"


def outcome(folder: Path, test: str, *options: str) -> str:
    """The last line of a pytest that runs a test in a folder of its own."""
    (folder / "test_strategy.py").write_text(dedent(test), encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    loaded = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", PLUGIN, "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, "-p", "pytest_socket", *options],
        cwd=folder,
        env=loaded,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return done.stdout


def test_in_process_a_strategy_is_tested_without_sockets(tmp_path: Path) -> None:
    assert "5 passed" in outcome(tmp_path, IN_PROCESS, "--disable-socket")


def test_a_server_is_there_for_other_clients(tmp_path: Path) -> None:
    # Whatever uvicorn and websockets are, no warning of theirs fails a test of a user's.
    assert "1 passed" in outcome(tmp_path, OVER_HTTP, "--allow-hosts=127.0.0.1", "-W", "error")


def test_a_project_may_have_rules_of_its_own(tmp_path: Path) -> None:
    assert "1 passed" in outcome(tmp_path, OWN_RULES, "--disable-socket")


def test_the_fixtures_are_listed_with_what_they_are(tmp_path: Path) -> None:
    listed = outcome(tmp_path, "", "--fixtures")
    for name in ("binance_rules", "offline_exchange", "exchange_server"):
        assert name in listed


def test_the_plugin_imports_nothing_but_itself_and_the_packages_that_it_is_in() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIGHT], capture_output=True, encoding="utf-8", check=False
    )
    assert done.stdout.strip() == NOTHING_LOADED, done.stderr


def test_a_run_of_other_tests_loads_nothing_of_pretrade(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(dedent(LOADED), encoding="utf-8")

    assert NOTHING_LOADED in outcome(tmp_path, "def test_of_ones_own(): pass")
