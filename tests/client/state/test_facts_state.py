"""Facts: how long they are relied on, and what the client's own requests and the stream do to them.

Times are in milliseconds.
"""

from typing import Any

import pytest

from pretrade import Account, InvalidFacts, Market
from pretrade.client.state.facts_state import FactsState
from tests.client.user_data_events import START, position, report

FUNDS: dict[str, Any] = {
    "canTrade": True,
    "permissions": ["SPOT"],
    "balances": [{"asset": "BTC", "free": "1", "locked": "0"}],
}
OPEN = {"symbol": "BTCUSDT", "side": "BUY", "type": "LIMIT", "origQty": "1", "clientOrderId": "a"}
NOW = START
MINUTE = 60_000


@pytest.fixture
def facts() -> FactsState:
    """One bitcoin and one open order, just read."""
    held = FactsState(MINUTE)
    read(held, NOW)
    return held


def read(facts: FactsState, now: int) -> None:
    reading = facts.begin_reading(now)
    facts.read_funds(reading, FUNDS, now)
    facts.read_open_orders(reading, [OPEN], now)
    facts.end_reading()


def free(facts: FactsState, now: int = NOW) -> str | None:
    balance = facts.account(now).balance("BTC")
    return None if balance is None else str(balance.free)


def open_ids(facts: FactsState, now: int = NOW) -> set[str] | None:
    ids = facts.account(now).open_client_order_ids
    return None if ids is None else set(ids)


def test_nothing_is_known_at_first() -> None:
    held = FactsState(MINUTE)

    assert held.account(NOW) == Account()
    assert held.account_age(NOW) is None
    assert held.market("BTCUSDT", NOW) is None


def test_what_was_read_is_known_for_a_while(facts: FactsState) -> None:
    assert free(facts, NOW + MINUTE) == "1"
    assert open_ids(facts, NOW + MINUTE) == {"a"}
    assert facts.account(NOW).permissions == frozenset({"SPOT"})
    assert facts.account_age(NOW + 1) == 1

    assert facts.account(NOW + MINUTE + 1) == Account()


def test_prices_are_known_for_a_while(facts: FactsState) -> None:
    facts.read_market("BTCUSDT", Market(last_price="27000", at=NOW))

    assert facts.market("BTCUSDT", NOW + MINUTE) == facts.markets(NOW + MINUTE)["BTCUSDT"]
    assert facts.market("BTCUSDT", NOW + MINUTE + 1) is None
    assert facts.markets(NOW + MINUTE + 1) == {}


def test_facts_may_be_relied_on_for_ever() -> None:
    held = FactsState(None)
    read(held, NOW)

    assert free(held, NOW + 1000 * MINUTE) == "1"


def test_a_request_of_ones_own_makes_balances_and_open_orders_unknown(facts: FactsState) -> None:
    facts.begin_change()
    assert (free(facts), open_ids(facts)) == (None, None)

    facts.end_change(NOW + 5)
    assert (free(facts), open_ids(facts)) == (None, None)

    read(facts, NOW + 10)
    assert (free(facts), open_ids(facts)) == ("1", {"a"})


def test_a_request_that_was_refused_changes_nothing(facts: FactsState) -> None:
    facts.begin_change()
    facts.end_change(None)

    assert (free(facts), open_ids(facts)) == ("1", {"a"})


def test_what_was_asked_for_before_a_change_is_no_news(facts: FactsState) -> None:
    reading = facts.begin_reading(NOW)
    facts.begin_change()
    facts.end_change(NOW + 5)

    facts.read_funds(reading, FUNDS, NOW + 10)
    facts.end_reading()

    assert free(facts) is None


def test_what_is_read_during_a_change_holds_only_if_it_is_refused(facts: FactsState) -> None:
    for at, known in ((NOW + 10, None), (None, "1")):
        facts.begin_change()
        read(facts, NOW + 5)
        assert free(facts) is None
        facts.end_change(at)

        assert free(facts) == known


def test_the_stream_settles_a_change_once_it_tells_of_that_time(facts: FactsState) -> None:
    facts.begin_change()
    facts.end_change(NOW + 5)

    facts.apply(position("BTC", "0.9", at=4))
    facts.apply(report(2, at=4))
    assert (free(facts), open_ids(facts)) == (None, None)

    facts.apply(report(3, at=5))
    assert free(facts) is None
    assert open_ids(facts) == {"a", "id-2", "id-3"}

    facts.apply(position("BTC", "0.5", at=5))
    assert free(facts) == "0.5"


def test_an_event_may_be_faster_than_the_reply(facts: FactsState) -> None:
    facts.begin_change()
    facts.apply(report(3, at=5))
    facts.apply(position("BTC", "0.5", at=5))
    assert free(facts) is None

    facts.end_change(NOW + 5)

    assert free(facts) == "0.5"
    assert open_ids(facts) == {"a", "id-3"}


def test_a_fed_account_does_not_age_until_the_stream_ends(facts: FactsState) -> None:
    facts.apply(position("BTC", "0.9", at=1))
    assert free(facts, NOW + 100 * MINUTE) == "0.9"

    facts.apply({"e": "eventStreamTerminated", "E": NOW + 2})
    assert free(facts, NOW + 100 * MINUTE) is None


def test_what_is_no_event_of_the_account_feeds_nothing(facts: FactsState) -> None:
    facts.apply({"id": 1, "result": None})
    facts.apply({"e": "trade", "E": NOW})

    assert not facts.streaming


def test_an_event_that_comes_while_the_account_is_read_is_not_lost() -> None:
    held = FactsState(MINUTE)
    reading = held.begin_reading(NOW)

    held.apply(position("BTC", "0.9", at=1))
    held.read_funds(reading, FUNDS, NOW + 2)
    held.end_reading()

    assert free(held) == "0.9"


def test_an_event_of_before_the_reading_is_no_news(facts: FactsState) -> None:
    facts.apply(position("BTC", "0.9", at=-1))

    assert free(facts) == "1"


def test_a_lost_stream_can_be_told(facts: FactsState) -> None:
    facts.apply(position("BTC", "0.9", at=1))

    facts.forget_account()

    assert facts.account(NOW) == Account()
    assert not facts.streaming


def test_an_event_that_cannot_be_read_leaves_the_account_unknown(facts: FactsState) -> None:
    facts.apply(position("BTC", "0.9", at=1))

    with pytest.raises(InvalidFacts):
        facts.apply({"e": "outboundAccountPosition", "E": NOW, "u": "yesterday", "B": []})

    assert facts.account(NOW + 1) == Account()
