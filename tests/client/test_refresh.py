"""Facts that a client reads, and what they refuse."""

from decimal import Decimal
from typing import Any

import pytest

from pretrade import OrderRejected
from pretrade.client import (
    Client,
    ClientError,
    ExchangeError,
    LimitReached,
    MalformedReply,
    OutcomeUnknown,
)
from tests.client import user_data_events
from tests.client.conftest import OpenClient
from tests.client.exchange import START, Clock, Exchange
from tests.client.orders import LIMIT, RULES
from tests.client.server import Answer, Server, refusal

TOO_MUCH: dict[str, Any] = LIMIT | {"quantity": "1"}
"""The account has 5000 USDT; this needs 27000."""


@pytest.fixture
def client(open_client: OpenClient) -> Client:
    return open_client(rules=RULES)


def balance_refuses(client: Client) -> bool:
    try:
        client.new_order(TOO_MUCH)
    except OrderRejected as rejected:
        return [one.rule for one in rejected.report.violations] == ["BALANCE"]
    return False


def test_prices_are_read_and_judged_by(client: Client, server: Server) -> None:
    client.refresh("BTCUSDT", account=False, open_orders=False)

    market = client.market("BTCUSDT")
    assert market is not None
    assert (str(market.last_price), market.at) == ("27000.00000000", START)
    assert str(market.average_prices[5]) == "26995.40000000"
    assert str(market.best_ask) == "27000.01000000"
    assert len(server.received) == 3
    with pytest.raises(OrderRejected, match="POST_ONLY") as rejected:
        client.new_order(
            symbol="BTCUSDT", side="BUY", type="LIMIT_MAKER", quantity="0.01", price="27000.01"
        )
    assert "the prices are 0 ms old" in rejected.value.__notes__


def test_old_prices_refuse_nothing(client: Client, clock: Clock) -> None:
    client.refresh("BTCUSDT", account=False, open_orders=False)
    clock.now += 60_001

    assert client.market("BTCUSDT") is None
    reply = client.new_order(
        symbol="BTCUSDT", side="BUY", type="LIMIT_MAKER", quantity="0.01", price="27000.01"
    )
    assert reply["status"] == "NEW"


REFERENCE = "GET /api/v3/referencePrice"
FIRST_DAY = 1778198400000
"""2026-05-08 00:00 UTC."""


def reference_price(client: Client) -> str | None:
    client.refresh("BTCUSDT", account=False, open_orders=False)
    market = client.market("BTCUSDT")
    assert market is not None
    known = market.reference_price
    return str(known) if isinstance(known, Decimal) else known and known.name


def test_a_reference_price_is_read_from_the_day_on_that_it_counts(
    client: Client, server: Server, exchange: Exchange, clock: Clock
) -> None:
    exchange.references["BTCUSDT"] = "26000"
    clock.now = FIRST_DAY - 1
    assert reference_price(client) is None
    assert REFERENCE not in server.routes()

    clock.now = FIRST_DAY
    assert reference_price(client) == "26000"
    with pytest.raises(OrderRejected, match="130000, which is 5 times the reference price 26000"):
        client.new_order(LIMIT | {"price": "130000.01"})

    exchange.references["BTCUSDT"] = None
    assert reference_price(client) == "NO_REFERENCE_PRICE"


@pytest.mark.parametrize(
    "answer",
    [
        Answer(),
        Answer(404, b"<html>Not found</html>"),
        Answer(404, {"code": -1020, "msg": "This operation is not supported."}),
    ],
)
def test_a_symbol_without_a_reference_price_is_judged_by_the_others(
    client: Client, server: Server, clock: Clock, answer: Answer
) -> None:
    server.script(REFERENCE, answer)
    clock.now = FIRST_DAY

    assert reference_price(client) == "NO_REFERENCE_PRICE"
    assert server.routes()[-1] == REFERENCE


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(500, b""), MalformedReply),
        (refusal(-1000, "An unknown error occurred while processing the request."), ExchangeError),
    ],
)
def test_a_reference_price_that_cannot_be_had_is_an_error(
    client: Client, server: Server, clock: Clock, answer: Answer, error: type[ClientError]
) -> None:
    server.script(REFERENCE, answer)
    clock.now = FIRST_DAY

    with pytest.raises(error):
        client.refresh("BTCUSDT", account=False, open_orders=False)

    assert client.market("BTCUSDT") is None


