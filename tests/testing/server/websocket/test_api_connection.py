"""Connections to the WebSocket API: requests, refusals, limits and subscriptions."""

from typing import Any

import pytest

from pretrade.client.errors import ExchangeError
from pretrade.testing import OFFLINE_KEY
from pretrade.testing.server.key_ring import KeyRing
from pretrade.testing.server.websocket.api_request import signable
from pretrade.testing.server.websocket.connection import Close
from tests.testing.server.asking import LIMIT, signature
from tests.testing.server.websocket.calling import OTHER_KEY, Caller

SUBSCRIBE = "userDataStream.subscribe.signature"


@pytest.mark.parametrize("number", [1, "an-id_2", None, -5])
def test_an_answer_repeats_the_id(number: object) -> None:
    answer = Caller().ask("ping", number=number)
    assert (answer["id"], answer["status"], answer["result"]) == (number, 200, {})


def test_a_method_may_name_its_version() -> None:
    caller = Caller()
    assert caller.ask("v3/time")["result"] == {"serverTime": caller.exchange.now}


def test_lists_are_sent_as_json_arrays() -> None:
    rows = Caller().ask("exchangeInfo", {"symbols": ["BTCUSDT", "ETHUSDT"]})["result"]["symbols"]
    assert [row["symbol"] for row in rows] == ["BTCUSDT", "ETHUSDT"]


def test_an_order_is_placed_queried_and_cancelled() -> None:
    caller = Caller()
    placed = caller.asks_signed("order.place", dict(LIMIT))
    assert (placed["status"], placed["result"]["status"]) == (200, "NEW")
    which = {"symbol": "BTCUSDT", "orderId": placed["result"]["orderId"]}
    assert caller.asks_signed("order.status", which)["result"]["price"] == "59900.00000000"
    assert len(caller.asks_signed("openOrders.status")["result"]) == 1
    assert caller.asks_signed("order.cancel", which)["result"]["status"] == "CANCELED"
    assert caller.asks_signed("openOrders.status", {"symbol": "BTCUSDT"})["result"] == []
    balances = caller.asks_signed("account.status")["result"]["balances"]
    assert {one["asset"]: one["free"] for one in balances}["USDT"] == "1000.00000000"


def test_a_test_order_leaves_nothing() -> None:
    caller = Caller()
    assert caller.asks_signed("order.test", dict(LIMIT))["result"] == {}
    assert caller.exchange.open_orders() == []


def test_numbers_are_signed_and_read_as_they_are_written() -> None:
    caller = Caller()
    now = caller.exchange.now
    fields = '"quantity":0.0010,"price":59900.00'
    payload = (
        f"apiKey=offline-key&price=59900.00&quantity=0.0010&side=BUY&symbol=BTCUSDT"
        f"&timeInForce=GTC&timestamp={now}&type=LIMIT"
    )
    answer = caller.answer(
        '{"id":1,"method":"order.place","params":{"symbol":"BTCUSDT","side":"BUY","type":"LIMIT",'
        f'"timeInForce":"GTC",{fields},"apiKey":"offline-key","timestamp":{now},'
        f'"signature":"{signature(payload).upper()}"}}}}'
    )
    assert answer["result"]["origQty"] == "0.00100000"


def test_a_cancel_replace_that_fails_in_part_tells_both_legs() -> None:
    caller = Caller()
    changes = {"cancelReplaceMode": "STOP_ON_FAILURE", "cancelOrderId": "99"}
    answer = caller.asks_signed("order.cancelReplace", {**LIMIT, **changes})
    assert (answer["status"], answer["error"]["code"]) == (400, -2022)
    assert answer["error"]["data"]["cancelResult"] == "FAILURE"


# Source: "SIGNED request example (HMAC)", "Public WebSocket API": the published vectors.
@pytest.mark.parametrize(
    ("changes", "published"),
    [
        ({}, "aa1b5712c094bc4e57c05a1a5c1fd8d88dcd628338ea863fec7b88e59fe2db24"),
        (
            {
                "symbol": "\uff11\uff12\uff13\uff14\uff15\uff16",
                "side": "BUY",
                "quantity": "1.00000000",
                "price": "0.10000000",
                "recvWindow": "5000",
            },
            "b33892ae8e687c939f4468c6268ddd4c40ac1af18ad19a064864c47bae0752cd",
        ),
    ],
)
def test_the_published_signatures_are_right(changes: dict[str, str], published: str) -> None:
    params = {
        "symbol": "BTCUSDT",
        "side": "SELL",
        "type": "LIMIT",
        "timeInForce": "GTC",
        "quantity": "0.01000000",
        "price": "52000.00",
        "recvWindow": "100",
        "timestamp": "1645423376532",
        "apiKey": "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A",
        **changes,
    }
    secret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j"  # noqa: S105
    ring = KeyRing({"key": secret})
    ring.judge("key", signable(params), published)
    ring.judge("key", signable({**params, "signature": "ab"}), published.upper())
    for changed, signature_ in [({**params, "price": "1"}, published), (params, "ü")]:
        with pytest.raises(ExchangeError, match="Signature"):
            ring.judge("key", signable(changed), signature_)


