import pytest

from tests.rules.requests import KINDS, answers, judge, lacking, listing, offers, passes, request

RULE = "SELF_TRADE_PREVENTION"
MSG = "This symbol does not allow the specified self-trade prevention mode."
MODES = listing(allowedSelfTradePreventionModes=["EXPIRE_TAKER", "EXPIRE_MAKER"])


@pytest.mark.parametrize("kind", KINDS)
def test_a_mode_that_is_not_allowed_is_refused(kind: str) -> None:
    report = judge(request(kind, selfTradePreventionMode="NONE"), MODES, kind=kind)

    assert answers(report, RULE) == [(-1013, MSG, "selfTradePreventionMode", "NONE")]
    assert offers(report, RULE) == [["EXPIRE_MAKER", "EXPIRE_TAKER"]]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mode", ["EXPIRE_TAKER", "EXPIRE_MAKER", None])
def test_a_mode_that_is_allowed_passes(kind: str, mode: str | None) -> None:
    assert passes(judge(request(kind, selfTradePreventionMode=mode), MODES, kind=kind), RULE)


def test_a_symbol_that_lists_no_modes_judges_none() -> None:
    assert passes(judge(request("order", selfTradePreventionMode="NONE")), RULE)


def test_a_symbol_that_allows_none_refuses_all() -> None:
    info = listing(allowedSelfTradePreventionModes=[])

    report = judge(request("order", selfTradePreventionMode="NONE"), info)

    assert len(answers(report, RULE)) == 1
    assert offers(report, RULE) == [[]]


def test_an_empty_mode_leaves_it_unevaluated() -> None:
    report = judge(request("order", selfTradePreventionMode=""), MODES)

    assert not answers(report, RULE)
    assert lacking(report, RULE) == ["order:selfTradePreventionMode"]
