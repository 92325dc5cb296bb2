"""Orders of ccxt.pro over its WebSocket, judged before they are sent."""
# The library is typed in part.
# pyright: basic
# ruff: noqa: ANN401

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

import ccxt.pro
import pytest

from pretrade import OrderRejected
from pretrade.adapters import guard_ccxt
from tests.adapters.ccxt_exchanges import GOOD, TOO_SMALL, config
from tests.adapters.loopback import LoopbackExchange, Sent


def over_websocket(server: LoopbackExchange, use: Callable[[Any], Any]) -> Any:
    """Use a guarded exchange of ccxt.pro; what it sends over its socket is recorded."""

    async def watch(_url: str, _hash: str, message: Mapping[str, Any], *_more: object) -> Any:
        server.sent.append(Sent("WS", message["method"], dict(message["params"])))
        return {"orderId": 28}

    async def used() -> Any:
        exchange: Any = ccxt.pro.binance(config(server))
        exchange.watch = watch
        try:
            return await use(guard_ccxt(exchange))
        finally:
            await exchange.close()

    return asyncio.run(used())


@pytest.mark.parametrize(
    "call",
    [
        lambda one: one.create_order_ws(*TOO_SMALL),
        lambda one: one.create_limit_buy_order_ws("BTC/USDT", 0.0001, 27000),
        lambda one: one.create_order_ws(*TOO_SMALL, {"test": True}),
        lambda one: one.edit_order_ws("7", *TOO_SMALL),
    ],
)
def test_a_bad_order_over_the_websocket_is_refused_and_not_sent(
    server: LoopbackExchange, call: Callable[[Any], Any]
) -> None:
    with pytest.raises(OrderRejected, match="NOTIONAL"):
        over_websocket(server, call)

    assert server.orders == []


def test_a_good_order_over_the_websocket_is_sent(server: LoopbackExchange) -> None:
    over_websocket(server, lambda one: one.create_order_ws(*GOOD))

    (sent,) = server.orders
    assert (sent.path, sent.params["quantity"]) == ("order.place", "0.001")


def test_other_messages_pass_through_and_so_do_futures(server: LoopbackExchange) -> None:
    async def both_of_them(one: Any) -> None:
        spot, futures = (one.urls["api"]["ws"]["ws-api"][name] for name in ("spot", "linear"))
        await one.watch(spot, "1", {"method": "order.cancel", "params": {"symbol": "BTCUSDT"}})
        await one.watch(futures, "2", {"method": "order.place", "params": {"symbol": "BTCUSDT"}})

    over_websocket(server, both_of_them)

    assert [request.path for request in server.orders] == ["order.cancel", "order.place"]
