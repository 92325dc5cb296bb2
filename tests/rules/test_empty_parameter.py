import pytest

from tests.rules.requests import answers, judge, oco, order, order_list_oco, passes, request

RULE = "EMPTY_PARAMETER"


def msg(name: str) -> str:
    return f"Parameter '{name}' was empty."


@pytest.mark.parametrize(
    "name",
    ["symbol", "side", "type", "timeInForce", "quantity", "price", "newClientOrderId"],
)
def test_a_parameter_without_a_value_is_refused(name: str) -> None:
    report = judge(order("LIMIT", **{name: ""}))

    assert answers(report, RULE) == [(-1105, msg(name), name, "")]


@pytest.mark.parametrize("name", ["timeInForce", "quantity", "price", "side", "type"])
def test_it_is_neither_missing_nor_illegal_besides(name: str) -> None:
    report = judge(order("LIMIT", **{name: ""}))

    assert [(one.rule, one.code) for one in report.violations] == [(RULE, -1105)]


@pytest.mark.parametrize(
    ("params", "kind", "name"),
    [
        (oco(stopLimitPrice=""), "oco", "stopLimitPrice"),
        (oco(limitClientOrderId=""), "marginOco", "limitClientOrderId"),
        (order_list_oco(belowStopPrice=""), "orderListOco", "belowStopPrice"),
        (request("cancelReplace", cancelReplaceMode=""), "cancelReplace", "cancelReplaceMode"),
        (request("order", selfTradePreventionMode=""), "testOrder", "selfTradePreventionMode"),
    ],
)
def test_it_binds_every_parameter_of_every_request(
    params: dict[str, object], kind: str, name: str
) -> None:
    assert answers(judge(params, kind=kind), RULE) == [(-1105, msg(name), name, "")]


def test_all_empty_parameters_are_named() -> None:
    report = judge(order("LIMIT", quantity="", price=""))

    assert [answer[2] for answer in answers(report, RULE)] == ["quantity", "price"]


@pytest.mark.parametrize("value", [" ", "x", "0"])
def test_what_has_a_value_is_not_empty(value: str) -> None:
    assert passes(judge(order("LIMIT", quantity=value)), RULE)


def test_none_is_not_sent_at_all() -> None:
    report = judge({**order("LIMIT"), "icebergQty": None})

    assert report.certain
