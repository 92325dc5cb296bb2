import pytest

from tests.rules.requests import KINDS, answers, judge, lacking, offers, order, passes, request

RULE = "RECV_WINDOW"
MSG = "'recvWindow' must be less than 60000."


@pytest.mark.parametrize("kind", KINDS)
def test_a_minute_passes_and_more_is_refused(kind: str) -> None:
    minute = judge(request(kind, recvWindow=60000), kind=kind)
    more = judge(request(kind, recvWindow=60001), kind=kind)

    assert passes(minute, RULE)
    assert answers(more, RULE) == [(-1131, MSG, "recvWindow", "60001")]
    assert offers(more, RULE) == [["60000"]]


@pytest.mark.parametrize(("as_of", "refused"), [("2019-08-14", False), ("2019-08-15", True)])
def test_it_is_limited_since_a_day(as_of: str, refused: bool) -> None:
    report = judge(order("LIMIT", recvWindow="99999999"), as_of=as_of)

    assert bool(answers(report, RULE)) is refused


@pytest.mark.parametrize(
    ("value", "refused"), [("60000.000", False), ("60000.001", True), ("0", False)]
)
def test_fractions_of_a_millisecond(value: str, refused: bool) -> None:
    report = judge(order("LIMIT", recvWindow=value), as_of="2025-08-28")

    assert bool(answers(report, RULE)) is refused


def test_without_a_window_there_is_nothing_to_judge() -> None:
    assert passes(judge(order("LIMIT")), RULE)


def test_a_window_that_cannot_be_read_leaves_it_unevaluated() -> None:
    report = judge(order("LIMIT", recvWindow="1e9"))

    assert not answers(report, RULE)
    assert lacking(report, RULE) == ["order:recvWindow"]
