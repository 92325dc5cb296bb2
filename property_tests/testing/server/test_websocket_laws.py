"""Whatever is said on a WebSocket connection has one answer, and changes nothing it may not.

- Every message is answered by one JSON object.
- Nobody who did not sign changes or sees an account.
- What the WebSocket API says of an order is what the exchange says in process.
"""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pretrade.client.endpoints import WEBSOCKET_METHODS
from pretrade.client.errors import ExchangeError
from pretrade.testing import OFFLINE_KEY
from pretrade.testing.server.exchange_app import ExchangeApp
from pretrade.testing.server.key_ring import OFFLINE_SECRET
from pretrade.testing.server.websocket.addresses import open_session
from pretrade.testing.server.websocket.connection import Message
from pretrade.testing.server.websocket.stream_control import METHODS
from tests.testing.server.asking import LIMIT, exchange
from tests.testing.server.websocket.calling import Caller

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=5,
)
names = st.sampled_from(["apiKey", "timestamp", "signature", "symbol", "subscriptionId", "limit"])
streams = st.sampled_from(["btcusdt@trade", "btcusdt@depth", "combined", "\ud800"])
params = st.dictionaries(names | st.text(max_size=8), values | st.just(OFFLINE_KEY), max_size=5)
methods = st.sampled_from(
    [*WEBSOCKET_METHODS, *METHODS, "userDataStream.unsubscribe", "session.status"]
)
numbers = st.integers() | st.text(max_size=40) | values
messages = st.fixed_dictionaries(
    {},
    optional={
        "id": numbers,
        "method": methods | values,
        "params": params | st.lists(streams | values, max_size=3) | values,
    },
).map(json.dumps)
texts = st.text() | values.map(json.dumps) | messages


@given(st.lists(texts, min_size=1, max_size=5))
def test_the_websocket_api_answers_every_message_once(said: list[str]) -> None:
    caller = Caller()
    before = caller.exchange.account()
    for number, text in enumerate(said, 1):
        caller.session.receive(text)
        assert len(caller.sent) == number
    for answer in caller.texts():
        assert answer["status"] < 500
        assert ("result" in answer) is (answer["status"] == 200)
        assert "balances" not in str(answer.get("result"))
    assert caller.exchange.account() == before
    assert caller.exchange.open_orders() == []


@given(st.lists(texts, min_size=1, max_size=5))
def test_a_stream_connection_answers_every_message_once(said: list[str]) -> None:
    sent: list[Message] = []
    app = ExchangeApp(exchange())
    app.api.listen_keys.start(OFFLINE_KEY, OFFLINE_SECRET, app.exchange.now)
    session = open_session(app.api, "/ws", "", sent.append, "127.0.0.1")
    for number, text in enumerate(said, 1):
        session.receive(text)
        assert len(sent) == number
        answer = json.loads(str(sent[-1]))
        assert "id" in answer
        assert ("result" in answer) is not ("error" in answer)


orders = st.fixed_dictionaries(
    {"symbol": st.sampled_from(["BTCUSDT", "ETHUSDT", "NOTHERE", "\u5e01"])},
    optional={
        "side": st.sampled_from(["BUY", "SELL", "HOLD"]),
        "type": st.sampled_from(["LIMIT", "MARKET", "LIMIT_MAKER", "STOP_LOSS", "NONE"]),
        "timeInForce": st.sampled_from(["GTC", "IOC", ""]),
        "quantity": st.sampled_from(["0.001", "0.0010001", "-1", "1e-3", "100", ""]),
        "price": st.sampled_from(["59900", "60100", "0.001", "59900.123"]),
        "stopPrice": st.sampled_from(["59000", "61000"]),
        "recvWindow": st.sampled_from(["5000", "60001"]),
    },
)


@given(orders)
def test_an_order_is_judged_as_in_process(changes: dict[str, Any]) -> None:
    caller = Caller()
    order = {**LIMIT, **changes}
    try:
        caller.exchange.test_order(**order, timestamp=caller.exchange.now)
        expected: tuple[int, Any] = (200, None)
    except ExchangeError as refusal:
        expected = (refusal.status, {"code": refusal.code, "msg": refusal.msg})
    answer = caller.asks_signed("order.test", order)
    assert (answer["status"], answer.get("error")) == expected
