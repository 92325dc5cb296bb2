"""What the exchange really answered to real orders is what pretrade answers."""

import pytest

from pretrade import Report
from pretrade.filters import REQUEST_FILTERS
from tests.real_cases.cases import CASES, NOT_JUDGED, Case, expecting, name_of, report_of


@pytest.mark.parametrize("case", expecting("first"), ids=name_of)
def test_the_first_violation_is_what_the_exchange_answered(case: Case) -> None:
    report = report_of(case)

    first = report.first
    assert first is not None
    assert first.rule == case["expect"]["first"]
    if case["answer"]["code"] is not None:
        assert first.code == case["answer"]["code"]
    if "text_differs" not in case["expect"]:
        assert first.msg == case["answer"]["msg"]


@pytest.mark.parametrize("case", expecting("then"), ids=name_of)
def test_what_the_exchange_kept_silent_about_comes_later_in_the_report(case: Case) -> None:
    _, *later = [one.rule for one in report_of(case).violations]

    assert set(case["expect"]["then"]) <= set(later)


@pytest.mark.parametrize("case", expecting("accepted"), ids=name_of)
def test_what_the_exchange_took_has_no_violation(case: Case) -> None:
    report = report_of(case)

    assert report.violations == ()
    assert not _rules_without_a_verdict(report) & set(REQUEST_FILTERS)
    report.raise_for_violations()


@pytest.mark.parametrize("case", expecting("among"), ids=name_of)
def test_the_answer_is_among_the_violations(case: Case) -> None:
    found = [one for one in report_of(case).violations if one.rule == case["expect"]["among"]]

    assert found
    if "passes" not in case["expect"]:
        assert case["answer"] in [{"code": one.code, "msg": one.msg} for one in found]


@pytest.mark.parametrize("case", expecting("passes"), ids=name_of)
def test_a_rule_that_did_not_refuse_passes(case: Case) -> None:
    report = report_of(case)

    refused = {one.rule for one in report.violations}
    assert not set(case["expect"]["passes"]) & (refused | _rules_without_a_verdict(report))


@pytest.mark.parametrize("case", expecting("undecided"), ids=name_of)
def test_what_the_report_does_not_show_is_not_taken_for_a_pass(case: Case) -> None:
    expected = case["expect"]
    report = report_of(case)

    assert report.violations == ()
    assert (expected["undecided"], tuple(expected["missing"])) in {
        (one.rule, one.missing) for one in report.unevaluated
    }


def test_no_case_is_left_out_in_silence() -> None:
    identifiers = {case["id"] for case in (*CASES, *NOT_JUDGED)}

    assert len(identifiers) == len(CASES) + len(NOT_JUDGED) == 58
    assert all(case["reason"] for case in NOT_JUDGED)
    assert all(case["source"] and case["date"] for case in (*CASES, *NOT_JUDGED))


def test_every_complete_case_is_held_to_the_whole_answer() -> None:
    complete = [case for case in CASES if case["confidence"] == "complete"]

    assert len(complete) == 19
    for case in complete:
        assert case["expect"].keys() <= {"accepted", "first", "then"}
        assert ("accepted" in case["expect"]) == (case["answer"] is None)


def _rules_without_a_verdict(report: Report) -> set[str]:
    return {one.rule for one in report.unevaluated}
