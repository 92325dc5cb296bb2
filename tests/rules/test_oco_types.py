import pytest

from tests.rules.requests import answers, found, judge, lacking, oco, order, order_list_oco, passes

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
SINCE, BEFORE = "2024-12-16", "2024-12-15"
NOT_SUPPORTED = (-1158, "Order type not supported in OCO.")
BOTH_CONTINGENT = (-1167, "Both OCO orders cannot be contingent.")
FAMILY = {"STOP_LOSS_LIMIT": "STOP_LOSS", "TAKE_PROFIT_LIMIT": "TAKE_PROFIT"}


def typed(side: str, above: str, below: str) -> dict[str, object]:
    return {**order_list_oco("SELL"), "side": side, "aboveType": above, "belowType": below}


@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("side", ["BUY", "SELL"])
def test_each_type_on_its_side_passes(side: str, limit: str, stop: str) -> None:
    above, below = (limit, stop) if side == "SELL" else (stop, limit)

    assert passes(judge(typed(side, above, below), kind="orderListOco", as_of=SINCE), RULE)


@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("side", ["BUY", "SELL"])
def test_each_type_on_the_wrong_side_is_refused(side: str, limit: str, stop: str) -> None:
    above, below = (stop, limit) if side == "SELL" else (limit, stop)

    report = judge(typed(side, above, below), kind="orderListOco", as_of=SINCE)

    assert answers(report, RULE) == [
        (*WRONG_SIDE[side, FAMILY.get(given, given)], name, given)
        for name, given in (("aboveType", above), ("belowType", below))
    ]


@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("side", ["BUY", "SELL"])
def test_a_limit_maker_and_a_stop_passed_before_too(side: str, stop: str) -> None:
    above, below = ("LIMIT_MAKER", stop) if side == "SELL" else (stop, "LIMIT_MAKER")

    assert passes(judge(typed(side, above, below), kind="orderListOco", as_of=BEFORE), RULE)


@pytest.mark.parametrize("as_of", [SINCE, BEFORE])
@pytest.mark.parametrize("take_profit", ["TAKE_PROFIT", "TAKE_PROFIT_LIMIT"])
def test_take_profits_are_taken_since_a_day(take_profit: str, as_of: str) -> None:
    report = judge(typed("SELL", take_profit, "STOP_LOSS"), kind="orderListOco", as_of=as_of)

    before = [
        (*NOT_SUPPORTED, "aboveType", take_profit),
        (*BOTH_CONTINGENT, "belowType", "STOP_LOSS"),
    ]
    assert answers(report, RULE) == ([] if as_of == SINCE else before)


@pytest.mark.parametrize("side", ["BUY", "SELL"])
def test_two_stop_losses_were_both_contingent(side: str) -> None:
    params = typed(side, "STOP_LOSS", "STOP_LOSS_LIMIT")
    name, given = ("aboveType", "STOP_LOSS") if side == "SELL" else ("belowType", "STOP_LOSS_LIMIT")
    misplaced = (*WRONG_SIDE[side, "STOP_LOSS"], name, given)

    before = judge(params, kind="orderListOco", as_of=BEFORE)
    since = judge(params, kind="orderListOco", as_of=SINCE)

    assert answers(before, RULE) == [(*BOTH_CONTINGENT, "belowType", "STOP_LOSS_LIMIT")]
    assert answers(since, RULE) == [misplaced]


def test_a_limit_maker_on_the_wrong_side_beside_a_take_profit_of_before() -> None:
    report = judge(typed("BUY", "LIMIT_MAKER", "TAKE_PROFIT"), kind="orderListOco", as_of=BEFORE)

    assert answers(report, RULE) == [
        (*WRONG_SIDE["BUY", "LIMIT_MAKER"], "aboveType", "LIMIT_MAKER"),
        (*NOT_SUPPORTED, "belowType", "TAKE_PROFIT"),
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
    report = judge(typed(side, above, below), kind="orderListOco", as_of=SINCE)

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
    params = {**typed("SELL", "STOP_LOSS", "STOP_LOSS"), **sideless}
    misplaced = judge(params, kind="orderListOco", as_of=SINCE)

    assert [answer[0] for answer in answers(unsupported, RULE)] == [-1158]
    assert not answers(misplaced, RULE)
    assert lacking(misplaced, RULE) == ["order:side"]


def test_it_binds_no_other_request() -> None:
    assert passes(judge(oco(), kind="oco"), RULE)
    assert passes(judge(order("MARKET")), RULE)


@pytest.mark.parametrize(
    ("above", "below", "sentences"),
    [
        (
            "STOP_LOSS",
            "LIMIT_MAKER",
            [
                "aboveType is STOP_LOSS, which must be below the other order; swap the two orders",
                (
                    "belowType is LIMIT_MAKER, which must be above the other order; "
                    "swap the two orders"
                ),
            ],
        ),
        (
            "STOP_LOSS",
            "STOP_LOSS",
            ["aboveType is STOP_LOSS, which must be below the other order; send LIMIT_MAKER there"],
        ),
        (
            "LIMIT_MAKER",
            "LIMIT_MAKER",
            ["aboveType is LIMIT_MAKER too; send STOP_LOSS or STOP_LOSS_LIMIT as one of the two"],
        ),
        (
            "MARKET",
            "STOP_LOSS",
            ["aboveType MARKET is no type of an OCO; send LIMIT_MAKER or a stop"],
        ),
    ],
)
def test_the_sentence_names_the_parameter_and_a_cure(
    above: str, below: str, sentences: list[str]
) -> None:
    params = order_list_oco("SELL", aboveType=above, belowType=below)

    report = judge(params, kind="orderListOco", as_of="2026-01-15")

    assert [one.text for one in found(report, RULE)] == sentences
