"""Facts that an order lacks, fetched by the client or given by a callable, with both libraries."""
# The libraries are untyped, or typed in part.
# pyright: basic
# ruff: noqa: ANN401

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import ccxt
import ccxt.async_support
import pytest

from pretrade import NO_REFERENCE_PRICE, Account, Market, OrderRejected
from pretrade.adapters import guard, guard_ccxt
from pretrade.testing.server.serving.server_thread import exchange_server
from tests.adapters import ccxt_exchanges, guarded_clients
from tests.adapters.loopback import FACTS, REPLIES, RULES, LoopbackExchange, Refusal
from tests.adapters.python_binance_clients import AsyncClient, Client, synchronous_client

WORTH = 27000
RULES_OF_2026 = {**RULES, "serverTime": 1_780_272_000_000}  # 2026-06-01


class Library(NamedTuple):
    """A client of a library, and how it places an order over so many BTC."""

    cls: type[Any]
    run: Callable[..., Any]
    market: Callable[[Any, float], Any]
    limit: Callable[[Any, float], Any]
    margin: Callable[[Any, float], Any]

    @property
    def is_async(self) -> bool:
        return self.cls in {AsyncClient, ccxt.async_support.binance}


def _by_ccxt(cls: type[Any]) -> Library:
    return Library(
        cls,
        ccxt_exchanges.run,
        lambda one, amount: one.create_order("BTC/USDT", "market", "buy", amount),
        lambda one, amount: one.create_order("BTC/USDT", "limit", "buy", amount, WORTH),
        lambda one, amount: one.create_order(
            "BTC/USDT", "market", "buy", amount, None, {"marginMode": "isolated"}
        ),
    )


def _by_python_binance(cls: type[Any]) -> Library:
    return Library(
        cls,
        guarded_clients.run,
        lambda one, amount: one.order_market_buy(symbol="BTCUSDT", quantity=f"{amount:f}"),
        lambda one, amount: one.order_limit_buy(
            symbol="BTCUSDT", quantity=f"{amount:f}", price=str(WORTH)
        ),
        lambda one, amount: one.create_margin_order(
            symbol="BTCUSDT", side="BUY", type="MARKET", quantity=f"{amount:f}"
        ),
    )


LIBRARIES = [
    _by_python_binance(Client),
    _by_python_binance(AsyncClient),
    _by_ccxt(ccxt.binance),
    _by_ccxt(ccxt.async_support.binance),
]
each = pytest.mark.parametrize(
    "library", LIBRARIES, ids=lambda one: f"{one.cls.__module__}.{one.cls.__name__}"
)
PRICES = {"/api/v3/avgPrice", "/api/v3/ticker/price", "/api/v3/referencePrice"}


@each
def test_a_market_order_of_too_little_worth_is_refused(
    server: LoopbackExchange, library: Library
) -> None:
    with pytest.raises(OrderRejected) as raised:
        library.run(server, library.cls, lambda one: library.market(one, 0.0001), facts="fetch")

    assert [one.rule for one in raised.value.report.violations] == ["NOTIONAL"]
    assert server.orders == []
    # The account is heavier, and is not asked for where prices are enough.
    assert {*server.asked} <= PRICES | {"/api/v3/ticker/bookTicker"}


@each
@pytest.mark.parametrize("order", ["market", "limit"])
def test_a_good_order_is_judged_in_full_and_sent(
    server: LoopbackExchange, library: Library, order: str
) -> None:
    place = getattr(library, order)

    # ccxt drops the rate limits of the exchange.
    rules = {} if library.cls in {Client, AsyncClient} else {"rules": RULES}
    given = {"facts": "fetch", "validate": "strict", **rules}
    library.run(server, library.cls, lambda one: place(one, 0.001), **given)

    assert len(server.orders) == 1
    assert len(server.asked) == len({*server.asked})
    assert {*server.asked} <= FACTS.keys()


@pytest.fixture
def exchange() -> Iterator[Any]:
    """The exchange of `pretrade serve`, by rules of a day on which a reference price counts."""
    prices, held = {"BTCUSDT": str(WORTH)}, {"USDT": "5000"}
    with exchange_server(RULES_OF_2026, prices, held, keys={"key": "secret"}) as served:
        yield served


