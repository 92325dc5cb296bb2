"""TRAILING_DELTA as laws."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from property_tests.small_cases import (
    STOPS,
    answer,
    bounds,
    edge_days,
    passes,
    sides,
    small_case,
    suggested,
)
from property_tests.strategies.wire import Json

RULE = "TRAILING_DELTA"
deltas = st.integers(0, 10**20 - 1) | st.integers(0, 3000)
ranges = st.tuples(st.integers(1, 5000), st.integers(0, 5000)).map(lambda r: (r[0], r[0] + r[1]))


def band(above: tuple[int, int], below: tuple[int, int]) -> Json:
    """Write the filter."""
    return {
        "filterType": RULE,
        "minTrailingAboveDelta": above[0],
        "maxTrailingAboveDelta": above[1],
        "minTrailingBelowDelta": below[0],
        "maxTrailingBelowDelta": below[1],
    }


def mirrored(kind: str) -> str:
    """Name the type that waits for the same move from the other side."""
    if kind.startswith("STOP_LOSS"):
        return kind.replace("STOP_LOSS", "TAKE_PROFIT")
    return kind.replace("TAKE_PROFIT", "STOP_LOSS")


class TestTrailingDelta:
    """minTrailing…Delta <= trailingDelta <= maxTrailing…Delta: Above for STOP_LOSS BUY, else Below.

    Above also for TAKE_PROFIT SELL; the other two combinations have the Below bounds.
    """

    @given(ranges, ranges, sides, st.sampled_from(STOPS))
    def test_bounds_pass_and_one_point_beyond_fails(
        self, above: tuple[int, int], below: tuple[int, int], side: str, kind: str
    ) -> None:
        rises = kind.startswith("STOP_LOSS") == (side == "BUY")
        (low, high), where = (above, "Above") if rises else (below, "Below")

        for delta, broken in (
            (low, set[str]()),
            (high, set[str]()),
            (low - 1, {f"minTrailing{where}Delta"}),
            (high + 1, {f"maxTrailing{where}Delta"}),
        ):
            case = small_case(band(above, below), type=kind, side=side, trailingDelta=str(delta))
            assert bounds(case, RULE) == broken

    @given(ranges, ranges, sides, st.sampled_from(STOPS), deltas, edge_days)
    def test_agrees_with_the_oracle(  # noqa: PLR0913, PLR0917
        self,
        above: tuple[int, int],
        below: tuple[int, int],
        side: str,
        kind: str,
        delta: int,
        as_of: dt.date,
    ) -> None:
        rule = band(above, below)
        answer(small_case(rule, type=kind, side=side, trailingDelta=str(delta), as_of=as_of))

    @given(ranges, ranges, st.sampled_from(STOPS), deltas)
    def test_the_mirrored_order_of_the_other_side_has_the_same_bounds(
        self, above: tuple[int, int], below: tuple[int, int], kind: str, delta: int
    ) -> None:
        rule = band(above, below)
        one = small_case(rule, type=kind, side="BUY", trailingDelta=str(delta))
        other = small_case(rule, type=mirrored(kind), side="SELL", trailingDelta=str(delta))

        assert bounds(one, RULE) == bounds(other, RULE)

    @given(ranges, ranges, sides, st.sampled_from(STOPS), deltas)
    def test_a_suggestion_passes(
        self, above: tuple[int, int], below: tuple[int, int], side: str, kind: str, delta: int
    ) -> None:
        rule = band(above, below)
        case = small_case(rule, type=kind, side=side, trailingDelta=str(delta))
        for bound in bounds(case, RULE):
            (nearest,) = suggested(case, RULE, bound)
            assert passes(small_case(rule, type=kind, side=side, trailingDelta=nearest), RULE)

    @given(ranges, deltas, st.integers(1, 5))
    def test_leading_zeros_change_nothing(
        self, above: tuple[int, int], delta: int, zeros: int
    ) -> None:
        rule, short = band(above, above), delta % 10**15
        written = [str(short), "0" * zeros + str(short)]
        one, other = (small_case(rule, type="STOP_LOSS", trailingDelta=text) for text in written)

        assert bounds(one, RULE) == bounds(other, RULE)
