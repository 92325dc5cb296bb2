"""Limits: what is too much is not sent, and what was refused for it is sent again at most once."""

from datetime import UTC, datetime

import attrs
import pytest

from pretrade.client import Banned, Client, LimitReached
from tests.client.conftest import OpenClient, Patience
from tests.client.exchange import START, Clock
from tests.client.orders import LIMIT, RULES
from tests.client.server import Answer, Server, refusal

PLACE = "POST /api/v3/order"
TIME = "GET /api/v3/time"
LATER = datetime(2022, 9, 30, 0, 0, 7, tzinfo=UTC)


def limited(seconds: int) -> Answer:
    return attrs.evolve(
        refusal(-1003, "Too many requests.", 429), headers={"Retry-After": str(seconds)}
    )


@pytest.fixture
def client(open_client: OpenClient) -> Client:
    return open_client(rules=RULES)


def test_too_many_requests_tell_when_to_go_on_and_nothing_is_sent_before(
    client: Client, server: Server, clock: Clock
) -> None:
    server.script(PLACE, limited(7))

    with pytest.raises(LimitReached) as limit:
        client.new_order(**LIMIT)
    assert limit.value.until == LATER
    with pytest.raises(LimitReached) as local:
        client.query_order("BTCUSDT", orderId=1)
    assert local.value.until == LATER
    assert server.routes() == [PLACE]

    clock.now += 7000
    client.new_order(**LIMIT)
    assert server.routes() == [PLACE, PLACE]


def test_a_client_that_may_wait_waits_and_goes_on_once(
    open_client: OpenClient, server: Server, patience: Patience
) -> None:
    client = open_client(wait_for_limits=True)
    server.script(TIME, limited(7))

    assert client.time()["serverTime"] == START + 7000
    assert patience.waits == [7000]
    assert server.routes() == [TIME, TIME]

    server.script(TIME, limited(1), limited(2))
    with pytest.raises(LimitReached):
        client.time()
    assert server.routes() == [TIME] * 4


def test_a_client_that_may_wait_waits_for_its_own_count_too(
    open_client: OpenClient, server: Server, patience: Patience
) -> None:
    limits = [
        {"rateLimitType": "REQUEST_WEIGHT", "interval": "MINUTE", "intervalNum": 1, "limit": 7}
    ]
    client = open_client(rules=RULES | {"rateLimits": limits}, wait_for_limits=True)

    for _ in range(2):  # the exchange says that 7 are used, whatever was sent before
        client.time()

    assert patience.waits == [60_000]
    assert server.routes() == [TIME] * 2


def test_what_no_limit_ever_allows_is_not_waited_for(
    open_client: OpenClient, server: Server, patience: Patience
) -> None:
    limits = [
        {"rateLimitType": "REQUEST_WEIGHT", "interval": "MINUTE", "intervalNum": 1, "limit": 7}
    ]
    client = open_client(rules=RULES | {"rateLimits": limits}, wait_for_limits=True)

    with pytest.raises(LimitReached, match="less than one request takes"):
        client.open_orders()

    assert patience.waits == []
    assert server.routes() == []


def test_an_order_never_waits(open_client: OpenClient, server: Server, patience: Patience) -> None:
    client = open_client(rules=RULES, wait_for_limits=True)
    server.script(PLACE, limited(7))

    with pytest.raises(LimitReached):
        client.new_order(**LIMIT)

    assert patience.waits == []
    assert server.routes() == [PLACE]


def test_a_ban_is_not_waited_for(
    open_client: OpenClient, server: Server, patience: Patience
) -> None:
    client = open_client(wait_for_limits=True)
    server.script(TIME, refusal(-1003, "Way too much; IP banned until 1659761931230.", 418))

    with pytest.raises(Banned) as banned:
        client.time()

    assert banned.value.until == datetime(2022, 8, 6, 4, 58, 51, 230000, tzinfo=UTC)
    assert patience.waits == []


def test_orders_beyond_the_limit_are_not_sent(
    open_client: OpenClient, server: Server, clock: Clock
) -> None:
    limits = [{"rateLimitType": "ORDERS", "interval": "SECOND", "intervalNum": 10, "limit": 2}]
    client = open_client(rules=RULES | {"rateLimits": limits})
    for _ in range(2):
        client.new_order(**LIMIT)
    sent = server.bytes_received

    with pytest.raises(LimitReached) as limit:
        client.new_order(**LIMIT)

    assert limit.value.until == datetime(2022, 9, 30, 0, 0, 10, tzinfo=UTC)
    assert server.bytes_received == sent
    assert client.limits.plan(3).now == 0
    clock.now += 10_000
    assert client.new_order(**LIMIT)["status"] == "NEW"


def test_too_many_margin_orders_do_not_stop_spot_orders(client: Client, server: Server) -> None:
    msg = "Too many new orders; current limit is 50 orders per 10 SECOND."
    server.script("POST /sapi/v1/margin/order", refusal(-1015, msg, 429))

    with pytest.raises(LimitReached, match="-1015"):
        client.new_margin_order(LIMIT)

    assert client.new_order(LIMIT)["status"] == "NEW"
