import pytest

from tests.rules.requests import (
    LATER,
    OTO_KINDS,
    OTOCO_KINDS,
    answers,
    judge,
    lacking,
    listing,
    oto,
    request,
)


@pytest.mark.parametrize("kind", [*OTO_KINDS, *OTOCO_KINDS])
def test_a_symbol_that_takes_no_such_lists_refuses_them(kind: str) -> None:
    refusing, silent = listing(otoAllowed=False), listing(otoAllowed=None)

    assert answers(judge(oto(kind), refusing, kind=kind, as_of=LATER), "OTO_ALLOWED") == [
        (-1013, "OTO orders are not supported for this symbol.", None, None)
    ]
    report = judge(oto(kind), silent, kind=kind, as_of=LATER)
    assert report.ok
    assert lacking(report, "OTO_ALLOWED") == ["symbol:otoAllowed"]


@pytest.mark.parametrize("kind", ["oco", "orderListOco", "order"])
def test_it_binds_nothing_else(kind: str) -> None:
    assert judge(request(kind), listing(otoAllowed=False), kind=kind, as_of=LATER).ok
