"""The control routes: JSON in and out."""

import json
from typing import Any

import pytest

from pretrade.testing.server.rest.http_messages import HttpRequest, HttpResponse
from tests.testing.server.asking import LIMIT, NOW, Asker, asker


def send(client: Asker, name: str, body: bytes, method: str = "POST") -> HttpResponse:
    return client.app.respond(HttpRequest(method, f"/__control__/{name}", body=body))


def error(response: HttpResponse) -> str:
    sentence: Any = json.loads(response.body)["error"]
    assert isinstance(sentence, str)
    return sentence


def test_a_trade_fills_an_order() -> None:
    client = asker()
    order = client.ask("new_order", **LIMIT)
    response = client.control("trade", symbol="BTCUSDT", price="59890", quantity="1")
    assert response.status == 200
    assert json.loads(response.body) == {"serverTime": str(NOW)}
    found = client.ask("query_order", symbol="BTCUSDT", orderId=order["orderId"])
    assert found["status"] == "FILLED"
    balances = {one["asset"]: one["free"] for one in client.ask("account")["balances"]}
    assert balances["BTC"] == "0.00099900"


def test_a_price_moves_the_book_and_starts_a_stop() -> None:
    client = asker()
    stop = {"side": "BUY", "type": "STOP_LOSS", "quantity": "0.01", "stopPrice": "61000"}
    client.ask("new_order", symbol="BTCUSDT", **stop)
    response = client.control("price", symbol="BTCUSDT", price="62000")
    assert json.loads(response.body) == {"serverTime": str(NOW)}
    ticker = client.ask("book_ticker", symbol="BTCUSDT")
    assert (ticker["bidPrice"], ticker["askPrice"]) == ("61999.99000000", "62000.01000000")
    balances = {one["asset"]: one["free"] for one in client.ask("account")["balances"]}
    assert balances["USDT"] == "379.99990000"  # 0.01 x 62 000.01 are paid
    assert '"action":"price"' in client.app.exchange.journal


def test_a_book_replaces_the_one_before() -> None:
    client = asker()
    client.control("book", symbol="BTCUSDT", bids=[["50000", "1"]], asks=[["70000", "2"]])
    depth = client.ask("depth", symbol="BTCUSDT")
    assert depth["bids"] == [["50000.00000000", "1.00000000"]]
    assert depth["asks"] == [["70000.00000000", "2.00000000"]]


def test_the_clock_is_advanced() -> None:
    client = asker()
    response = client.control("advance", seconds="1.5")
    assert json.loads(response.body) == {"serverTime": str(NOW + 1500)}
    assert client.ask("time") == {"serverTime": NOW + 1500}


def test_a_fault_is_injected() -> None:
    client = asker()
    assert client.control("inject", fault="error", code=-1007, times="2").status == 200
    assert [client.respond("ping").status for _ in range(3)] == [504, 504, 200]


def test_a_reset_wipes_the_exchange() -> None:
    client = asker()
    client.ask("new_order", **LIMIT)
    assert send(client, "reset", b"").status == 200
    assert client.ask("open_orders") == []


def test_numbers_may_be_json_numbers_too() -> None:
    client = asker()
    body = b'{"symbol": "BTCUSDT", "price": 59890.01, "quantity": 1}'
    assert send(client, "trade", body).status == 200
    assert client.ask("ticker_price", symbol="BTCUSDT")["price"] == "59890.01000000"


def test_the_journal_is_json_lines_of_texts() -> None:
    client = asker()
    client.ask("new_order", **LIMIT)
    response = send(client, "journal", b"", "GET")
    assert response.headers["content-type"] == "application/x-ndjson"
    text = response.body.decode()
    assert text == client.app.exchange.journal
    kinds = [json.loads(line)["kind"] for line in text.splitlines()]
    assert kinds[-4:-2] == ["request", "event"]
    assert kinds[-1] == "verdict"
    assert "offline-secret" not in text
    assert "offline-key" not in text


@pytest.mark.parametrize(
    ("name", "body", "sentence"),
    [
        ("trade", b"{", "the body is not JSON; send an object"),
        ("trade", b"[]", "the body is not a JSON object"),
        ("trade", b"null", "the body is not a JSON object"),
        ("trade", b"[" * 100_000, "the body is not JSON; send an object"),
        ("trade", b"\xff", "the body is not JSON; send an object"),
        ("trade", b"", "symbol is missing"),
        ("trade", b'{"symbol":"BTCUSDT","price":"1"}', "quantity is missing"),
        ("trade", b'{"symbol":"X","price":"1","quantity":"1"}', "X is not listed"),
        ("trade", b'{"symbol":"BTCUSDT","price":"x","quantity":"1"}', "price: 'x' "),
        ("trade", b'{"symbol":"BTCUSDT","price":NaN,"quantity":"1"}', "not JSON"),
        ("trade", b'{"symbol":["BTCUSDT"],"price":"1","quantity":"1"}', "symbol: give a text"),
        ("trade", b'{"symbol":"BTCUSDT","prize":"1"}', "'prize' is not a field here; it takes "),
        ("trade", b'{"symbol":"BTCUSDT","price":"0","quantity":"1"}', "nothing trades at 0"),
        ("book", b'{"symbol":"BTCUSDT","bids":5}', "bids: give an array of [price, quantity]"),
        (
            "book",
            b'{"symbol":"BTCUSDT","bids":[["1"]]}',
            "bids: give an array of [price, quantity]",
        ),
        ("book", b'{"bids":[]}', "symbol is missing"),
        ("advance", b"{}", "seconds is missing"),
        ("advance", b'{"seconds":"-1"}', "seconds: give 0 to 1000000000"),
        ("advance", b'{"seconds":"1e30"}', "seconds: give 0 to 1000000000"),
        ("advance", b'{"seconds":"soon"}', "seconds: 'soon' is not a number"),
        ("advance", b'{"seconds":"sNaN"}', "seconds: 'sNaN' is not a number"),
        ("advance", b'{"seconds":null}', "seconds: give a text or a number"),
        ("inject", b'{"fault":"fire"}', "'fire' is no fault"),
        ("inject", b'{"fault":"error","code":"soon"}', "code: 'soon' is not a number"),
        ("inject", b'{"fault":"error","code":700}', "code: give a code of the exchange"),
        ("inject", b'{"fault":"error","status":7}', "status: give an HTTP status from 400"),
        ("inject", b'{"fault":"error","times":"x"}', "'x'"),
        ("inject", b'{"fault":"rules"}', "symbols is missing"),
        ("inject", b'{"fault":"rules","symbols":[5]}', "symbols: give an array of rows"),
        ("reset", b'{"now":true}', "'now' is not a field here; it takes no fields"),
    ],
)
def test_bad_input_is_400_with_a_sentence(name: str, body: bytes, sentence: str) -> None:
    client = asker()
    before = client.app.exchange.journal
    response = send(client, name, body)
    assert response.status == 400
    assert sentence in error(response)
    assert client.app.exchange.journal == before


@pytest.mark.parametrize(
    ("name", "method", "status"),
    [("trade", "GET", 405), ("journal", "POST", 405), ("fly", "POST", 404), ("", "GET", 404)],
)
def test_a_control_that_there_is_not(name: str, method: str, status: int) -> None:
    response = send(asker(), name, b"{}", method)
    assert response.status == status
    assert error(response)
