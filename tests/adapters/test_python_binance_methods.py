"""Every method of python-binance that places orders is guarded."""
# The library is untyped.
# pyright: basic

from collections.abc import Mapping
from typing import Any

import pytest

from pretrade import OrderRejected
from pretrade.adapters.order_endpoints import JUDGED
from pretrade.enums import RequestKind
from tests.adapters.guarded_clients import OFF_STEP, both, run
from tests.adapters.library_methods import endpoints
from tests.adapters.loopback import RULES, LoopbackExchange
from tests.adapters.python_binance_clients import AsyncClient, Client

REACHED = {cls: endpoints(cls) for cls in (Client, AsyncClient)}
METHODS = [
    pytest.param(cls, name, id=f"{cls.__name__}.{name}")
    for cls, methods in REACHED.items()
    for name, reached in methods.items()
    if reached & JUDGED.keys() and not name.startswith("_")
]
OCO = {"symbol": "BTCUSDT", "side": "SELL", "quantity": "0.0000015"}
ABOVE = {"aboveType": "LIMIT_MAKER", "abovePrice": "28000"}
BELOW = {"belowType": "STOP_LOSS", "belowStopPrice": "26000"}
CANCEL = {"cancelReplaceMode": "STOP_ON_FAILURE", "cancelOrderId": "7"}
WORKING = {
    "symbol": "BTCUSDT",
    "workingType": "LIMIT",
    "workingSide": "BUY",
    "workingPrice": "27000",
    "workingQuantity": "0.0000015",
    "workingTimeInForce": "GTC",
}
PENDING = {"pendingSide": "SELL", "pendingQuantity": "0.001"}
BAD: Mapping[RequestKind, dict[str, str]] = {
    RequestKind.CANCEL_REPLACE: {**OFF_STEP, **CANCEL},
    RequestKind.ORDER_LIST_OCO: {**OCO, **ABOVE, **BELOW},
    RequestKind.OTO: {**WORKING, **PENDING, "pendingType": "MARKET"},
    RequestKind.OTOCO: {
        **WORKING,
        **PENDING,
        "pendingAboveType": "LIMIT_MAKER",
        "pendingAbovePrice": "28000",
        "pendingBelowType": "STOP_LOSS",
        "pendingBelowStopPrice": "26000",
    },
    RequestKind.MARGIN_OCO: {**OCO, "price": "28000", "stopPrice": "26000"},
}


@pytest.mark.parametrize(("cls", "name"), METHODS)
def test_a_bad_order_of_any_method_is_refused_and_nothing_is_sent(
    server: LoopbackExchange, cls: type[Any], name: str
) -> None:
    (endpoint,) = REACHED[cls][name]
    order = BAD.get(JUDGED[endpoint], OFF_STEP)

    with pytest.raises(OrderRejected) as raised:
        run(server, cls, lambda client: getattr(client, name)(**order), rules=RULES)

    assert "LOT_SIZE" in [violation.rule for violation in raised.value.report.violations]
    assert server.sent == []


def test_the_methods_that_place_orders_are_those_one_knows() -> None:
    names = {param.values[1] for param in METHODS}

    assert {"create_order", "order_limit_buy", "order_market", "order_oco_sell"} < names
    assert {"create_test_order", "create_margin_oco_order", "cancel_replace_order"} < names
    assert {"ws_create_order", "ws_order_market_sell", "v3_post_order_list_oco"} < names


# What writes to the spot and margin APIs and passes through untouched, and why.
PASSED_THROUGH = {
    "/api/v3/userDataStream": "no order: it opens a stream",
    "/sapi/v1/algo/futures/newOrderTwap": "futures",
    "/sapi/v1/algo/futures/newOrderVp": "futures",
    "/sapi/v1/algo/spot/newOrderTwap": "the exchange slices it itself, by rules of its own",
    "/sapi/v1/convert/limit/placeOrder": "a conversion: no order book, no filters",
    "/sapi/v1/convert/limit/cancelOrder": "it places nothing",
}
OTHER_MARKETS = ("/fapi/", "/dapi/", "/eapi/", "/papi/")  # futures, options, portfolio margin
READS_AND_CANCELS = {
    *("order.status", "order.cancel", "orderList.status", "orderList.cancel", "allOrders"),
    *("openOrders.status", "openOrders.cancelAll", "openOrderLists.status"),
    *("account.rateLimits.orders",),
}


@both
def test_every_endpoint_that_places_orders_is_judged_or_passed_through_for_a_reason(
    cls: type[Any],
) -> None:
    written = set().union(*REACHED[cls].values()) - set(JUDGED) - PASSED_THROUGH.keys()
    spot = {path for path in written if path.startswith("/api/")}
    orders = {
        path
        for path in written
        if not path.startswith(OTHER_MARKETS) and any(w in path.lower() for w in ("order", "oco"))
    }

    assert spot == set()
    assert orders == READS_AND_CANCELS
