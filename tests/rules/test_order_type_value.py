import pytest

from tests.rules.requests import TYPES, answers, found, judge, order, order_list_oco, passes

RULE = "ORDER_TYPE_VALUE"
MSG = "Invalid orderType."


@pytest.mark.parametrize("order_type", TYPES)
def test_the_seven_types_are_read_in_any_case(order_type: str) -> None:
    assert passes(judge(order(order_type)), RULE)
    assert judge({**order(order_type), "type": order_type.lower()}).certain


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("STOP", "STOP"),
        ("LIMIT ", "LIMIT "),
        ("STOP-LOSS", "STOP-LOSS"),
        # Not a dotless i, which capitals would make of it.
        ("l\u0131mit", "l\u0131mit"),
        (1, "1"),
        (True, "true"),
        (["LIMIT"], "['LIMIT']"),
    ],
)
def test_any_other_word_is_refused(given: object, sent: str) -> None:
    report = judge(order("LIMIT", type=given))

    assert answers(report, RULE) == [(-1116, MSG, "type", sent)]
    assert "TAKE_PROFIT_LIMIT" in found(report, RULE)[0].text


@pytest.mark.parametrize("given", ["", None])
def test_what_is_empty_or_missing_is_another_rules_business(given: str | None) -> None:
    assert passes(judge(order("LIMIT", type=given)), RULE)


@pytest.mark.parametrize("name", ["aboveType", "belowType"])
def test_the_legs_of_an_order_list_by_their_own_names(name: str) -> None:
    report = judge(order_list_oco(**{name: "STOP"}), kind="orderListOco")

    assert answers(report, RULE) == [(-1116, MSG, name, "STOP")]
