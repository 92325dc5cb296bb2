"""Orders in ccxt's words: what `Order.from_ccxt` makes of them is what ccxt makes of them."""
# ccxt is typed in part.
# pyright: basic
# ruff: noqa: ANN401

import json
from decimal import Decimal, InvalidOperation
from importlib.resources import files
from itertools import product
from typing import Any

import ccxt
import pytest

from pretrade import ExchangeInfo, MarginOrder, Order

RULES = json.loads(files("pretrade").joinpath("sample", "exchange_info.json").read_text("utf-8"))
INFO = ExchangeInfo.load(RULES)
TYPES = [
    *("limit", "market", "LIMIT", "LIMIT_MAKER", "STOP_LOSS", "STOP_LOSS_LIMIT"),
    *("TAKE_PROFIT", "take_profit_limit"),
]
TRIGGERS: list[dict[str, Any]] = [
    {},
    {"stopPrice": 26000},
    {"triggerPrice": "26000"},
    {"stopLossPrice": 26000.5},
    {"takeProfitPrice": 28000},
    {"stopLossPrice": 26000, "takeProfitPrice": 28000},
    {"trailingPercent": 1.5},
    {"trailingPercent": "0.123", "stopLossOrTakeProfit": "stopLoss"},
    {"trailingPercent": 2, "stopLossOrTakeProfit": "takeProfit", "activationPrice": 26000},
    {"trailingDelta": 100, "stopLossOrTakeProfit": "stopLoss", "stopPrice": 26000},
    {"callbackRate": 1, "trailingTriggerPrice": 26000},
]
MORE: list[dict[str, Any]] = [
    {},
    {"timeInForce": "IOC"},
    {"timeInForce": "PO"},
    {"timeInForce": "po"},
    {"postOnly": True},
    {"postOnly": True, "timeInForce": "FOK"},
    {"postOnly": False, "hedged": True},
    {"cost": 50.5},
    {"quoteOrderQty": "50.5", "cost": 60},
    {"clientOrderId": "mine", "clientAlgoId": "other"},
    {"newClientOrderId": "mine", "strategyId": 7, "strategyType": 1000001},
    {"icebergAmount": 0.0005, "selfTradePrevention": "expire_maker"},
    {"icebergQty": "0.0005", "selfTradePreventionMode": "NONE", "newOrderRespType": "ACK"},
    {"reduceOnly": True},
    {"marginMode": "isolated", "reduceOnly": True},
    {"marginMode": "cross"},
    {"somethingElse": "x"},
]
ARGUMENTS = [
    pytest.param(order_type, trigger, id=f"{order_type} {trigger}")
    for order_type, trigger in product(TYPES, TRIGGERS)
]


@pytest.fixture(scope="module")
def exchange() -> Any:
    options: dict[str, list[Any]] = {"crossMarginPairsData": [], "isolatedMarginPairsData": []}
    binance: Any = ccxt.binance({"options": options})
    binance.set_markets([binance.parse_market(symbol) for symbol in RULES["symbols"]])
    return binance


def comparable(parameters: dict[str, Any]) -> dict[str, Any]:
    """Return parameters by value; those that ccxt adds of its own accord are left out."""
    own = {"newClientOrderId": "x-TKT5PX2F", "newOrderRespType": "FULL"}
    return {
        name: by_value(value)
        for name, value in parameters.items()
        if not str(value).startswith(own.get(name, "\0"))
    }


def by_value(value: object) -> object:
    if isinstance(value, bool):
        return str(value).upper()
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return value


@pytest.mark.parametrize(("order_type", "trigger"), ARGUMENTS)
def test_an_order_is_what_ccxt_makes_of_its_arguments(
    exchange: Any, order_type: str, trigger: dict[str, Any]
) -> None:
    for more, side, price in product(MORE, ("buy", "SELL"), (None, 27000, "26500.0")):
        arguments = (order_type, side, 0.001, price, {**trigger, **more})
        try:
            theirs = exchange.create_order_request("BTC/USDT", *arguments)
        except ccxt.InvalidOrder:
            assert not accepted(arguments)
        else:
            cls = MarginOrder if "marginMode" in more else Order
            ours = cls.from_ccxt("BTC/USDT", *arguments)
            assert comparable(ours.given()) == comparable(theirs), arguments


def accepted(arguments: Any) -> bool:
    """Tell whether an order that ccxt does not even build passes here."""
    try:
        return INFO.check(Order.from_ccxt("BTC/USDT", *arguments)).ok
    except ValueError:
        return False


@pytest.mark.parametrize("symbol", ["BTC/USDT", "BTC-USDT", "BTCUSDT"])
def test_a_symbol_is_read_in_every_spelling(symbol: str) -> None:
    assert Order.from_ccxt(symbol, "market", "sell", 1).symbol == "BTCUSDT"


def test_a_futures_market_is_not_a_spot_order() -> None:
    with pytest.raises(ValueError, match="'BTC/USDT:USDT' is a futures or options market"):
        Order.from_ccxt("BTC/USDT:USDT", "market", "sell", 1)


def test_numbers_are_not_rounded() -> None:
    order = Order.from_ccxt("BTC/USDT", "limit", "buy", 0.00123456789, "27000.12345")

    assert (order.quantity, order.price) == (Decimal("0.00123456789"), Decimal("27000.12345"))


def test_a_market_order_with_a_price_spends_their_product() -> None:
    order = Order.from_ccxt("BTC/USDT", "market", "buy", "0.0012345", Decimal("27000.01"))

    assert order.quote_order_qty == Decimal("33.331512345")
    assert order.quantity is None


def test_an_order_by_cost_needs_no_amount() -> None:
    order = Order.from_ccxt("BTC/USDT", "market", "buy", None, None, {"cost": "50"})

    expected = {"symbol": "BTCUSDT", "side": "BUY", "type": "MARKET", "quoteOrderQty": "50"}
    assert order.to_params() == expected


CONTRADICTIONS: list[tuple[str, dict[str, Any], str]] = [
    ("market", {"postOnly": True}, "a market order contradict"),
    ("limit", {"postOnly": True, "timeInForce": "IOC"}, "postOnly and IOC contradict"),
    ("limit", {"trailingPercent": 1}, "needs stopLossOrTakeProfit"),
]


@pytest.mark.parametrize(("order_type", "params", "message"), CONTRADICTIONS)
def test_arguments_that_contradict_each_other_say_so(
    order_type: str, params: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        Order.from_ccxt("BTC/USDT", order_type, "buy", 1, 27000, params)


def test_what_cannot_be_read_is_left_for_check_to_refuse() -> None:
    order = Order.from_ccxt("BTC/USDT", "market", "buy", "much", 27000)
    trailing = Order.from_ccxt("BTC/USDT", "STOP_LOSS", "sell", 1, None, {"trailingPercent": "x"})

    assert [one.code for one in INFO.check(order).violations] == [-1100]
    assert trailing.malformed == {"trailingDelta": "x"}


def test_a_value_that_is_empty_is_not_given() -> None:
    params = {"timeInForce": None, "stopPrice": "", "stopLoss": {"triggerPrice": 5}}

    order = Order.from_ccxt("BTC/USDT", "limit", "buy", 1, 27000, params)

    assert (order.type, order.time_in_force) == ("LIMIT", "GTC")
    assert order.unknown == {"stopLoss": {"triggerPrice": 5}}
