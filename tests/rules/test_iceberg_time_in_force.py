import pytest

from tests.rules.requests import (
    TIMED_TYPES,
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

RULE = "ICEBERG_TIME_IN_FORCE"
MSG = "Unsupported order combination."


@pytest.mark.parametrize("time_in_force", ["IOC", "FOK"])
@pytest.mark.parametrize("order_type", TIMED_TYPES)
def test_an_iceberg_must_be_good_till_cancelled(order_type: str, time_in_force: str) -> None:
    report = judge(order(order_type, icebergQty="0.001", timeInForce=time_in_force))

    assert answers(report, RULE) == [(-1013, MSG, "timeInForce", time_in_force)]
    assert offers(report, RULE) == [["GTC"]]


@pytest.mark.parametrize(
    "params",
    [
        order("LIMIT", icebergQty="0.001"),
        order("LIMIT", icebergQty="0.001", timeInForce="gtc"),
        order("LIMIT", icebergQty="0", timeInForce="IOC"),
        order("LIMIT", timeInForce="IOC"),
        # It has no time in force, and rests by its nature.
        order("LIMIT_MAKER", icebergQty="0.001"),
        order("MARKET", icebergQty="0.001"),
    ],
)
def test_what_passes(params: dict[str, object]) -> None:
    assert passes(judge(params), RULE)


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        ({"timeInForce": None, "icebergQty": "0.001"}, ["order:timeInForce"]),
        ({"timeInForce": "DAY", "icebergQty": "0.001"}, ["order:timeInForce"]),
        ({"timeInForce": "IOC", "icebergQty": "x"}, ["order:icebergQty"]),
        ({"type": "STOP", "icebergQty": "0.001"}, ["order:type"]),
    ],
)
def test_what_it_misses(changes: dict[str, object], facts: list[str]) -> None:
    assert lacking(judge(order("LIMIT", **changes)), RULE) == facts


@pytest.mark.parametrize("kind", ["oco", "marginOco"])
def test_the_stop_of_an_oco_by_its_own_name(kind: str) -> None:
    report = judge(oco(stopIcebergQty="0.001", stopLimitTimeInForce="FOK"), kind=kind)

    assert answers(report, RULE) == [(-1013, MSG, "stopLimitTimeInForce", "FOK")]
    assert found(report, RULE)[0].leg == "stop"


@pytest.mark.parametrize(
    ("side", "leg", "name"),
    [("SELL", "below", "belowTimeInForce"), ("BUY", "above", "aboveTimeInForce")],
)
def test_an_order_list_has_an_answer_of_its_own(side: str, leg: str, name: str) -> None:
    params = order_list_oco(side, **{f"{leg}IcebergQty": "0.001", name: "FOK"})

    report = judge(params, kind="orderListOco")

    msg = (
        f"Parameter '{leg}IcebergQty' is not supported if "
        "`aboveTimeInForce`/`belowTimeInForce` is not GTC."
    )
    assert answers(report, RULE) == [(-1160, msg, name, "FOK")]
    assert found(report, RULE)[0].leg == leg
    assert name in found(report, RULE)[0].text


def test_the_other_order_of_the_list_may_be_an_iceberg() -> None:
    params = oco(limitIcebergQty="0.001", stopLimitTimeInForce="FOK")

    assert passes(judge(params, kind="oco"), RULE)
