"""Orders of ccxt, judged before they are sent."""
# The library is typed in part.
# pyright: basic
# ruff: noqa: ANN401

from typing import Any

import ccxt
import pytest

from pretrade import Account, Market, OrderRejected
from pretrade.adapters import guard_ccxt
from tests.adapters.ccxt_exchanges import GOOD, TOO_SMALL, both, run
from tests.adapters.loopback import REPLIES, RULES, LoopbackExchange


@both
def test_a_good_order_is_sent_as_ccxt_would_send_it(
    server: LoopbackExchange, cls: type[Any]
) -> None:
    placed = run(
        server, cls, lambda one: one.create_order("BTC/USDT", "limit", "buy", 0.0012399, 27000.126)
    )

    (sent,) = server.orders
    assert (sent.method, sent.path) == ("POST", "/api/v3/order")
    assert sent.params["symbol"] == "BTCUSDT"
    assert (sent.params["quantity"], sent.params["price"]) == ("0.00123", "27000.13")
    assert placed["id"] == "28"


@both
def test_what_is_judged_is_what_ccxt_makes_of_the_numbers(
    server: LoopbackExchange, cls: type[Any]
) -> None:
    # 0.00037999 BTC at 27000 are 10.26 USDT; ccxt cuts them to 0.00037, which are 9.99.
    with pytest.raises(OrderRejected) as raised:
        run(
            server, cls, lambda one: one.create_order("BTC/USDT", "limit", "buy", 0.00037999, 27000)
        )

    assert raised.value.report.first is not None
    assert raised.value.report.first.rule == "NOTIONAL"


@both
def test_the_rules_are_those_of_the_markets_that_ccxt_holds(
    server: LoopbackExchange, cls: type[Any]
) -> None:
    def two_orders(one: Any) -> Any:
        return [one.create_order(*GOOD) for _ in range(2)] if cls is ccxt.binance else awaited(one)

    async def awaited(one: Any) -> Any:
        return [await one.create_order(*GOOD) for _ in range(2)]

    run(server, cls, two_orders)

    paths = [request.path for request in server.sent]
    assert paths == ["/api/v3/exchangeInfo", "/api/v3/order", "/api/v3/order"]


def test_reloaded_markets_are_the_new_rules(
    server: LoopbackExchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    halted = [{**symbol, "status": "HALT"} for symbol in RULES["symbols"]]

    def place_twice(one: Any) -> None:
        one.create_order(*GOOD)
        monkeypatch.setitem(REPLIES, "/api/v3/exchangeInfo", {**RULES, "symbols": halted})
        one.load_markets(reload=True)
        with pytest.raises(OrderRejected, match="SYMBOL_STATUS"):
            one.create_order(*GOOD)

    run(server, ccxt.binance, place_twice)

    assert len(server.orders) == 1


@both
def test_an_isolated_margin_order_is_sent(server: LoopbackExchange, cls: type[Any]) -> None:
    run(server, cls, lambda one: one.create_order(*GOOD, {"marginMode": "isolated"}))

    (sent,) = server.orders
    assert (sent.path, sent.params["isIsolated"]) == ("/sapi/v1/margin/order", "true")


@both
def test_what_places_no_order_passes_through(server: LoopbackExchange, cls: type[Any]) -> None:
    run(server, cls, lambda one: one.cancel_order("7", "BTC/USDT"))

    assert [request.method for request in server.orders] == ["DELETE"]


@both
def test_rules_market_and_account_may_be_given(server: LoopbackExchange, cls: type[Any]) -> None:
    facts = {"market": {"BTCUSDT": Market(best_ask="27000")}, "account": Account(balances={})}

    with pytest.raises(OrderRejected) as raised:
        run(server, cls, lambda one: one.create_order(*GOOD), rules=RULES, **facts)

    assert [one.rule for one in raised.value.report.violations] == ["BALANCE"]


@both
def test_strict_refuses_what_could_not_be_judged(server: LoopbackExchange, cls: type[Any]) -> None:
    with pytest.raises(OrderRejected, match="not evaluated"):
        run(server, cls, lambda one: one.create_order(*GOOD), validate="strict")
    assert server.orders == []


@both
def test_an_order_of_smart_order_routing_is_judged_too(
    server: LoopbackExchange, cls: type[Any]
) -> None:
    with pytest.raises(OrderRejected, match="NOTIONAL"):
        run(server, cls, lambda one: one.create_order(*TOO_SMALL, {"sor": True}))
    assert server.orders == []


@both
def test_off_sends_everything(server: LoopbackExchange, cls: type[Any]) -> None:
    run(server, cls, lambda one: one.create_order(*TOO_SMALL), validate="off")

    assert len(server.orders) == 1


@both
def test_what_ccxt_keeps_for_itself_is_not_judged(server: LoopbackExchange, cls: type[Any]) -> None:
    run(server, cls, lambda one: one.create_order(*GOOD, {"maxRetriesOnFailure": 1}))

    (sent,) = server.orders
    assert "maxRetriesOnFailure" not in sent.params


@both
def test_the_recv_window_of_the_options_is_judged(server: LoopbackExchange, cls: type[Any]) -> None:
    def place(one: Any) -> Any:
        one.options["recvWindow"] = 70_000
        return one.create_order(*GOOD)

    with pytest.raises(OrderRejected, match="RECV_WINDOW"):
        run(server, cls, place)


def test_a_guarded_exchange_is_the_exchange_and_can_be_guarded_again(
    server: LoopbackExchange,
) -> None:
    def guard_again(one: Any) -> None:
        assert guard_ccxt(one) is one
        one.create_order(*GOOD)

    run(server, ccxt.binance, guard_again, account=Account(can_trade=False))

    assert len(server.orders) == 1


@pytest.mark.parametrize("other", [object(), ccxt.kraken(), ccxt.binanceusdm()])
def test_what_is_no_spot_exchange_of_binance_is_not_guarded(other: object) -> None:
    with pytest.raises(TypeError, match="guard_ccxt\\(\\) takes"):
        guard_ccxt(other)
