"""What PRICE_FILTER, LOT_SIZE and MARKET_LOT_SIZE share: a minimum, a maximum and a step."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import pytest

from pretrade import Bound
from tests.symbols import (
    Json,
    attribute,
    complaint,
    exchange_with,
    found,
    judged,
    limit,
    market_order,
    stop_loss,
    suggestions,
    violation,
)

PRICES = ("minPrice", "maxPrice", "tickSize")
LOTS = ("minQty", "maxQty", "stepSize")


@dataclass(frozen=True)
class StepFilter:
    """A filter, a parameter that it judges, and the days around the change of its origin.

    Steps were counted from the minimum until ``day_before``, and are from zero since ``day``.
    """

    name: str
    field: str
    order: Callable[..., Json]
    names: tuple[str, str, str]
    day_before: str
    day: str

    def rule(self, low: object, high: object, step: object) -> Json:
        return {
            "filterType": self.name,
            **dict(zip(self.names, (low, high, step), strict=True)),
        }


FILTERS = [
    StepFilter("PRICE_FILTER", "price", limit, PRICES, "2022-02-23", "2022-02-24"),
    StepFilter("PRICE_FILTER", "stopPrice", stop_loss, PRICES, "2022-02-23", "2022-02-24"),
    StepFilter("LOT_SIZE", "quantity", limit, LOTS, "2023-03-19", "2023-03-20"),
    StepFilter("MARKET_LOT_SIZE", "quantity", market_order, LOTS, "2023-03-19", "2023-03-20"),
]
LOW, HIGH, STEP = "low", "high", "step"
Bounds = tuple[object, object, object]
TENTHS: Bounds = ("0.2", "90.0", "0.1")
THREES: Bounds = ("1", "100", "3")
each_filter = pytest.mark.parametrize("one", FILTERS, ids=lambda one: f"{one.name}-{one.field}")


def broken(one: StepFilter, bounds: Bounds, value: str, as_of: str | None = None) -> list[str]:
    """Which of minimum, maximum and step a value breaks: `low`, `high`, `step`."""
    report = judged(one.rule(*bounds), one.order(**{one.field: value}), as_of=as_of or one.day)
    said = dict(zip((f"{one.field} {name}" for name in one.names), (LOW, HIGH, STEP), strict=True))
    return [said.get(finding, finding) for finding in found(report, one.name)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0.2", []),
        ("0.20000000", []),
        ("0.1", [LOW]),
        ("0.19999999", [LOW, STEP]),
        ("90.0", []),
        ("90.1", [HIGH]),
        ("90.00000001", [HIGH, STEP]),
        ("7.3", []),
        ("7.3000000000", []),
        ("7.29999999", [STEP]),
        ("7.30000001", [STEP]),
        ("0", [LOW]),
    ],
)
@each_filter
def test_bounds_are_inclusive_and_every_broken_one_is_named(
    one: StepFilter, value: str, expected: list[str]
) -> None:
    assert broken(one, TENTHS, value) == expected


@pytest.mark.parametrize("zero", ["0", "0.00000000", 0])
@pytest.mark.parametrize(
    ("disabled", "value", "expected"),
    [
        (LOW, "0.1", []),
        (LOW, "0", []),
        (LOW, "90.11", [HIGH, STEP]),
        (HIGH, "99999999999999999999.9", []),
        (HIGH, "0.01", [LOW, STEP]),
        (STEP, "0.2000000000000000001", []),
        (STEP, "0.11", [LOW]),
        (STEP, "90.11", [HIGH]),
    ],
)
@each_filter
def test_zero_disables_a_bound_and_leaves_the_others(
    one: StepFilter, disabled: str, value: str, expected: list[str], zero: object
) -> None:
    low, high, step = TENTHS
    bounds = {
        LOW: (zero, high, step),
        HIGH: (low, zero, step),
        STEP: (low, high, zero),
    }

    assert broken(one, bounds[disabled], value) == expected


@pytest.mark.parametrize(
    ("step", "legal", "illegal"),
    [
        ("3", "6", "7"),
        ("0.5", "7.5", "7.75"),
        ("25", "75.00", "80"),
        ("1", "7", "7.1"),
        ("1.0", "7.0", "7.1"),
        ("1.00000000", "7.00000000", "7.00000001"),
        ("0.00001000", "0.08", "0.079999"),
        ("0.01", "0.29", "0.285"),
        ("0.00000001", "0.12345678", "0.123456789"),
    ],
)
@each_filter
def test_steps_need_not_be_powers_of_ten(
    one: StepFilter, step: str, legal: str, illegal: str
) -> None:
    assert broken(one, ("0", "90", step), legal) == []
    assert broken(one, ("0", "90", step), illegal) == [STEP]


@pytest.mark.parametrize(
    ("value", "from_the_minimum", "from_zero"),
    [("4", [], [STEP]), ("6", [STEP], []), ("1", [], [STEP]), ("7", [], [STEP])],
)
@each_filter
def test_steps_are_counted_from_the_minimum_until_a_day_and_then_from_zero(
    one: StepFilter, value: str, from_the_minimum: list[str], from_zero: list[str]
) -> None:
    assert broken(one, THREES, value, one.day_before) == from_the_minimum
    assert broken(one, THREES, value, one.day) == from_zero


@pytest.mark.parametrize(
    ("bounds", "value", "before", "expected"),
    [
        (TENTHS, "7.33", False, ["7.3", "7.4"]),
        (TENTHS, "0.1", False, ["0.2"]),
        (TENTHS, "90.1", False, ["90"]),
        (("0.2", "90.05", "0.1"), "90.05", False, ["90"]),
        (("0.2", "90.05", "0.1"), "90.1", False, ["90"]),
        (("0.25", "90", "0.1"), "0.2", False, ["0.3"]),
        (("0.25", "0.29", "0.1"), "0.2", False, []),
        (("0.2", "90.0", "0.001"), "0.2988799", False, ["0.298", "0.299"]),
        (("0", "148.34869255", "0"), "149", False, ["148.34869255"]),
        (THREES, "7", False, ["6", "9"]),
        (THREES, "2", True, ["1", "4"]),
        (("1", "8", "3"), "9", False, ["6"]),
        (("4", "100", "3"), "3", False, ["6"]),
    ],
)
@each_filter
def test_suggests_the_nearest_legal_values(
    one: StepFilter, bounds: Bounds, value: str, before: bool, expected: list[str]
) -> None:
    order = one.order(**{one.field: value})
    report = judged(one.rule(*bounds), order, as_of=one.day_before if before else one.day)

    assert suggestions(report, one.name) == expected


@each_filter
def test_suggests_for_every_bound_that_is_broken(one: StepFilter) -> None:
    order = one.order(**{one.field: "0.01"})
    report = judged(one.rule("0.02", "10.04", "0.03"), order, as_of=one.day)
    said = [found["suggestions"] for found in report.to_dict()["violations"]]

    assert said == [["0.03"], ["0.03"]]


@each_filter
def test_the_violation_in_full(one: StepFilter) -> None:
    order = one.order(**{one.field: "0.04749053"})
    broken = violation(judged(one.rule("0.000001", "90.00", "0.00000100"), order), one.name)

    step = one.names[2]
    assert (broken.code, broken.msg) == (-1013, f"Filter failure: {one.name}")
    assert (broken.field, broken.value, broken.leg) == (one.field, Decimal("0.04749053"), None)
    assert broken.bound == Bound(step, Decimal("0.00000100"))
    assert broken.suggestions == (Decimal("0.04749"), Decimal("0.047491"))
    assert str(broken) == (
        f"{one.name}: {one.field} 0.04749053 is not a multiple of {step} 0.000001; "
        f"nearest are 0.04749 and 0.047491 [-1013 Filter failure: {one.name}]"
    )


@pytest.mark.parametrize(
    ("bounds", "value", "sentence"),
    [
        (TENTHS, "0.1", "{field} 0.1 is below {low} 0.2; nearest is 0.2"),
        (TENTHS, "90.10", "{field} 90.10 is above {high} 90; nearest is 90"),
        (THREES, "6", "{field} 6 is not 1 plus a multiple of {step} 3; nearest are 4 and 7"),
    ],
)
@each_filter
def test_the_sentences(one: StepFilter, bounds: Bounds, value: str, sentence: str) -> None:
    order = one.order(**{one.field: value})
    report = judged(one.rule(*bounds), order, as_of=one.day_before)
    low, high, step = one.names

    assert violation(report, one.name).text == sentence.format(
        field=one.field, low=low, high=high, step=step
    )


@pytest.mark.parametrize("value", ["1e5", "-1", "+1", ",9", "1.", "abc"])
@each_filter
def test_a_value_that_cannot_be_read_is_not_passed(one: StepFilter, value: str) -> None:
    assert broken(one, TENTHS, value) == [f"? order:{one.field}"]


@pytest.mark.parametrize("one", [one for one in FILTERS if one.field != "stopPrice"])
def test_a_value_that_is_not_there_is_not_passed(one: StepFilter) -> None:
    report = judged(one.rule(*TENTHS), one.order(**{one.field: None}))
    assert found(report, one.name) == [f"? order:{one.field}"]


@each_filter
def test_reads_text_and_numbers(one: StepFilter) -> None:
    read = exchange_with(one.rule("0.10", 1000, 0.05))["AB"].filters[one.name]
    low, high, step = (getattr(read, attribute(name)) for name in one.names)

    assert (low, high, step) == (Decimal("0.1"), Decimal(1000), Decimal("0.05"))
    assert str(low) == "0.10"


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("abc", "'abc' is not a decimal"),
        ("0,1", "'0,1' is not a decimal"),
        ("", "'' is not a decimal"),
        ("-1", "'-1' is negative"),
        (-1, "-1 is negative"),
        ("NaN", "'NaN' is not a decimal"),
        ("Infinity", "'Infinity' is not a decimal"),
        (True, "True is not a decimal"),
        ([1], "[1] is not a decimal"),
        ({}, "{} is not a decimal"),
        (None, "is missing"),
        ("1e61", "'1e61' is too long for a price or a quantity"),
        ("9" * 61, f"'{'9' * 59}… is too long for a price or a quantity"),
    ],
)
@each_filter
def test_a_broken_bound_names_its_place(
    one: StepFilter, at: int, value: object, reason: str
) -> None:
    rule = {**one.rule(*TENTHS), one.names[at]: value}
    assert complaint(rule) == f"$.symbols[0].filters[0].{one.names[at]}: {reason}"
