"""Lost replies: the order is looked for under its own id, and never sent twice."""

from typing import Any

import pytest

from pretrade.client import CancelReplaceFailed, Client, OutcomeUnknown
from tests.client.conftest import OpenClient, Patience
from tests.client.exchange import NO_SUCH_ORDER, Exchange
from tests.client.orders import LIMIT, OCO, ORDER_LIST_OCO, RULES
from tests.client.server import Answer, Server, refusal

PLACE = "POST /api/v3/order"
ASK = "GET /api/v3/order"

# Each carries the order out (status None) or answers by script, and the outcome is not known.
LOST = {
    "connection cut after the request was read": Answer(cut=True),
    "time-out": Answer(delay=1.3),
}
UNKNOWN = {
    "HTTP 500": Answer(500, b"<html>Internal error</html>"),
    "HTTP 503 with a code": refusal(-1000, "An unknown error occurred.", 503),
    "-1006": refusal(-1006, "An unexpected response was received from the message bus."),
    "-1007": refusal(-1007, "Timeout waiting for response from backend server.", 408),
    "malformed JSON": Answer(200, b'{"symbol": "BTCUS'),
}


@pytest.fixture
def client(open_client: OpenClient) -> Client:
    return open_client(rules=RULES, timeout=1.0)


@pytest.mark.parametrize("lost", LOST.values(), ids=LOST)
def test_an_order_whose_reply_is_lost_is_found_and_not_sent_again(
    client: Client, server: Server, lost: Answer
) -> None:
    server.script(PLACE, lost)

    reply = client.new_order(**LIMIT)

    assert reply.recovered
    assert reply["status"] == "NEW"
    assert reply.report is not None
    assert server.routes() == [PLACE, ASK]
    placed, asked = (request.params for request in server.received)
    assert asked["origClientOrderId"] == placed["newClientOrderId"] == reply["clientOrderId"]


@pytest.mark.parametrize("answer", UNKNOWN.values(), ids=UNKNOWN)
def test_an_error_that_leaves_the_outcome_open_is_looked_into(
    client: Client, server: Server, exchange: Exchange, answer: Answer
) -> None:
    exchange.place(LIMIT, "mine")
    server.script(PLACE, answer)

    reply = client.new_order(**LIMIT, newClientOrderId="mine")

    assert reply.recovered
    assert server.routes() == [PLACE, ASK]


@pytest.mark.parametrize("answer", UNKNOWN.values(), ids=UNKNOWN)
def test_an_order_that_is_not_found_stays_unknown_after_a_few_queries(
    client: Client, server: Server, patience: Patience, answer: Answer
) -> None:
    server.script(PLACE, answer)

    with pytest.raises(OutcomeUnknown, match="'mine'") as unknown:
        client.new_order(**LIMIT, newClientOrderId="mine")

    assert unknown.value.client_order_id == "mine"
    assert unknown.value.found is None
    assert server.routes() == [PLACE, ASK, ASK, ASK]
    assert patience.waits == [250, 1000, 3000]


def test_an_order_that_shows_up_late_is_found(client: Client, server: Server) -> None:
    server.script(PLACE, Answer(cut=True))
    server.script(ASK, NO_SUCH_ORDER, Answer(500, b""))

    assert client.new_order(**LIMIT)["status"] == "NEW"
    assert server.routes() == [PLACE, ASK, ASK, ASK]


@pytest.mark.parametrize("age", [1000, 86_400_000])
def test_an_older_order_with_the_same_id_is_not_the_one(
    client: Client, server: Server, exchange: Exchange, age: int
) -> None:
    exchange.place(LIMIT, "mine", status="FILLED", time=exchange.now - age)
    server.script(PLACE, Answer(500, b""))

    with pytest.raises(OutcomeUnknown) as unknown:
        client.new_order(**LIMIT, newClientOrderId="mine")

    assert unknown.value.found["status"] == "FILLED"


@pytest.mark.parametrize("skew", [-999, -1760, -86_400_000, 6000])
def test_a_clock_that_is_off_does_not_hide_the_order(
    client: Client, server: Server, exchange: Exchange, skew: int
) -> None:
    exchange.skew = skew
    accepted = skew == -999
    server.script(PLACE, *([] if accepted else [Answer()]), Answer(cut=True))

    assert client.new_order(**LIMIT).recovered
    assert server.routes().count(PLACE) == (1 if accepted else 2)


