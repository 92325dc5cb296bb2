"""PERCENT_PRICE: average x multiplierDown <= price <= average x multiplierUp."""

from decimal import Decimal

import pytest

from pretrade import Bound, Market
from pretrade.enums import Side
from pretrade.filters import PercentPrice
from tests.symbols import (
    Json,
    complaint,
    exchange_with,
    found,
    judged,
    limit,
    limit_maker,
    market_for,
    market_order,
    oco,
    stop_loss,
    stop_loss_limit,
    suggestions,
    take_profit,
    take_profit_limit,
    unevaluated,
    violation,
)

RULE = "PERCENT_PRICE"
BAND: Json = {
    "filterType": RULE,
    "multiplierUp": "1.3",
    "multiplierDown": "0.7",
    "avgPriceMins": 5,
}
TICKS: Json = {"filterType": "PRICE_FILTER", "minPrice": "0", "maxPrice": "0", "tickSize": "0.3"}
TEN = Market(average_prices={5: "10"}, last_price="7")


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        ("7", []),
        ("7.000", []),
        ("6.99999999", ["price multiplierDown"]),
        ("7.00000001", []),
        ("13", []),
        ("13.00000001", ["price multiplierUp"]),
        ("12.99999999", []),
        ("0", ["price multiplierDown"]),
    ],
)
@pytest.mark.parametrize("side", ["BUY", "SELL"])
def test_both_ends_of_the_band_are_inclusive(side: str, price: str, expected: list[str]) -> None:
    assert found(judged(BAND, limit(side=side, price=price), market=TEN), RULE) == expected


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (limit(price="14"), ["price multiplierUp"]),
        (limit_maker(price="14"), ["price multiplierUp"]),
        (stop_loss_limit(price="14"), ["price multiplierUp"]),
        (take_profit_limit(price="14"), ["price multiplierUp"]),
        (stop_loss_limit(stopPrice="14"), []),
        (stop_loss(stopPrice="14"), []),
        (take_profit(stopPrice="14"), []),
        (market_order(), []),
        (market_for("99"), []),
    ],
)
def test_binds_the_limit_price_only(request_: Json, expected: list[str]) -> None:
    assert found(judged(BAND, request_, market=TEN), RULE) == expected


def test_each_limit_price_of_a_list_is_judged() -> None:
    report = judged(BAND, oco(price="13.1", stopLimitPrice="6.9"), kind="oco", market=TEN)

    assert found(report, RULE) == [
        "limit: price multiplierUp",
        "stop: stopLimitPrice multiplierDown",
    ]


@pytest.mark.parametrize(
    ("minutes", "market", "expected"),
    [
        (5, None, ["? average_price:5"]),
        (5, Market(last_price="10"), ["? average_price:5"]),
        (5, Market(average_prices={1: "10"}), ["? average_price:5"]),
        (1, Market(average_prices={1: "10"}), []),
        (0, Market(last_price="10"), []),
        (0, Market(last_price="5"), ["price multiplierUp"]),
        (0, Market(average_prices={5: "10"}), ["? last_price"]),
        (0, None, ["? last_price"]),
    ],
)
def test_judges_by_the_average_over_exactly_these_minutes(
    minutes: int, market: Market | None, expected: list[str]
) -> None:
    rule = {**BAND, "avgPriceMins": minutes}
    assert found(judged(rule, limit(), market=market), RULE) == expected


def test_without_minutes_it_judges_by_the_last_price() -> None:
    rule = {name: value for name, value in BAND.items() if name != "avgPriceMins"}
    assert found(judged(rule, limit(price="9.2"), market=TEN), RULE) == ["price multiplierUp"]


@pytest.mark.parametrize("minutes", [0, 5])
@pytest.mark.parametrize(
    ("as_of", "reference", "price", "expected"),
    [
        ("2026-05-08", "20", "14", []),
        ("2026-05-08", "20", "13.99", ["price multiplierDown"]),
        ("2026-05-08", "20", "26", []),
        ("2026-05-08", "20", "26.01", ["price multiplierUp"]),
        ("2026-05-07", "20", "13.99", ["price multiplierUp"]),
        ("2026-05-07", "20", "13", []),
        ("2026-05-08", None, "13.01", ["price multiplierUp"]),
        ("2026-05-08", None, "13", []),
    ],
)
def test_a_reference_price_precedes_both_from_2026_05_08(
    minutes: int, as_of: str, reference: str | None, price: str, expected: list[str]
) -> None:
    rule = {**BAND, "avgPriceMins": minutes}
    market = Market(average_prices={5: "10"}, last_price="10", reference_price=reference)
    report = judged(rule, limit(price=price), market=market, as_of=as_of)

    assert found(report, RULE) == expected


