"""Subscriptions over the WebSocket API, and what ends a connection."""

import json

import attrs
import pytest

from pretrade.testing import OFFLINE_KEY
from pretrade.testing.server.api import Answer, Call
from pretrade.testing.server.websocket.connection import Close, Pause
from tests.testing.server.asking import LIMIT
from tests.testing.server.websocket.calling import OTHER_KEY, OTHER_SECRET, Caller

SUBSCRIBE = "userDataStream.subscribe.signature"


def test_a_subscription_brings_the_events_of_its_account() -> None:
    caller = Caller()
    assert caller.subscribe()["result"] == {"subscriptionId": 0}
    caller.exchange.new_order(**LIMIT)
    caller.exchange.new_order(api_key=OTHER_KEY, **LIMIT)
    events = caller.texts()
    assert [(one["subscriptionId"], one["event"]["e"]) for one in events] == [
        (0, "executionReport"),
        (0, "outboundAccountPosition"),
    ]


def test_one_connection_listens_to_several_accounts() -> None:
    caller = Caller()
    assert caller.subscribe()["result"] == {"subscriptionId": 0}
    assert caller.subscribe(OTHER_KEY, OTHER_SECRET)["result"] == {"subscriptionId": 1}
    caller.exchange.deposit("USDT", "1", api_key=OTHER_KEY)
    assert {one["subscriptionId"] for one in caller.texts()} == {1}
    assert caller.ask("session.subscriptions")["result"] == [
        {"subscriptionId": 0},
        {"subscriptionId": 1},
    ]


def test_an_account_is_subscribed_to_once() -> None:
    caller = Caller()
    caller.subscribe()
    assert caller.subscribe()["error"]["code"] == -2035


@pytest.mark.parametrize("params", [{"subscriptionId": 0}, {}])
def test_a_subscription_is_ended(params: dict[str, int]) -> None:
    caller = Caller()
    caller.subscribe()
    assert caller.ask("session.status")["result"]["userDataStream"] is True
    assert caller.ask("userDataStream.unsubscribe", params)["result"] == {}
    assert caller.ask("session.status")["result"]["userDataStream"] is False
    caller.exchange.new_order(**LIMIT)
    assert caller.texts() == []
    assert caller.subscribe()["result"] == {"subscriptionId": 1}


@pytest.mark.parametrize(("number", "code"), [(7, -2036), ("x", -1100)])
def test_a_subscription_that_there_is_not_cannot_be_ended(number: object, code: int) -> None:
    answer = Caller().ask("userDataStream.unsubscribe", {"subscriptionId": number})
    assert answer["error"]["code"] == code


def test_listen_keys_are_made_kept_and_closed() -> None:
    caller = Caller()
    key = {"apiKey": OFFLINE_KEY}
    listen_key = caller.ask("userDataStream.start", key)["result"]["listenKey"]
    assert caller.ask("userDataStream.ping", {**key, "listenKey": listen_key})["result"] == {}
    assert caller.ask("userDataStream.stop", {**key, "listenKey": listen_key})["result"] == {}
    gone = caller.ask("userDataStream.ping", {**key, "listenKey": listen_key})
    assert gone["error"]["code"] == -1125


def test_an_injected_error_is_answered() -> None:
    caller = Caller()
    caller.exchange.inject(-1007)
    answer = caller.asks_signed("order.place", dict(LIMIT))
    assert (answer["status"], answer["error"]["code"]) == (504, -1007)


def test_a_lost_reply_cuts_the_connection_after_the_work() -> None:
    caller = Caller()
    caller.subscribe()
    caller.exchange.inject("lost_reply")
    params = caller.signed(dict(LIMIT))
    caller.session.receive(json.dumps({"id": 1, "method": "order.place", "params": params}))
    assert caller.sent[-1] == Close()
    assert len(caller.exchange.open_orders()) == 1
    caller.sent.clear()
    caller.exchange.cancel_all(symbol="BTCUSDT")
    assert caller.sent == []


def test_the_ids_of_a_connection_run_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pretrade.testing.server.websocket.subscriptions._MOST_IDS", 1)
    caller = Caller()
    caller.subscribe()
    assert caller.subscribe(OTHER_KEY, OTHER_SECRET)["error"]["code"] == -2042


def test_a_disconnect_ends_the_connection_once() -> None:
    caller = Caller()
    caller.subscribe()
    caller.subscribe(OTHER_KEY, OTHER_SECRET)
    caller.sent.clear()
    caller.exchange.inject("disconnect")
    assert caller.sent == [Close(1001, "the stream was disconnected")]


def test_an_answer_that_is_late_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    caller = Caller()
    answer = caller.app.api.answer

    def late(call: Call) -> Answer:
        return attrs.evolve(answer(call), delay=2000)

    monkeypatch.setattr(caller.app.api, "answer", late)
    caller.session.receive('{"id":1,"method":"ping"}')
    assert caller.sent[0] == Pause(2)
    assert len(caller.sent) == 2
