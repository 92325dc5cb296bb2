"""Translates the arguments of ccxt's ``create_order`` into the exchange's own parameters.

Follows what ccxt (4.5) makes of them for the spot market of binance, but rounds no number: ccxt
rounds by the precision of the market that it has loaded.
"""

from collections.abc import Mapping
from typing import Any

from pretrade.decimals import multiply, short
from pretrade.json_values import read_number

_TRIGGERED = frozenset({"STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT"})
_UNPRICED = frozenset({"STOP_LOSS", "TAKE_PROFIT"})
_TIMED = frozenset({"LIMIT", "STOP_LOSS_LIMIT", "TAKE_PROFIT_LIMIT"})
_TRAILING = ("trailingPercent", "callbackRate", "trailingDelta")

_UNIFIED = frozenset(
    {
        *("type", "test", "sor", "SOR", "hedged", "marginMode", "postOnly", "clientOrderId"),
        *("newClientOrderId", "cost", "quoteOrderQty", "icebergAmount", "selfTradePrevention"),
        *("stopPrice", "triggerPrice", "stopLossPrice", "takeProfitPrice"),
        *("trailingPercent", "trailingTriggerPrice", "activationPrice"),
    }
)
"""Names that ccxt translates; any other name is the exchange's own, and is sent as it is."""


def wire_parameters(  # noqa: PLR0913, PLR0917  the arguments of ccxt's create_order
    symbol: str,
    order_type: str,
    side: str,
    amount: object,
    price: object,
    params: Mapping[str, Any],
) -> dict[str, Any]:
    """Return what ccxt would send for the arguments of its ``create_order``.

    Raises:
        ValueError: they contradict each other, or are for another market.
    """
    given = {name: value for name, value in params.items() if value is not None and value != ""}
    kind, trigger = _type_and_trigger(order_type.upper(), given)
    if _is_post_only(order_type.upper(), given):
        kind = "LIMIT_MAKER"
    own = {name: value for name, value in given.items() if name not in _UNIFIED}
    if given.get("timeInForce") == "PO":
        del own["timeInForce"]
    if _chooses_direction(order_type.upper(), given):
        own.pop("stopLossOrTakeProfit", None)
    return {
        "symbol": _symbol(symbol),
        "side": side.upper(),
        "type": kind,
        **_amounts(kind, amount, price, given),
        "stopPrice": trigger if kind in _TRIGGERED else None,
        "timeInForce": "GTC" if kind in _TIMED else None,
        "trailingDelta": _trailing_delta(given),
        "icebergQty": given.get("icebergAmount"),
        "newClientOrderId": _first(given, "clientAlgoId", "newClientOrderId", "clientOrderId"),
        "selfTradePreventionMode": _upper(given.get("selfTradePrevention")),
        **own,
        **_margin(given),
    }


def _symbol(symbol: str) -> str:
    if ":" in symbol:
        message = f"{symbol!r} is a futures or options market of ccxt; spot has no ':' in its names"
        raise ValueError(message)
    return symbol.replace("/", "").replace("-", "")


def _type_and_trigger(order_type: str, given: Mapping[str, Any]) -> tuple[str, Any]:
    """Return the exchange's order type, and the price at which the order becomes active."""
    if _first(given, *_TRAILING) is not None:
        trigger = _first(given, "trailingTriggerPrice", "activationPrice")
        chooses = _chooses_direction(order_type, given)
        return _trailing_type(order_type, given) if chooses else order_type, trigger
    loss = _first(given, "stopLossPrice", "triggerPrice", "stopPrice")
    if loss is not None:
        return _stop_type(order_type, "STOP_LOSS"), loss
    profit = given.get("takeProfitPrice")
    return order_type if profit is None else _stop_type(order_type, "TAKE_PROFIT"), profit


def _chooses_direction(order_type: str, given: Mapping[str, Any]) -> bool:
    """Tell whether stopLossOrTakeProfit says what kind of trailing order it is."""
    return order_type not in _TRIGGERED and _first(given, *_TRAILING) is not None


def _trailing_type(order_type: str, given: Mapping[str, Any]) -> str:
    direction = given.get("stopLossOrTakeProfit")
    if direction not in ("stopLoss", "takeProfit"):
        message = "a trailing order needs stopLossOrTakeProfit: 'stopLoss' or 'takeProfit'"
        raise ValueError(message)
    stop = "STOP_LOSS" if direction == "stopLoss" else "TAKE_PROFIT"
    return stop if order_type == "MARKET" else f"{stop}_LIMIT"


def _stop_type(order_type: str, stop: str) -> str:
    return {"MARKET": stop, "LIMIT": f"{stop}_LIMIT"}.get(order_type, order_type)


def _is_post_only(order_type: str, given: Mapping[str, Any]) -> bool:
    time_in_force = _upper(given.get("timeInForce"))
    wanted = given.get("postOnly") is True or time_in_force == "PO"
    if not wanted and order_type != "LIMIT_MAKER":
        return False
    if order_type == "MARKET" or time_in_force in {"IOC", "FOK"}:
        message = f"postOnly and {'a market order' if order_type == 'MARKET' else time_in_force}"
        raise ValueError(f"{message} contradict each other: a post-only order rests in the book")
    return True


def _amounts(
    kind: str, amount: object, price: object, given: Mapping[str, Any]
) -> dict[str, object]:
    if kind in _UNPRICED:
        return {"quantity": amount}
    if kind != "MARKET":
        return {"quantity": amount, "price": price}
    cost = _first(given, "quoteOrderQty", "cost")
    if cost is None and price is not None:  # ccxt takes the price of a market order for this
        cost = _product(amount, price)
    return {"quantity": amount} if cost is None else {"quoteOrderQty": cost}


def _trailing_delta(given: Mapping[str, Any]) -> object:
    """Return basis points: ccxt's percent times a hundred."""
    percent = _first(given, "trailingPercent", "callbackRate")
    return None if percent is None else _product(percent, 100)


def _margin(given: Mapping[str, Any]) -> dict[str, object]:
    if "marginMode" not in given:
        return {}
    repays = given.get("reduceOnly") is True
    return {
        "isIsolated": True if given["marginMode"] == "isolated" else None,
        **({"sideEffectType": "AUTO_REPAY", "reduceOnly": None} if repays else {}),
    }


def _product(one: object, other: object) -> object:
    """Return a product as text; what is no number is left for ``check`` to refuse."""
    left, right = read_number(one), read_number(other)
    return one if left is None or right is None else short(multiply(left, right))


def _first(given: Mapping[str, Any], *names: str) -> Any:  # noqa: ANN401  a value of ccxt's params
    return next((given[name] for name in names if name in given), None)


def _upper(text: object) -> str | None:
    return None if text is None else str(text).upper()
