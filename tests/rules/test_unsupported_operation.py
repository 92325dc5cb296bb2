from datetime import date, timedelta

import pytest

from tests.rules.requests import KINDS, answers, judge, passes, request

SINCE = {
    "sorOrder": "2023-08-08",
    "sorTestOrder": "2023-08-08",
    "oto": "2024-06-11",
    "otoco": "2024-06-11",
    "amend": "2025-05-07",
    "opo": "2025-12-18",
    "opoco": "2025-12-18",
}


@pytest.mark.parametrize(("kind", "day"), SINCE.items())
def test_a_request_is_there_from_its_day_on(kind: str, day: str) -> None:
    before = str(date.fromisoformat(day) - timedelta(days=1))

    assert passes(judge(request(kind), kind=kind, as_of=day), "UNSUPPORTED_OPERATION")
    report = judge(request(kind), kind=kind, as_of=before)
    assert answers(report, "UNSUPPORTED_OPERATION") == [
        (-1020, "This operation is not supported.", None, None)
    ]
    assert report.first is not None
    assert report.first.text == f"the exchange had no {kind} on that day"


@pytest.mark.parametrize("kind", [*KINDS, "marginOto", "marginOtoco"])
def test_of_the_others_no_day_is_known(kind: str) -> None:
    assert passes(judge(request(kind), kind=kind, as_of="2019-01-01"), "UNSUPPORTED_OPERATION")
