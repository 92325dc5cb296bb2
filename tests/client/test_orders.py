"""Orders: checked first, then signed and sent, each with an id."""

from typing import Any

import pytest

from pretrade import CancelReplace, Oco, Order, OrderListOco, OrderRejected
from pretrade.client import Client
from pretrade.order import Request
from tests.client.conftest import OpenClient
from tests.client.exchange import Exchange
from tests.client.orders import LIMIT, OCO, OFF_TICK, ORDER_LIST_OCO, RULES
from tests.client.server import Server


def test_an_order_is_signed_sent_and_answered(client: Client, exchange: Exchange) -> None:
    reply = client.new_order(**LIMIT)

    assert reply["status"] == "NEW"
    assert reply.report is not None
    assert reply.report.ok
    assert reply.changes == ()
    assert not reply.recovered
    assert exchange.orders[reply["clientOrderId"]]["price"] == "27000"


@pytest.mark.parametrize("order", [Order(**LIMIT), LIMIT], ids=["object", "mapping"])
def test_an_order_may_be_an_object_or_a_mapping(
    client: Client, order: Order | dict[str, Any]
) -> None:
    assert client.new_order(order)["origQty"] == "0.001"


def test_keywords_may_be_in_pythons_spelling(client: Client, server: Server) -> None:
    keywords: dict[str, Any] = {**LIMIT, "time_in_force": "IOC"}
    del keywords["timeInForce"]

    client.new_order(**keywords)

    assert server.received[-1].params["timeInForce"] == "IOC"


def test_a_refused_order_puts_no_byte_on_the_wire(open_client: OpenClient, server: Server) -> None:
    client = open_client(rules=RULES)

    with pytest.raises(OrderRejected) as rejected:
        client.new_order(**OFF_TICK)

    first = rejected.value.report.first
    assert first is not None
    assert first.rule == "PRICE_FILTER"
    assert server.bytes_received == 0
    assert server.received == []


@pytest.mark.parametrize(
    ("method", "order"),
    [
        ("new_order", OFF_TICK),
        ("test_order", OFF_TICK),
        ("cancel_replace", OFF_TICK | {"cancelReplaceMode": "STOP_ON_FAILURE", "cancelOrderId": 1}),
        ("new_oco", OCO | {"stopPrice": "26000.001"}),
        ("new_order_list_oco", ORDER_LIST_OCO | {"abovePrice": "28000.001"}),
        ("new_margin_order", OFF_TICK),
        ("new_margin_oco", OCO | {"price": "28000.001"}),
    ],
)
def test_every_method_that_takes_orders_checks_them(
    open_client: OpenClient, server: Server, method: str, order: dict[str, Any]
) -> None:
    client = open_client(rules=RULES)

    with pytest.raises(OrderRejected, match="PRICE_FILTER"):
        getattr(client, method)(**order)

    assert server.bytes_received == 0


def test_a_rejection_tells_how_old_the_rules_are(open_client: OpenClient) -> None:
    client = open_client(rules=RULES | {"serverTime": RULES["serverTime"] - 7_200_000})

    with pytest.raises(OrderRejected) as rejected:
        client.new_order(**OFF_TICK)

    assert rejected.value.__notes__ == ["the rules are 2 h old"]


def test_the_rules_are_read_once_before_the_first_order(client: Client, server: Server) -> None:
    assert client.rules is None

    client.new_order(**LIMIT)
    client.new_order(**LIMIT)

    assert server.routes().count("GET /api/v3/exchangeInfo") == 1
    assert client.rules is not None
    assert client.rules_age() == 0


def test_unknown_facts_refuse_only_where_that_is_asked_for(
    open_client: OpenClient, server: Server
) -> None:
    client = open_client(rules=RULES, validate="strict")

    with pytest.raises(OrderRejected) as rejected:
        client.new_order(**LIMIT)
    assert rejected.value.report.ok
    assert server.bytes_received == 0

    reply = client.new_order(**LIMIT, validate="known")
    assert reply.report is not None
    assert not reply.report.complete


def test_a_strict_client_sends_once_all_facts_are_there(open_client: OpenClient) -> None:
    client = open_client(validate="strict")
    client.refresh("BTCUSDT", order_counts=True)

    reply = client.new_order(**LIMIT)

    assert reply.report is not None
    assert reply.report.certain


