"""Every endpoint has its method and path; others are refused in JSON."""

import json
from typing import Any

import pytest

from pretrade.client.endpoints import ENDPOINTS
from pretrade.testing.server.rest.http_messages import HttpRequest
from pretrade.testing.server.rest.rest_api import ROUTES
from tests.testing.server.asking import LIMIT, asker, code_of, rules_of

PARAMETERS: dict[str, dict[str, Any]] = {
    "klines": {"symbol": "BTCUSDT", "interval": "1m"},
    "new_order": LIMIT,
    "test_order": LIMIT,
    "query_order": {"symbol": "BTCUSDT", "orderId": 1},
    "cancel_order": {"symbol": "BTCUSDT", "orderId": 1},
    "query_order_list": {"orderListId": 1},
    "cancel_order_list": {"symbol": "BTCUSDT", "orderListId": 1},
}
UNKNOWN = [-2011, -2013, -2018, -2043]
"""What an exchange answers that has no such order or list."""


LATER = sorted(one.name for one in ROUTES.values() if one.since and one.kind is not None)
OTHERS = (*LATER, "new_margin_order", "new_margin_oco", "reference_price")
"""Those of another API, and of a later day."""


@pytest.mark.parametrize("name", [one.name for one in ROUTES.values() if one.name not in OTHERS])
def test_every_endpoint_of_the_client_answers(name: str) -> None:
    client = asker()
    endpoint = ENDPOINTS[name]
    usual = {one: "BTCUSDT" for one in endpoint.mandatory if one == "symbol"}
    response = client.respond(name, PARAMETERS.get(name, usual))
    body = json.loads(response.body)
    if response.status == 200:
        assert "code" not in body
    else:
        assert response.status in (400, 409)
        assert body["code"] in (*UNKNOWN, -1102, -2022)


def test_every_endpoint_that_has_a_method_is_there() -> None:
    assert set(ENDPOINTS) == {one.name for one in ROUTES.values()}


@pytest.mark.parametrize("name", LATER)
def test_the_requests_of_later_years_are_taken_from_their_day_on(name: str) -> None:
    before, since = asker(), asker(rules_of(1336))  # 2026-05-28
    assert before.code(name, symbol="BTCUSDT")[1] in {-1020, -1102}
    assert since.code(name, symbol="BTCUSDT")[:2] == (400, -1102)


def test_the_reference_price_is_asked_for_from_the_day_on_that_it_counts() -> None:
    before, since = asker(rules_of(1315)), asker(rules_of(1316))  # 2026-05-08

    assert before.code("reference_price", symbol="BTCUSDT")[:2] == (404, -1020)
    response = since.respond("reference_price", {"symbol": "BTCUSDT"})
    assert code_of(response) == (400, -2043)
    assert response.headers["x-mbx-used-weight-1m"] == "2"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "",
        "/api/v3/nothing",
        "/api/v3/order/",
        "/api/v3/../v3/time",
        "/api/v3/%2e%2e/v3/time",
        "//api/v3/time",
        "/api/v3/TIME",
        "/../../etc/passwd",
        "/sapi/v1/capital/config/getall",
    ],
)
def test_a_path_that_there_is_not_is_404(path: str) -> None:
    response = asker().app.respond(HttpRequest("GET", path))
    assert code_of(response) == (404, -1020)


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", "/api/v3/time", "GET"),
        ("PUT", "/api/v3/order", "DELETE, GET, POST"),
        ("GET", "/api/v3/userDataStream", "DELETE, POST, PUT"),
        ("HEAD", "/api/v3/ping", "GET"),
        ("get", "/api/v3/ping", "GET"),
    ],
)
def test_a_method_that_a_path_does_not_take_is_405(method: str, path: str, allowed: str) -> None:
    response = asker().app.respond(HttpRequest(method, path))
    assert code_of(response) == (405, -1020)
    assert response.headers["allow"] == allowed


def test_the_body_of_a_get_is_not_read() -> None:
    request = HttpRequest("GET", "/api/v3/avgPrice", "symbol=BTCUSDT", body=b"nonsense=1")
    assert asker().app.respond(request).status == 200


def test_replies_are_json_in_utf_8() -> None:
    response = asker().respond("time")
    assert response.headers["content-type"] == "application/json;charset=UTF-8"
    assert response.body == b'{"serverTime":1664496000000}'
