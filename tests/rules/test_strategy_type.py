import pytest

from tests.rules.requests import (
    answers,
    found,
    judge,
    lacking,
    oco,
    offers,
    order,
    order_list_oco,
    passes,
)

RULE = "STRATEGY_TYPE"
MSG = "strategyType was less than 1000000."


@pytest.mark.parametrize(
    ("value", "refused"), [(999999, True), (0, True), (1000000, False), (1000001, False)]
)
def test_it_is_at_least_a_million(value: int, refused: bool) -> None:
    report = judge(order("LIMIT", strategyType=value))

    expected = [(-1134, MSG, "strategyType", str(value))] if refused else []
    assert answers(report, RULE) == expected
    assert offers(report, RULE) == ([["1000000"]] if refused else [])


def test_the_strategy_id_may_be_anything() -> None:
    assert passes(judge(order("LIMIT", strategyId=1)), RULE)


@pytest.mark.parametrize(
    ("params", "kind", "name", "leg"),
    [
        (oco(limitStrategyType=1), "oco", "limitStrategyType", "limit"),
        (oco(stopStrategyType=1), "oco", "stopStrategyType", "stop"),
        (order_list_oco(aboveStrategyType=1), "orderListOco", "aboveStrategyType", "above"),
        (order_list_oco(belowStrategyType=1), "orderListOco", "belowStrategyType", "below"),
    ],
)
def test_the_orders_of_a_list_by_their_own_names(
    params: dict[str, object], kind: str, name: str, leg: str
) -> None:
    report = judge(params, kind=kind)

    assert answers(report, RULE) == [(-1134, MSG, name, "1")]
    assert found(report, RULE)[0].leg == leg
    assert name in found(report, RULE)[0].text


def test_what_cannot_be_read_leaves_it_unevaluated() -> None:
    report = judge(order("LIMIT", strategyType="grid"))

    assert not answers(report, RULE)
    assert lacking(report, RULE) == ["order:strategyType"]
