"""Injected faults, as they show at the app."""

import json

import pytest

from pretrade.testing.server.rest.http_messages import HttpRequest
from tests.testing.server.asking import LIMIT, asker, code_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (-1007, (504, -1007)),
        (-1003, (429, -1003)),
        (-1021, (400, -1021)),
        (-1015, (429, -1015)),
        (503, (503, -1001)),
        (500, (500, -1000)),
    ],
)
def test_an_error_has_its_code_and_status(code: int, expected: tuple[int, int]) -> None:
    client = asker()
    client.app.exchange.inject(code)
    assert code_of(client.respond("account")) == expected
    assert client.respond("account").status == 200


def test_429_and_418_say_when_to_come_again() -> None:
    client = asker()
    for status in (429, 418):
        client.app.exchange.inject(-1003, status=status)
        response = client.respond("ping")
        assert response.status == status
        assert response.headers["retry-after"] == "60"


def test_a_lost_reply_is_lost_after_the_work_was_done() -> None:
    client = asker()
    client.app.exchange.inject("lost_reply")
    response = client.respond("new_order", LIMIT)
    assert response.lost
    assert len(client.ask("open_orders")) == 1


def test_new_rules_are_in_force_at_once() -> None:
    client = asker()
    row = next(
        dict(one) for one in client.ask("exchange_info")["symbols"] if one["symbol"] == "BTCUSDT"
    )
    body = json.dumps({"fault": "rules", "symbols": [{**row, "status": "BREAK"}]}).encode()
    assert client.app.respond(HttpRequest("POST", "/__control__/inject", body=body)).status == 200
    assert client.code("new_order", **LIMIT) == (400, -1013, "Market is closed.")


def test_a_failed_cancel_replace_tells_of_both_legs() -> None:
    client = asker()
    params = {**LIMIT, "cancelReplaceMode": "STOP_ON_FAILURE", "cancelOrderId": "77"}
    response = client.respond("cancel_replace", params)
    body = json.loads(response.body)
    assert (response.status, body["code"]) == (400, -2022)
    assert body["data"]["cancelResult"] == "FAILURE"
    assert body["data"]["newOrderResult"] == "NOT_ATTEMPTED"
    params["cancelReplaceMode"] = "ALLOW_FAILURE"
    response = client.respond("cancel_replace", params)
    body = json.loads(response.body)
    assert (response.status, body["code"]) == (409, -2021)
    assert body["data"]["newOrderResult"] == "SUCCESS"
