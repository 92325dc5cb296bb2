"""The tracker of the exchange's limits."""

from datetime import UTC, datetime

import pytest

from pretrade.client.errors import LimitReached
from pretrade.client.instants import instant, milliseconds_of
from pretrade.client.limits.limit_tracker import LimitTracker
from pretrade.symbol_fields import RateLimit

WEIGHT = RateLimit("REQUEST_WEIGHT", "MINUTE", 1, 6000)
TEN_SECONDS = RateLimit("ORDERS", "SECOND", 10, 50)
DAY = RateLimit("ORDERS", "DAY", 1, 160_000)
RAW = RateLimit("RAW_REQUESTS", "MINUTE", 5, 61_000)
LIMITS = [WEIGHT, TEN_SECONDS, DAY, RAW]  # of September 2024
NOON = milliseconds_of(datetime(2024, 9, 1, 12, 0, 3, tzinfo=UTC))
BOUNDARY = datetime(2024, 9, 1, 12, 0, 10, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tracker(clock: Clock) -> LimitTracker:
    return LimitTracker(LIMITS, clock)


def left(tracker: LimitTracker) -> dict[str, int]:
    return {
        f"{usage.limit.rate_limit_type} {usage.limit.interval}": usage.left
        for usage in tracker.headroom()
    }


def test_a_grid_of_a_hundred_goes_out_in_two_halves(tracker: LimitTracker) -> None:
    plan = tracker.plan(100)

    assert plan.now == 50
    assert plan.later == ((BOUNDARY, 50),)
    assert str(plan) == "50 now, 50 at 2024-09-01T12:00:10+00:00"


def test_a_plan_counts_what_is_already_used(tracker: LimitTracker) -> None:
    tracker.record({"x-mbx-order-count-10s": "30"})

    assert tracker.plan(100).now == 20
    assert [number for _, number in tracker.plan(100).later] == [50, 30]


def test_an_oco_takes_two(tracker: LimitTracker) -> None:
    assert tracker.plan(60, orders=2).now == 25
    assert tracker.plan(0).total == 0
    with pytest.raises(LimitReached, match="50 ORDERS per 10 SECOND is less than one request"):
        tracker.plan(1, orders=51)


def test_a_plan_waits_for_the_day_when_the_day_is_full(tracker: LimitTracker) -> None:
    tracker.record({"x-mbx-order-count-1d": "159990"})
    plan = tracker.plan(20)

    assert plan.now == 10
    assert plan.later == ((datetime(2024, 9, 2, tzinfo=UTC), 10),)


def test_a_plan_sees_the_weight_too(clock: Clock) -> None:
    tracker = LimitTracker([RateLimit("REQUEST_WEIGHT", "MINUTE", 1, 100), DAY], clock)
    plan = tracker.plan(6, weight=40)

    assert plan.now == 2
    assert [number for _, number in plan.later] == [2, 2]


def test_a_plan_without_limits_is_all_at_once(clock: Clock) -> None:
    assert LimitTracker([], clock).plan(10**9).now == 10**9


def test_filled_orders_give_room_back_and_the_header_wins(tracker: LimitTracker) -> None:
    for _ in range(50):
        spent = tracker.spend(1, 1)
        tracker.record({}, spent=spent)
    assert left(tracker)["ORDERS SECOND"] == 0

    tracker.record({"x-mbx-order-count-10s": "30", "x-mbx-order-count-1d": "30"})

    assert left(tracker) == {
        "REQUEST_WEIGHT MINUTE": 5950,
        "ORDERS SECOND": 20,
        "ORDERS DAY": 159_970,
        "RAW_REQUESTS MINUTE": 60_950,
    }


def test_a_limit_refuses_until_its_window_ends(tracker: LimitTracker, clock: Clock) -> None:
    for _ in range(50):
        tracker.admit(1, 1)
        tracker.spend(1, 1)

    with pytest.raises(LimitReached, match="50 ORDERS per 10 SECOND: 50 used") as caught:
        tracker.admit(1, 1)
    assert caught.value.until == BOUNDARY
    assert not caught.value.sent
    tracker.admit(1)  # a query is no order

    clock.now = milliseconds_of(BOUNDARY) - 1
    with pytest.raises(LimitReached):
        tracker.admit(1, 1)
    clock.now += 1
    tracker.admit(1, 1)


def test_the_window_that_ends_last_is_named(tracker: LimitTracker) -> None:
    tracker.record({"x-mbx-order-count-10s": "50", "x-mbx-order-count-1d": "160000"})

    with pytest.raises(LimitReached, match="160000 ORDERS per DAY") as caught:
        tracker.admit(1, 1)
    assert caught.value.until == datetime(2024, 9, 2, tzinfo=UTC)


def test_more_than_a_limit_ever_gives_is_said(tracker: LimitTracker) -> None:
    with pytest.raises(LimitReached, match="6000 REQUEST_WEIGHT per MINUTE is less") as caught:
        tracker.admit(6001)
    assert caught.value.until is None
    tracker.admit(6000)


def test_requests_that_are_out_stay_counted_on_top_of_the_header(tracker: LimitTracker) -> None:
    first, *_ = [tracker.spend(1, 1) for _ in range(50)]

    tracker.record({"x-mbx-order-count-10s": "1"}, spent=first)

    with pytest.raises(LimitReached):
        tracker.admit(1, 1)
    tracker.record({"x-mbx-order-count-10s": "1"})  # without it none is taken to be out
    tracker.admit(1, 49)


def test_replies_that_come_in_another_order_than_their_requests_count_all_of_them(
    tracker: LimitTracker,
) -> None:
    first, second = tracker.spend(1, 1), tracker.spend(1, 1)

    tracker.record({"x-mbx-order-count-10s": "2", "x-mbx-used-weight-1m": "2"}, spent=second)
    tracker.record({"x-mbx-order-count-10s": "1", "x-mbx-used-weight-1m": "1"}, spent=first)

    assert left(tracker)["ORDERS SECOND"] == 48
    assert left(tracker)["REQUEST_WEIGHT MINUTE"] == 5998


def test_a_request_that_places_no_order_takes_none(tracker: LimitTracker) -> None:
    spent = tracker.spend(1)

    assert (spent.orders, left(tracker)["ORDERS SECOND"]) == (0, 50)


def test_a_rejected_order_without_a_header_stays_counted(tracker: LimitTracker) -> None:
    spent = tracker.spend(1, 1)
    tracker.record({"x-mbx-used-weight-1m": "9"}, spent=spent)

    assert left(tracker)["ORDERS SECOND"] == 49
    assert left(tracker)["REQUEST_WEIGHT MINUTE"] == 5991


def test_a_reply_of_the_last_window_settles_nothing_in_this_one(
    tracker: LimitTracker, clock: Clock
) -> None:
    old = tracker.spend(1, 1)
    clock.now += 10_000
    tracker.spend(1, 1)
    tracker.record({}, spent=old)

    assert left(tracker)["ORDERS SECOND"] == 49
    assert left(tracker)["ORDERS DAY"] == 159_998


def test_a_clock_that_is_set_back_a_little_keeps_its_window(
    tracker: LimitTracker, clock: Clock
) -> None:
    tracker.spend(1, 1)
    clock.now -= 1_760 + 3_000
    assert left(tracker)["ORDERS SECOND"] == 49

    clock.now += 1_760 + 3_000
    assert left(tracker)["ORDERS SECOND"] == 49


def test_a_clock_that_was_an_hour_ahead_does_not_hold_counts_for_an_hour(
    tracker: LimitTracker, clock: Clock
) -> None:
    tracker.spend(1, 1)
    clock.now -= 3_600_000
    tracker.spend(1, 1)
    assert left(tracker)["ORDERS SECOND"] == 48

    clock.now += 10_000
    assert left(tracker)["ORDERS SECOND"] == 50


def test_headers_that_say_nothing_are_passed_over(tracker: LimitTracker) -> None:
    tracker.record(
        {
            "x-mbx-used-weight": "77",  # of 2019, without an interval
            "x-mbx-used-weight-1m": "many",
            "x-mbx-order-count-1h": "3",  # no such limiter
            "x-sapi-used-uid-weight-1m": "6",
            "content-length": "2",
        }
    )

    assert left(tracker)["REQUEST_WEIGHT MINUTE"] == 6000
    assert left(tracker)["ORDERS SECOND"] == 50


def test_a_limiter_of_connections_is_not_counted(clock: Clock) -> None:
    tracker = LimitTracker([RateLimit("CONNECTIONS", "MINUTE", 5, 1), TEN_SECONDS], clock)
    tracker.spend(1)

    assert [usage.limit for usage in tracker.headroom()] == [TEN_SECONDS]


def test_a_refusal_for_weight_stops_everything_until_it_is_over(
    tracker: LimitTracker, clock: Clock
) -> None:
    until = instant(NOON + 12_000)
    assert tracker.blocked_until is None
    assert tracker.refused(LimitReached("Too much request weight used", until, -1003)) == until

    assert tracker.blocked_until == until
    with pytest.raises(LimitReached) as caught:
        tracker.admit(1)
    assert caught.value.until == until
    plan = tracker.plan(60)
    assert (plan.now, plan.later[0]) == (0, (until, 50))

    clock.now += 12_000
    assert tracker.blocked_until is None
    tracker.admit(1)


def test_a_refusal_without_a_time_lasts_to_the_end_of_the_window(tracker: LimitTracker) -> None:
    until = tracker.refused(LimitReached("HTTP 429", None, 0))

    assert until == datetime(2024, 9, 1, 12, 1, tzinfo=UTC)
    assert tracker.blocked_until == until


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Too many new orders; current limit is 50 orders per 10 SECOND.", BOUNDARY),
        (
            "Too many new orders; current limit is 160000 orders per DAY.",
            datetime(2024, 9, 2, tzinfo=UTC),
        ),
        ("Too many new orders.", BOUNDARY),
    ],
)
def test_too_many_orders_stop_orders_only(
    tracker: LimitTracker, text: str, until: datetime
) -> None:
    assert tracker.refused(LimitReached(text, None, -1015)) == until

    assert tracker.blocked_until is None
    tracker.admit(1)
    with pytest.raises(LimitReached) as caught:
        tracker.admit(1, 1)
    assert caught.value.until == until


def test_a_refusal_is_honoured_without_known_limits(clock: Clock) -> None:
    tracker = LimitTracker([], clock)

    assert tracker.refused(LimitReached("HTTP 429", None, -1003)) == datetime(
        2024, 9, 1, 12, 1, tzinfo=UTC
    )
    assert tracker.refused(LimitReached("Too many new orders.", None, -1015)) > instant(NOON)


def test_new_limits_keep_what_is_used(tracker: LimitTracker) -> None:
    tracker.record({"x-mbx-used-weight-1m": "1000"})
    tracker.adopt([RateLimit("REQUEST_WEIGHT", "MINUTE", 1, 1200), TEN_SECONDS])

    assert left(tracker) == {"REQUEST_WEIGHT MINUTE": 200, "ORDERS SECOND": 50}


def test_a_limit_does_not_shorten_a_ban(tracker: LimitTracker) -> None:
    until = instant(NOON + 120_000)
    tracker.refused(LimitReached("banned", until, -1003))

    tracker.refused(LimitReached("too many requests", instant(NOON + 1000), -1003))

    assert tracker.blocked_until == until
