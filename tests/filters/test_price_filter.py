"""PRICE_FILTER: minPrice <= p <= maxPrice and p % tickSize = 0, for price and stopPrice."""

from decimal import Decimal

import pytest

from pretrade import Bound
from pretrade.filters import PriceFilter
from tests.symbols import (
    Json,
    complaint,
    exchange_with,
    found,
    judged,
    limit,
    limit_maker,
    market_order,
    oco,
    order_list,
    stop_loss,
    stop_loss_limit,
    suggestions,
    take_profit,
    take_profit_limit,
    violation,
)

RULE = "PRICE_FILTER"
PRICES: Json = {"filterType": RULE, "minPrice": "0.10", "maxPrice": "1000.00", "tickSize": "0.05"}
ODD: Json = {"filterType": RULE, "minPrice": "0.01", "maxPrice": "10.04", "tickSize": "0.05"}


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        ("0.10", []),
        ("0.05", ["price minPrice"]),
        ("0.09999999", ["price minPrice", "price tickSize"]),
        ("1000.00", []),
        ("1000.05", ["price maxPrice"]),
        ("1000.00000001", ["price maxPrice", "price tickSize"]),
        ("10.05", []),
        ("10.04999999", ["price tickSize"]),
        ("10.05000001", ["price tickSize"]),
        ("10.0500000000", []),
        ("0", ["price minPrice"]),
    ],
)
def test_bounds_are_inclusive_and_every_broken_one_is_named(
    price: str, expected: list[str]
) -> None:
    assert found(judged(PRICES, limit(price=price)), RULE) == expected


@pytest.mark.parametrize(
    ("bound", "price", "expected"),
    [
        ("minPrice", "0.05", []),
        ("minPrice", "0", []),
        ("maxPrice", "99999999999999999999.05", []),
        ("tickSize", "0.1000000000000000001", []),
        ("minPrice", "1000.01", ["price maxPrice", "price tickSize"]),
        ("maxPrice", "0.01", ["price minPrice", "price tickSize"]),
        ("tickSize", "0.01", ["price minPrice"]),
    ],
)
@pytest.mark.parametrize("zero", ["0", "0.00000000", 0])
def test_zero_disables_a_bound_and_leaves_the_others(
    zero: object, bound: str, price: str, expected: list[str]
) -> None:
    assert found(judged({**PRICES, bound: zero}, limit(price=price)), RULE) == expected


@pytest.mark.parametrize(
    ("tick", "legal", "illegal"),
    [
        ("3", "6", "7"),
        ("0.5", "7.5", "7.75"),
        ("25", "75.00", "80"),
        ("1", "7", "7.1"),
        ("1.0", "7.0", "7.1"),
        ("1.00000000", "7.00000000", "7.00000001"),
        ("0.00000001", "0.12345678", "0.123456789"),
    ],
)
def test_ticks_need_not_be_powers_of_ten(tick: str, legal: str, illegal: str) -> None:
    rule = {**PRICES, "minPrice": "0", "tickSize": tick}

    assert found(judged(rule, limit(price=legal)), RULE) == []
    assert found(judged(rule, limit(price=illegal)), RULE) == ["price tickSize"]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (limit(price="10.01"), ["price tickSize"]),
        (limit_maker(price="10.01"), ["price tickSize"]),
        (
            stop_loss_limit(price="10.01", stopPrice="9.01"),
            ["price tickSize", "stopPrice tickSize"],
        ),
        (stop_loss_limit(price="10.01"), ["price tickSize"]),
        (stop_loss_limit(stopPrice="9.01"), ["stopPrice tickSize"]),
        (stop_loss_limit(stopPrice=None, trailingDelta="100"), []),
        (take_profit_limit(stopPrice="9.01"), ["stopPrice tickSize"]),
        (stop_loss(stopPrice="9.01"), ["stopPrice tickSize"]),
        (stop_loss(stopPrice="0.05"), ["stopPrice minPrice"]),
        (stop_loss(stopPrice="1000.05"), ["stopPrice maxPrice"]),
        (take_profit(stopPrice="9.01"), ["stopPrice tickSize"]),
        (take_profit(stopPrice=None, trailingDelta="100"), []),
        (market_order(), []),
    ],
)
def test_binds_the_price_of_priced_types_and_every_stop_price(
    request_: Json, expected: list[str]
) -> None:
    assert found(judged(PRICES, request_), RULE) == expected


def test_each_leg_of_a_list_is_judged_as_the_order_it_becomes() -> None:
    off = {"price": "12.01", "stopPrice": "9.01", "stopLimitPrice": "8.01"}
    report = judged(PRICES, oco(**off), kind="oco")
    assert found(report, RULE) == [
        "limit: price tickSize",
        "stop: stopLimitPrice tickSize",
        "stop: stopPrice tickSize",
    ]

    report = judged(PRICES, order_list(abovePrice="12.01"), kind="orderListOco")
    assert found(report, RULE) == ["above: abovePrice tickSize"]
    report = judged(PRICES, order_list(belowStopPrice="9.01"), kind="orderListOco")
    assert violation(report, RULE).leg == "below"