def test_balances_are_read_and_judged_by(client: Client) -> None:
    client.refresh()

    assert client.account_state.can_trade
    assert client.account_state.open_orders == ()
    assert balance_refuses(client)


def test_after_an_order_of_ones_own_no_balance_refuses(client: Client) -> None:
    client.refresh()
    client.new_order(**LIMIT)

    assert client.account_state.balances is None
    assert client.account_state.open_orders is None
    assert not balance_refuses(client)


def test_after_a_cancel_no_count_of_open_orders_refuses(
    open_client: OpenClient, exchange: Exchange
) -> None:
    filters: list[dict[str, Any]] = exchange.document["symbols"][0]["filters"]
    next(one for one in filters if one["filterType"] == "MAX_NUM_ORDERS")["maxNumOrders"] = 1
    client = open_client()
    exchange.place(LIMIT, "first")
    client.refresh()
    with pytest.raises(OrderRejected, match="MAX_NUM_ORDERS"):
        client.new_order(**LIMIT)

    client.cancel_order("BTCUSDT", origClientOrderId="first")

    assert client.new_order(**LIMIT)["status"] == "NEW"


def test_a_refused_order_leaves_what_is_known(client: Client, server: Server) -> None:
    client.refresh()
    server.script("POST /api/v3/order", refusal(-2010, "Stop price would trigger immediately."))

    with pytest.raises(Exception, match="-2010"):
        client.new_order(**LIMIT)

    assert balance_refuses(client)


NOT_CARRIED_OUT = {
    "too many requests": refusal(-1003, "Too many requests.", 429),
    "too many requests, without JSON": Answer(429, b""),
    "a ban": refusal(-1003, "Way too much request weight used.", 418),
    "the firewall": Answer(403, b"<html>"),
    "a restricted location": Answer(451, {"code": 0, "msg": "Service unavailable."}),
    "a page of another kind": Answer(404, b"<html>"),
}


@pytest.mark.parametrize("answer", NOT_CARRIED_OUT.values(), ids=NOT_CARRIED_OUT)
def test_what_was_not_carried_out_leaves_what_is_known(
    client: Client, server: Server, answer: Answer
) -> None:
    client.refresh()
    known = client.account_state
    server.script("POST /api/v3/order", answer)
    server.script("DELETE /api/v3/order", answer)

    calls: list[tuple[str, dict[str, Any]]] = [
        ("new_order", LIMIT),
        ("cancel_order", {"symbol": "BTCUSDT", "orderId": 7}),
    ]
    for method, params in calls:
        with pytest.raises(ClientError) as refused:
            getattr(client, method)(**params)
        assert not refused.value.outcome_unknown
        assert client.account_state == known
    assert balance_refuses(client)


def test_what_was_not_sent_leaves_what_is_known(open_client: OpenClient, server: Server) -> None:
    limits = [{"rateLimitType": "ORDERS", "interval": "DAY", "intervalNum": 1, "limit": 0}]
    client = open_client(rules=RULES | {"rateLimits": limits})
    client.refresh()

    with pytest.raises(LimitReached):
        client.new_order(**LIMIT)

    assert "POST /api/v3/order" not in server.routes()
    assert balance_refuses(client)


def test_a_cancel_of_an_order_that_is_no_longer_open_shows_that_facts_are_old(
    client: Client,
) -> None:
    client.refresh()
    assert client.account_age == 0

    with pytest.raises(ExchangeError, match="-2011"):
        client.cancel_order("BTCUSDT", orderId=7)

    assert client.account_state.balances is None


def test_the_spot_account_does_not_judge_margin_orders(client: Client, server: Server) -> None:
    client.refresh()
    server.script("POST /sapi/v1/margin/order", Answer(200, {"orderId": 1}))

    assert client.new_margin_order(**TOO_MUCH)["orderId"] == 1


