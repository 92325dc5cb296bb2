"""One request: the clock that is off, and what is no answer at all."""

from itertools import count

import pytest

from pretrade.client import (
    Client,
    EndpointRetired,
    ExchangeError,
    FirewallBlocked,
    MalformedReply,
    OutcomeUnknown,
    RestrictedLocation,
    TransportFailed,
)
from tests.client.conftest import OpenClient
from tests.client.exchange import Clock, Exchange
from tests.client.orders import LIMIT, RULES
from tests.client.server import Answer, Server, refusal

PLACE = "POST /api/v3/order"
TIME = "GET /api/v3/time"


@pytest.fixture
def client(open_client: OpenClient) -> Client:
    return open_client(rules=RULES)


@pytest.mark.parametrize("skew", [-1760, 6000], ids=["clock ahead", "clock behind"])
def test_a_clock_that_is_off_is_set_once_and_the_order_sent_again_with_its_id(
    client: Client, server: Server, exchange: Exchange, skew: int
) -> None:
    exchange.skew = skew

    client.new_order(**LIMIT)
    client.new_order(**LIMIT)

    assert server.routes() == [PLACE, TIME, PLACE, PLACE]
    assert client.server_time.offset_ms == -skew
    first, _, second, third = (request.params for request in server.received)
    assert first["newClientOrderId"] == second["newClientOrderId"] != third["newClientOrderId"]


def test_a_clock_that_drifts_is_set_again_even_by_a_slower_answer(
    open_client: OpenClient, server: Server, exchange: Exchange, clock: Clock
) -> None:
    slower = (number * number // 20 for number in count())  # each answer takes longer
    client = open_client(rules=RULES, clock=lambda: clock.now + next(slower))
    exchange.skew = -1760
    client.new_order(**LIMIT)
    exchange.skew = -4000

    client.new_order(**LIMIT)

    assert server.routes() == [PLACE, TIME, PLACE, PLACE, TIME, PLACE]


def test_a_clock_that_cannot_be_set_is_tried_once(client: Client, server: Server) -> None:
    late = refusal(-1021, "Timestamp for this request is outside of the recvWindow.")
    server.script(PLACE, late, late)

    with pytest.raises(ExchangeError) as refused:
        client.new_order(**LIMIT)

    assert refused.value.code == -1021
    assert server.routes() == [PLACE, TIME, PLACE]


def test_when_the_time_cannot_be_had_the_refusal_is_told(client: Client, server: Server) -> None:
    server.script(PLACE, refusal(-1021, "Timestamp for this request is outside of the recvWindow."))
    server.script(TIME, Answer(500, b""))

    with pytest.raises(ExchangeError, match="-1021"):
        client.new_order(**LIMIT)

    assert server.routes() == [PLACE, TIME]


def test_the_time_is_measured_on_request(client: Client, exchange: Exchange) -> None:
    exchange.skew = -1760

    client.sync_time()

    assert client.server_time.explain().startswith("+1760 ms ahead;")


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (refusal(-1121, "Invalid symbol."), ExchangeError),
        (Answer(403, b"<html>Forbidden</html>"), FirewallBlocked),
        (Answer(410, b"<html>Gone</html>"), EndpointRetired),
        (Answer(451, {"code": 0, "msg": "Service unavailable."}), RestrictedLocation),
        (Answer(200, b"{"), MalformedReply),
        (Answer(502, b"Bad gateway"), MalformedReply),
        (Answer(cut=True), TransportFailed),
    ],
)
def test_what_is_no_answer_is_told_apart_and_not_asked_for_again(
    client: Client, server: Server, answer: Answer, error: type[Exception]
) -> None:
    server.script(TIME, answer)

    with pytest.raises(error):
        client.time()

    assert server.routes() == [TIME]


def test_a_time_that_is_none_sets_no_clock(client: Client, server: Server) -> None:
    server.script(TIME, Answer(200, {"serverTime": "now"}))

    with pytest.raises(MalformedReply):
        client.sync_time()

    assert not client.server_time.known


@pytest.mark.parametrize("time", [10**30, 1664496000000000, 0, -5, 1.5, "text", None], ids=repr)
def test_what_is_no_time_sets_no_clock(client: Client, server: Server, time: object) -> None:
    server.script(TIME, Answer(200, {"serverTime": time}))

    with pytest.raises(MalformedReply, match="serverTime"):
        client.sync_time()

    assert not client.server_time.known
    assert client.new_order(**LIMIT)["status"] == "NEW"


def test_an_order_is_not_sent_again_for_the_clock_when_its_outcome_is_unknown(
    client: Client, server: Server
) -> None:
    server.script(PLACE, refusal(-1021, "Timestamp for this request is outside.", 503))

    with pytest.raises(OutcomeUnknown):
        client.new_order(**LIMIT)

    assert server.routes().count(PLACE) == 1
