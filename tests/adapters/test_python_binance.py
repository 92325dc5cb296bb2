"""Orders of python-binance, judged before they are sent."""
# The library is untyped.
# pyright: basic
# ruff: noqa: ANN401

from collections.abc import Callable
from typing import Any

import pytest

import pretrade
from pretrade import Account, ExchangeInfo, InvalidExchangeInfo, Market, OrderRejected
from pretrade.adapters import guard
from tests.adapters.guarded_clients import GOOD, OFF_STEP, both, run
from tests.adapters.loopback import REPLIES, RULES, LoopbackExchange
from tests.adapters.python_binance_clients import AsyncClient, Client, synchronous_client


@both
def test_a_good_order_is_sent_as_the_library_would_send_it(
    server: LoopbackExchange, cls: type[Any]
) -> None:
    reply = run(server, cls, lambda client: client.create_order(**GOOD), rules=RULES)

    (sent,) = server.sent
    assert (sent.method, sent.path) == ("POST", "/api/v3/order")
    assert GOOD.items() <= sent.params.items()
    assert {"newClientOrderId", "recvWindow", "timestamp", "signature"} < sent.params.keys()
    assert reply["orderId"] == 28


@both
def test_a_good_order_over_the_websocket_is_sent(server: LoopbackExchange, cls: type[Any]) -> None:
    reply = run(server, cls, lambda client: client.ws_create_order(**GOOD, id="7"), rules=RULES)

    (sent,) = server.sent
    assert (sent.method, sent.path) == ("WS", "order.place")
    assert GOOD.items() <= sent.params.items()
    assert reply["orderId"] == 28


@both
def test_the_rules_are_fetched_once_before_the_first_order(
    server: LoopbackExchange, cls: type[Any]
) -> None:
    def two_orders(client: Any) -> Any:
        if cls is Client:
            return [client.order_limit_buy(**order) for order in orders]
        return one_after_the_other(client)

    async def one_after_the_other(client: Any) -> Any:
        return [await client.order_limit_buy(**order) for order in orders]

    names = ("symbol", "quantity", "price")
    orders = [{name: GOOD[name] for name in names}] * 2
    run(server, cls, two_orders)

    paths = [request.path for request in server.sent]
    assert paths == ["/api/v3/exchangeInfo", "/api/v3/order", "/api/v3/order"]


@both
def test_what_places_no_order_passes_through(server: LoopbackExchange, cls: type[Any]) -> None:
    run(server, cls, lambda client: client.cancel_order(symbol="BTCUSDT", orderId=7), rules=RULES)
    run(server, cls, lambda client: client.get_order(symbol="BTCUSDT", orderId=7), rules=RULES)
    run(server, cls, lambda client: client.ws_get_order(symbol="BTCUSDT", orderId=7), rules=RULES)

    assert [request.method for request in server.sent] == ["DELETE", "GET", "WS"]


@both
def test_market_and_account_are_what_the_order_is_judged_by(
    server: LoopbackExchange, cls: type[Any]
) -> None:
    facts = {"market": Market(best_ask="26000"), "account": Account(balances={"USDT": "20"})}

    with pytest.raises(OrderRejected) as raised:
        run(server, cls, lambda client: client.create_order(**GOOD), rules=RULES, **facts)

    assert [violation.rule for violation in raised.value.report.violations] == ["BALANCE"]
    assert server.sent == []


@both
def test_facts_may_be_callables_that_are_asked_for_each_order(
    server: LoopbackExchange, cls: type[Any]
) -> None:
    asked: list[str] = []

    def give(name: str, fact: object) -> Callable[[], Any]:
        def at_once() -> object:
            asked.append(name)
            return fact

        async def awaited() -> object:
            return at_once()

        return awaited if cls is AsyncClient else at_once

    facts = {
        "rules": give("rules", ExchangeInfo.load(RULES)),
        "market": give("market", {"BTCUSDT": Market(last_price="27000")}),
        "account": give("account", Account(can_trade=False)),
    }
    with pytest.raises(OrderRejected) as raised:
        run(server, cls, lambda client: client.create_order(**GOOD), **facts)

    assert [violation.rule for violation in raised.value.report.violations] == ["CAN_TRADE"]
    assert asked == ["rules", "market", "account"]


