import pytest

from tests.rules.requests import SINGLE_KINDS, answers, found, judge, oco, order, passes, request

RULE = "PARAMETER_COMBINATION"
BOTH = "Parameter 'quoteOrderQty' sent when not required."
MSG = "Combination of optional parameters invalid."


@pytest.mark.parametrize("kind", SINGLE_KINDS)
def test_a_market_order_names_one_amount(kind: str) -> None:
    changes = {"type": "MARKET", "timeInForce": None, "price": None, "quoteOrderQty": "200"}

    report = judge(request(kind, **changes), kind=kind)

    assert answers(report, RULE) == [(-1106, BOTH, "quoteOrderQty", "200")]
    assert "send one of them" in found(report, RULE)[0].text


@pytest.mark.parametrize(
    "params",
    [
        order("MARKET"),
        order("MARKET", quantity=None, quoteOrderQty="200"),
        # That is a forbidden parameter.
        order("LIMIT", quoteOrderQty="200"),
    ],
)
def test_one_amount_passes(params: dict[str, object]) -> None:
    assert passes(judge(params), RULE)


@pytest.mark.parametrize("value", ["", "abc"])
def test_presence_decides_whatever_the_value(value: str) -> None:
    report = judge(order("MARKET", quoteOrderQty=value))

    assert answers(report, RULE) == [(-1106, BOTH, "quoteOrderQty", value)]


@pytest.mark.parametrize("kind", ["oco", "marginOco"])
def test_the_limit_price_of_a_stop_needs_a_time_in_force(kind: str) -> None:
    report = judge(oco(stopLimitTimeInForce=None), kind=kind)

    msg = f"{MSG} Recommendation: 'stopLimitTimeInForce' should also be sent."
    assert answers(report, RULE) == [(-1128, msg, "stopLimitPrice", "18500")]
    assert "GTC, IOC or FOK" in found(report, RULE)[0].text


@pytest.mark.parametrize(
    ("as_of", "msg"),
    [
        ("2019-11-12", MSG),
        ("2019-11-13", f"{MSG} Recommendation: 'stopLimitTimeInForce' should also be sent."),
    ],
)
def test_what_should_be_sent_is_recommended_since_a_day(as_of: str, msg: str) -> None:
    report = judge(oco(stopLimitTimeInForce=None), kind="oco", as_of=as_of)

    assert answers(report, RULE) == [(-1128, msg, "stopLimitPrice", "18500")]


@pytest.mark.parametrize("kind", ["oco", "marginOco"])
@pytest.mark.parametrize(
    "changes",
    [{}, {"stopLimitPrice": None}, {"stopLimitPrice": None, "stopLimitTimeInForce": None}],
)
def test_both_or_neither_pass(kind: str, changes: dict[str, object]) -> None:
    assert passes(judge(oco(**changes), kind=kind), RULE)
