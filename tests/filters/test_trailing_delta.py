"""TRAILING_DELTA: trailingDelta lies between the Above or the Below bounds, in basis points."""

import pytest

from pretrade import Bound
from pretrade.filters import TrailingDelta
from tests.symbols import (
    Json,
    complaint,
    exchange_with,
    found,
    judged,
    limit,
    market_order,
    oco,
    order_list,
    stop_loss,
    stop_loss_limit,
    take_profit,
    violation,
)

RULE = "TRAILING_DELTA"
DELTAS: Json = {
    "filterType": RULE,
    "minTrailingAboveDelta": 10,
    "maxTrailingAboveDelta": 2000,
    "minTrailingBelowDelta": 20,
    "maxTrailingBelowDelta": 1000,
}


@pytest.mark.parametrize(
    ("side", "order_type"),
    [
        ("BUY", "STOP_LOSS"),
        ("BUY", "STOP_LOSS_LIMIT"),
        ("SELL", "TAKE_PROFIT"),
        ("SELL", "TAKE_PROFIT_LIMIT"),
    ],
)
@pytest.mark.parametrize(
    ("delta", "expected"),
    [
        ("10", []),
        ("9", ["trailingDelta minTrailingAboveDelta"]),
        ("2000", []),
        ("2001", ["trailingDelta maxTrailingAboveDelta"]),
        ("0", ["trailingDelta minTrailingAboveDelta"]),
        ("0100", []),
    ],
)
def test_orders_that_wait_for_a_rise_have_the_above_bounds(
    side: str, order_type: str, delta: str, expected: list[str]
) -> None:
    request = stop_loss_limit(side=side, type=order_type, trailingDelta=delta)
    assert found(judged(DELTAS, request), RULE) == expected


@pytest.mark.parametrize(
    ("side", "order_type"),
    [
        ("SELL", "STOP_LOSS"),
        ("SELL", "STOP_LOSS_LIMIT"),
        ("BUY", "TAKE_PROFIT"),
        ("BUY", "TAKE_PROFIT_LIMIT"),
    ],
)
@pytest.mark.parametrize(
    ("delta", "expected"),
    [
        ("20", []),
        ("19", ["trailingDelta minTrailingBelowDelta"]),
        ("1000", []),
        ("1001", ["trailingDelta maxTrailingBelowDelta"]),
        (20, []),
        (19, ["trailingDelta minTrailingBelowDelta"]),
    ],
)
def test_orders_that_wait_for_a_fall_have_the_below_bounds(
    side: str, order_type: str, delta: object, expected: list[str]
) -> None:
    request = stop_loss_limit(side=side, type=order_type, trailingDelta=delta)
    assert found(judged(DELTAS, request), RULE) == expected


@pytest.mark.parametrize(
    "request_",
    [
        stop_loss(),
        take_profit(stopPrice="9"),
        limit(trailingDelta="5"),
        market_order(trailingDelta="5"),
    ],
)
def test_binds_stop_types_with_a_trailing_delta_only(request_: Json) -> None:
    assert found(judged(DELTAS, request_), RULE) == []


def test_the_stop_leg_of_a_list_is_judged_by_its_direction() -> None:
    selling = judged(DELTAS, oco(trailingDelta="19"), kind="oco")
    assert found(selling, RULE) == ["stop: trailingDelta minTrailingBelowDelta"]

    buying = judged(DELTAS, oco(side="BUY", trailingDelta="19"), kind="oco")
    assert found(buying, RULE) == []

    request = order_list(aboveType="TAKE_PROFIT", aboveTrailingDelta="9", belowTrailingDelta="19")
    assert found(judged(DELTAS, request, kind="orderListOco"), RULE) == [
        "above: aboveTrailingDelta minTrailingAboveDelta",
        "below: belowTrailingDelta minTrailingBelowDelta",
    ]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (stop_loss(trailingDelta="1.5"), ["? order:trailingDelta"]),
        (stop_loss(trailingDelta="-1"), ["? order:trailingDelta"]),
        (stop_loss(trailingDelta="9", side="b"), ["? order:side"]),
        (stop_loss(trailingDelta="9", type="b"), ["? order:type"]),
        (stop_loss(trailingDelta="9", side=None, type=None), ["? order:side, order:type"]),
    ],
)
def test_what_cannot_be_read_is_not_passed(request_: Json, expected: list[str]) -> None:
    assert found(judged(DELTAS, request_), RULE) == expected


def test_the_violation_in_full() -> None:
    one = violation(judged(DELTAS, stop_loss(side="SELL", trailingDelta="5")), RULE)

    assert (one.code, one.msg) == (-1013, "Filter failure: TRAILING_DELTA")
    assert (one.field, one.value, one.leg) == ("trailingDelta", 5, None)
    assert one.bound == Bound("minTrailingBelowDelta", 20)
    assert one.suggestions == (20,)
    assert one.text == "trailingDelta 5 is below minTrailingBelowDelta 20; nearest is 20"


def test_the_sentence_of_a_maximum() -> None:
    one = violation(judged(DELTAS, stop_loss(trailingDelta="2001")), RULE)

    assert one.suggestions == (2000,)
    assert one.text == "trailingDelta 2001 is above maxTrailingAboveDelta 2000; nearest is 2000"


def test_reads_its_numbers() -> None:
    assert exchange_with(DELTAS)["AB"].filters[RULE] == TrailingDelta(10, 2000, 20, 1000)


@pytest.mark.parametrize("name", [name for name in DELTAS if name != "filterType"])
@pytest.mark.parametrize(
    ("value", "reason"), [(None, "is missing"), ("1.5", "'1.5' is not a whole number")]
)
def test_a_broken_value_names_its_place(name: str, value: object, reason: str) -> None:
    path = f"$.symbols[0].filters[0].{name}"
    assert complaint({**DELTAS, name: value}) == f"{path}: {reason}"
