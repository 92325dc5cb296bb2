"""What the exchange really answered to real orders is what pretrade answers."""

import importlib

import pytest

from pretrade import Report
from pretrade.filters import REQUEST_FILTERS
from tests.real_cases.cases import CASES, NOT_JUDGED, PUZZLES, QUESTIONS, Case, expecting, report_of

REPORTS = {
    *("RP001", "RP002", "RP004", "RP007", "RP009", "RP012", "RP013", "RP015", "RP016", "RP017"),
    *("RP020", "RP027", "RP029", "RP030", "RP031", "RP033", "RP037", "RP042", "RP043", "RP044"),
    *("RP048", "RP049", "RP050", "RP051", "RP052", "RP053", "RP054", "RP055", "RP056", "RP058"),
    *("RP059", "RP063", "RP065", "RP066", "RP067", "RP068", "RP069", "RP070", "RP071", "RP072"),
    *("RP073", "RP074", "RP075", "RP076", "RP077", "RP078"),
}
"""A collection of reports, gathered before anybody tried them here: each has to stand somewhere."""


@pytest.mark.parametrize("case", expecting("first"))
def test_the_first_violation_is_what_the_exchange_answered(case: Case) -> None:
    report = report_of(case)

    first = report.first
    assert first is not None
    assert first.rule == case["expect"]["first"]
    if case["answer"]["code"] is not None:
        assert first.code == case["answer"]["code"]
    if "text_differs" not in case["expect"]:
        assert first.msg == case["answer"]["msg"]


@pytest.mark.parametrize("case", expecting("then"))
def test_what_the_exchange_kept_silent_about_comes_later_in_the_report(case: Case) -> None:
    _, *later = [one.rule for one in report_of(case).violations]

    assert set(case["expect"]["then"]) <= set(later)


@pytest.mark.parametrize("case", expecting("accepted"))
def test_what_the_exchange_took_has_no_violation(case: Case) -> None:
    report = report_of(case)

    assert report.violations == ()
    assert not _rules_without_a_verdict(report) & set(REQUEST_FILTERS)
    report.raise_for_violations()


@pytest.mark.parametrize("case", expecting("among"))
def test_the_answer_is_among_the_violations(case: Case) -> None:
    found = [one for one in report_of(case).violations if one.rule == case["expect"]["among"]]

    assert found
    if "passes" not in case["expect"]:
        assert case["answer"] in [{"code": one.code, "msg": one.msg} for one in found]


@pytest.mark.parametrize("case", expecting("passes"))
def test_a_rule_that_did_not_refuse_passes(case: Case) -> None:
    report = report_of(case)

    refused = {one.rule for one in report.violations}
    assert not set(case["expect"]["passes"]) & (refused | _rules_without_a_verdict(report))


@pytest.mark.parametrize("case", expecting("undecided"))
def test_what_the_report_does_not_show_is_not_taken_for_a_pass(case: Case) -> None:
    expected = case["expect"]
    report = report_of(case)

    assert report.violations == ()
    assert (expected["undecided"], tuple(expected["missing"])) in {
        (one.rule, one.missing) for one in report.unevaluated
    }


OF_THE_MOMENT = {"BALANCE", "MAX_POSITION", "POST_ONLY", "TRIGGER_PRICE"}
"""What account and market allow binds suggestions of these rules only."""


@pytest.mark.parametrize(
    "case", [case for case in CASES if "waits_for" not in case], ids=lambda case: case["id"]
)
def test_what_is_suggested_breaks_no_rule_of_its_field(case: Case) -> None:
    for refused in report_of(case).violations:
        for suggestion in refused.suggestions:
            assert refused.field is not None
            again = report_of(case, **{refused.field: suggestion})
            still = {one.rule for one in again.violations if one.field == refused.field}
            assert still <= OF_THE_MOMENT


def test_no_case_is_left_out_in_silence() -> None:
    everything = (*CASES, *NOT_JUDGED, *PUZZLES, *QUESTIONS)
    identifiers = {case["id"] for case in everything}

    assert len(identifiers) == len(everything) == 193
    assert identifiers >= REPORTS
    assert all(case["source"] and case["date"] for case in everything)
    assert all(case["reason"] for case in NOT_JUDGED)
    assert all(case["exchange"] and case["ours"] and case["why"] for case in PUZZLES)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_a_report_that_is_no_order_is_answered_by_a_test(question: Case) -> None:
    assert question["answered_by"]
    for answer in question["answered_by"]:
        path, name = answer.split("::")
        module = importlib.import_module(path.removesuffix(".py").replace("/", "."))
        assert callable(getattr(module, name))


def test_every_complete_case_is_held_to_the_whole_answer() -> None:
    complete = [case for case in CASES if case["confidence"] == "complete"]

    assert len(complete) == 65
    for case in complete:
        assert case["expect"].keys() <= {"accepted", "first", "then"}
        assert ("accepted" in case["expect"]) == (case["answer"] is None)


def _rules_without_a_verdict(report: Report) -> set[str]:
    return {one.rule for one in report.unevaluated}
