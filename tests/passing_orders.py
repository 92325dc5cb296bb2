"""Orders on the packaged sample in which nothing is wrong, and how they are judged."""

import json
from collections.abc import Callable, Mapping
from importlib.resources import files

from pretrade import Account, ExchangeInfo, Market, Oco, Order

Run = Callable[[], object]

_SAMPLE = files("pretrade") / "sample"
DOCUMENT = (_SAMPLE / "exchange_info.json").read_bytes()
INFO = ExchangeInfo.load(DOCUMENT)
MARKET = Market.from_json(json.loads((_SAMPLE / "market.json").read_bytes())["BTCUSDT"])
ACCOUNT = Account.from_json(json.loads((_SAMPLE / "account.json").read_bytes()))

LIMIT = {
    "symbol": "BTCUSDT",
    "side": "BUY",
    "type": "LIMIT",
    "timeInForce": "GTC",
    "quantity": "0.01000",
    "price": "26900.51",
}
AT_MARKET = {"symbol": "BTCUSDT", "side": "BUY", "type": "MARKET", "quantity": "0.01000"}
STOP_LOSS_LIMIT = {
    "symbol": "BTCUSDT",
    "side": "SELL",
    "type": "STOP_LOSS_LIMIT",
    "timeInForce": "GTC",
    "quantity": "0.01000",
    "price": "25900.51",
    "stopPrice": "26000.00",
}
OCO = {
    "symbol": "BTCUSDT",
    "side": "SELL",
    "quantity": "0.01000",
    "price": "28000.51",
    "stopPrice": "26000.00",
    "stopLimitPrice": "25900.51",
    "stopLimitTimeInForce": "GTC",
}


def checking(
    order: Order | Oco | Mapping[str, str], request: str | None = None, info: ExchangeInfo = INFO
) -> Run:
    """What judges this order, by the sample's market and account."""
    return lambda: info.check(order, request=request, market=MARKET, account=ACCOUNT)
