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
OPO: dict[str, Any] = {
    "symbol": "BTCUSDT",
    "workingType": "LIMIT",
    "workingSide": "BUY",
    "workingTimeInForce": "GTC",
    "workingPrice": "27000",
    "workingQuantity": "0.01",
    "pendingType": "LIMIT_MAKER",
    "pendingSide": "SELL",
    "pendingPrice": "28000",
}
OTO: dict[str, Any] = OPO | {"pendingQuantity": "0.01"}
OPOCO: dict[str, Any] = {
    **{name: value for name, value in OPO.items() if name not in {"pendingType", "pendingPrice"}},
    "pendingAboveType": "LIMIT_MAKER",
    "pendingAbovePrice": "28000",
    "pendingBelowType": "STOP_LOSS",
    "pendingBelowStopPrice": "26000",
}
OTOCO: dict[str, Any] = OPOCO | {"pendingQuantity": "0.01"}
AMEND: dict[str, Any] = {"symbol": "BTCUSDT", "orderId": 1, "newQty": "0.0005"}
