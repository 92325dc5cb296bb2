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
OTO: dict[str, Any] = {
    "symbol": "BTCUSDT",
    "workingType": "LIMIT",
    "workingSide": "BUY",
    "workingPrice": "27000",
    "workingQuantity": "0.001",
    "workingTimeInForce": "GTC",
    "pendingType": "LIMIT",
    "pendingSide": "SELL",
    "pendingQuantity": "0.001",
    "pendingPrice": "28000",
    "pendingTimeInForce": "GTC",
}
OTOCO: dict[str, Any] = {
    **{name: value for name, value in OTO.items() if name.startswith(("symbol", "working"))},
    "pendingSide": "SELL",
    "pendingQuantity": "0.001",
    "pendingAboveType": "LIMIT_MAKER",
    "pendingAbovePrice": "28000",
    "pendingBelowType": "STOP_LOSS",
    "pendingBelowStopPrice": "26000",
}
AMEND: dict[str, Any] = {"symbol": "BTCUSDT", "orderId": 1, "newQty": "0.001"}
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


def without_quantity(order: dict[str, Any]) -> dict[str, Any]:
    """The same as an OPO: what is pending takes what the working order has bought."""
    return {name: value for name, value in order.items() if name != "pendingQuantity"}