@both
def test_strict_refuses_what_could_not_be_judged(server: LoopbackExchange, cls: type[Any]) -> None:
    with pytest.raises(OrderRejected, match="not evaluated"):
        run(
            server,
            cls,
            lambda client: client.create_order(**GOOD),
            rules=RULES,
            validate="strict",
        )

    assert server.sent == []


@both
def test_off_sends_everything_and_fetches_nothing(server: LoopbackExchange, cls: type[Any]) -> None:
    run(server, cls, lambda client: client.create_order(**OFF_STEP), validate="off")

    assert [request.path for request in server.sent] == ["/api/v3/order"]


def test_an_order_is_judged_as_the_text_that_is_sent(server: LoopbackExchange) -> None:
    # The library sends str(0.00001), which is 1e-05: the exchange cannot read it.
    order = {**GOOD, "symbol": "BTCUSDT", "quantity": 0.00001}

    with pytest.raises(OrderRejected) as raised:
        run(server, Client, lambda client: client.create_order(**order), rules=RULES)

    assert raised.value.report.first is not None
    assert raised.value.report.first.code == -1100


def test_an_oco_of_old_names_is_refused_at_the_endpoint_that_no_longer_has_them(
    server: LoopbackExchange,
) -> None:
    # The library sends them to orderList/oco, which wants aboveType, belowType, …:
    # the answer that python-binance#1544 reports.
    oco = {"symbol": "BTCUSDT", "quantity": "0.001", "price": "28000", "stopPrice": "26000"}

    with pytest.raises(OrderRejected) as raised:
        run(server, Client, lambda client: client.order_oco_sell(**oco), rules=RULES)

    assert raised.value.report.first is not None
    assert raised.value.report.first.code == -1102

    order = pretrade.Oco(**oco, side="SELL").to_order_list()
    run(server, Client, lambda client: client.create_oco_order(**order.to_params()), rules=RULES)
    assert [request.path for request in server.orders] == ["/api/v3/orderList/oco"]


def test_the_keywords_of_the_library_are_not_taken_for_parameters(
    server: LoopbackExchange,
) -> None:
    keywords = {"requests_params": {"timeout": 5}, "headers": {"X-Test": "1"}, "stopPrice": None}

    run(server, Client, lambda client: client.create_order(**GOOD, **keywords), rules=RULES)

    assert len(server.orders) == 1


def test_the_recv_window_of_the_client_is_judged(server: LoopbackExchange) -> None:
    def place(client: Any) -> Any:
        client.REQUEST_RECVWINDOW = 70_000
        return client.create_order(**GOOD)

    with pytest.raises(OrderRejected, match="RECV_WINDOW"):
        run(server, Client, place, rules=RULES)


def test_a_guarded_client_is_the_client() -> None:
    with synchronous_client() as client:
        assert guard(client, RULES) is client
        assert isinstance(client, Client)


def test_guarding_again_replaces_the_guard(server: LoopbackExchange) -> None:
    def place(client: Any) -> Any:
        return guard(client, RULES).create_order(**GOOD)

    run(server, Client, place, rules=RULES, account=Account(can_trade=False))

    assert len(server.orders) == 1


def test_what_is_no_client_of_python_binance_is_not_guarded() -> None:
    with pytest.raises(TypeError, match="guard_ccxt"):
        guard(object())


def test_a_misspelt_way_to_validate_is_an_error() -> None:
    with synchronous_client() as client, pytest.raises(ValueError, match="strict, known, off"):
        guard(client, validate="strictly")  # type: ignore[arg-type]  # the mistake


@both
def test_a_text_from_the_exchange_is_not_taken_for_the_path_of_rules(
    server: LoopbackExchange, cls: type[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(REPLIES, "/api/v3/exchangeInfo", "/dev/null")

    with pytest.raises(InvalidExchangeInfo, match="not a JSON object"):
        run(server, cls, lambda client: client.create_order(**GOOD))

    assert server.orders == []
