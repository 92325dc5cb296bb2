"""Orders of the tests, and the rules that they keep or break."""

from typing import Any

from tests.client.exchange import sample

RULES = sample("exchange_info.json")
LIMIT: dict[str, Any] = {
    "symbol": "BTCUSDT",
    "side": "BUY",
    "type": "LIMIT",
    "timeInForce": "GTC",
    "quantity": "0.001",
    "price": "27000",
}
OFF_TICK: dict[str, Any] = LIMIT | {"price": "27000.123"}
OCO: dict[str, Any] = {
    "symbol": "BTCUSDT",
    "side": "SELL",
    "quantity": "0.01",
    "price": "28000",
    "stopPrice": "26000",
}
ORDER_LIST_OCO: dict[str, Any] = {
    "symbol": "BTCUSDT",
    "side": "SELL",
    "quantity": "0.01",
    "aboveType": "LIMIT_MAKER",
    "abovePrice": "28000",
    "belowType": "STOP_LOSS",
    "belowStopPrice": "26000",
}
