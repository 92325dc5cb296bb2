"""The pytest plugin of pretrade: an exchange in a box for every test that asks for one.

Fixtures: ``binance_rules``, ``offline_exchange`` and ``exchange_server`` (extra ``serve``).
Nothing else of pretrade is imported before a test uses one of them, for pytest loads this module in
every project where pretrade is installed.
"""

from collections.abc import Generator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pretrade import ExchangeInfo
    from pretrade.testing import OfflineExchange
    from pretrade.testing.server.serving.server_thread import ExchangeServer

_PRICES = {"BTCUSDT": "60000"}
_BALANCES = {"USDT": "1000"}
_FEE_RATE = "0.001"


@pytest.fixture(scope="session")
def binance_rules() -> "ExchangeInfo":
    """Return the rules of the packaged sample: a dozen symbols with every filter.

    Define a fixture of the same name in ``conftest.py`` to use an exchangeInfo of your own; the
    other fixtures follow it.
    """
    from importlib.resources import files  # noqa: PLC0415

    from pretrade import ExchangeInfo  # noqa: PLC0415

    return ExchangeInfo.load((files("pretrade") / "sample" / "exchange_info.json").read_bytes())


@pytest.fixture
def offline_exchange(binance_rules: "ExchangeInfo") -> "OfflineExchange":
    """Return a new exchange in process: BTCUSDT at 60,000, 1,000 USDT, and a fee of 0.1 %.

    It uses no socket and no thread, and its time stands still until it is advanced.
    """
    from pretrade.testing import OfflineExchange  # noqa: PLC0415

    return OfflineExchange(binance_rules, _PRICES, _BALANCES, fee_rate=_FEE_RATE)


@pytest.fixture
def exchange_server(binance_rules: "ExchangeInfo") -> "Generator[ExchangeServer, None, None]":
    """Serve such an exchange on 127.0.0.1 while the test runs; its ``url`` is for any client.

    Its key is ``offline-key``, the secret ``offline-secret``, and its time is the machine's.
    """
    from pretrade.testing.server.serving.server_thread import exchange_server as serving  # noqa: PLC0415

    with serving(binance_rules, _PRICES, _BALANCES, fee_rate=_FEE_RATE) as server:
        yield server
