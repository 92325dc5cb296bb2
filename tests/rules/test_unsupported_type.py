import pytest

from tests.rules.requests import LATER, answers, fields, judge, order, oto, passes

MSG = "Unsupported order combination."


@pytest.mark.parametrize("kind", ["oto", "opo", "otoco", "marginOto"])
@pytest.mark.parametrize("order_type", ["MARKET", "STOP_LOSS", "TAKE_PROFIT_LIMIT"])
def test_a_working_order_is_a_limit_or_a_limit_maker(kind: str, order_type: str) -> None:
    report = judge(oto(kind, workingType=order_type), kind=kind, as_of=LATER)

    assert answers(report, "UNSUPPORTED_TYPE") == [(-1013, MSG, "workingType", order_type)]
    assert [one.leg for one in report.violations if one.rule == "UNSUPPORTED_TYPE"] == ["working"]


@pytest.mark.parametrize("order_type", ["LIMIT", "LIMIT_MAKER"])
def test_those_two_pass(order_type: str) -> None:
    params = oto(workingType=order_type)

    assert passes(judge(params, kind="oto", as_of=LATER), "UNSUPPORTED_TYPE")


@pytest.mark.parametrize("kind", ["sorOrder", "sorTestOrder"])
def test_smart_order_routing_takes_limit_and_market(kind: str) -> None:
    for taken in ("LIMIT", "MARKET"):
        assert passes(judge(order(taken), kind=kind, as_of=LATER), "UNSUPPORTED_TYPE")
    for refused in ("LIMIT_MAKER", "STOP_LOSS", "TAKE_PROFIT_LIMIT"):
        report = judge(order(refused), kind=kind, as_of=LATER)
        assert fields(report, "UNSUPPORTED_TYPE") == ["type"]
    assert passes(judge(order("STOP_LOSS"), as_of=LATER), "UNSUPPORTED_TYPE")


@pytest.mark.parametrize("kind", ["sorOrder", "oto"])
def test_of_a_type_that_is_not_taken_nothing_more_is_asked(kind: str) -> None:
    bare = {"symbol": "BTCUSDT", "side": "BUY", "quantity": "0.01", "type": "STOP_LOSS_LIMIT"}
    params = oto(workingType="STOP_LOSS_LIMIT", workingTimeInForce=None) if kind == "oto" else bare

    report = judge({**params}, kind=kind, as_of=LATER)

    assert fields(report, "UNSUPPORTED_TYPE")
    assert passes(report, "MANDATORY_PARAMETER")
    sent: dict[str, object] = {**bare, "type": "STOP_LOSS", "price": "19000"}
    assert passes(judge(sent, kind="sorOrder", as_of=LATER), "FORBIDDEN_PARAMETER")
