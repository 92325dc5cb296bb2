"""Laws of the client: what is refused is not sent, and what is sent is sent once."""

import json
from importlib.resources import files
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pretrade import ExchangeInfo, Order, OrderRejected
from pretrade.client import Client, ClientError, RawReply, RawRequest, TransportFailed
from pretrade.testing.strategies import legal_orders

RULES = ExchangeInfo.load((files("pretrade") / "sample" / "exchange_info.json").read_bytes())
NOW = 1664496000000
ADDED = {"newClientOrderId", "recvWindow", "timestamp", "signature"}


def refusal(code: int, status: int = 400) -> RawReply:
    return RawReply(status, {}, json.dumps({"code": code, "msg": "no"}).encode())


def success(data: dict[str, Any]) -> RawReply:
    return RawReply(200, {}, json.dumps(data).encode())


FOUND = success({"orderId": 1, "status": "NEW", "serverTime": NOW})
SKEWED = refusal(-1021)
ANSWERS: list[RawReply | TransportFailed] = [
    FOUND,
    SKEWED,
    *(refusal(code) for code in (-1006, -1007, -1013, -2010, -2013)),
    *(refusal(-1003, status) for status in (418, 429)),
    *(refusal(-1000, status) for status in (500, 503)),
    *(RawReply(status, {}, b"<html>") for status in (200, 403, 502)),
    *(TransportFailed("cut", sent=sent) for sent in (True, False)),
]


@attrs.define
class Scripted:
    """A transport that gives the answers of a script, and then only successes."""

    answers: list[RawReply | TransportFailed]
    requests: list[RawRequest] = attrs.field(factory=list[RawRequest])

    def send(self, request: RawRequest, timeout: float) -> RawReply:
        assert timeout > 0
        self.requests.append(request)
        answer = self.answers.pop(0) if self.answers else FOUND
        if isinstance(answer, TransportFailed):
            raise answer
        return answer

    def wait(self, milliseconds: int) -> None:
        assert milliseconds >= 0

    def close(self) -> None:
        """Nothing to close."""

    @property
    def orders(self) -> list[dict[str, str]]:
        """The parameters of each order that was sent."""
        bodies = [one.body for one in self.requests if one.method == "POST"]
        return [dict(pair.split("=") for pair in body.split("&")) for body in bodies]


def client_of(transport: Scripted, *, wait_for_limits: bool = False) -> Client:
    return Client(
        "key",
        "secret",
        environment="testnet",
        rules=RULES,
        transport=transport,
        clock=lambda: NOW,
        wait_for_limits=wait_for_limits,
    )


amounts = st.sampled_from(["0", "0.001", "0.0015", "0.00000001", "1", "27000", "27000.123", "-1"])
orders = st.fixed_dictionaries(
    {
        "symbol": st.sampled_from(["BTCUSDT", "ETHUSDT", "BCCUSDT", "NOSUCH"]),
        "side": st.sampled_from(["BUY", "SELL", "HOLD"]),
        "type": st.sampled_from(["LIMIT", "MARKET", "LIMIT_MAKER"]),
        "quantity": amounts,
    },
    optional={"price": amounts, "timeInForce": st.sampled_from(["GTC", "IOC"])},
)


@given(order=orders)
def test_an_order_is_sent_as_it_is_if_and_only_if_it_passes_the_check(
    order: dict[str, str],
) -> None:
    transport = Scripted([])
    client, report = client_of(transport), RULES.check(order)

    if report.ok:
        client.new_order(order)
        (sent,) = transport.orders
        assert sent.keys() - order.keys() == ADDED
        assert order.items() <= sent.items()
    else:
        with pytest.raises(OrderRejected) as rejected:
            client.new_order(order)
        assert transport.requests == []
        assert rejected.value.report == report


@given(
    order=legal_orders(RULES["BTCUSDT"]),
    answers=st.lists(st.sampled_from(ANSWERS), max_size=8),
    wait_for_limits=st.booleans(),
)
def test_whatever_is_answered_an_order_is_sent_once_or_again_after_a_clock_that_was_off(
    order: Order, answers: list[RawReply | TransportFailed], wait_for_limits: bool
) -> None:
    """A second POST follows only -1021, with which the exchange refuses before it looks."""
    transport = Scripted(list(answers))
    skewed = bool(answers) and answers[0] is SKEWED

    try:
        reply = client_of(transport, wait_for_limits=wait_for_limits).new_order(order)
    except ClientError:
        pass
    else:
        assert reply["orderId"] == 1

    assert len(transport.orders) <= 1 + skewed
    assert len({sent["newClientOrderId"] for sent in transport.orders}) == 1
