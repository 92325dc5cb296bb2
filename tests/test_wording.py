"""Sentences: each names what is wrong, with the numbers, in one line."""

import pytest

from pretrade import Market, Violation
from tests.rules.faults import FAULTS, Fault, filtered
from tests.rules.requests import LOT_SIZE, PRICE_FILTER, judge, listing, oco, order, order_list_oco

# These tell what is missing or that something is not possible at all: there is no value to show.
WITHOUT_VALUE = {
    "EMPTY_PARAMETER",
    "MANDATORY_PARAMETER",
    "FORBIDDEN_PARAMETER",
    "UNKNOWN_PARAMETER",
    "PARAMETER_COMBINATION",
    "QUOTE_ORDER_QTY",
    "ICEBERG_ALLOWED",
    "TRAILING_STOP_ALLOWED",
    "CANCEL_REPLACE_ALLOWED",
    "PEGGED_PRICE",
    "OCO_TYPES",
    "ZERO_NOTIONAL",
    "BALANCE",
}


def broken(fault: Fault) -> Violation:
    return next(one for one in fault.report().violations if one.rule == fault.rule)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.rule)
def test_a_violation_is_one_line_with_the_answer_of_the_exchange(fault: Fault) -> None:
    violation = broken(fault)

    assert str(violation) == (f"{fault.rule}: {violation.text} [{violation.code} {violation.msg}]")
    assert "\n" not in str(violation)
    assert 15 < len(violation.text) < 250


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.rule)
def test_no_sentence_shows_how_it_is_made(fault: Fault) -> None:
    text = broken(fault).text

    for trace in (
        "None",
        "Decimal",
        "OrderType",
        "Side.",
        "()",
        "''",
        "E-",
        "characters)",
        "{",
        "}",
    ):
        assert trace not in text
    assert not text.startswith(" ")
    assert not text.endswith((" ", ";"))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.rule)
def test_the_value_is_shown_as_it_would_be_sent(fault: Fault) -> None:
    violation = broken(fault)
    value = violation.to_dict()["value"]

    if violation.field is not None and violation.rule not in WITHOUT_VALUE:
        assert value in violation.text


@pytest.mark.parametrize(
    ("info", "params", "line"),
    [
        (
            listing({**LOT_SIZE, "stepSize": "0.00000100", "minQty": "0.00000100"}),
            order("LIMIT", quantity="0.04749053"),
            (
                "LOT_SIZE: quantity 0.04749053 is not a multiple of stepSize 0.000001; "
                "nearest are 0.04749 and 0.047491 [-1013 Filter failure: LOT_SIZE]"
            ),
        ),
        (
            listing({**PRICE_FILTER, "tickSize": "0.10"}),
            order("LIMIT", price="359.49"),
            (
                "PRICE_FILTER: price 359.49 is not a multiple of tickSize 0.1; "
                "nearest are 359.4 and 359.5 [-1013 Filter failure: PRICE_FILTER]"
            ),
        ),
        (
            listing({**LOT_SIZE, "minQty": "0.1"}),
            order("LIMIT", quantity="0.01"),
            (
                "LOT_SIZE: quantity 0.01 is below minQty 0.1; nearest is 0.1 "
                "[-1013 Filter failure: LOT_SIZE]"
            ),
        ),
        (
            filtered("ICEBERG_PARTS", limit=10),
            order("LIMIT", quantity="10", icebergQty="0.3"),
            (
                "ICEBERG_PARTS: icebergQty 0.3 cuts quantity 10 into 34 parts, more than limit 10; "
                "icebergQty must be at least 1 [-1013 Filter failure: ICEBERG_PARTS]"
            ),
        ),
        (
            listing(),
            order("MARKET", timeInForce="GTC"),
            (
                "FORBIDDEN_PARAMETER: timeInForce must not be sent with MARKET; "
                "it belongs to LIMIT, STOP_LOSS_LIMIT or TAKE_PROFIT_LIMIT "
                "[-1106 Parameter 'timeInForce' sent when not required.]"
            ),
        ),
    ],
    ids=["step", "tick", "minimum", "iceberg", "forbidden"],
)
def test_whole_lines(info: object, params: dict[str, object], line: str) -> None:
    assert isinstance(info, type(listing()))
    report = judge(params, info)

    assert line in [str(violation) for violation in report.violations]


@pytest.mark.parametrize(
    ("params", "kind", "rule", "name"),
    [
        (oco(stopLimitPrice="1"), "oco", "PERCENT_PRICE", "stopLimitPrice"),
        (oco(stopIcebergQty="0.0001"), "oco", "ICEBERG_PARTS", "stopIcebergQty"),
        (oco(limitIcebergQty="1"), "oco", "ICEBERG_QUANTITY", "limitIcebergQty"),
        (
            oco(stopIcebergQty="0.005", stopLimitTimeInForce="IOC"),
            "oco",
            "ICEBERG_TIME_IN_FORCE",
            "stopLimitTimeInForce",
        ),
        (
            order_list_oco(belowStrategyType=1),
            "orderListOco",
            "STRATEGY_TYPE",
            "belowStrategyType",
        ),
        (order_list_oco(belowPrice="1"), "orderListOco", "PERCENT_PRICE", "belowPrice"),
        (order_list_oco(belowPrice=None), "orderListOco", "MANDATORY_PARAMETER", "belowPrice"),
    ],
)
def test_the_sentence_of_a_leg_names_the_parameter_of_the_list(
    params: dict[str, object], kind: str, rule: str, name: str
) -> None:
    percent: dict[str, object] = {
        "filterType": "PERCENT_PRICE",
        "multiplierUp": "5",
        "multiplierDown": "0.2",
    }
    parts: dict[str, object] = {"filterType": "ICEBERG_PARTS", "limit": 10}

    report = judge(params, listing(percent, parts), kind=kind)

    texts = [one.text for one in report.violations if (one.rule, one.field) == (rule, name)]
    assert texts
    # As a word of its own: an OCO has a price besides its stopLimitPrice.
    assert all(name in text.replace(",", " ").split() for text in texts)


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (1664496000000, "(as of 2022-09-30 00:00:00 UTC)"),
        (0, "(as of 1970-01-01 00:00:00 UTC)"),
        (10**20, "(as of 100000000000000000000)"),
    ],
)
def test_when_the_prices_were_read_is_shown(at: int, shown: str) -> None:
    report = judge(order("STOP_LOSS"), market=Market(last_price="90000", at=at))

    assert shown in str(report.first)


def test_without_a_time_none_is_shown() -> None:
    report = judge(order("STOP_LOSS"), market=Market(last_price="90000"))

    assert "as of" not in str(report.first)


@pytest.mark.parametrize("name", ["foo", "{0}", "%s", "{v.rule}", "\ud800", "a\nb", "x" * 100_000])
def test_a_name_of_any_kind_makes_a_short_sentence(name: str) -> None:
    (violation,) = judge({**order("LIMIT"), name: name}).violations

    assert "is not a parameter of order; leave it out" in violation.text
    assert len(violation.text) < 250
    assert len(str(violation).splitlines()) == 1


@pytest.mark.parametrize("value", ["{0}", "{v.rule}", "%d", "\ud800", "a\nb", "x" * 100_000])
def test_a_value_of_any_kind_makes_a_short_sentence(value: str) -> None:
    for name in ("price", "symbol", "side", "selfTradePreventionMode", "newClientOrderId"):
        info = listing(allowedSelfTradePreventionModes=["A"])
        for violation in judge(order("LIMIT", **{name: value}), info).violations:
            assert len(violation.text) < 300
            assert len(str(violation).splitlines()) == 1
