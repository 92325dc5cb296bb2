import pytest

from tests.rules.requests import (
    TYPES,
    answers,
    fields,
    found,
    judge,
    lacking,
    oco,
    order,
    order_list_oco,
    passes,
)

RULE = "FORBIDDEN_PARAMETER"
VALUES: dict[str, object] = {
    "timeInForce": "GTC",
    "quoteOrderQty": "200",
    "price": "20000",
    "stopPrice": "20000",
    "trailingDelta": 100,
    "icebergQty": "0.01",
}
FORBIDDEN = {
    "LIMIT": {"quoteOrderQty", "stopPrice", "trailingDelta"},
    "MARKET": {"timeInForce", "price", "stopPrice", "trailingDelta", "icebergQty"},
    "STOP_LOSS": {"timeInForce", "quoteOrderQty", "price", "icebergQty"},
    "TAKE_PROFIT": {"timeInForce", "quoteOrderQty", "price", "icebergQty"},
    "STOP_LOSS_LIMIT": {"quoteOrderQty"},
    "TAKE_PROFIT_LIMIT": {"quoteOrderQty"},
    "LIMIT_MAKER": {"timeInForce", "quoteOrderQty", "stopPrice", "trailingDelta"},
}


def msg(name: str) -> str:
    return f"Parameter '{name}' sent when not required."


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("order_type", TYPES)
def test_what_each_type_takes(order_type: str, name: str) -> None:
    report = judge(order(order_type, **{name: VALUES[name]}))

    if name in FORBIDDEN[order_type]:
        value = str(VALUES[name])
        assert answers(report, RULE) == [(-1106, msg(name), name, value)]
    else:
        assert passes(report, RULE)


@pytest.mark.parametrize("value", ["0", "", "nonsense"])
def test_presence_decides_whatever_the_value(value: str) -> None:
    report = judge(order("MARKET", price=value))

    assert answers(report, RULE) == [(-1106, msg("price"), "price", value)]


@pytest.mark.parametrize("order_type", ["MARKET", "STOP_LOSS", "TAKE_PROFIT", "LIMIT_MAKER"])
def test_all_are_named_and_the_time_in_force_first(order_type: str) -> None:
    everything = dict(reversed({**order(order_type), **VALUES}.items()))

    named = fields(judge(everything), RULE)

    assert named[0] == "timeInForce"
    assert set(named) == FORBIDDEN[order_type]
    assert len(named) == len(FORBIDDEN[order_type])


def test_both_amounts_of_a_market_order_are_not_its_business() -> None:
    assert passes(judge(order("MARKET", quoteOrderQty="200")), RULE)


def test_the_types_that_take_the_parameter_are_named() -> None:
    violation = found(judge(order("LIMIT", trailingDelta=100)), RULE)[0]

    for order_type in ("STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT"):
        assert order_type in violation.text
    assert "MARKET" not in violation.text


@pytest.mark.parametrize("order_type", [None, "", "STOP"])
def test_without_a_type_it_is_unevaluated(order_type: str | None) -> None:
    report = judge(order("LIMIT", type=order_type, stopPrice="1"))

    assert lacking(report, RULE) == ["order:type"]
    assert not found(report, RULE)


@pytest.mark.parametrize("kind", ["oco", "marginOco"])
def test_the_stop_of_an_oco_has_no_time_in_force_without_a_limit_price(kind: str) -> None:
    report = judge(oco(stopLimitPrice=None), kind=kind)

    name = "stopLimitTimeInForce"
    assert answers(report, RULE) == [(-1106, msg(name), name, "GTC")]
    assert found(report, RULE)[0].leg == "stop"


@pytest.mark.parametrize("kind", ["oco", "marginOco"])
def test_the_stop_of_an_oco_is_no_iceberg_without_a_limit_price(kind: str) -> None:
    params = oco(stopLimitPrice=None, stopLimitTimeInForce=None, stopIcebergQty="0.001")

    report = judge(params, kind=kind)

    name = "stopIcebergQty"
    assert answers(report, RULE) == [(-1106, msg(name), name, "0.001")]


@pytest.mark.parametrize(
    ("name", "value", "leg"),
    [
        ("aboveTimeInForce", "GTC", "above"),
        ("aboveStopPrice", "21000", "above"),
        ("aboveTrailingDelta", "100", "above"),
    ],
)
def test_a_leg_of_an_order_list_names_the_parameter_of_the_list(
    name: str, value: str, leg: str
) -> None:
    report = judge(order_list_oco(**{name: value}), kind="orderListOco")

    assert answers(report, RULE) == [(-1106, msg(name), name, value)]
    assert found(report, RULE)[0].leg == leg


def test_a_leg_without_a_type_is_unevaluated_by_its_own_name() -> None:
    report = judge(order_list_oco(aboveType=None), kind="orderListOco")

    assert lacking(report, RULE) == ["order:aboveType"]
