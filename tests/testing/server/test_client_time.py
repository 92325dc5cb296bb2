"""Timestamps: those of the exchange's clock, and those of the machine's."""

import json
from typing import Any

import pytest

from pretrade.testing.server.client_time import ClientTime, WallClock
from pretrade.testing.server.exchange_app import ExchangeApp
from tests.testing.server.asking import NOW, Asker, asker, exchange

AHEAD = "Timestamp for this request was 1000ms ahead of the server's time."
LATE = "Timestamp for this request is outside of the recvWindow."


class FixedClock(WallClock):
    """A machine whose time a test sets."""

    def __init__(self, time: int) -> None:
        self.time = time
        super().__init__()

    def __call__(self) -> int:
        self.latest = self.time
        return self.time


@pytest.mark.parametrize(
    ("offset", "refusal"),
    [(999, None), (1000, AHEAD), (1760, AHEAD), (-5000, None), (-5001, LATE)],
)
def test_a_signed_request_must_be_recent(offset: int, refusal: str | None) -> None:
    response = asker().respond("account", {"timestamp": NOW + offset})
    if refusal is None:
        assert response.status == 200
    else:
        assert (response.status, json.loads(response.body)) == (
            400,
            {"code": -1021, "msg": refusal},
        )


def test_the_window_may_be_wider() -> None:
    client = asker()
    late = NOW - 60_000
    assert client.respond("account", {"timestamp": late, "recvWindow": 60_000}).status == 200
    assert client.code("account", timestamp=late, recvWindow=59_999) == (400, -1021, LATE)


@pytest.mark.parametrize("name", ["account", "open_orders", "order_count_usage"])
def test_no_window_is_longer_than_a_minute(name: str) -> None:
    refusal = (400, -1131, "'recvWindow' must be less than 60000.")
    assert asker().code(name, recvWindow=60_001) == refusal


def test_microseconds_are_taken() -> None:
    assert asker().respond("account", {"timestamp": NOW * 1000}).status == 200


@pytest.mark.parametrize("timestamp", ["x", "-1", "1" * 21, "1.5", "\uff11\uff12"])
def test_what_is_no_time_is_refused(timestamp: str) -> None:
    assert asker().code("account", timestamp=timestamp)[1] in (-1100, -1021)


def two_clocks(machine: int, *, real_time: bool = False) -> tuple[Asker, FixedClock]:
    clock = FixedClock(machine)
    settings: dict[str, Any] = {"clock": clock} if real_time else {}
    return Asker(ExchangeApp(exchange(**settings), clock=clock, real_time=real_time)), clock


def test_a_client_may_go_by_the_machine_while_the_exchange_stands_still() -> None:
    client, clock = two_clocks(NOW + 10**10)
    assert client.respond("account", {"timestamp": clock.time - 5000}).status == 200
    assert client.respond("account", {"timestamp": NOW - 5000}).status == 200
    assert client.code("account", timestamp=clock.time - 5001) == (400, -1021, LATE)
    assert client.code("account", timestamp=clock.time + 1000) == (400, -1021, AHEAD)
    assert client.code("account", timestamp=NOW - 5001) == (400, -1021, LATE)


def test_a_client_may_go_by_the_machine_after_the_exchange_was_advanced() -> None:
    client, clock = two_clocks(NOW, real_time=True)
    client.app.exchange.advance(3600)
    assert client.respond("account", {"timestamp": clock.time}).status == 200
    assert client.ask("time") == {"serverTime": NOW + 3_600_000}
    assert client.respond("account", {"timestamp": NOW + 3_600_000}).status == 200
    assert client.code("account", timestamp=NOW + 1_000_000)[1] == -1021


def test_the_journal_does_not_show_when_a_test_ran() -> None:
    journals: list[str] = []
    for machine in (NOW + 10**10, NOW + 2 * 10**10):
        client, clock = two_clocks(machine)
        client.respond("account", {"timestamp": clock.time - 17})
        journals.append(client.app.exchange.journal)
    assert journals[0] == journals[1]


def test_a_latency_makes_replies_wait_in_real_time_only() -> None:
    for real_time, delay in ((True, 1500), (False, 0)):
        client, _ = two_clocks(NOW, real_time=real_time)
        client.app.exchange.inject("latency", seconds="1.5")
        assert client.respond("ping").delay == delay
        assert client.respond("ping").delay == 0


def test_a_latency_longer_than_the_window_is_too_late() -> None:
    client, clock = two_clocks(NOW, real_time=True)
    client.app.exchange.inject("latency", seconds=6)
    response = client.respond("account", {"timestamp": clock.time})
    assert json.loads(response.body) == {"code": -1021, "msg": LATE}
    assert response.delay == 6000


def test_without_a_machine_there_is_one_clock() -> None:
    time = ClientTime()
    params = {"timestamp": "5"}
    assert time.on_exchange(params, NOW) is params
    assert time.lead(NOW) == 0


def test_the_wall_clock_remembers_what_it_told() -> None:
    clock = WallClock()
    told = clock()
    assert clock.latest == told > NOW
