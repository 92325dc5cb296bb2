"""Connections that listen to streams: what they are told, and what they may say."""

import json
from typing import Any

import pytest

from pretrade.testing import OFFLINE_KEY
from pretrade.testing.server.websocket.connection import Close, Message, Refused
from pretrade.testing.server.websocket.stream_connection import StreamConnection
from tests.testing.server.asking import LIMIT, exchange

LISTEN_KEY = "a-listen-key" * 5


class Listener:
    """A session and what it sent."""

    def __init__(self, *names: str, combined: bool = False) -> None:
        self.exchange = exchange()
        self.keys = {LISTEN_KEY: OFFLINE_KEY}
        self.sent: list[Message] = []
        self.session = StreamConnection(
            self.exchange, self.keys.get, self.sent.append, combined=combined
        )
        self.session.open(names)

    def told(self) -> list[Any]:
        """What was sent since it was asked last, without the end of the connection."""
        texts = [one for one in self.sent if isinstance(one, str)]
        self.sent.clear()
        return [json.loads(text) for text in texts]

    def says(self, method: str, *params: object, number: object = 1) -> Any:  # noqa: ANN401  JSON
        self.session.receive(json.dumps({"method": method, "params": params, "id": number}))
        (answer,) = self.told()
        return answer


def test_a_trade_stream_tells_each_trade() -> None:
    listener = Listener("btcusdt@trade")
    listener.exchange.trade("BTCUSDT", "60001", "0.5")
    (event,) = listener.told()
    assert (event["e"], event["s"], event["p"], event["q"]) == (
        "trade",
        "BTCUSDT",
        "60001.00000000",
        "0.50000000",
    )


def test_a_book_ticker_stream_tells_the_best_bid_and_ask() -> None:
    listener = Listener("btcusdt@bookTicker")
    listener.exchange.book("BTCUSDT", bids=[("59000", "1")], asks=[("61000", "2")])
    event = listener.told()[-1]
    assert (event["b"], event["a"]) == ("59000.00000000", "61000.00000000")


@pytest.mark.parametrize("name", ["btcusdt@depth", "btcusdt@depth@100ms"])
def test_a_depth_stream_tells_the_levels_that_changed(name: str) -> None:
    listener = Listener(name)
    listener.exchange.new_order(**LIMIT)
    (event,) = listener.told()
    assert event["e"] == "depthUpdate"
    assert event["b"] == [["59900.00000000", "0.00100000"]]


def test_a_combined_stream_names_the_stream_of_each_event() -> None:
    listener = Listener("btcusdt@trade", LISTEN_KEY, combined=True)
    listener.exchange.trade("BTCUSDT", "60001", "1")
    listener.exchange.deposit("USDT", "1")
    told = [(event["stream"], event["data"]["e"]) for event in listener.told()]
    assert told == [
        ("btcusdt@trade", "trade"),
        (LISTEN_KEY, "balanceUpdate"),
        (LISTEN_KEY, "outboundAccountPosition"),
    ]


def test_a_listen_key_brings_the_events_of_its_account_bare() -> None:
    listener = Listener(LISTEN_KEY)
    listener.exchange.new_order(**LIMIT)
    assert [event["e"] for event in listener.told()] == [
        "executionReport",
        "outboundAccountPosition",
    ]


def test_a_listen_key_brings_no_events_of_other_accounts() -> None:
    listener = Listener(LISTEN_KEY)
    listener.exchange.add_account("other-key", {"USDT": "1000"})
    listener.exchange.new_order(api_key="other-key", **LIMIT)
    assert listener.told() == []


def test_a_listen_key_that_is_closed_falls_silent() -> None:
    listener = Listener(LISTEN_KEY)
    del listener.keys[LISTEN_KEY]
    listener.exchange.new_order(**LIMIT)
    assert listener.told() == []
    assert listener.says("LIST_SUBSCRIPTIONS") == {"result": [], "id": 1}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("x" * 64, -1125),
        ("btcusdt@kline_1m", 2),
        ("BTCUSDT@trade", 2),
        ("nothere@trade", 2),
        ("@trade", 2),
        ("btcusdt@", 2),
    ],
)
def test_an_address_with_a_stream_that_is_not_served_is_refused(name: str, code: int) -> None:
    with pytest.raises(Refused) as refusal:
        Listener("btcusdt@trade", name)
    assert (refusal.value.status, refusal.value.body["code"]) == (400, code)


def test_a_number_in_an_address_stands_for_nothing() -> None:
    listener = Listener("0")
    assert listener.says("LIST_SUBSCRIPTIONS")["result"] == []
    assert listener.says("SUBSCRIBE", "0")["error"]["code"] == 2