def test_a_reference_price_alone_is_enough() -> None:
    report = judged(BAND, limit(), market=Market(reference_price="10"), as_of="2026-05-08")
    assert found(report, RULE) == []


@pytest.mark.parametrize(
    ("request_", "market", "expected"),
    [
        (limit(price="ten"), TEN, ["? order:price"]),
        (limit(price=None), TEN, ["? order:price"]),
        (limit(type="LIMIT "), TEN, ["? order:type"]),
        (limit(price="ten"), None, ["? order:price"]),
    ],
)
def test_what_cannot_be_read_is_not_passed(
    request_: Json, market: Market | None, expected: list[str]
) -> None:
    assert found(judged(BAND, request_, market=market), RULE) == expected


def test_says_which_fact_it_lacks() -> None:
    report = judged(BAND, limit(), as_of="2026-09-26")

    assert str(unevaluated(report, RULE)) == "PERCENT_PRICE: not evaluated, needs average_price:5"
    assert report.ok
    assert not report.complete


@pytest.mark.parametrize(
    ("price", "ticks", "expected"),
    [("6", [], ["7"]), ("14", [], ["13"]), ("6", [TICKS], ["7.2"]), ("14", [TICKS], ["12.9"])],
)
def test_suggests_the_nearest_price_inside_the_band(
    price: str, ticks: list[Json], expected: list[str]
) -> None:
    report = judged([BAND, *ticks], limit(price=price), market=TEN)
    assert suggestions(report, RULE) == expected


def test_the_violation_in_full() -> None:
    one = violation(judged(BAND, limit(price="6.50"), market=TEN), RULE)

    assert (one.code, one.msg) == (-1013, "Filter failure: PERCENT_PRICE")
    assert (one.field, one.value, one.leg) == ("price", Decimal("6.50"), None)
    assert one.bound == Bound("multiplierDown", Decimal("0.7"))
    assert one.text == (
        "price 6.50 is below 7, which is 0.7 times the 5-minute average price 10; nearest is 7"
    )


def test_the_sentence_names_the_last_price_when_it_counts() -> None:
    report = judged({**BAND, "avgPriceMins": 0}, limit(), market=TEN)
    assert violation(report, RULE).text == (
        "price 10 is above 9.1, which is 1.3 times the last price 7; nearest is 9.1"
    )


def test_the_sentence_names_the_reference_price_when_it_counts() -> None:
    market = Market(average_prices={5: "10"}, reference_price="20")
    report = judged(BAND, limit(price="13"), market=market, as_of="2026-05-08")

    assert violation(report, RULE).text == (
        "price 13 is below 14, which is 0.7 times the reference price 20; nearest is 14"
    )


def test_the_sentence_of_a_leg_names_its_parameter() -> None:
    report = judged(BAND, oco(stopLimitPrice="6"), kind="oco", market=TEN)

    assert violation(report, RULE).text == (
        "stopLimitPrice 6 is below 7, which is 0.7 times the 5-minute average price 10; "
        "nearest is 7"
    )


def test_both_sides_have_the_same_band() -> None:
    rule = exchange_with(BAND)["AB"].filters[RULE]
    assert rule.band(Side.BUY) == rule.band(Side.SELL)


def test_reads_its_numbers() -> None:
    assert exchange_with(BAND)["AB"].filters[RULE] == PercentPrice("1.3", "0.7", 5)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("multiplierUp", "up", "'up' is not a decimal"),
        ("multiplierUp", None, "is missing"),
        ("multiplierDown", "-0.1", "'-0.1' is negative"),
        ("multiplierDown", None, "is missing"),
        ("avgPriceMins", "2.5", "'2.5' is not a whole number"),
        ("avgPriceMins", "five", "'five' is not a decimal"),
        ("avgPriceMins", True, "True is not a decimal"),
    ],
)
def test_a_broken_value_names_its_place(name: str, value: object, reason: str) -> None:
    path = f"$.symbols[0].filters[0].{name}"
    assert complaint({**BAND, name: value}) == f"{path}: {reason}"