def test_a_ban_ends_the_search(client: Client, server: Server, patience: Patience) -> None:
    server.script(PLACE, Answer(cut=True))
    server.script(ASK, refusal(-1003, "IP banned until 1664499600000.", 418))

    with pytest.raises(OutcomeUnknown):
        client.new_order(**LIMIT)

    assert server.routes() == [PLACE, ASK]
    assert patience.waits == [250]


@pytest.mark.parametrize(
    ("route", "method", "order"),
    [
        ("POST /api/v3/order/oco", "new_oco", OCO),
        ("POST /api/v3/orderList/oco", "new_order_list_oco", ORDER_LIST_OCO),
    ],
    ids=["oco", "orderListOco"],
)
def test_an_order_list_is_found_by_its_own_id(
    client: Client, server: Server, route: str, method: str, order: dict[str, Any]
) -> None:
    server.script(route, Answer(cut=True))

    reply = getattr(client, method)(**order)

    assert reply.recovered
    assert reply["listOrderStatus"] == "EXECUTING"
    assert server.routes() == [route, "GET /api/v3/orderList"]


AMENDMENT = "PUT /api/v3/order/amend/keepPriority"
SMALLER: dict[str, Any] = {
    "symbol": "BTCUSDT",
    "orderId": 7,
    "newQty": "0.5",
    "newClientOrderId": "mine",
}


def test_an_amendment_whose_reply_is_lost_is_found_by_its_quantity(
    open_client: OpenClient, server: Server
) -> None:
    client = open_client(validate="off")
    order = {"symbol": "BTCUSDT", "orderId": 7, "clientOrderId": "mine", "origQty": "1.00000000"}
    server.script(AMENDMENT, Answer(cut=True))
    server.script(ASK, Answer(200, order), Answer(200, {**order, "origQty": "0.50000000"}))

    reply = client.amend_order(**SMALLER)

    assert reply.recovered
    assert reply["amendedOrder"]["qty"] == "0.50000000"
    assert server.routes() == [AMENDMENT, ASK, ASK]
    assert not client.pending


def test_an_amendment_that_did_not_come_through_has_no_known_outcome(
    open_client: OpenClient, server: Server
) -> None:
    client = open_client(validate="off")
    order = {"symbol": "BTCUSDT", "orderId": 7, "clientOrderId": "mine", "origQty": "1.00000000"}
    server.script(AMENDMENT, Answer(cut=True))
    server.script(ASK, *[Answer(200, order)] * 5)

    with pytest.raises(OutcomeUnknown):
        client.amend_order(**SMALLER)

    assert server.routes().count(AMENDMENT) == 1
    assert list(client.pending) == ["mine"]


def test_a_test_order_has_no_outcome_to_look_for(client: Client, server: Server) -> None:
    server.script("POST /api/v3/order/test", Answer(500, b""))

    with pytest.raises(Exception, match="HTTP 500"):
        client.test_order(**LIMIT)

    assert server.routes() == ["POST /api/v3/order/test"]


def test_a_margin_order_is_not_looked_for(client: Client, server: Server) -> None:
    server.script("POST /sapi/v1/margin/order", Answer(500, b""))

    with pytest.raises(OutcomeUnknown, match="margin account"):
        client.new_margin_order(**LIMIT)

    assert server.routes() == ["POST /sapi/v1/margin/order"]


REPLACE: dict[str, Any] = LIMIT | {
    "cancelReplaceMode": "STOP_ON_FAILURE",
    "cancelOrigClientOrderId": "old",
}


def test_a_cancel_replace_whose_reply_is_lost_tells_of_both_legs(
    client: Client, server: Server, exchange: Exchange
) -> None:
    exchange.place(LIMIT, "old")
    server.script("POST /api/v3/order/cancelReplace", Answer(cut=True))

    reply = client.cancel_replace(**REPLACE)

    assert reply.recovered
    assert (reply["cancelResult"], reply["newOrderResult"]) == ("SUCCESS", "SUCCESS")
    assert reply["cancelResponse"]["clientOrderId"] == "old"
    assert reply["newOrderResponse"]["status"] == "NEW"
    assert server.routes() == ["POST /api/v3/order/cancelReplace", ASK, ASK]


