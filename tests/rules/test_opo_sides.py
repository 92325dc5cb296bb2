import pytest

from tests.rules.requests import LATER, answers, judge, lacking, oto, passes


@pytest.mark.parametrize("kind", ["opo", "opoco"])
def test_an_opo_buys_first(kind: str) -> None:
    report = judge(oto(kind, workingSide="SELL"), kind=kind, as_of=LATER)

    assert answers(report, "OPO_SIDES") == [
        (-1222, "Working order in an OPO list must be a bid.", "workingSide", "SELL")
    ]


@pytest.mark.parametrize("kind", ["opo", "opoco"])
def test_then_it_sells(kind: str) -> None:
    report = judge(oto(kind, pendingSide="BUY"), kind=kind, as_of=LATER)

    assert answers(report, "OPO_SIDES") == [
        (-1223, "Pending orders in an OPO list must be asks.", "pendingSide", "BUY")
    ]
    assert passes(judge(oto(kind), kind=kind, as_of=LATER), "OPO_SIDES")


def test_an_oto_may_go_any_way() -> None:
    for working, pending in (("SELL", "BUY"), ("BUY", "BUY"), ("SELL", "SELL")):
        params = oto(workingSide=working, pendingSide=pending)
        assert passes(judge(params, kind="oto", as_of=LATER), "OPO_SIDES")


def test_a_side_that_cannot_be_read_is_refused_for_that() -> None:
    report = judge(oto("opo", workingSide="HOLD"), kind="opo", as_of=LATER)

    assert [one.rule for one in report.violations] == ["SIDE"]
    assert lacking(report, "OPO_SIDES") is None