def test_an_unknown_outcome_makes_the_account_unknown(client: Client, server: Server) -> None:
    client.refresh()
    server.script("POST /api/v3/order", Answer(500, b""))

    with pytest.raises(OutcomeUnknown):
        client.new_order(**LIMIT)

    assert client.account_state.balances is None


def test_a_test_order_leaves_what_is_known(client: Client) -> None:
    client.refresh()

    client.test_order(**LIMIT)

    assert balance_refuses(client)


def test_the_stream_makes_the_account_known_again(client: Client, clock: Clock) -> None:
    client.refresh()
    clock.now += 1000
    reply = client.new_order(**LIMIT)
    at = reply["transactTime"] - user_data_events.START

    client.apply(user_data_events.report(at=at, c=reply["clientOrderId"]))
    client.apply(user_data_events.position("BTC", "0.1", at=at))

    assert set(client.account_state.open_client_order_ids or ()) == {reply["clientOrderId"]}
    assert balance_refuses(client)
    client.forget_account()
    assert client.account_state.balances is None


def test_order_counts_are_known_once_the_exchange_has_told_them(client: Client) -> None:
    assert client.account_state.order_counts is None

    client.refresh(account=False, open_orders=False, order_counts=True)
    assert client.account_state.order_counts == {("SECOND", 10): 0, ("DAY", 1): 0}

    client.new_order(**LIMIT)
    assert client.account_state.order_counts == {("SECOND", 10): 1, ("DAY", 1): 1}


@pytest.mark.parametrize("route", ["openOrders", "rateLimit/order"])
@pytest.mark.parametrize("body", [{}, None, "text", 7], ids=repr)
def test_what_is_no_list_tells_nothing_of_orders(
    client: Client, server: Server, route: str, body: object
) -> None:
    server.script(f"GET /api/v3/{route}", Answer(200, body))

    with pytest.raises(MalformedReply, match="not a JSON array"):
        client.refresh(order_counts=True)

    assert client.account_state.order_counts is None
    assert (client.account_state.open_orders is None) is (route == "openOrders")


def test_a_margin_account_counts_orders_of_its_own(client: Client, server: Server) -> None:
    counted = Answer(200, {"orderId": 1}, {"X-MBX-ORDER-COUNT-10S": "50"})
    server.script("POST /sapi/v1/margin/order", counted)

    client.new_margin_order(LIMIT)

    assert client.account_state.order_counts is None
    assert client.new_order(LIMIT)["status"] == "NEW"


def test_a_stream_does_not_revive_what_was_read_too_long_ago(
    client: Client, clock: Clock, exchange: Exchange
) -> None:
    client.refresh()
    clock.now += 60_001

    client.apply(user_data_events.position("BTC", "0.1", at=exchange.now - user_data_events.START))

    assert client.account_state.balances is None
    assert client.account_state.open_orders is None
    assert not balance_refuses(client)


NO_FACTS: list[tuple[str, Any, str]] = [
    ("GET /api/v3/ticker/bookTicker", {"bidPrice": "x"}, "bidPrice: 'x' is not a decimal"),
    ("GET /api/v3/ticker/bookTicker", {"symbol": "ETHUSDT"}, "'ETHUSDT' is not BTCUSDT"),
    ("GET /api/v3/ticker/bookTicker", None, "None is not a JSON object"),
    ("GET /api/v3/avgPrice", {"mins": 5, "price": "NaN"}, "'NaN' is not a decimal"),
    ("GET /api/v3/openOrders", [{}], "symbol: None is not a text"),
    ("GET /api/v3/openOrders", [1], "1 is not a JSON object"),
    ("GET /api/v3/account", {"balances": [{}]}, "balances.asset: None is not a text"),
    ("GET /api/v3/rateLimit/order", [1], "1 is not a JSON object"),
]


@pytest.mark.parametrize(("route", "data", "said"), NO_FACTS)
def test_facts_that_are_none_are_a_malformed_reply(
    client: Client, server: Server, route: str, data: object, said: str
) -> None:
    server.script(route, Answer(200, data))

    with pytest.raises(MalformedReply, match=said):
        client.refresh("BTCUSDT", order_counts=True)
