import pytest

from tests.rules.requests import KINDS, answers, judge, order, passes, request

RULE = "SIDE"
MSG = "Invalid side."


@pytest.mark.parametrize("given", ["BUY", "buy", "Buy", "SELL", "sell"])
def test_both_sides_are_read_in_any_case(given: str) -> None:
    assert passes(judge(order("MARKET", side=given)), RULE)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("given", "sent"),
    [("LONG", "LONG"), ("b", "b"), ("x" * 36, "x" * 36), (False, "false")],
)
def test_any_other_word_is_refused(kind: str, given: object, sent: str) -> None:
    report = judge({**request(kind), "side": given}, kind=kind)

    assert answers(report, RULE) == [(-1117, MSG, "side", sent)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("given", [" BUY", "BUY_SELL", "\u017fell", "x" * 37, "BUY\n", 1])
def test_what_is_not_letters_only_is_illegal_before_it_is_no_side(kind: str, given: object) -> None:
    report = judge({**request(kind), "side": given}, kind=kind)

    msg = "Illegal characters found in parameter 'side'; legal range is '^[a-zA-Z]{1,36}$'."
    assert answers(report, "SYNTAX") == [(-1100, msg, "side", str(given))]
    assert passes(report, RULE)


@pytest.mark.parametrize("name", ["type", "timeInForce"])
def test_other_words_may_hold_what_they_like(name: str) -> None:
    assert passes(judge(order("LIMIT", **{name: "GO OD"})), "SYNTAX")


@pytest.mark.parametrize("given", ["", None])
def test_what_is_empty_or_missing_is_another_rules_business(given: str | None) -> None:
    assert passes(judge({**order("MARKET"), "side": given}), RULE)
