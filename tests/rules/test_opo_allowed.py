import pytest

from tests.rules.requests import LATER, answers, judge, lacking, listing, oto, passes


@pytest.mark.parametrize("kind", ["opo", "opoco"])
def test_a_symbol_that_takes_no_opo_refuses_it(kind: str) -> None:
    refusing, silent = listing(opoAllowed=False), listing(opoAllowed=None)

    assert answers(judge(oto(kind), refusing, kind=kind, as_of=LATER), "OPO_ALLOWED") == [
        (-1013, "OPO orders are not supported for this symbol.", None, None)
    ]
    report = judge(oto(kind), silent, kind=kind, as_of=LATER)
    assert report.ok
    assert lacking(report, "OPO_ALLOWED") == ["symbol:opoAllowed"]


@pytest.mark.parametrize("kind", ["oto", "otoco", "marginOto"])
def test_an_oto_does_not_need_it(kind: str) -> None:
    info = listing(opoAllowed=False)

    assert passes(judge(oto(kind), info, kind=kind, as_of=LATER), "OPO_ALLOWED")


def test_an_opoco_needs_ocos_too() -> None:
    info = listing(ocoAllowed=False)

    assert answers(judge(oto("opoco"), info, kind="opoco", as_of=LATER), "OCO_ALLOWED") == [
        (-1013, "OCO orders are not supported for this symbol", None, None)
    ]
    report = judge(oto("otoco"), info, kind="otoco", as_of=LATER)  # of which no document says so
    assert report.ok
    assert lacking(report, "OCO_ALLOWED") == ["evidence:oco_of_otoco"]
    assert passes(judge(oto("opo"), info, kind="opo", as_of=LATER), "OCO_ALLOWED")