def test_a_replacement_may_take_over_the_id_of_the_order_that_it_replaces(
    client: Client, server: Server, exchange: Exchange
) -> None:
    exchange.place(LIMIT, "old", time=0)
    server.script("POST /api/v3/order/cancelReplace", Answer(cut=True))

    reply = client.cancel_replace(**REPLACE, newClientOrderId="old")

    assert (reply["cancelResult"], reply["newOrderResult"]) == ("UNKNOWN", "SUCCESS")
    assert reply["newOrderResponse"]["status"] == "NEW"


def test_a_cancel_replace_that_half_succeeds_is_told_apart(client: Client, server: Server) -> None:
    failed = refusal(-2010, "Account has insufficient balance.").body
    legs = {
        "cancelResult": "SUCCESS",
        "newOrderResult": "FAILURE",
        "cancelResponse": {"orderId": 1, "status": "CANCELED"},
        "newOrderResponse": failed,
    }
    answer = refusal(-2021, "Order cancel-replace partially failed.", 409, data=legs)
    server.script("POST /api/v3/order/cancelReplace", answer)

    with pytest.raises(CancelReplaceFailed) as half:
        client.cancel_replace(**REPLACE)

    assert half.value.cancel.ok
    assert half.value.cancel.response["status"] == "CANCELED"
    assert (half.value.new_order.result, half.value.new_order.code) == ("FAILURE", -2010)
    assert server.routes() == ["POST /api/v3/order/cancelReplace"]


def test_a_cancel_replace_that_fails_wholly_is_told_apart(client: Client, server: Server) -> None:
    legs = {
        "cancelResult": "FAILURE",
        "newOrderResult": "NOT_ATTEMPTED",
        "cancelResponse": {"code": -2011, "msg": "Unknown order sent."},
        "newOrderResponse": None,
    }
    answer = refusal(-2022, "Order cancel-replace failed.", 400, data=legs)
    server.script("POST /api/v3/order/cancelReplace", answer)

    with pytest.raises(CancelReplaceFailed) as failed:
        client.cancel_replace(**REPLACE)

    assert not failed.value.cancel.ok
    assert failed.value.new_order.result == "NOT_ATTEMPTED"


def test_a_cancel_whose_reply_is_lost_is_answered_by_the_closed_order(
    client: Client, server: Server, exchange: Exchange
) -> None:
    exchange.place(LIMIT, "mine")
    server.script("DELETE /api/v3/order", Answer(cut=True))

    reply = client.cancel_order("BTCUSDT", origClientOrderId="mine")

    assert reply.recovered
    assert reply["status"] == "CANCELED"
    assert server.routes() == ["DELETE /api/v3/order", ASK]


def test_a_cancel_that_did_not_happen_stays_unknown(
    client: Client, server: Server, exchange: Exchange
) -> None:
    exchange.place(LIMIT, "mine")
    server.script("DELETE /api/v3/order", Answer(500, b""))

    with pytest.raises(OutcomeUnknown) as unknown:
        client.cancel_order("BTCUSDT", origClientOrderId="mine")

    assert unknown.value.found["status"] == "NEW"
    assert unknown.value.client_order_id == "mine"
    assert server.routes() == ["DELETE /api/v3/order", ASK, ASK, ASK]


def test_a_cancel_of_all_orders_whose_reply_is_lost(
    client: Client, server: Server, exchange: Exchange
) -> None:
    exchange.place(LIMIT, "mine")
    server.script("DELETE /api/v3/openOrders", Answer(500, b""), Answer(cut=True))

    with pytest.raises(OutcomeUnknown) as unknown:
        client.cancel_all("BTCUSDT")
    assert [order["clientOrderId"] for order in unknown.value.found] == ["mine"]
    assert str(unknown.value).endswith("; query what it changes before sending again")

    reply = client.cancel_all("BTCUSDT")
    assert reply.recovered
    assert reply == []


def test_a_cancel_of_an_order_list_whose_reply_is_lost(client: Client, server: Server) -> None:
    name = client.new_oco(**OCO)["listClientOrderId"]
    server.script("DELETE /api/v3/orderList", Answer(cut=True))

    reply = client.cancel_order_list("BTCUSDT", listClientOrderId=name)

    assert reply.recovered
    assert reply["listOrderStatus"] == "ALL_DONE"


def test_a_query_whose_reply_is_lost_is_not_repeated(client: Client, server: Server) -> None:
    server.script(ASK, Answer(cut=True))

    with pytest.raises(Exception, match="perhaps sent"):
        client.query_order("BTCUSDT", orderId=1)

    assert server.routes() == [ASK]
