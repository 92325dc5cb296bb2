"""PERCENT_PRICE_BY_SIDE: a band around the average for buyers (bid…) and one for sellers (ask…)."""

from decimal import Decimal

import pytest

from pretrade import Bound, Market
from pretrade.filters import PercentPriceBySide
from tests.symbols import (
    Json,
    complaint,
    exchange_with,
    found,
    judged,
    limit,
    limit_maker,
    market_order,
    order_list,
    stop_loss,
    stop_loss_limit,
    suggestions,
    take_profit,
    take_profit_limit,
    violation,
)

RULE = "PERCENT_PRICE_BY_SIDE"
BANDS: Json = {
    "filterType": RULE,
    "bidMultiplierUp": "1.2",
    "bidMultiplierDown": "0.2",
    "askMultiplierUp": "5",
    "askMultiplierDown": "0.8",
    "avgPriceMins": 1,
}
ONE_BAND: Json = {
    "filterType": "PERCENT_PRICE",
    "multiplierUp": "1.3",
    "multiplierDown": "0.9",
    "avgPriceMins": 5,
}
TEN = Market(average_prices={1: "10", 5: "10"}, last_price="100")


@pytest.mark.parametrize(
    ("side", "price", "expected"),
    [
        ("BUY", "2", []),
        ("BUY", "1.99999999", ["price bidMultiplierDown"]),
        ("BUY", "12", []),
        ("BUY", "12.00000001", ["price bidMultiplierUp"]),
        ("SELL", "8", []),
        ("SELL", "7.99999999", ["price askMultiplierDown"]),
        ("SELL", "50", []),
        ("SELL", "50.00000001", ["price askMultiplierUp"]),
        ("sell", "7.99999999", ["price askMultiplierDown"]),
        ("buy", "7.99999999", []),
    ],
)
def test_each_side_has_its_band_and_both_ends_are_inclusive(
    side: str, price: str, expected: list[str]
) -> None:
    assert found(judged(BANDS, limit(side=side, price=price), market=TEN), RULE) == expected


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (limit(price="1"), ["price bidMultiplierDown"]),
        (limit_maker(price="1"), ["price bidMultiplierDown"]),
        (stop_loss_limit(price="1"), ["price bidMultiplierDown"]),
        (take_profit_limit(price="1"), ["price bidMultiplierDown"]),
        (stop_loss_limit(stopPrice="1"), []),
        (stop_loss(stopPrice="1"), []),
        (take_profit(stopPrice="1"), []),
        (market_order(), []),
    ],
)
def test_binds_the_limit_price_only(request_: Json, expected: list[str]) -> None:
    assert found(judged(BANDS, request_, market=TEN), RULE) == expected


def test_each_limit_price_of_a_list_is_judged_by_the_side_of_the_list() -> None:
    request = order_list(abovePrice="50.1", belowPrice="7.9")
    report = judged(BANDS, request, kind="orderListOco", market=TEN)

    assert found(report, RULE) == [
        "above: abovePrice askMultiplierUp",
        "below: belowPrice askMultiplierDown",
    ]


@pytest.mark.parametrize(
    ("minutes", "market", "expected"),
    [
        (1, None, ["? average_price:1"]),
        (1, Market(average_prices={5: "10"}), ["? average_price:1"]),
        (5, Market(average_prices={5: "10"}), []),
        (0, Market(last_price="10"), []),
        (0, Market(average_prices={5: "10"}), ["? last_price"]),
    ],
)
def test_judges_by_the_average_over_exactly_these_minutes(
    minutes: int, market: Market | None, expected: list[str]
) -> None:
    rule = {**BANDS, "avgPriceMins": minutes}
    assert found(judged(rule, limit(), market=market), RULE) == expected


def test_without_minutes_it_judges_by_the_last_price() -> None:
    rule = {name: value for name, value in BANDS.items() if name != "avgPriceMins"}
    assert found(judged(rule, limit(), market=TEN), RULE) == ["price bidMultiplierDown"]


