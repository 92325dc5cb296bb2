"""Laws of the tracker.

"A 429 will be returned when either rate limit is violated" and "Every successful order response
will contain a X-MBX-ORDER-COUNT-(intervalNum)(intervalLetter) header" (REST documentation of
2022-09-30): who goes by the tracker never breaks a limit, whatever is out, filled or answered late.
"""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from pretrade.client.errors import LimitReached
from pretrade.client.instants import instant, milliseconds_of
from pretrade.client.limits.limit_tracker import LimitTracker
from pretrade.client.limits.rate_limits import length, window_of, window_start
from pretrade.client.limits.usage import Spent
from pretrade.symbol_fields import RateLimit

limiters = st.builds(
    RateLimit,
    st.sampled_from(["ORDERS", "REQUEST_WEIGHT", "RAW_REQUESTS"]),
    st.sampled_from(["SECOND", "MINUTE", "DAY"]),
    st.sampled_from([1, 3, 10]),
    st.integers(1, 30),
)
books = st.lists(limiters, min_size=1, max_size=4, unique_by=window_of)
steps = st.lists(
    st.tuples(
        st.sampled_from(["send", "send", "answer", "fill", "wait"]),
        st.integers(0, 3),
        st.integers(0, 20),
    ),
    max_size=60,
)


@attrs.define
class Exchange:
    """Counts a request when it is sent; its headers may be read much later."""

    limits: list[RateLimit]
    now: int = 1_000_000_000_000
    counted: dict[tuple[RateLimit, int], int] = attrs.field(
        factory=dict[tuple[RateLimit, int], int]
    )
    out: list[tuple[Spent, dict[str, str]]] = attrs.field(
        factory=list[tuple[Spent, dict[str, str]]]
    )

    def place(self, limit: RateLimit) -> tuple[RateLimit, int]:
        return limit, window_start(limit, self.now)

    def count(self, limit: RateLimit) -> int:
        return self.counted.get(self.place(limit), 0)

    def take(self, spent: Spent) -> None:
        for limit in self.limits:
            self.counted[self.place(limit)] = self.count(limit) + spent.of(limit)
            assert self.count(limit) <= limit.limit
        self.out.append((spent, self.headers()))

    def headers(self) -> dict[str, str]:
        names = {"ORDERS": "x-mbx-order-count", "REQUEST_WEIGHT": "x-mbx-used-weight"}
        return {
            f"{names[limit.rate_limit_type]}-{limit.interval_num}{limit.interval[0].lower()}": str(
                self.count(limit)
            )
            for limit in self.limits
            if limit.rate_limit_type in names
        }

    def fill(self) -> None:
        """A filled order lowers the count (since 2023-10-03)."""
        for limit in self.limits:
            if limit.rate_limit_type == "ORDERS" and self.count(limit):
                self.counted[self.place(limit)] -= 1


def play(
    limits: list[RateLimit], moves: list[tuple[str, int, int]]
) -> tuple[Exchange, LimitTracker]:
    exchange = Exchange(limits)
    tracker = LimitTracker(limits, lambda: exchange.now)
    for move, small, large in moves:
        if move == "send":
            try:
                tracker.admit(large, small)
            except LimitReached:
                continue
            exchange.take(tracker.spend(large, small))
        elif move == "answer" and exchange.out:
            spent, headers = exchange.out.pop(large % len(exchange.out))
            tracker.record(headers if small else {}, spent=spent)
        elif move == "fill":
            exchange.fill()
        elif move == "wait":
            exchange.now += large * 500
        for usage in tracker.headroom():
            assert usage.left <= usage.limit.limit - exchange.count(usage.limit)
    return exchange, tracker


@given(books, steps)
def test_who_goes_by_the_tracker_never_breaks_a_limit(
    limits: list[RateLimit], moves: list[tuple[str, int, int]]
) -> None:
    play(limits, moves)


@given(books, steps, st.integers(0, 200), st.integers(0, 2), st.integers(0, 3))
def test_a_plan_places_all_and_breaks_no_limit(
    limits: list[RateLimit],
    moves: list[tuple[str, int, int]],
    number: int,
    orders: int,
    weight: int,
) -> None:
    exchange, tracker = play(limits, moves)
    try:
        plan = tracker.plan(number, orders=orders, weight=weight)
    except LimitReached:
        one = Spent(weight, orders, 0)
        assert any(one.of(limit) > limit.limit for limit in limits)
        return

    assert plan.total == number
    times = [when for when, _ in plan.later]
    assert times == sorted(set(times))
    assert all(many > 0 for _, many in plan.later)
    for when, many in [(instant(exchange.now), plan.now), *plan.later]:
        exchange.now = milliseconds_of(when)
        for _ in range(many):
            exchange.take(Spent(weight, orders, exchange.now))


@given(limiters, st.integers(0, 2**45))
def test_a_window_holds_its_time_and_begins_at_a_multiple_of_its_length(
    limit: RateLimit, at: int
) -> None:
    start = window_start(limit, at)

    assert start <= at < start + length(limit)
    assert start % length(limit) == 0
