import json
import pickle
from decimal import Decimal

import attrs
import pytest

from pretrade import (
    Bound,
    InvalidExchangeInfo,
    Market,
    OrderRejected,
    OrderWarning,
    PretradeError,
    Report,
    Unevaluated,
    Violation,
)
from tests.rules.faults import FAULTS, Fault
from tests.rules.requests import LOT_SIZE, NOTHING_KNOWN, judge, listing, oco, order

PERCENT_PRICE: dict[str, object] = {
    "filterType": "PERCENT_PRICE",
    "multiplierUp": "5",
    "multiplierDown": "0.2",
    "avgPriceMins": 5,
}
REFUSED = judge(
    order("LIMIT", quantity="0.0012345", price="27123.456"),
    listing(LOT_SIZE, PERCENT_PRICE),
    market=Market(),
)
OPEN = judge(order("LIMIT"), listing(PERCENT_PRICE), market=Market())
ACCEPTED = judge(order("LIMIT"))


def test_a_report_is_the_json_that_the_command_prints() -> None:
    assert REFUSED.to_dict() == {
        "ok": False,
        "complete": False,
        "violations": [
            {
                "rule": "LOT_SIZE",
                "field": "quantity",
                "value": "0.0012345",
                "bound": {"name": "stepSize", "value": "0.00001"},
                "code": -1013,
                "msg": "Filter failure: LOT_SIZE",
                "text": "quantity 0.0012345 is not a multiple of stepSize 0.00001; "
                "nearest are 0.00123 and 0.00124",
                "suggestions": ["0.00123", "0.00124"],
            }
        ],
        "unevaluated": [{"rule": "PERCENT_PRICE", "missing": ["average_price:5"]}],
        "warnings": [],
    }


def test_the_keys_are_in_the_order_of_the_documentation() -> None:
    written = REFUSED.to_dict()

    assert list(written) == ["ok", "complete", "violations", "unevaluated", "warnings"]
    assert list(written["violations"][0]) == [
        "rule",
        "field",
        "value",
        "bound",
        "code",
        "msg",
        "text",
        "suggestions",
    ]


def test_a_leg_of_a_list_adds_its_name() -> None:
    report = judge(oco(stopPrice="0"), kind="oco")

    assert {
        one["leg"] for one in report.to_dict()["violations"] if one["field"] == "stopPrice"
    } == {"stop"}
    assert "leg" not in REFUSED.to_dict()["violations"][0]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.rule)
def test_every_report_can_be_written_as_json(fault: Fault) -> None:
    written = fault.report().to_dict()

    assert json.loads(json.dumps(written)) == written
    for violation in written["violations"]:
        assert isinstance(violation["code"], int)
        assert violation["value"] is None or isinstance(violation["value"], str)
        assert all(isinstance(one, str) for one in violation["suggestions"])


@pytest.mark.parametrize(
    ("report", "ok", "complete", "certain"),
    [
        (ACCEPTED, True, True, True),
        (OPEN, True, False, False),
        (REFUSED, False, False, False),
        (judge(order("LIMIT", price="0")), False, True, False),
    ],
    ids=["accepted", "open", "refused", "refused for certain"],
)
def test_three_verdicts(report: Report, ok: bool, complete: bool, certain: bool) -> None:
    assert (report.ok, report.complete, report.certain) == (ok, complete, certain)
    assert bool(report) is ok


def test_the_first_violation_is_the_exchanges_answer() -> None:
    assert REFUSED.first is REFUSED.violations[0]
    assert OPEN.first is None


def test_raising_for_violations() -> None:
    with pytest.raises(OrderRejected) as error:
        REFUSED.raise_for_violations()

    assert error.value.report is REFUSED
    assert str(error.value) == str(REFUSED)
    assert isinstance(error.value, PretradeError)


def test_only_strictly_does_what_is_open_raise() -> None:
    ACCEPTED.raise_for_violations()
    ACCEPTED.raise_for_violations(strict=True)
    OPEN.raise_for_violations()

    with pytest.raises(OrderRejected) as error:
        OPEN.raise_for_violations(strict=True)

    assert error.value.report is OPEN


def test_a_report_is_read_as_a_verdict_and_a_line_for_each_finding() -> None:
    assert str(REFUSED).splitlines() == [
        "refused: 1 violation",
        (
            "  LOT_SIZE: quantity 0.0012345 is not a multiple of stepSize 0.00001; "
            "nearest are 0.00123 and 0.00124 [-1013 Filter failure: LOT_SIZE]"
        ),
        "  PERCENT_PRICE: not evaluated, needs average_price:5",
    ]
    assert str(ACCEPTED) == "accepted"
    assert str(OPEN).splitlines()[0] == "accepted as far as known: 1 rule not evaluated"


def test_many_findings_are_counted() -> None:
    several = judge(order("LIMIT", price="0", quantity="0"))
    open_ = judge(order("LIMIT"), listing(PERCENT_PRICE), market=Market(), account=NOTHING_KNOWN)

    assert str(several).startswith(f"refused: {len(several.violations)} violations\n")
    assert f"{len(open_.unevaluated)} rules not evaluated" in str(open_)


def test_a_filter_that_is_not_understood_lacks_its_meaning() -> None:
    report = judge(order("LIMIT"), listing({"filterType": "T_PLUS_SELL"}))

    assert report.unevaluated == (Unevaluated("T_PLUS_SELL", ()),)
    assert str(report.unevaluated[0]) == "T_PLUS_SELL: not evaluated, needs its meaning"
    assert report.to_dict()["unevaluated"] == [{"rule": "T_PLUS_SELL", "missing": []}]


