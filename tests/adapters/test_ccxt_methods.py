"""Every method of ccxt that places orders is guarded."""
# The library is typed in part.
# pyright: basic

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import ccxt
import pytest
from ccxt.base.types import Entry

from pretrade import NO_REFERENCE_PRICE, Market, OrderRejected
from pretrade.adapters.order_endpoints import JUDGED
from tests.adapters.ccxt_exchanges import TOO_SMALL, both, run
from tests.adapters.loopback import LoopbackExchange

# Each places an order of 0.0001 BTC, or of 2.70 USDT.
CALLS: Mapping[str, Callable[[Any], Any]] = {
    "create_order": lambda one: one.create_order(*TOO_SMALL),
    "create_limit_order": lambda one: one.create_limit_order("BTC/USDT", "buy", 0.0001, 27000),
    "create_limit_buy_order": lambda one: one.create_limit_buy_order("BTC/USDT", 0.0001, 27000),
    "create_limit_sell_order": lambda one: one.create_limit_sell_order("BTC/USDT", 0.0001, 27000),
    "create_market_order": lambda one: one.create_market_order("BTC/USDT", "buy", 0.0001),
    "create_market_buy_order": lambda one: one.create_market_buy_order("BTC/USDT", 0.0001),
    "create_market_sell_order": lambda one: one.create_market_sell_order("BTC/USDT", 0.0001),
    "create_market_order_with_cost": lambda one: one.create_market_order_with_cost(
        "BTC/USDT", "buy", 2.7
    ),
    "create_market_buy_order_with_cost": lambda one: one.create_market_buy_order_with_cost(
        "BTC/USDT", 2.7
    ),
    "create_market_sell_order_with_cost": lambda one: one.create_market_sell_order_with_cost(
        "BTC/USDT", 2.7
    ),
    "create_stop_order": lambda one: one.create_stop_order(
        "BTC/USDT", "limit", "buy", 0.0001, 27000, 28000
    ),
    "create_stop_limit_order": lambda one: one.create_stop_limit_order(
        "BTC/USDT", "buy", 0.0001, 27000, 28000
    ),
    "create_trigger_order": lambda one: one.create_trigger_order(
        "BTC/USDT", "limit", "buy", 0.0001, 27000, 28000
    ),
    "create_stop_loss_order": lambda one: one.create_stop_loss_order(
        "BTC/USDT", "limit", "sell", 0.0001, 27000, 26000
    ),
    "create_take_profit_order": lambda one: one.create_take_profit_order(
        "BTC/USDT", "limit", "sell", 0.0001, 27000, 28000
    ),
    "create_trailing_percent_order": lambda one: one.create_trailing_percent_order(
        "BTC/USDT", "limit", "sell", 0.0001, 27000, 1, 26500, {"stopLossOrTakeProfit": "stopLoss"}
    ),
    "create_post_only_order": lambda one: one.create_post_only_order(*TOO_SMALL),
    "test order": lambda one: one.create_order(*TOO_SMALL, {"test": True}),
    "margin order": lambda one: one.create_order(*TOO_SMALL, {"marginMode": "isolated"}),
    "edit_order": lambda one: one.edit_order("7", *TOO_SMALL),
    "edit_limit_order": lambda one: one.edit_limit_order("7", "BTC/USDT", "buy", 0.0001, 27000),
    "edit_limit_buy_order": lambda one: one.edit_limit_buy_order("7", "BTC/USDT", 0.0001, 27000),
    "edit_limit_sell_order": lambda one: one.edit_limit_sell_order("7", "BTC/USDT", 0.0001, 27000),
    "edit_order_with_client_order_id": lambda one: one.edit_order_with_client_order_id(
        "mine", *TOO_SMALL, {"cancelOrigClientOrderId": "mine"}
    ),
    "create_reduce_only_order": lambda one: one.create_reduce_only_order(
        *TOO_SMALL, {"marginMode": "cross"}
    ),
    "implicit": lambda one: one.private_post_order(
        {"symbol": "BTCUSDT", "side": "BUY", "type": "LIMIT", "timeInForce": "GTC"}
        | {"quantity": "0.0001", "price": "27000"}
    ),
    "implicit OCO": lambda one: one.private_post_orderlist_oco(
        {"symbol": "BTCUSDT", "side": "SELL", "quantity": "0.0001"}
        | {"aboveType": "LIMIT_MAKER", "abovePrice": "28000"}
        | {"belowType": "STOP_LOSS", "belowStopPrice": "26000"}
    ),
}


@both
@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_bad_order_of_any_method_is_refused_and_nothing_is_sent(
    server: LoopbackExchange, cls: type[Any], call: Callable[[Any], Any]
) -> None:
    market = Market(
        last_price="27000", average_prices={5: "27000"}, reference_price=NO_REFERENCE_PRICE
    )
    with pytest.raises(OrderRejected) as raised:
        run(server, cls, call, market=market)

    assert [one.rule for one in raised.value.report.violations] == ["NOTIONAL"]
    assert server.orders == []


# What has such a name and is not called above, and why.
OTHER_METHODS = {
    "create_order_request": "it only computes",
    "edit_spot_order_request": "it only computes",
    "edit_contract_order_request": "it only computes",
    "edit_spot_order": "edit_order calls it",
    "create_orders": "ccxt has it for futures only",
    "edit_orders": "ccxt has it for futures only",
    "edit_contract_order": "ccxt has it for futures only",
    "create_order_with_take_profit_and_stop_loss": "ccxt has it for futures only",
    "create_contract_orders": "not supported for this exchange",
    "create_spot_orders": "not supported for this exchange",
    "create_trailing_amount_order": "not supported for this exchange",
    "create_stop_market_order": "not supported for this exchange",
    "create_twap_order": "not supported for this exchange",
}


def order_methods(cls: type[Any]) -> set[str]:
    methods = inspect.getmembers(cls, inspect.isfunction)
    return {
        name for name, _ in methods if name.startswith(("create_", "edit_")) and "order" in name
    }


@both
def test_every_method_that_creates_or_edits_orders_is_known(cls: type[Any]) -> None:
    rest = {name for name in order_methods(cls) if not name.endswith("_ws")}

    assert rest - CALLS.keys() == OTHER_METHODS.keys()


PASSED_THROUGH = {
    "algo/futures/newOrderTwap": "futures",
    "algo/futures/newOrderVp": "futures",
    "algo/spot/newOrderTwap": "the exchange slices it itself, by rules of its own",
    "convert/limit/placeOrder": "a conversion: no order book, no filters",
    "convert/limit/cancelOrder": "it places nothing",
    "equity/order/place": "shares",
    "equity/order/cancel": "shares",
    "equity/order/cancel-all": "shares",
}


def test_every_endpoint_that_places_orders_is_judged_or_passed_through_for_a_reason() -> None:
    entries = [
        entry
        for _, entry in inspect.getmembers_static(ccxt.binance)
        if isinstance(entry, Entry) and entry.method in {"POST", "PUT"}
    ]
    spot = {f"/api/v3/{one.path}" for one in entries if one.api[0] == "private"}
    margin = {one.path for one in entries if one.api[0] == "sapi" and "order" in one.path.lower()}

    assert spot <= set(JUDGED)
    assert {path for path in margin if f"/sapi/v1/{path}" not in JUDGED} <= PASSED_THROUGH.keys()