@pytest.mark.parametrize(
    ("as_of", "price", "expected"),
    [
        ("2022-02-23", "5.01", []),
        ("2022-02-23", "5.05", ["price tickSize"]),
        ("2022-02-24", "5.01", ["price tickSize"]),
        ("2022-02-24", "5.05", []),
        ("2022-02-23", "0.01", []),
        ("2022-02-24", "0.01", ["price tickSize"]),
    ],
)
def test_ticks_were_counted_from_the_minimum_until_2022_02_24(
    as_of: str, price: str, expected: list[str]
) -> None:
    assert found(judged(ODD, limit(price=price), as_of=as_of), RULE) == expected


@pytest.mark.parametrize(
    ("price", "as_of", "expected"),
    [
        ("10.01", "2022-09-30", ["9.99", "10.02"]),
        ("0.01", "2022-09-30", ["0.03"]),
        ("0.04", "2022-02-23", ["0.02", "0.05"]),
        ("10.03", "2022-09-30", ["10.02"]),
    ],
)
def test_suggests_the_nearest_prices_below_and_above(
    price: str, as_of: str, expected: list[str]
) -> None:
    rule = {**PRICES, "minPrice": "0.02", "maxPrice": "10.04", "tickSize": "0.03"}
    report = judged(rule, limit(price=price), as_of=as_of)
    ticks = [one for one in report.violations if one.bound and one.bound.name == "tickSize"]

    assert ticks[0].to_dict()["suggestions"] == expected


def test_a_bound_off_the_grid_suggests_the_grid_inside_it() -> None:
    low = judged({**PRICES, "minPrice": "0.12"}, limit(price="0.05"))
    assert suggestions(low, RULE) == ["0.15"]

    high = judged({**PRICES, "maxPrice": "10.04"}, limit(price="10.05"))
    assert suggestions(high, RULE) == ["10"]

    none = judged({**PRICES, "minPrice": "0.12", "maxPrice": "0.14"}, limit(price="0.10"))
    assert suggestions(none, RULE) == []


@pytest.mark.parametrize(
    ("request_", "missing"),
    [
        (limit(price="1e5"), ["? order:price"]),
        (limit(price=None), ["? order:price"]),
        (limit(type="LIMITED"), ["? order:type"]),
        (limit(type=None), ["? order:type"]),
        (stop_loss_limit(stopPrice="-1"), ["? order:stopPrice"]),
        (stop_loss_limit(stopPrice=",9", price="10.01"), ["price tickSize", "? order:stopPrice"]),
        (stop_loss(stopPrice="abc"), ["? order:stopPrice"]),
    ],
)
def test_what_cannot_be_read_is_not_passed(request_: Json, missing: list[str]) -> None:
    assert found(judged(PRICES, request_), RULE) == missing


def test_an_unreadable_leg_is_named_as_the_list_names_it() -> None:
    report = judged(PRICES, oco(stopLimitPrice="1e1"), kind="oco")
    assert found(report, RULE) == ["? order:stopLimitPrice"]


def test_the_violation_in_full() -> None:
    one = violation(judged(PRICES, limit(price="10.01")), RULE)

    assert (one.code, one.msg) == (-1013, "Filter failure: PRICE_FILTER")
    assert (one.field, one.value, one.leg) == ("price", Decimal("10.01"), None)
    assert one.bound == Bound("tickSize", Decimal("0.05"))
    assert one.suggestions == (Decimal("10.00"), Decimal("10.05"))
    assert one.text == "price 10.01 is not a multiple of tickSize 0.05; nearest are 10 and 10.05"


@pytest.mark.parametrize(
    ("rule", "price", "as_of", "text"),
    [
        (PRICES, "0.05", "2022-09-30", "price 0.05 is below minPrice 0.1; nearest is 0.1"),
        (PRICES, "1000.05", "2022-09-30", "price 1000.05 is above maxPrice 1000; nearest is 1000"),
        (
            ODD,
            "5.050",
            "2022-02-23",
            "price 5.050 is not 0.01 plus a multiple of tickSize 0.05; nearest are 5.01 and 5.06",
        ),
    ],
)
def test_the_sentences(rule: Json, price: str, as_of: str, text: str) -> None:
    assert violation(judged(rule, limit(price=price), as_of=as_of), RULE).text == text


def test_reads_text_and_numbers() -> None:
    written = {"filterType": RULE, "minPrice": "0.10", "maxPrice": 1000, "tickSize": 0.05}
    rule = exchange_with(written)["AB"].filters[RULE]

    assert rule == PriceFilter("0.1", "1000", "0.05")
    assert (rule.min_price, rule.max_price) == (Decimal("0.1"), Decimal(1000))
    assert str(rule.min_price) == "0.10"


@pytest.mark.parametrize("name", ["minPrice", "maxPrice", "tickSize"])
@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("abc", "'abc' is not a decimal"),
        ("", "'' is not a decimal"),
        ("-1", "'-1' is negative"),
        ("NaN", "'NaN' is not a decimal"),
        ("Infinity", "'Infinity' is not a decimal"),
        (True, "True is not a decimal"),
        ([1], "[1] is not a decimal"),
        ({}, "{} is not a decimal"),
        (None, "is missing"),
        ("1e61", "'1e61' is too long for a price or a quantity"),
        ("9" * 61, f"'{'9' * 59}… is too long for a price or a quantity"),
    ],
)
def test_a_broken_value_names_its_place(name: str, value: object, reason: str) -> None:
    path = f"$.symbols[0].filters[0].{name}"

    assert complaint({**PRICES, name: value}) == f"{path}: {reason}"