@pytest.mark.parametrize("method", ["order.place", SUBSCRIBE])
@pytest.mark.parametrize(
    ("left_out", "changes", "status", "code"),
    [
        ("apiKey", {}, 401, -2014),
        ("timestamp", {}, 400, -1102),
        ("signature", {}, 400, -1102),
        ("", {"apiKey": "unknown"}, 401, -2015),
        ("", {"apiKey": "not a key"}, 401, -2014),
        ("", {"apiKey": OTHER_KEY}, 400, -1022),
        ("", {"signature": "0" * 64}, 400, -1022),
        ("", {"timestamp": "yesterday"}, 400, -1100),
        ("", {"timestamp": 1}, 400, -1021),
        ("", {"recvWindow": 60001}, 400, -1131),
    ],
)
def test_who_is_not_signed_in_gets_nothing(
    method: str, left_out: str, changes: dict[str, Any], status: int, code: int
) -> None:
    caller = Caller()
    given = {"apiKey": OFFLINE_KEY, "timestamp": caller.exchange.now}
    given |= {} if method == SUBSCRIBE else dict(LIMIT)
    given |= changes
    given.pop(left_out, None)
    payload = "&".join(
        f"{name}={value}" for name, value in sorted(given.items()) if name != "signature"
    )
    params = {"signature": signature(payload), **given}
    params.pop(left_out, None)
    answer = caller.ask(method, params)
    assert (answer["status"], answer["error"]["code"]) == (status, code)
    assert caller.exchange.open_orders() == []


@pytest.mark.parametrize(
    ("text", "msg"),
    [
        ("{", "Invalid JSON Request"),
        ("[]", "Invalid JSON Request"),
        ('{"id":1,"method":"ping","params":{"a":NaN}}', "Invalid JSON Request"),
        ("[" * 100_000, "Invalid JSON Request"),
        ('{"id":1,"method":"ping","params":{"a":"\\ud800"}}', "Invalid JSON Request"),
        ('{"id":1.5,"method":"ping"}', "Invalid 'id' in JSON request; expected an integer"),
        ('{"id":true,"method":"ping"}', "Invalid 'id' in JSON request; expected an integer"),
        ('{"id":"a b","method":"ping"}', "Invalid 'id' in JSON request; expected an integer"),
        ('{"id":1}', "Invalid 'method' in JSON request; expected a string."),
        ('{"id":1,"method":"ping","params":[]}', "Invalid 'params' in JSON request; expected an"),
        ('{"id":1,"method":"ping","params":{"a":{}}}', "JSON sent for parameter 'a' is not valid"),
        ('{"id":1,"method":"ping","params":{"a":null}}', "JSON sent for parameter 'a' is not"),
        (
            '{"id":1,"method":"ping","params":{"returnRateLimits":"no"}}',
            "JSON sent for parameter 'returnRateLimits' is not valid",
        ),
    ],
)
def test_what_is_no_request_is_answered_with_invalid_json(text: str, msg: str) -> None:
    answer = Caller().answer(text)
    assert (answer["status"], answer["error"]["code"]) == (400, -1135)
    assert answer["error"]["msg"].startswith(msg)


def test_an_unknown_method_is_refused_by_name() -> None:
    error = Caller().ask("order.amend.losePriority")["error"]
    assert error["code"] == -1020
    assert error["msg"].endswith("order.amend.losePriority")


@pytest.mark.parametrize(
    "method",
    [
        *("orderList.place.oto", "orderList.place.otoco", "orderList.place.opo"),
        *("orderList.place.opoco", "sor.order.place", "sor.order.test"),
        *("order.amend.keepPriority", "order.amendments", "myAllocations", "myPreventedMatches"),
        *("account.commission", "myFilters"),
    ],
)
def test_the_methods_of_later_years_are_known(method: str) -> None:
    assert Caller().ask(method)["error"]["code"] == -2014  # it asks for a key


def test_answers_tell_the_limits_that_they_count_against() -> None:
    caller = Caller()
    (weight,) = caller.ask("ping")["rateLimits"]
    assert (weight["rateLimitType"], weight["interval"], weight["count"]) == (
        "REQUEST_WEIGHT",
        "MINUTE",
        1,
    )
    rows = caller.asks_signed("order.place", dict(LIMIT))["rateLimits"]
    assert [(row["rateLimitType"], row["interval"], row["count"]) for row in rows] == [
        ("REQUEST_WEIGHT", "MINUTE", 2),
        ("ORDERS", "SECOND", 1),
        ("ORDERS", "DAY", 1),
    ]


@pytest.mark.parametrize(
    ("connection", "request_", "shown"),
    [(True, None, True), (True, False, False), (False, None, False), (False, True, True)],
)
def test_limits_are_shown_as_asked(connection: bool, request_: bool | None, shown: bool) -> None:
    params = {} if request_ is None else {"returnRateLimits": request_}
    answer = Caller(shows_limits=connection).ask("ping", params)
    assert ("rateLimits" in answer) is shown


def test_too_many_requests_are_refused_and_then_banned() -> None:
    caller = Caller()
    answers: list[Any] = []
    while not answers or answers[-1]["status"] != 418:
        answers.append(caller.ask("session.status"))
        assert len(answers) < 4000
    first = next(one for one in answers if one["status"] != 200)
    assert (first["status"], first["error"]["code"]) == (429, -1003)
    data = first["error"]["data"]
    assert data["serverTime"] == caller.exchange.now
    assert data["serverTime"] < data["retryAfter"] <= data["serverTime"] + 60_000
    caller.session.receive('{"id":1,"method":"ping"}')
    assert caller.sent[-1] == Close(1008, "banned")