def test_the_order_of_findings_is_kept_and_what_lacks_is_told_once() -> None:
    first, second = Violation("A", -1, "a"), Violation("B", -2, "b")
    lacking = Unevaluated("C", ("last_price",))

    report = Report.of([first, lacking, second, lacking])

    assert report == Report((first, second), (lacking,))


WARNED = OrderWarning(
    "PRICE_RANGE",
    "price",
    "27300",
    Bound("bidLimitMultUp", Decimal("1.01")),
    numbers={
        "trade": Decimal(27300),
        "of": "price",
        "relation": ">",
        "limit": Decimal(27270),
        "reference": Decimal(27000),
        "at_once": False,
    },
)


def test_a_warning_changes_no_verdict() -> None:
    accepted, refused = Report.of([WARNED]), Report.of([Violation("A", -1, "a"), WARNED])

    assert accepted == Report(warnings=(WARNED,))
    assert (accepted.ok, accepted.complete, accepted.certain, accepted.first) == (
        *(True, True, True),
        None,
    )
    accepted.raise_for_violations(strict=True)
    assert not refused.ok
    assert refused.warnings == (WARNED,)


def test_warnings_are_the_last_lines_of_a_report() -> None:
    line = (
        "PRICE_RANGE: price 27300 is above 27270, which is bidLimitMultUp 1.01 times the reference "
        "price 27000: what is left when it gets there would become EXPIRED "
        "(EXECUTION_RULE_PRICE_RANGE_EXCEEDED)"
    )

    assert str(WARNED) == line
    assert str(Report(warnings=(WARNED,))).splitlines() == ["accepted with 1 warning", f"  {line}"]
    assert str(Report(warnings=(WARNED, WARNED))).startswith("accepted with 2 warnings\n")
    open_ = Report((), (Unevaluated("B", ("x",)),), (WARNED,))
    assert str(open_).splitlines() == [
        "accepted as far as known: 1 rule not evaluated",
        "  B: not evaluated, needs x",
        f"  {line}",
    ]
    assert str(Report((Violation("A", -1, "a"),), (), (WARNED,))).splitlines() == [
        "refused: 1 violation",
        "  A: a [-1 a]",
        f"  {line}",
    ]


def test_a_warning_is_json() -> None:
    (written,) = Report(warnings=(WARNED,)).to_dict()["warnings"]

    assert written == {
        "rule": "PRICE_RANGE",
        "field": "price",
        "value": "27300",
        "bound": {"name": "bidLimitMultUp", "value": "1.01"},
        "text": WARNED.text,
    }
    assert attrs.evolve(WARNED, leg="working").to_dict() == {**written, "leg": "working"}
    assert str(attrs.evolve(WARNED, leg="working")).startswith("PRICE_RANGE (working leg): price")


def test_a_warning_is_pickled_and_is_a_key() -> None:
    assert pickle.loads(pickle.dumps(WARNED)) == WARNED  # noqa: S301  it is our own
    assert len({WARNED, attrs.evolve(WARNED), attrs.evolve(WARNED, field=None)}) == 2


def test_a_leg_is_named_in_the_line() -> None:
    refused = Violation("A", -1, "a", leg="stop")
    open_ = Unevaluated("A", ("last_price",), leg="stop")

    assert str(refused) == "A (stop leg): a [-1 a]"
    assert str(open_) == "A (stop leg): not evaluated, needs last_price"
    assert open_.to_dict()["leg"] == "stop"


def test_bounds_and_suggestions_have_no_trailing_zeros() -> None:
    lot: dict[str, object] = {**LOT_SIZE, "minQty": "0.10000000", "maxQty": "10.00000000"}

    small = judge(order("LIMIT", quantity="0.01"), listing(lot)).to_dict()["violations"][0]
    large = judge(order("LIMIT", quantity="100"), listing(lot)).to_dict()["violations"][0]

    assert (small["bound"], small["suggestions"]) == ({"name": "minQty", "value": "0.1"}, ["0.1"])
    assert (large["bound"], large["suggestions"]) == ({"name": "maxQty", "value": "10"}, ["10"])


@pytest.mark.parametrize("report", [ACCEPTED, OPEN, REFUSED], ids=["accepted", "open", "refused"])
def test_reports_and_errors_survive_another_process(report: Report) -> None:
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301
    error = pickle.loads(pickle.dumps(OrderRejected(report)))  # noqa: S301
    assert error.report == report
    broken = pickle.loads(pickle.dumps(InvalidExchangeInfo("$.symbols", "is missing")))  # noqa: S301
    assert str(broken) == "$.symbols: is missing"


@pytest.mark.parametrize("value", [[1], {"a": [1]}, {1}, bytearray(b"1"), float("nan")])
def test_a_value_may_be_anything(value: object) -> None:
    report = judge(order("LIMIT", price=value, foo=value))

    assert {one.rule for one in report.violations} >= {"SYNTAX", "UNKNOWN_PARAMETER"}
    json.dumps(report.to_dict())
    assert judge(order("LIMIT", price=value, foo=value)).to_dict() == report.to_dict()


def test_a_value_that_is_deeply_nested_is_shown_all_the_same() -> None:
    nested: list[object] = []
    for _ in range(100_000):
        nested = [nested]

    report = judge(order("LIMIT", price=nested))

    assert len(str(report)) < 1000
    json.dumps(report.to_dict())


def test_a_bound_may_have_no_value() -> None:
    assert Violation("A", -1, "a", bound=Bound("b", None)).to_dict()["bound"] == {
        "name": "b",
        "value": None,
    }
