"""Answers of a shape that the exchange never sends: they prove nothing, and hide nothing."""

from typing import Any

import pytest

from pretrade.client import Client, OutcomeUnknown
from pretrade.client.endpoints import ENDPOINTS
from tests.client.conftest import OpenClient
from tests.client.exchange import Exchange
from tests.client.orders import LIMIT, RULES
from tests.client.server import Answer, Server

PLACE = "POST /api/v3/order"
ASK = "GET /api/v3/order"
ODD: list[Any] = [None, [], "text", 7, {}, {"status": []}, {"newOrderResponse": [1]}]


@pytest.fixture
def client(open_client: OpenClient) -> Client:
    return open_client(rules=RULES)


@pytest.mark.parametrize("body", ODD, ids=repr)
def test_an_order_whose_answer_is_of_an_odd_shape_is_looked_for(
    client: Client, server: Server, exchange: Exchange, body: object
) -> None:
    exchange.place(LIMIT, "mine")
    server.script(PLACE, Answer(200, body))

    reply = client.new_order(**LIMIT, newClientOrderId="mine")

    assert (reply["clientOrderId"], reply.recovered) == ("mine", True)
    assert server.routes() == [PLACE, ASK]


@pytest.mark.parametrize("body", ODD, ids=repr)
def test_an_answer_of_an_odd_shape_is_no_proof_that_an_order_was_placed(
    client: Client, server: Server, body: object
) -> None:
    server.script(PLACE, Answer(200, body))

    with pytest.raises(OutcomeUnknown, match="is no answer to new_order"):
        client.new_order(**LIMIT)


def test_a_test_order_is_answered_by_an_empty_object(client: Client) -> None:
    assert client.test_order(**LIMIT) == {}


@pytest.mark.parametrize("body", ODD, ids=repr)
def test_what_is_no_order_is_not_taken_for_the_order(
    client: Client, server: Server, body: object
) -> None:
    server.script(PLACE, Answer(500, b""))
    server.script(ASK, *[Answer(200, body)] * 3)

    with pytest.raises(OutcomeUnknown):
        client.new_order(**LIMIT)


WHICH = {"cancel_order": {"orderId": 1}, "cancel_order_list": {"orderListId": 1}}


@pytest.mark.parametrize("body", ODD, ids=repr)
@pytest.mark.parametrize("name", ["cancel_order", "cancel_order_list", "cancel_all"])
def test_a_query_that_does_not_say_so_is_no_proof_of_a_cancel(
    client: Client, server: Server, name: str, body: object
) -> None:
    path = ENDPOINTS[name].path
    server.script(f"DELETE {path}", Answer(500, b""))
    server.script(f"GET {path}", *[Answer(200, [1] if body == [] else body)] * 3)

    with pytest.raises(OutcomeUnknown):
        getattr(client, name)("BTCUSDT", **WHICH.get(name, {}))


def test_a_replaced_order_of_an_odd_shape_does_not_hide_the_new_one(
    client: Client, server: Server, exchange: Exchange
) -> None:
    exchange.place(LIMIT, "mine")
    server.script("POST /api/v3/order/cancelReplace", Answer(500, b""))
    server.script(ASK, Answer(200, exchange.orders["mine"]), Answer(200, [1]))

    reply = client.cancel_replace(
        **LIMIT, cancelReplaceMode="STOP_ON_FAILURE", cancelOrderId=9, newClientOrderId="mine"
    )

    assert (reply["cancelResult"], reply["newOrderResult"]) == ("UNKNOWN", "SUCCESS")
