"""What the lines of code in the table speak of: rules, facts, requests and a client."""

import json
from collections.abc import Generator
from contextlib import chdir, contextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pretrade
from pretrade import Account, ExchangeInfo, Market, Oco, Order
from pretrade.client import Client
from pretrade.testing import OfflineExchange
from pretrade.testing.server.exchange_app import ExchangeApp
from pretrade.testing.server.transports.client_transport import OfflineTransport

PRICES = {"BTCUSDT": "27000"}


@contextmanager
def setting() -> Generator[dict[str, Any]]:
    """Give the names, in a folder with an exchangeInfo.json."""
    sample = files("pretrade").joinpath("sample")
    document = sample.joinpath("exchange_info.json").read_text(encoding="utf-8")
    market = json.loads(sample.joinpath("market.json").read_text(encoding="utf-8"))
    account = json.loads(sample.joinpath("account.json").read_text(encoding="utf-8"))
    info = ExchangeInfo.load(document)
    exchange = OfflineExchange(info, PRICES, balances={"USDT": "1000", "BTC": "1"})
    transport = OfflineTransport(ExchangeApp(exchange))
    with TemporaryDirectory() as folder, chdir(folder):
        Path("exchangeInfo.json").write_text(document, encoding="utf-8")
        yield {
            "pretrade": pretrade,
            "ExchangeInfo": ExchangeInfo,
            "Order": Order,
            "info": info,
            "symbol": info["BTCUSDT"],
            "market": Market.from_json(market["BTCUSDT"]),
            "account": Account.from_json(account),
            "order": Order.limit("BTCUSDT", "BUY", "0.001", "27000"),
            "stop": Order.stop_loss_limit("BTCUSDT", "SELL", "0.01", "25900", stop_price="26000"),
            "trailing": Order.stop_loss_limit("BTCUSDT", "SELL", "0.01", "25900", trailing_delta=5),
            "oco": Oco(
                symbol="BTCUSDT",
                side="SELL",
                quantity="0.01",
                price="28500",
                stop_price="25500",
                stop_limit_price="25400",
                stop_limit_time_in_force="GTC",
            ),
            "client": Client(
                "offline-key",
                "offline-secret",
                environment="testnet",
                transport=transport,
                clock=lambda: exchange.now,
            ),
        }
