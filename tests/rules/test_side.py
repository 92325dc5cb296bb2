import pytest

from tests.rules.scene import KINDS, answers, judge, order, passes, request

RULE = "SIDE"
MSG = "Invalid side."


@pytest.mark.parametrize("given", ["BUY", "buy", "Buy", "SELL", "sell"])
def test_both_sides_are_read_in_any_case(given: str) -> None:
    assert passes(judge(order("MARKET", side=given)), RULE)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("given", "sent"),
    [("LONG", "LONG"), (" BUY", " BUY"), ("\u017fell", "\u017fell"), (1, "1"), (False, "false")],
)
def test_any_other_word_is_refused(kind: str, given: object, sent: str) -> None:
    report = judge({**request(kind), "side": given}, kind=kind)

    assert answers(report, RULE) == [(-1117, MSG, "side", sent)]


@pytest.mark.parametrize("given", ["", None])
def test_what_is_empty_or_missing_is_another_rules_business(given: str | None) -> None:
    assert passes(judge({**order("MARKET"), "side": given}), RULE)
