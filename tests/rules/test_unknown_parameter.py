from typing import Any

import pytest

from pretrade.enums import RequestKind
from pretrade.order.parameters import NAMES
from tests.rules.requests import KINDS, answers, fields, found, judge, order, passes, request

RULE = "UNKNOWN_PARAMETER"


def msg(read: int, sent: int) -> str:
    return f"Not all sent parameters were read; read '{read}' parameter(s) but was sent '{sent}'."


def test_the_count_includes_time_and_signature_which_the_transport_adds() -> None:
    # Six given, two more by the transport: eight.
    report = judge(order("MARKET", quantity="1", foo="1", bar="2"))

    assert answers(report, RULE) == [
        (-1104, msg(6, 8), "foo", "1"),
        (-1104, msg(6, 8), "bar", "2"),
    ]


def test_time_and_signature_are_not_counted_twice() -> None:
    params = order("LIMIT", recvWindow=5000, timestamp=1, signature="s", foo="1")

    report = judge(params)

    # Six of the order, three of the transport, the unknown one.
    assert answers(report, RULE) == [(-1104, msg(9, 10), "foo", "1")]


@pytest.mark.parametrize("kind", KINDS)
def test_every_request_has_its_own_parameters(kind: str) -> None:
    report = judge(request(kind, foo="1"), kind=kind)

    assert fields(report, RULE) == ["foo"]
    assert f"not a parameter of {kind}" in found(report, RULE)[0].text


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("order", "cancelReplaceMode", "STOP_ON_FAILURE"),
        ("order", "stopLimitPrice", "1"),
        ("order", "isIsolated", "TRUE"),
        ("order", "computeCommissionRates", "true"),
        ("order", "listClientOrderId", "x"),
        ("testOrder", "cancelOrderId", 1),
        ("cancelReplace", "isIsolated", "TRUE"),
        ("oco", "type", "LIMIT"),
        ("oco", "timeInForce", "GTC"),
        ("oco", "newClientOrderId", "x"),
        ("oco", "isIsolated", "TRUE"),
        ("oco", "aboveType", "LIMIT_MAKER"),
        ("orderListOco", "price", "1"),
        ("orderListOco", "stopPrice", "1"),
        ("orderListOco", "limitClientOrderId", "x"),
        # Margin orders have no strategies and no pegs, and their OCO has no trailing delta.
        ("marginOrder", "strategyId", 1),
        ("marginOrder", "strategyType", 1000000),
        ("marginOrder", "pegPriceType", "PRIMARY_PEG"),
        ("marginOco", "trailingDelta", 100),
        ("marginOco", "limitStrategyId", 1),
        ("marginOco", "stopStrategyType", 1000000),
    ],
)
def test_a_parameter_of_another_request_is_unknown(kind: str, name: str, value: object) -> None:
    report = judge(request(kind, **{name: value}), kind=kind)

    assert [(one[2], one[3]) for one in answers(report, RULE)] == [(name, str(value))]


@pytest.mark.parametrize(
    "name", ["Symbol", "time_in_force", "timeinforce", "shape", "malformed", "legs", ""]
)
def test_names_are_read_exactly(name: str) -> None:
    assert fields(judge({**order("LIMIT"), name: "x"}), RULE) == [name]


@pytest.mark.parametrize("as_of", ["2019-01-01", "2022-09-30", "2026-01-01"])
@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("order", "strategyId", 1),
        ("order", "selfTradePreventionMode", "NONE"),
        ("order", "pegPriceType", "PRIMARY_PEG"),
        ("testOrder", "computeCommissionRates", "true"),
        ("cancelReplace", "cancelRestrictions", "ONLY_NEW"),
        ("cancelReplace", "orderRateLimitExceededMode", "DO_NOTHING"),
        ("oco", "limitStrategyId", 1),
        ("orderListOco", "abovePegPriceType", "PRIMARY_PEG"),
    ],
)
def test_what_was_added_later_is_never_unknown(
    as_of: str, kind: str, name: str, value: object
) -> None:
    report = judge(request(kind, **{name: value}), kind=kind, as_of=as_of)

    assert passes(report, RULE)


@pytest.mark.parametrize("kind", KINDS)
def test_every_parameter_of_a_request_at_once_is_known(kind: str) -> None:
    everything = dict.fromkeys(NAMES[RequestKind(kind)], "1")

    assert passes(judge({**everything, **request(kind)}, kind=kind), RULE)


def test_none_is_not_sent_and_so_not_unknown() -> None:
    assert judge({**order("LIMIT"), "foo": None}).certain


@pytest.mark.parametrize("name", [1, None, ("a", "b"), b"symbol", 1.5])
def test_a_name_that_is_no_text_is_unknown_too(name: object) -> None:
    params: Any = {**order("LIMIT")}
    params[name] = "x"

    report = judge(params)

    assert fields(report, RULE) == [str(name)]


@pytest.mark.parametrize("value", [[1], {"a": 1}, b"x", float("nan"), {1}])
def test_an_unknown_value_may_be_anything(value: object) -> None:
    assert fields(judge({**order("LIMIT"), "foo": value}), RULE) == ["foo"]
