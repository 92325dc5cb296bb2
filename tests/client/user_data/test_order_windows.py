"""How the events of a user data stream change the order counts."""

from collections.abc import Mapping

from pretrade import Account
from pretrade.client.user_data.user_data_state import UserDataState
from tests.client.user_data_events import START, Event, canceled, report

TEN_SECONDS = ("SECOND", 10)
DAY = ("DAY", 1)


def counts(*events: Event, now: int = 0, at: int | None = None) -> Mapping[tuple[str, int], int]:
    account = Account(open_orders=[], order_counts={TEN_SECONDS: 3, DAY: 40})
    state = UserDataState(account, at=at)
    for event in events:
        state = state.apply(event)
    found = state.account_at(START + now).order_counts
    assert found is not None
    return found


def new(order_id: int, at: int = 0) -> Event:
    return report(order_id, at=at, O=START + at)


def filled(order_id: int, at: int = 0, placed: int = 0) -> Event:
    return report(order_id, "FILLED", at=at, l="1", z="1", O=START + placed)


def test_a_new_order_counts_once_in_every_interval() -> None:
    assert counts(new(1), new(1), new(2)) == {TEN_SECONDS: 5, DAY: 42}


def test_an_order_of_before_the_account_was_read_does_not_count() -> None:
    assert counts(report(1, O=START - 1), at=START) == {TEN_SECONDS: 3, DAY: 40}


def test_a_count_ends_with_its_interval() -> None:
    # The start is 0 seconds into a window of ten.
    assert counts(new(1), now=9_999) == {TEN_SECONDS: 4, DAY: 41}
    assert counts(new(1), now=10_000) == {TEN_SECONDS: 0, DAY: 41}
    assert counts(new(1), new(2, at=10_001), now=10_001) == {TEN_SECONDS: 1, DAY: 42}
    assert counts(new(1), now=86_400_000) == {TEN_SECONDS: 0, DAY: 0}


def test_the_first_fill_lowers_the_counts_and_the_next_ones_do_not() -> None:
    first = report(1, "PARTIALLY_FILLED", at=1, l="0.4", z="0.4")
    last = report(1, "FILLED", at=2, l="0.6", z="1")

    assert counts(new(1), first, now=2) == {TEN_SECONDS: 3, DAY: 40}
    assert counts(new(1), last, first, last, now=2) == {TEN_SECONDS: 3, DAY: 40}


def test_an_order_placed_yesterday_lowers_the_counts_of_today() -> None:
    fill = filled(1, at=5, placed=-86_400_000)

    assert counts(fill, now=5, at=START) == {TEN_SECONDS: 2, DAY: 39}


def test_fills_are_no_credit_for_orders_to_come() -> None:
    fills = [filled(number, at=5, placed=-60_000) for number in range(1, 6)]

    assert counts(*fills, new(9, at=6), now=6, at=START)[TEN_SECONDS] == 1


def test_an_order_that_fills_in_the_millisecond_of_its_placing_counts_nothing() -> None:
    window = counts(new(1, at=10_000), filled(1, at=10_000, placed=10_000), now=10_000, at=START)

    assert window[TEN_SECONDS] == 0


def test_a_cancel_does_not_change_the_counts() -> None:
    assert counts(new(1), canceled(1, at=1), now=1) == {TEN_SECONDS: 4, DAY: 41}


def test_fills_did_not_lower_counts_before_october_2023() -> None:
    early = 1_690_000_000_000
    event = {**filled(1), "T": early, "O": early, "E": early}
    state = UserDataState(Account(order_counts={DAY: 3})).apply(event)

    assert state.account.order_counts == {DAY: 4}


def test_an_account_is_of_the_time_of_its_newest_event() -> None:
    state = UserDataState(Account(order_counts={TEN_SECONDS: 3})).apply(new(1))

    assert state.account.order_counts == {TEN_SECONDS: 4}
    assert state.apply(new(2, at=10_000)).account.order_counts == {TEN_SECONDS: 1}


def test_an_interval_of_no_length_never_ends() -> None:
    window = ("SECOND", 0)
    state = UserDataState(Account(order_counts={window: 3})).apply(new(1))

    assert state.account_at(START + 10**9).order_counts == {window: 4}


def test_counts_that_are_not_known_stay_unknown() -> None:
    assert UserDataState(Account()).apply(new(1)).account.order_counts is None
