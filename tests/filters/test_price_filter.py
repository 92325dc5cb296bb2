"""PRICE_FILTER: which prices it binds. Bounds and tick are tested in `test_step_filters`."""

import pytest

from tests.symbols import (
    Json,
    found,
    judged,
    limit,
    limit_maker,
    market_order,
    oco,
    order_list,
    stop_loss,
    stop_loss_limit,
    take_profit,
    take_profit_limit,
    violation,
)

RULE = "PRICE_FILTER"
PRICES: Json = {"filterType": RULE, "minPrice": "0.10", "maxPrice": "1000.00", "tickSize": "0.05"}


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
    ("request_", "missing"),
    [
        (limit(type="LIMITED"), ["? order:type"]),
        (limit(type=None), ["? order:type"]),
        (stop_loss_limit(stopPrice="-1"), ["? order:stopPrice"]),
        (stop_loss_limit(stopPrice=",9", price="10.01"), ["price tickSize", "? order:stopPrice"]),
    ],
)
def test_what_cannot_be_read_is_not_passed(request_: Json, missing: list[str]) -> None:
    assert found(judged(PRICES, request_), RULE) == missing


def test_an_unreadable_leg_is_named_as_the_list_names_it() -> None:
    report = judged(PRICES, oco(stopLimitPrice="1e1"), kind="oco")
    assert found(report, RULE) == ["? order:stopLimitPrice"]