@pytest.mark.parametrize(
    ("as_of", "price", "expected"),
    [
        ("2026-05-07", "12", []),
        ("2026-05-07", "12.01", ["price bidMultiplierUp"]),
        ("2026-05-08", "12.01", []),
        ("2026-05-08", "24", []),
        ("2026-05-08", "24.01", ["price bidMultiplierUp"]),
    ],
)
def test_a_reference_price_precedes_the_average_from_2026_05_08(
    as_of: str, price: str, expected: list[str]
) -> None:
    market = Market(average_prices={1: "10"}, reference_price="20")
    assert found(judged(BANDS, limit(price=price), market=market, as_of=as_of), RULE) == expected


@pytest.mark.parametrize(
    ("price", "refusing"),
    [
        ("12.5", [RULE]),
        ("8.5", ["PERCENT_PRICE"]),
        ("14", ["PERCENT_PRICE", RULE]),
        ("10", []),
    ],
)
def test_both_percent_filters_of_a_symbol_apply(price: str, refusing: list[str]) -> None:
    report = judged([BANDS, ONE_BAND], limit(price=price), market=TEN)
    assert [one.rule for one in report.violations] == refusing


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (limit(price="1E1"), ["? order:price"]),
        (limit(side="B"), ["? order:side"]),
        (limit(side=None, type=None), ["? order:side, order:type"]),
    ],
)
def test_what_cannot_be_read_is_not_passed(request_: Json, expected: list[str]) -> None:
    assert found(judged(BANDS, request_, market=TEN), RULE) == expected


@pytest.mark.parametrize(
    ("side", "price", "expected"),
    [("BUY", "1", "2.1"), ("BUY", "13", "11.9"), ("SELL", "1", "8.4"), ("SELL", "51", "49.7")],
)
def test_suggests_the_nearest_price_inside_the_band(side: str, price: str, expected: str) -> None:
    ticks = {"filterType": "PRICE_FILTER", "minPrice": "0", "maxPrice": "0", "tickSize": "0.7"}
    report = judged([BANDS, ticks], limit(side=side, price=price), market=TEN)

    assert suggestions(report, RULE) == [expected]


def test_the_violation_in_full() -> None:
    rule = {**BANDS, "askMultiplierDown": "0.2"}
    market = Market(average_prices={1: "2.03"})
    one = violation(judged(rule, limit(side="SELL", price="0.201"), market=market), RULE)

    assert (one.code, one.msg) == (-1013, "Filter failure: PERCENT_PRICE_BY_SIDE")
    assert (one.field, one.value, one.leg) == ("price", Decimal("0.201"), None)
    assert one.bound == Bound("askMultiplierDown", Decimal("0.2"))
    assert one.suggestions == (Decimal("0.406"),)
    assert one.text == (
        "price 0.201 is below 0.406, which is 0.2 times the 1-minute average price 2.03; "
        "nearest is 0.406"
    )


def test_reads_its_numbers() -> None:
    expected = PercentPriceBySide("1.2", "0.2", "5", "0.8", 1)
    assert exchange_with(BANDS)["AB"].filters[RULE] == expected


@pytest.mark.parametrize(
    "name", ["bidMultiplierUp", "bidMultiplierDown", "askMultiplierUp", "askMultiplierDown"]
)
@pytest.mark.parametrize(("value", "reason"), [("x", "'x' is not a decimal"), (None, "is missing")])
def test_a_broken_multiplier_names_its_place(name: str, value: object, reason: str) -> None:
    path = f"$.symbols[0].filters[0].{name}"
    assert complaint({**BANDS, name: value}) == f"{path}: {reason}"


def test_broken_minutes_name_their_place() -> None:
    path = "$.symbols[0].filters[0].avgPriceMins"
    assert complaint({**BANDS, "avgPriceMins": -5}) == f"{path}: -5 is negative"