def test_without_validation_nothing_is_read_or_judged(
    open_client: OpenClient, server: Server
) -> None:
    client = open_client(validate="off")

    reply = client.new_order(**OFF_TICK)

    assert reply.report is None
    assert server.routes() == ["POST /api/v3/order"]


def test_a_fit_is_made_on_request_only_and_its_changes_are_on_the_reply(
    client: Client, exchange: Exchange
) -> None:
    with pytest.raises(OrderRejected):
        client.new_order(**OFF_TICK)

    reply = client.new_order(**OFF_TICK, fit=True)

    assert [str(change) for change in reply.changes] == [
        "price: 27000.123 -> 27000.12 (PRICE_FILTER tickSize 0.01)"
    ]
    assert exchange.orders[reply["clientOrderId"]]["price"] == "27000.12"


def test_a_fit_may_be_sent_whatever_is_left_wrong_with_it(client: Client) -> None:
    reply = client.new_order(OFF_TICK | {"symbol": "BCCUSDT"}, fit=True, validate="off")

    assert reply.report is not None
    assert not reply.report.ok


def test_what_no_fit_makes_legal_is_refused(open_client: OpenClient, server: Server) -> None:
    client = open_client(rules=RULES)

    with pytest.raises(OrderRejected, match="SYMBOL_STATUS"):
        client.new_order(LIMIT | {"symbol": "BCCUSDT"}, fit=True)

    assert server.bytes_received == 0


def test_a_test_order_is_checked_and_sent(client: Client, server: Server) -> None:
    reply = client.test_order(Order(**LIMIT))

    assert reply == {}
    assert server.routes()[-1] == "POST /api/v3/order/test"


@pytest.mark.parametrize(
    ("order", "method"),
    [
        (Oco(**OCO), "new_oco"),
        (OrderListOco(**ORDER_LIST_OCO), "new_order_list_oco"),
        (CancelReplace(symbol="BTCUSDT", cancelOrderId=1), "cancel_replace"),
    ],
)
def test_a_request_of_another_kind_is_sent_to_its_own_method(
    client: Client, server: Server, order: Request, method: str
) -> None:
    with pytest.raises(TypeError, match=rf"new_order\(\) does not take .*; call {method}\(\)"):
        client.new_order(order)

    assert server.bytes_received == 0


def test_a_misspelt_keyword_is_an_error_of_the_program(client: Client, server: Server) -> None:
    with pytest.raises(TypeError, match="quantitty"):
        client.new_order(**LIMIT, quantitty="1")
    with pytest.raises(TypeError, match="did you mean orderId"):
        client.query_order("BTCUSDT", orderid=1)
    with pytest.raises(TypeError, match="needs listenKey"):
        client.keep_alive_user_data_stream(None)

    assert server.bytes_received == 0


def test_a_cancel_replace_is_answered_leg_by_leg(client: Client) -> None:
    old = client.new_order(**LIMIT)
    order = LIMIT | {"cancelReplaceMode": "STOP_ON_FAILURE", "cancelOrderId": old["orderId"]}

    reply = client.cancel_replace(order)

    assert (reply["cancelResult"], reply["newOrderResult"]) == ("SUCCESS", "SUCCESS")


def test_orders_are_queried_and_cancelled(client: Client) -> None:
    placed = client.new_order(**LIMIT)
    number = placed["orderId"]

    assert client.query_order("BTCUSDT", orderId=number)["status"] == "NEW"
    assert client.query_order("BTCUSDT", order_id=number)["status"] == "NEW"
    assert len(client.open_orders(symbol="BTCUSDT")) == 1
    assert client.cancel_order("BTCUSDT", orderId=number)["status"] == "CANCELED"
    assert client.open_orders() == []


def test_an_order_list_is_queried_and_cancelled(client: Client) -> None:
    placed = client.new_oco(**OCO)
    name = placed["listClientOrderId"]

    assert client.query_order_list(origClientOrderId=name)["listOrderStatus"] == "EXECUTING"
    done = client.cancel_order_list("BTCUSDT", listClientOrderId=name)
    assert done["listOrderStatus"] == "ALL_DONE"
