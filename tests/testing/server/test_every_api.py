"""What `check` refuses is refused with the same code by every app; what it accepts, accepted."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest

from pretrade.client import AsyncClient, Client
from pretrade.client.errors import ExchangeError
from pretrade.testing.server.transports.client_transport import (
    OfflineAsyncTransport,
    OfflineTransport,
)
from tests.testing.server.asking import LIMIT, Asker, asker
from tests.testing.server.websocket.calling import Caller

Params = dict[str, Any]
Verdict = tuple[int, str] | None
"""Code and text; None: accepted."""


def in_process(client: Asker, params: Params) -> Verdict:
    try:
        client.app.exchange.test_order(**params)
    except ExchangeError as error:
        return error.code, error.msg
    return None


def over_http(client: Asker, params: Params) -> Verdict:
    reply = client.ask("test_order", **params)
    return (reply["code"], reply["msg"]) if "code" in reply else None


def settings(client: Asker) -> dict[str, Any]:
    exchange = client.app.exchange
    return {"environment": "testnet", "validate": "off", "clock": lambda: exchange.now}


def by_client(client: Asker, params: Params) -> Verdict:
    transport = OfflineTransport(client.app)
    with Client("offline-key", "offline-secret", transport=transport, **settings(client)) as ours:
        try:
            ours.test_order(**params)
        except ExchangeError as error:
            return error.code, error.msg
    return None


def by_async_client(client: Asker, params: Params) -> Verdict:
    async def ask() -> Verdict:
        transport = OfflineAsyncTransport(client.app)
        keys = ("offline-key", "offline-secret")
        async with AsyncClient(*keys, transport=transport, **settings(client)) as ours:
            try:
                await ours.test_order(**params)
            except ExchangeError as error:
                return error.code, error.msg
        return None

    return asyncio.run(ask())


def by_websocket(client: Asker, params: Params) -> Verdict:  # noqa: ARG001  it has its own app
    error = Caller().asks_signed("order.test", dict(params)).get("error")
    return None if error is None else (error["code"], error["msg"])


APIS: list[Callable[[Asker, Params], Verdict]] = [
    in_process,
    over_http,
    by_client,
    by_async_client,
    by_websocket,
]
CHANGES: list[Params] = [
    {},
    {"quantity": "0.0012345"},
    {"quantity": "0"},
    {"quantity": "-1"},
    {"quantity": "1e-3"},
    {"quantity": "0.0000000001"},
    {"quantity": "1000000000000"},
    {"price": "27123.456"},
    {"price": "1"},
    {"price": "0"},
    {"price": "12,5"},
    {"quantity": "0.00001"},
    {"quantity": "5"},
    {"side": "HOLD"},
    {"side": "buy"},
    {"type": "FANCY"},
    {"type": "MARKET"},
    {"type": "STOP_LOSS_LIMIT", "stopPrice": "59000"},
    {"type": "STOP_LOSS_LIMIT", "stopPrice": "61000"},
    {"type": "STOP_LOSS_LIMIT", "stopPrice": "61000", "price": "1000000"},
    {"type": "LIMIT_MAKER", "price": "61000"},
    {"timeInForce": "DAY"},
    {"symbol": "NOPE"},
    {"symbol": "BTC/USDT"},
    {"newClientOrderId": "a b"},
    {"newClientOrderId": "ü"},
    {"icebergQty": "0.0005", "timeInForce": "IOC"},
    {"recvWindow": "60001"},
    {"recvWindow": "x"},
    {"trailingDelta": "1"},
]


@pytest.mark.parametrize("changes", CHANGES, ids=json.dumps)
def test_every_api_has_the_same_verdict(changes: Params) -> None:
    params = {**LIMIT, **changes}
    checked = asker().app.exchange
    report = checked.info.check(
        params,
        request="testOrder",
        market=checked.market("BTCUSDT"),
        account=checked.facts(),
    )
    first = None if report.first is None else (report.first.code, report.first.msg)
    assert [app(asker(), params) for app in APIS] == [first] * len(APIS)
