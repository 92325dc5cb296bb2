"""What of a user data stream is read, in which wrappings, and what cannot be read."""

import pytest

from pretrade import Account, InvalidFacts, OpenOrder
from pretrade.client.user_data.user_data_state import UserDataState
from tests.client.user_data_events import Event, canceled, delta, list_status, position, report

EMPTY = UserDataState(Account(balances={}, open_orders=[]))


def opened_by(*events: Event) -> tuple[OpenOrder, ...]:
    state = EMPTY
    for event in events:
        state = state.apply(event)
    assert state.account.open_orders is not None
    return state.account.open_orders


WRAPPED: list[Event] = [
    report(),
    {"subscriptionId": 0, "event": report()},
    {"stream": "listen-key", "data": report()},
]


@pytest.mark.parametrize("event", WRAPPED)
def test_every_wrapping_of_the_exchange_is_read(event: Event) -> None:
    assert len(opened_by(event)) == 1


def test_microseconds_are_read_too() -> None:
    names = ("E", "T", "O")
    precise = {**report(), **{name: report()[name] * 1000 + 1 for name in names}}

    assert opened_by(canceled(at=1), precise) == ()
    assert len(opened_by(precise)) == 1


def test_a_stream_of_2018_that_says_null_for_no_id_is_read() -> None:
    assert len(opened_by(report(C="null", g=None, I=None))) == 1


OTHERS: list[Event] = [
    {"e": "eventStreamTerminated", "E": 1728973001334},
    {"e": "externalLockUpdate", "E": 1, "a": "NEO", "d": "10", "T": 1},
    {"e": "somethingOfTomorrow", "T": []},
    {"id": "1", "status": 200, "result": {"subscriptionId": 0}},
]


@pytest.mark.parametrize("event", OTHERS)
def test_other_events_and_replies_change_nothing(event: Event) -> None:
    state = EMPTY.apply(report())

    assert state.apply(event) is state


MALFORMED: list[tuple[Event, str]] = [
    ({"event": 5}, "event"),
    ({"stream": "x", "data": None}, "data"),
    ({"e": 7}, "7.e"),
    ({**report(), "q": "abc"}, "executionReport.q"),
    ({**report(), "z": "-1"}, "executionReport.z"),
    ({**report(), "i": "1.5"}, "executionReport.i"),
    ({**report(), "s": None}, "executionReport.s"),
    ({**report(), "T": "soon"}, "executionReport.T"),
    ({**report(), "C": 5}, "executionReport.C"),
    ({**report(), "O": None, "x": None}, "executionReport.x"),
    ({**delta("BTC", "1"), "d": "1e99"}, "balanceUpdate.d"),
    ({**delta("BTC", "1"), "a": 3}, "balanceUpdate.a"),
    ({**delta("BTC", "1"), "a": "btc"}, "balanceUpdate.a"),
    (position("1e3", "1"), "outboundAccountPosition.B[0].a"),
    ({**report(), "s": "btcusdt"}, "executionReport.s"),
    ({**position("BTC", "1"), "B": {}}, "outboundAccountPosition.B"),
    (position("BTC", "x"), "outboundAccountPosition.B[0].f"),
    ({**position("BTC", "1"), "B": [7]}, "outboundAccountPosition.B[0]"),
    ({**list_status("ALL_DONE", 1), "O": [{"s": "ETHBTC"}]}, "listStatus.O[0].i"),
    ({**list_status("ALL_DONE", 1), "l": None}, "listStatus.l"),
]


@pytest.mark.parametrize(("event", "path"), MALFORMED)
def test_a_malformed_event_names_the_field(event: Event, path: str) -> None:
    with pytest.raises(InvalidFacts) as raised:
        EMPTY.apply(event)

    assert raised.value.path == path


def test_an_event_is_an_object() -> None:
    with pytest.raises(InvalidFacts, match="is not a JSON object"):
        EMPTY.apply([])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  the mistake
