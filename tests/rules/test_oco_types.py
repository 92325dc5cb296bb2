import pytest

from tests.rules.scene import answers, judge, lacking, oco, order, order_list_oco, passes

RULE = "OCO_TYPES"
LIMITS = ("LIMIT_MAKER", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT")
STOPS = ("STOP_LOSS", "STOP_LOSS_LIMIT")
WRONG_SIDE = {
    ("BUY", "LIMIT_MAKER"): (-1165, "A limit order in a buy OCO must be below."),
    ("SELL", "LIMIT_MAKER"): (-1166, "A limit order in a sell OCO must be above."),
    ("BUY", "STOP_LOSS"): (-1196, "A stop loss order in a buy OCO must be above."),
    ("SELL", "STOP_LOSS"): (-1197, "A stop loss order in a sell OCO must be below."),
    ("BUY", "TAKE_PROFIT"): (-1198, "A take profit order in a buy OCO must be below."),
    ("SELL", "TAKE_PROFIT"): (-1199, "A take profit order in a sell OCO must be above."),
}
FAMILY = {"STOP_LOSS_LIMIT": "STOP_LOSS", "TAKE_PROFIT_LIMIT": "TAKE_PROFIT"}


def typed(side: str, above: str, below: str) -> dict[str, object]:
    return {**order_list_oco("SELL"), "side": side, "aboveType": above, "belowType": below}


@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("side", ["BUY", "SELL"])
def test_each_type_on_its_side_passes(side: str, limit: str, stop: str) -> None:
    above, below = (limit, stop) if side == "SELL" else (stop, limit)

    assert passes(judge(typed(side, above, below), kind="orderListOco"), RULE)


@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("side", ["BUY", "SELL"])
def test_each_type_on_the_wrong_side_is_refused(side: str, limit: str, stop: str) -> None:
    above, below = (stop, limit) if side == "SELL" else (limit, stop)

    report = judge(typed(side, above, below), kind="orderListOco")

    assert answers(report, RULE) == [
        (*WRONG_SIDE[side, FAMILY.get(given, given)], name, given)
        for name, given in (("aboveType", above), ("belowType", below))
    ]


@pytest.mark.parametrize("side", ["BUY", "SELL"])
def test_two_limit_orders_are_refused(side: str) -> None:
    report = judge(typed(side, "LIMIT_MAKER", "LIMIT_MAKER"), kind="orderListOco")

    msg = "At least one OCO order must be contingent."
    assert answers(report, RULE) == [(-1168, msg, "belowType", "LIMIT_MAKER")]


@pytest.mark.parametrize(
    ("side", "above", "below", "code"),
    [
        ("SELL", "STOP_LOSS", "STOP_LOSS", -1197),
        ("BUY", "STOP_LOSS", "STOP_LOSS_LIMIT", -1196),
        ("SELL", "LIMIT_MAKER", "TAKE_PROFIT", -1199),
        ("BUY", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT", -1198),
    ],
)
def test_two_of_one_family_are_refused_for_the_one_that_is_misplaced(
    side: str, above: str, below: str, code: int
) -> None:
    report = judge(typed(side, above, below), kind="orderListOco")

    assert [answer[0] for answer in answers(report, RULE)] == [code]


@pytest.mark.parametrize("name", ["aboveType", "belowType"])
@pytest.mark.parametrize("order_type", ["LIMIT", "MARKET"])
def test_a_type_that_no_oco_has_is_refused(name: str, order_type: str) -> None:
    report = judge(order_list_oco("SELL", **{name: order_type}), kind="orderListOco")

    msg = "Order type not supported in OCO."
    assert answers(report, RULE) == [(-1158, msg, name, order_type)]


@pytest.mark.parametrize("name", ["aboveType", "belowType"])
@pytest.mark.parametrize("given", [None, "", "STOP"])
def test_a_type_that_is_missing_or_cannot_be_read_is_another_rules_business(
    name: str, given: str | None
) -> None:
    report = judge(order_list_oco("SELL", **{name: given}), kind="orderListOco")

    assert not answers(report, RULE)
    assert lacking(report, RULE) == [f"order:{name}"]


def test_without_a_side_only_the_types_themselves_are_judged() -> None:
    sideless: dict[str, object] = {"side": None}
    unsupported = judge({**typed("SELL", "LIMIT", "STOP_LOSS"), **sideless}, kind="orderListOco")
    misplaced = judge({**typed("SELL", "STOP_LOSS", "STOP_LOSS"), **sideless}, kind="orderListOco")

    assert [answer[0] for answer in answers(unsupported, RULE)] == [-1158]
    assert not answers(misplaced, RULE)
    assert lacking(misplaced, RULE) == ["order:side"]


def test_it_binds_no_other_request() -> None:
    assert passes(judge(oco(), kind="oco"), RULE)
    assert passes(judge(order("MARKET")), RULE)
