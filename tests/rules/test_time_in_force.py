import pytest

from tests.rules.requests import answers, judge, oco, order, order_list_oco, passes

RULE = "TIME_IN_FORCE"
MSG = "Invalid timeInForce."


@pytest.mark.parametrize("given", ["GTC", "IOC", "FOK", "gtc", "Fok"])
def test_three_words_are_read_in_any_case(given: str) -> None:
    assert judge(order("LIMIT", timeInForce=given)).certain


@pytest.mark.parametrize(
    ("given", "sent"), [("GTX", "GTX"), ("GTC\n", "GTC\n"), (0, "0"), (1.5, "1.5")]
)
def test_any_other_word_is_refused(given: object, sent: str) -> None:
    report = judge(order("LIMIT", timeInForce=given))

    assert answers(report, RULE) == [(-1115, MSG, "timeInForce", sent)]


@pytest.mark.parametrize("given", ["", None])
def test_what_is_empty_or_missing_is_another_rules_business(given: str | None) -> None:
    assert passes(judge(order("LIMIT", timeInForce=given)), RULE)


def test_the_orders_of_a_list_by_their_own_names() -> None:
    single = judge(oco(stopLimitTimeInForce="GTX"), kind="oco")
    listed = judge(order_list_oco(belowTimeInForce="GTX"), kind="orderListOco")

    assert answers(single, RULE) == [(-1115, MSG, "stopLimitTimeInForce", "GTX")]
    assert answers(listed, RULE) == [(-1115, MSG, "belowTimeInForce", "GTX")]
