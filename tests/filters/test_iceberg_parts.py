"""ICEBERG_PARTS: ceil(quantity / icebergQty) <= limit, where icebergQty is above 0."""

from decimal import Decimal

import pytest

from pretrade import Bound
from pretrade.filters import IcebergParts
from tests.symbols import (
    Json,
    complaint,
    exchange_with,
    found,
    judged,
    limit,
    limit_maker,
    oco,
    order_list,
    stop_loss_limit,
    suggestions,
    violation,
)

RULE = "ICEBERG_PARTS"
TEN: Json = {"filterType": RULE, "limit": 10}


@pytest.mark.parametrize(
    ("quantity", "iceberg", "expected"),
    [
        ("10", "1", []),
        ("10", "0.99999999", ["icebergQty limit"]),
        ("10.00000001", "1", ["icebergQty limit"]),
        ("10", "1.00000001", []),
        ("9.00000001", "1", []),
        ("10", "10", []),
        ("10", "11", []),
        ("10", "0", []),
        ("10", "0.00000000", []),
        ("10", None, []),
        ("0", "1", []),
        ("92233720368.54775807", "9223372036.854775807", []),
        ("92233720368.54775807", "9223372036.854775806", ["icebergQty limit"]),
        ("99999999999999999999", "0.00000000000000000001", ["icebergQty limit"]),
    ],
)
def test_a_part_that_is_not_full_counts(
    quantity: str, iceberg: str | None, expected: list[str]
) -> None:
    report = judged(TEN, limit(quantity=quantity, icebergQty=iceberg))
    assert found(report, RULE) == expected


@pytest.mark.parametrize(
    "request_",
    [limit(icebergQty="0.3"), limit_maker(icebergQty="0.3"), stop_loss_limit(icebergQty="0.3")],
)
def test_binds_every_iceberg(request_: Json) -> None:
    assert found(judged(TEN, request_), RULE) == ["icebergQty limit"]


def test_each_leg_of_a_list_has_its_parts() -> None:
    report = judged(TEN, oco(limitIcebergQty="0.4", stopIcebergQty="0.3"), kind="oco")
    assert found(report, RULE) == ["stop: stopIcebergQty limit"]

    request = order_list(aboveIcebergQty="0.3", belowIcebergQty="0.4")
    report = judged(TEN, request, kind="orderListOco")
    assert found(report, RULE) == ["above: aboveIcebergQty limit"]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (limit(icebergQty="a"), ["? order:icebergQty"]),
        (limit(icebergQty="1", quantity="a"), ["? order:quantity"]),
        (limit(icebergQty="1", quantity=None), ["? order:quantity"]),
        (limit(icebergQty="a", quantity=None), ["? order:quantity, order:icebergQty"]),
        (limit(icebergQty="0", quantity="a"), []),
    ],
)
def test_what_cannot_be_read_is_not_passed(request_: Json, expected: list[str]) -> None:
    assert found(judged(TEN, request_), RULE) == expected


def test_suggests_the_least_part_on_the_step() -> None:
    lots = {"filterType": "LOT_SIZE", "minQty": "0", "maxQty": "0", "stepSize": "0.3"}

    report = judged([TEN, lots], limit(quantity="10.2", icebergQty="0.9"))
    assert suggestions(report, RULE) == ["1.2"]
    report = judged([{**TEN, "limit": 0}, lots], limit(icebergQty="0.9"))
    assert suggestions(report, RULE) == []


def test_a_suggestion_without_a_step_can_be_sent_and_passes() -> None:
    three, order = {**TEN, "limit": 3}, limit(quantity="10", icebergQty="1")
    (least,) = suggestions(judged(three, order), RULE)

    assert found(judged(three, {**order, "icebergQty": least}), RULE) == []


def test_the_violation_in_full() -> None:
    one = violation(judged(TEN, limit(quantity="10.0", icebergQty="0.30")), RULE)

    assert (one.code, one.msg) == (-1013, "Filter failure: ICEBERG_PARTS")
    assert (one.field, one.value, one.leg) == ("icebergQty", Decimal("0.30"), None)
    assert one.bound == Bound("limit", 10)
    assert one.suggestions == (Decimal(1),)
    assert one.text == (
        "icebergQty 0.30 cuts quantity 10 into 34 parts, more than limit 10; icebergQty must be at "
        "least 1"
    )


def test_the_sentence_of_a_leg_names_its_parameter() -> None:
    report = judged(TEN, oco(stopIcebergQty="0.3"), kind="oco")
    assert violation(report, RULE).text == (
        "stopIcebergQty 0.3 cuts quantity 4 into 14 parts, more than limit 10; stopIcebergQty must "
        "be at least 0.4"
    )


@pytest.mark.parametrize("written", [10, "10", 10.0, "1E+1"])
def test_reads_its_number(written: object) -> None:
    assert exchange_with({**TEN, "limit": written})["AB"].filters[RULE] == IcebergParts(10)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "is missing"),
        ("ten", "'ten' is not a decimal"),
        (True, "True is not a decimal"),
        (-1, "-1 is negative"),
        (10.5, "10.5 is not a whole number"),
    ],
)
def test_a_broken_value_names_its_place(value: object, reason: str) -> None:
    assert complaint({**TEN, "limit": value}) == f"$.symbols[0].filters[0].limit: {reason}"
