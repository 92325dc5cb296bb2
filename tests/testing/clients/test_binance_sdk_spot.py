"""The official SDK, as it is published, trades on `pretrade serve`: only addresses are changed."""
# The library is typed in part.
# pyright: basic
# ruff: noqa: ANN401

import asyncio
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from binance_common.configuration import (
    ConfigurationRestAPI,
    ConfigurationWebSocketAPI,
    ConfigurationWebSocketStreams,
)
from binance_common.errors import BadRequestError, UnauthorizedError
from binance_sdk_spot.spot import Spot

from tests.testing.clients.serving import Served

KEYS: dict[str, Any] = {"api_key": "offline-key", "api_secret": "offline-secret"}
BID: dict[str, Any] = {
    "symbol": "BTCUSDT",
    "side": "BUY",
    "type": "LIMIT",
    "time_in_force": "GTC",
} | {
    "quantity": 0.001,
    "price": 59900.0,
}
# It calls what aiohttp has deprecated.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


@pytest.fixture
def rest(served: Served) -> Iterator[Any]:
    yield (api := rest_of(served))
    api._session.close()


def rest_of(served: Served, **changes: str) -> Any:
    keys = {**KEYS, **changes}
    return Spot(ConfigurationRestAPI(**keys, base_path=served.url, timeout=10_000)).rest_api


def balances(rest: Any) -> dict[str, tuple[Decimal, Decimal]]:
    found = rest.get_account().data().balances
    return {one.asset: (Decimal(one.free), Decimal(one.locked)) for one in found}


def test_it_reads_the_rules_and_the_market(rest: Any) -> None:
    # One by one: it cannot read all of the sample, in which a symbol has a filter unknown to it.
    rows = rest.exchange_info(symbols=["BTCUSDT", "ETHUSDT"]).data().symbols
    assert [(row.symbol, row.status) for row in rows] == [
        ("BTCUSDT", "TRADING"),
        ("ETHUSDT", "TRADING"),
    ]
    price = rest.ticker_price(symbol="BTCUSDT").data().actual_instance
    assert price.price == "60000.00000000"
    assert rest.depth(symbol="BTCUSDT").data().bids[0][0] == "59999.99000000"
    assert rest.time().data().server_time > 0


def test_it_places_and_cancels(rest: Any) -> None:
    placed = rest.new_order(**BID).data()
    assert placed.status == "NEW"
    (order,) = rest.get_open_orders(symbol="BTCUSDT").data()
    assert order.order_id == placed.order_id
    assert balances(rest)["USDT"] == (Decimal("940.1"), Decimal("59.9"))
    cancelled = rest.delete_order(symbol="BTCUSDT", order_id=placed.order_id).data()
    assert cancelled.status == "CANCELED"
    assert balances(rest)["USDT"] == (Decimal(1000), Decimal(0))


@pytest.mark.parametrize(
    ("changes", "code", "message"),
    [
        ({"quantity": 0.0010005}, -1013, "Filter failure: LOT_SIZE"),
        ({"quantity": 1}, -2010, "Account has insufficient balance for requested action."),
        ({"symbol": "NOTHERE"}, -1121, "Invalid symbol."),
    ],
)
def test_it_is_refused_with_the_code_of_the_exchange(
    rest: Any, changes: dict[str, Any], code: int, message: str
) -> None:
    with pytest.raises(BadRequestError) as refusal:
        rest.new_order(**{**BID, **changes})
    assert (refusal.value.status_code, refusal.value.error_message) == (code, message)


def test_a_wrong_key_is_refused(served: Served) -> None:
    with pytest.raises(UnauthorizedError) as refusal:
        rest_of(served, api_key="wrong").get_account()
    assert refusal.value.status_code == -2015


def test_its_order_fills_when_the_market_comes(rest: Any, served: Served) -> None:
    placed = rest.new_order(**BID).data()
    served.control("trade", symbol="BTCUSDT", price="59890", quantity="1")
    order = rest.get_order(symbol="BTCUSDT", order_id=placed.order_id).data()
    assert order.status == "FILLED"
    (trade,) = rest.my_trades(symbol="BTCUSDT").data()
    assert trade.price == "59900.00000000"
    assert balances(rest)["BTC"] == (Decimal("1.000999"), Decimal(0))