@each
def test_the_offline_exchange_says_enough_to_refuse_a_market_order(
    exchange: Any, library: Library
) -> None:
    with pytest.raises(OrderRejected) as raised:
        library.run(exchange, library.cls, lambda one: library.market(one, 0.0001), facts="fetch")

    assert [one.rule for one in raised.value.report.violations] == ["NOTIONAL"]
    assert exchange.exchange.all_orders(symbol="BTCUSDT", api_key="key") == []


@each
@pytest.mark.parametrize("order", ["market", "limit"])
def test_the_offline_exchange_says_enough_to_judge_a_good_order_in_full(
    exchange: Any, library: Library, order: str
) -> None:
    place = getattr(library, order)

    library.run(
        exchange,
        library.cls,
        lambda one: place(one, 0.001),
        rules=RULES_OF_2026,
        facts="fetch",
        validate="strict",
    )

    assert len(exchange.exchange.all_orders(symbol="BTCUSDT", api_key="key")) == 1


@each
@pytest.mark.parametrize(
    "none",
    [
        Refusal(400, {"code": -2043, "msg": "This symbol doesn't have a reference price."}),
        Refusal(404, {"code": -1020, "msg": "This operation is not supported."}),
        Refusal(404, b"<html>Not found</html>"),
    ],
)
def test_an_exchange_without_a_reference_price_judges_by_the_others(
    server: LoopbackExchange, library: Library, none: Refusal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(REPLIES, "/api/v3/referencePrice", none)

    with pytest.raises(OrderRejected, match="NOTIONAL"):
        library.run(
            server,
            library.cls,
            lambda one: library.market(one, 0.0001),
            rules=RULES_OF_2026,
            facts="fetch",
        )


@each
def test_a_reference_price_that_cannot_be_had_stays_unknown(
    server: LoopbackExchange, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(REPLIES, "/api/v3/referencePrice", Refusal(500, {}))

    with pytest.raises(OrderRejected, match="needs reference_price"):
        library.run(
            server,
            library.cls,
            lambda one: library.market(one, 0.001),
            rules=RULES_OF_2026,
            facts="fetch",
            validate="strict",
        )


@each
def test_only_what_is_missing_is_fetched(server: LoopbackExchange, library: Library) -> None:
    account = Account(can_trade=True, permissions={"SPOT"}, balances={"USDT": "20"}, open_orders=[])

    with pytest.raises(OrderRejected, match="BALANCE"):
        library.run(
            server,
            library.cls,
            lambda one: library.limit(one, 0.001),
            account=account,
            facts="fetch",
        )
    assert server.asked == []

    library.run(
        server, library.cls, lambda one: library.limit(one, 0.0005), account=account, facts="fetch"
    )
    assert {*server.asked} - {"/api/v3/rateLimit/order"} <= PRICES
    assert len(server.orders) == 1


@each
def test_a_margin_order_is_not_judged_by_the_spot_account(
    server: LoopbackExchange, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(REPLIES, "/api/v3/account", {"balances": []})

    library.run(server, library.cls, lambda one: library.margin(one, 0.001), facts="fetch")
    assert [one.path for one in server.orders] == ["/sapi/v1/margin/order"]
    assert {*server.asked} <= PRICES | {"/api/v3/ticker/bookTicker"}

    with pytest.raises(OrderRejected, match="NOTIONAL"):
        library.run(server, library.cls, lambda one: library.margin(one, 0.0001), facts="fetch")


@each
def test_what_is_wrong_by_itself_is_refused_and_nothing_is_fetched(
    server: LoopbackExchange, library: Library
) -> None:
    with pytest.raises(OrderRejected, match="NOTIONAL"):
        library.run(server, library.cls, lambda one: library.limit(one, 0.0001), facts="fetch")

    assert server.asked == []


@each
def test_a_call_that_fails_leaves_its_fact_unknown(
    server: LoopbackExchange, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = Refusal(429, {"code": -1003, "msg": "Too many requests."})
    for path in FACTS:
        monkeypatch.setitem(REPLIES, path, busy)

    def place_twice(one: Any) -> Any:
        if library.is_async:
            return twice(one)
        return [library.market(one, 0.0001) for _ in range(2)]

    async def twice(one: Any) -> Any:
        return [await library.market(one, 0.0001) for _ in range(2)]

    library.run(server, library.cls, place_twice, facts="fetch")

    assert len(server.orders) == 2
    assert len(server.asked) == 1  # no further one before the minute is over


@each
def test_strict_names_what_could_not_be_fetched(
    server: LoopbackExchange, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(REPLIES, "/api/v3/avgPrice", Refusal(500, {}))

    with pytest.raises(OrderRejected, match="needs average_price:5"):
        library.run(
            server,
            library.cls,
            lambda one: library.market(one, 0.001),
            facts="fetch",
            validate="strict",
        )


@each
def test_half_of_the_limit_is_left_to_the_program(
    server: LoopbackExchange, library: Library
) -> None:
    server.headers["X-MBX-USED-WEIGHT-1M"] = "3000"  # of 6,000

    library.run(server, library.cls, lambda one: library.market(one, 0.0001), facts="fetch")

    assert server.asked == []
    assert len(server.orders) == 1


@each
def test_a_callable_gives_what_is_missing(server: LoopbackExchange, library: Library) -> None:
    asked: list[tuple[str, frozenset[str]]] = []

    def give(symbol: str, missing: frozenset[str]) -> Any:
        asked.append((symbol, missing))
        none = NO_REFERENCE_PRICE
        return Market(last_price="27000", average_prices={5: "27000"}, reference_price=none), None

    async def give_later(symbol: str, missing: frozenset[str]) -> Any:
        return give(symbol, missing)

    facts = give_later if library.is_async else give
    given = {"market": Market(best_ask="27000"), "account": Account(balances={"USDT": "20"})}
    with pytest.raises(OrderRejected) as raised:
        library.run(
            server, library.cls, lambda one: library.market(one, 0.0001), facts=facts, **given
        )

    assert [one.rule for one in raised.value.report.violations] == ["NOTIONAL"]
    ((symbol, missing),) = asked
    assert symbol == "BTCUSDT"
    assert "average_price:5" in missing
    assert not {"best_ask", "balance:USDT"} & missing


@each
def test_an_error_of_the_callable_is_the_callers(
    server: LoopbackExchange, library: Library
) -> None:
    async def fail_later(_symbol: str, _missing: frozenset[str]) -> Any:
        raise LookupError

    def fail(_symbol: str, _missing: frozenset[str]) -> Any:
        raise LookupError

    with pytest.raises(LookupError):
        library.run(
            server,
            library.cls,
            lambda one: library.market(one, 0.001),
            facts=fail_later if library.is_async else fail,
        )

    assert server.orders == []


@each
@pytest.mark.parametrize(
    "given",
    [None, Market(), (Account(), Market()), (None, {})],
    ids=["nothing", "a market", "the wrong way round", "a mapping"],
)
def test_a_callable_that_returns_something_else_is_told_what_it_must_return(
    server: LoopbackExchange, library: Library, given: object
) -> None:
    async def give_later(_symbol: str, _missing: frozenset[str]) -> object:
        return given

    wanted = r"^facts= must return \(market, account\), either of them None; it returned "
    with pytest.raises(TypeError, match=wanted + re.escape(repr(given)[:12])):
        library.run(
            server,
            library.cls,
            lambda one: library.market(one, 0.001),
            facts=give_later if library.is_async else lambda _symbol, _missing: given,
        )

    assert server.orders == []


def test_another_word_for_facts_is_an_error() -> None:
    with pytest.raises(ValueError, match="'fetch' or a callable"):
        guard_ccxt(ccxt.binance(), facts="get")  # type: ignore[arg-type]  # the mistake
    with synchronous_client() as client, pytest.raises(ValueError, match="'fetch' or a callable"):
        guard(client, facts="get")  # type: ignore[arg-type]  # the mistake
