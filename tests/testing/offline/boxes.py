"""Offline exchanges with the packaged rules, and requests on them in few words."""

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import pytest

from pretrade.client.errors import ExchangeError
from pretrade.decimals import ZERO, add
from pretrade.testing import OfflineExchange

Json = dict[str, Any]
RULES: Json = json.loads((files("pretrade") / "sample" / "exchange_info.json").read_text("utf-8"))
BTC = "BTCUSDT"


def rules(**changes: object) -> Json:
    """The packaged exchangeInfo with some of its top-level parts changed."""
    return {**RULES, **changes}


def row(symbol: str = BTC, **changes: object) -> Json:
    """A symbol of it with some fields changed."""
    (found,) = (one for one in RULES["symbols"] if one["symbol"] == symbol)
    return {**found, **changes}


def filters_without(*names: str, symbol: str = BTC) -> list[Json]:
    """The filters of a symbol, but these."""
    return [one for one in row(symbol)["filters"] if one["filterType"] not in names]


def box(
    info: Json | None = None,
    *,
    price: str = "60000",
    usdt: str = "1000",
    btc: str = "0",
    **more: Any,  # noqa: ANN401  what else an exchange takes
) -> OfflineExchange:
    """An exchange on which BTCUSDT trades at 60 000."""
    balances = {asset: held for asset, held in (("USDT", usdt), ("BTC", btc)) if held != "0"}
    return OfflineExchange(info or RULES, {BTC: price}, balances, **more)


def order(side: str, quantity: str, price: str, **more: object) -> Json:
    """A LIMIT order, good till cancelled."""
    given: Json = {"symbol": BTC, "side": side, "type": "LIMIT", "timeInForce": "GTC"}
    return {**given, "quantity": quantity, "price": price, **more}


def buy(quantity: str, price: str, **more: object) -> Json:
    """A LIMIT BUY."""
    return order("BUY", quantity, price, **more)


def sell(quantity: str, price: str, **more: object) -> Json:
    """A LIMIT SELL."""
    return order("SELL", quantity, price, **more)


def market(side: str, **more: object) -> Json:
    """A MARKET order."""
    return {"symbol": BTC, "side": side, "type": "MARKET", **more}


def status(exchange: OfflineExchange, order_id: int) -> str:
    """What has become of an order."""
    found: str = exchange.query_order(symbol=BTC, orderId=order_id)["status"]
    return found


def held(exchange: OfflineExchange, *assets: str) -> list[tuple[str, str]]:
    """Free and locked amounts, as the account's reply writes them."""
    rows = {one["asset"]: one for one in exchange.account()["balances"]}
    return [(rows[asset]["free"], rows[asset]["locked"]) for asset in assets]


def refusal(exchange: OfflineExchange, endpoint: str, params: Mapping[str, Any]) -> ExchangeError:
    """What the exchange answers to a request that it refuses."""
    with pytest.raises(ExchangeError) as caught:
        exchange.call(endpoint, params, api_key="offline-key")
    return caught.value


def refused(exchange: OfflineExchange, endpoint: str, **params: Any) -> tuple[int, str, int]:  # noqa: ANN401
    """Code, text and HTTP status of a refusal."""
    error = refusal(exchange, endpoint, params)
    return error.code, error.msg, error.status


def executions(exchange: OfflineExchange) -> list[tuple[int, str, str]]:
    """Order id, execution and status of every execution report so far."""
    reports = [one for one in exchange.events() if one["e"] == "executionReport"]
    return [(one["i"], one["x"], one["X"]) for one in reports]


def add_up_to_nothing(exchange: OfflineExchange, *keys: str) -> bool:
    """Whether what accounts, fees and the rest of the world have adds up to 0."""
    totals = dict(exchange.outside)
    accounts = [exchange.balances(key) for key in ("offline-key", *keys)]
    parts = [{name: one.total for name, one in held.items()} for held in accounts]
    for part in (exchange.fees, *parts):
        for asset, amount in part.items():
            totals[asset] = add(totals.get(asset, ZERO), amount)
    return not any(totals.values())