def test_it_places_an_oco(rest: Any) -> None:
    placed = rest.order_list_oco(
        symbol="BTCUSDT",
        side="SELL",
        quantity=0.01,
        above_type="LIMIT_MAKER",
        above_price=61000.0,
        below_type="STOP_LOSS",
        below_stop_price=59000.0,
    ).data()
    assert placed.list_order_status == "EXECUTING"
    assert len(rest.get_open_orders(symbol="BTCUSDT").data()) == 2
    assert balances(rest)["BTC"] == (Decimal("0.99"), Decimal("0.01"))


def run(scenario: Any, api: Any) -> None:
    """Run a coroutine function on a connection that is closed afterwards."""

    async def whole() -> None:
        connection = await api.create_connection()
        try:
            await asyncio.wait_for(scenario(connection), timeout=30)
        finally:
            await connection.close_connection(close_session=True)

    asyncio.run(whole())


@pytest.fixture
def websocket(served: Served) -> Any:
    return Spot(
        config_ws_api=ConfigurationWebSocketAPI(**KEYS, stream_url=f"{served.ws}/ws-api/v3")
    ).websocket_api


def test_it_trades_over_the_websocket_api(websocket: Any) -> None:
    async def scenario(api: Any) -> None:
        placed = (await api.order_place(**BID)).data()
        assert placed.result.status == "NEW"
        (order,) = (await api.open_orders_status(symbol="BTCUSDT")).data().result
        assert order.order_id == placed.result.order_id
        status = (await api.account_status()).data().result
        assert {one.asset: one.locked for one in status.balances}["USDT"] == "59.90000000"
        await api.order_cancel(symbol="BTCUSDT", order_id=order.order_id)
        assert (await api.open_orders_status(symbol="BTCUSDT")).data().result == []

    run(scenario, websocket)


def test_the_websocket_api_refuses_with_the_code_of_the_exchange(websocket: Any) -> None:
    async def scenario(api: Any) -> None:
        refused = (await api.order_place(**{**BID, "quantity": 0.0010005})).data()
        assert refused == {"error": {"code": -1013, "msg": "Filter failure: LOT_SIZE"}}

    run(scenario, websocket)


def test_the_websocket_api_tells_the_limits(websocket: Any) -> None:
    async def scenario(api: Any) -> None:
        answer = await api.order_test(**BID)
        assert {limit.rateLimitType for limit in answer.rate_limits} == {"REQUEST_WEIGHT"}

    run(scenario, websocket)


def test_its_user_data_stream_tells_what_happens_to_an_order(
    websocket: Any, served: Served
) -> None:
    async def scenario(api: Any) -> None:
        events = asyncio.Queue[Any]()
        subscribed = await api.user_data_stream_subscribe_signature()
        subscribed.stream.on("message", events.put_nowait)
        await api.order_place(**BID)
        report, position = await events.get(), await events.get()
        assert type(report.actual_instance).__name__ == "ExecutionReport"
        assert (report.actual_instance.x, report.actual_instance.X) == ("NEW", "NEW")
        locked = {one.a: one.l for one in position.actual_instance.B}
        assert locked["USDT"] == "59.90000000"
        served.control("trade", symbol="BTCUSDT", price="59890", quantity="1")
        assert (await events.get()).actual_instance.X == "FILLED"
        await api.user_data_stream_unsubscribe()

    run(scenario, websocket)


def test_its_market_streams_tell_trades(served: Served) -> None:
    streams = Spot(
        config_ws_streams=ConfigurationWebSocketStreams(stream_url=served.ws)
    ).websocket_streams

    async def scenario(connection: Any) -> None:
        events = asyncio.Queue[Any]()
        stream = await connection.trade(symbol="btcusdt")
        stream.on("message", events.put_nowait)
        served.control("trade", symbol="BTCUSDT", price="60001", quantity="1")
        assert (await events.get()).p == "60001.00000000"
        await stream.unsubscribe()

    run(scenario, streams)
