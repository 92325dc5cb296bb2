import pytest

from tests.rules.requests import (
    TYPES,
    answers,
    found,
    judge,
    lacking,
    listing,
    oco,
    order,
    order_list_oco,
    passes,
)

RULE = "ORDER_TYPE"
TEXTS = {
    "LIMIT": "Unsupported order combination.",
    "LIMIT_MAKER": "Unsupported order combination.",
    "MARKET": "Market orders are not supported for this symbol.",
    "STOP_LOSS": "Stop loss orders are not supported for this symbol.",
    "STOP_LOSS_LIMIT": "Stop loss limit orders are not supported for this symbol.",
    "TAKE_PROFIT": "Take profit orders are not supported for this symbol.",
    "TAKE_PROFIT_LIMIT": "Take profit limit orders are not supported for this symbol.",
}
UNKNOWN = listing(orderTypes=None)
ONLY_LIMIT_MAKER = listing(orderTypes=["LIMIT_MAKER"])


@pytest.mark.parametrize("order_type", TYPES)
def test_a_type_that_is_not_listed_is_refused(order_type: str) -> None:
    others = [one for one in TYPES if one != order_type]

    report = judge(order(order_type), listing(orderTypes=others))

    assert answers(report, RULE) == [(-1013, TEXTS[order_type], "type", order_type)]


@pytest.mark.parametrize("order_type", TYPES)
def test_a_type_that_is_listed_passes(order_type: str) -> None:
    assert passes(judge(order(order_type), listing(orderTypes=[order_type])), RULE)


def test_the_types_that_are_listed_are_named() -> None:
    report = judge(order("MARKET"), listing(orderTypes=["LIMIT", "LIMIT_MAKER"]))

    assert "LIMIT or LIMIT_MAKER" in found(report, RULE)[0].text


def test_a_symbol_without_any_type_takes_nothing() -> None:
    report = judge(order("MARKET"), listing(orderTypes=[]))

    assert "nothing" in found(report, RULE)[0].text


def test_it_is_unevaluated_where_the_symbol_does_not_say() -> None:
    assert lacking(judge(order("LIMIT"), UNKNOWN), RULE) == ["symbol:orderTypes"]


@pytest.mark.parametrize("given", [None, "", "STOP"])
def test_without_a_type_it_is_unevaluated(given: str | None) -> None:
    report = judge(order("LIMIT", type=given), listing(orderTypes=[]))

    assert lacking(report, RULE) == ["order:type"]


def test_the_legs_of_an_oco_are_the_orders_they_become() -> None:
    limited = judge(oco(), ONLY_LIMIT_MAKER, kind="oco")
    plain = judge(oco(stopLimitPrice=None, stopLimitTimeInForce=None), ONLY_LIMIT_MAKER, kind="oco")

    assert [answer[1] for answer in answers(limited, RULE)] == [TEXTS["STOP_LOSS_LIMIT"]]
    assert [answer[1] for answer in answers(plain, RULE)] == [TEXTS["STOP_LOSS"]]


def test_the_leg_of_an_oco_whose_type_is_not_listed_is_named() -> None:
    (violation,) = found(judge(oco(), ONLY_LIMIT_MAKER, kind="oco"), RULE)

    assert violation.leg == "stop"
    # An OCO has no parameter of this name.
    assert violation.field != "type"


def test_the_legs_of_an_order_list_by_their_own_names() -> None:
    report = judge(order_list_oco(), ONLY_LIMIT_MAKER, kind="orderListOco")

    assert answers(report, RULE) == [
        (-1013, TEXTS["STOP_LOSS_LIMIT"], "belowType", "STOP_LOSS_LIMIT")
    ]
    assert found(report, RULE)[0].leg == "below"
