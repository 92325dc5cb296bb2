import pytest

from tests.rules.requests import KINDS, judge, lacking, passes, request

RULE = "TIMING"
SINCE, BEFORE = "2024-12-12", "2024-12-11"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("timestamp", "fact"),
    [
        ("1483228799999", "evidence:old_timestamp"),
        ("1483228800000", "server_time"),
        ("1483228799999999", "evidence:old_timestamp"),
        ("1483228800000000", "server_time"),
        (1734000000000, "server_time"),
        ("1734000000", "evidence:old_timestamp"),
        ("99999999999999999999", "server_time"),
    ],
)
def test_a_timestamp_is_not_judged_without_a_clock(kind: str, timestamp: object, fact: str) -> None:
    params = request(kind, timestamp=timestamp)

    assert lacking(judge(params, kind=kind, as_of=SINCE), RULE) == [fact]
    assert passes(judge(params, kind=kind, as_of=BEFORE), RULE)


def test_without_a_timestamp_there_is_nothing_to_judge() -> None:
    assert passes(judge(request("order"), as_of=SINCE), RULE)


def test_a_timestamp_that_cannot_be_read_is_compared_with_nothing() -> None:
    assert lacking(judge(request("order", timestamp="now"), as_of=SINCE), RULE) == [
        "order:timestamp"
    ]