def test_streams_are_subscribed_listed_and_left() -> None:
    listener = Listener()
    assert listener.says("SUBSCRIBE", "btcusdt@trade", "btcusdt@depth", "btcusdt@trade") == {
        "result": None,
        "id": 1,
    }
    assert listener.says("UNSUBSCRIBE", "btcusdt@depth", "btcusdt@bookTicker", number="two") == {
        "result": None,
        "id": "two",
    }
    assert listener.says("LIST_SUBSCRIPTIONS", number=None) == {
        "result": ["btcusdt@trade"],
        "id": None,
    }
    listener.exchange.trade("BTCUSDT", "60001", "1")
    assert [event["e"] for event in listener.told()] == ["trade"]


def test_a_name_that_is_not_served_subscribes_to_nothing() -> None:
    listener = Listener()
    error = listener.says("SUBSCRIBE", "btcusdt@trade", "btcusdt@kline_1m")["error"]
    assert (error["code"], error["data"]) == (2, "btcusdt@kline_1m")
    assert listener.says("LIST_SUBSCRIPTIONS")["result"] == []


def test_whether_events_are_wrapped_is_a_property() -> None:
    listener = Listener("btcusdt@trade")
    assert listener.says("GET_PROPERTY", "combined")["result"] is False
    assert listener.says("SET_PROPERTY", "combined", True) == {"result": None, "id": 1}
    assert listener.says("GET_PROPERTY", "combined")["result"] is True
    listener.exchange.trade("BTCUSDT", "60001", "1")
    assert listener.told()[0]["stream"] == "btcusdt@trade"


# Source: "Error Messages", "WebSocket Streams"; the errors are nested on the wire.
@pytest.mark.parametrize(
    ("text", "code", "msg"),
    [
        ("{", 3, "Invalid JSON: expected value at line 1 column 2"),
        ("[]", 2, "Invalid request: expected an object"),
        ("9" * 5000, 3, "Invalid JSON: number out of range"),
        ("[" * 100_000, 3, "Invalid JSON: number out of range"),
        ('{"id": 1}', 2, "Invalid request: missing field `method`"),
        ('{"method": "LEAVE", "id": 1}', 2, "Invalid request: unknown variant `LEAVE`, expected"),
        ('{"method": ["SUBSCRIBE"], "id": 1}', 2, "Invalid request: unknown variant"),
        ('{"method": "SUBSCRIBE", "params": [], "id": 1.5}', 2, "Invalid request: request ID"),
        ('{"method": "SUBSCRIBE", "params": [], "id": true}', 2, "Invalid request: request ID"),
        ('{"method": "SUBSCRIBE", "params": {}}', 2, "Invalid request: params must be an array"),
        ('{"method": "SUBSCRIBE", "params": [1]}', 2, "Invalid request: stream name must be"),
        ('{"method": "LIST_SUBSCRIPTIONS", "params": ["a"]}', 2, "Invalid request: too many"),
        ('{"method": "GET_PROPERTY", "params": []}', 2, "Invalid request: property name must be"),
        ('{"method": "GET_PROPERTY", "params": ["speed"]}', 0, "Unknown property"),
        ('{"method": "GET_PROPERTY", "params": ["combined", true]}', 2, "Invalid request: too"),
        ('{"method": "SET_PROPERTY", "params": ["combined"]}', 1, "Invalid value type: expected"),
        ('{"method": "SET_PROPERTY", "params": ["combined", 1]}', 1, "Invalid value type"),
    ],
)
def test_a_message_that_is_wrong_is_answered_with_an_error(text: str, code: int, msg: str) -> None:
    listener = Listener()
    listener.session.receive(text)
    (answer,) = listener.told()
    assert answer["error"]["code"] == code
    assert answer["error"]["msg"].startswith(msg)


def test_a_disconnect_ends_the_connection_once() -> None:
    listener = Listener("btcusdt@trade", LISTEN_KEY)
    listener.exchange.inject("disconnect")
    assert listener.sent == [Close(1001, "the stream was disconnected")]
    listener.exchange.trade("BTCUSDT", "60001", "1")
    assert listener.told() == []


def test_a_closed_session_is_told_nothing() -> None:
    listener = Listener("btcusdt@trade", LISTEN_KEY)
    listener.session.closed()
    listener.session.closed()
    listener.exchange.new_order(**LIMIT)
    listener.exchange.trade("BTCUSDT", "60001", "1")
    assert listener.told() == []
