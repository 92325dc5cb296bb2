import pytest

from tests.rules.scene import (
    PRICED_TYPES,
    answers,
    found,
    judge,
    lacking,
    listing,
    offers,
    order,
    order_list_oco,
    passes,
)

RULE = "PEGGED_PRICE"
TOGETHER = "Fields [pegOffsetType, pegOffsetValue] must be sent together or omitted entirely."
WRONG_PEG = "This price peg cannot be used with this order type."
WRONG_TYPE = "This order type may not use pegged price."
NOW = "2025-08-28"


def pegged(order_type: str, peg: str = "PRIMARY_PEG", **changes: object) -> dict[str, object]:
    return order(order_type, "BUY", pegPriceType=peg, **changes)


@pytest.mark.parametrize(
    "params",
    [
        *(pegged(order_type) for order_type in PRICED_TYPES),
        pegged("LIMIT", "MARKET_PEG", timeInForce="IOC"),
        pegged("STOP_LOSS_LIMIT", "MARKET_PEG"),
        pegged("STOP_LOSS_LIMIT", "PRIMARY_PEG", timeInForce="IOC"),
        pegged("TAKE_PROFIT_LIMIT", "PRIMARY_PEG", timeInForce="FOK"),
        pegged("LIMIT", pegOffsetType="PRICE_LEVEL", pegOffsetValue=100),
        order("LIMIT"),
    ],
)
def test_what_passes(params: dict[str, object]) -> None:
    assert passes(judge(params, as_of=NOW), RULE)


@pytest.mark.parametrize("as_of", ["2022-09-30", "2025-08-27", NOW])
@pytest.mark.parametrize(
    ("offset", "value"),
    [({"pegOffsetType": "PRICE_LEVEL"}, None), ({"pegOffsetValue": 3}, "3")],
)
def test_the_two_parts_of_an_offset_come_together(
    as_of: str, offset: dict[str, object], value: str | None
) -> None:
    report = judge(pegged("LIMIT", "PRIMARY_PEG", **offset), as_of=as_of)

    assert answers(report, RULE) == [(-1128, TOGETHER, "pegOffsetValue", value)]


@pytest.mark.parametrize(("levels", "refused"), [(0, False), (100, False), (101, True)])
def test_an_offset_is_at_most_a_hundred_levels(levels: int, refused: bool) -> None:
    params = pegged("LIMIT", pegOffsetType="PRICE_LEVEL", pegOffsetValue=levels)

    report = judge(params, as_of=NOW)

    msg = "Data sent for parameter 'pegOffsetValue' is not valid."
    expected = [(-1130, msg, "pegOffsetValue", "101")] if refused else []
    assert answers(report, RULE) == expected
    assert offers(report, RULE) == ([["100"]] if refused else [])
    told = "pegOffsetValue 101 is above maximum 100; nearest is 100"
    assert [one.text for one in found(report, RULE)] == ([told] if refused else [])


@pytest.mark.parametrize("order_type", ["MARKET", "STOP_LOSS", "TAKE_PROFIT"])
def test_a_type_without_a_price_cannot_be_pegged(order_type: str) -> None:
    report = judge(pegged(order_type), as_of=NOW)

    assert answers(report, RULE) == [(-1013, WRONG_TYPE, "pegPriceType", "PRIMARY_PEG")]


@pytest.mark.parametrize(
    ("order_type", "peg", "time_in_force"),
    [
        ("LIMIT_MAKER", "MARKET_PEG", None),
        ("LIMIT", "PRIMARY_PEG", "IOC"),
        ("LIMIT", "PRIMARY_PEG", "FOK"),
    ],
)
def test_a_peg_that_would_take_where_the_order_rests_and_the_reverse(
    order_type: str, peg: str, time_in_force: str | None
) -> None:
    report = judge(pegged(order_type, peg, timeInForce=time_in_force), as_of=NOW)

    assert answers(report, RULE) == [(-1013, WRONG_PEG, "pegPriceType", peg)]


def test_a_symbol_may_take_no_pegs() -> None:
    report = judge(pegged("LIMIT"), listing(pegInstructionsAllowed=False), as_of=NOW)

    msg = "Pegged orders are not supported for this symbol."
    assert answers(report, RULE) == [(-1013, msg, "pegPriceType", "PRIMARY_PEG")]


def test_it_is_unevaluated_where_the_symbol_does_not_say() -> None:
    report = judge(pegged("LIMIT"), listing(pegInstructionsAllowed=None), as_of=NOW)

    assert lacking(report, RULE) == ["symbol:pegInstructionsAllowed"]


def test_what_is_wrong_is_named_where_the_symbol_does_not_say_whether_it_takes_pegs() -> None:
    report = judge(pegged("MARKET"), listing(pegInstructionsAllowed=None), as_of=NOW)

    assert answers(report, RULE) == [(-1013, WRONG_TYPE, "pegPriceType", "PRIMARY_PEG")]
    assert lacking(report, RULE) == ["symbol:pegInstructionsAllowed"]


@pytest.mark.parametrize("order_type", [None, "STOP"])
def test_without_a_type_the_offset_is_still_judged(order_type: str | None) -> None:
    report = judge({**pegged("LIMIT", pegOffsetType="PRICE_LEVEL"), "type": order_type}, as_of=NOW)

    assert [answer[0] for answer in answers(report, RULE)] == [-1128]


def test_all_that_is_wrong_with_a_peg_is_named() -> None:
    params = pegged("STOP_LOSS", pegOffsetValue=101)

    report = judge(params, listing(pegInstructionsAllowed=False), as_of=NOW)

    assert [answer[0] for answer in answers(report, RULE)] == [-1128, -1130, -1013, -1013]


def test_the_legs_of_an_order_list_by_their_own_names() -> None:
    report = judge(order_list_oco(abovePegPriceType="MARKET_PEG"), kind="orderListOco", as_of=NOW)

    assert answers(report, RULE) == [(-1013, WRONG_PEG, "abovePegPriceType", "MARKET_PEG")]
    assert found(report, RULE)[0].leg == "above"
