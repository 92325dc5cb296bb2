"""PERCENT_PRICE_BY_SIDE: a band for buyers (bid…) and one for sellers (ask…).

How a band binds is tested in `test_percent_filters`.
"""

import pytest

from pretrade import Market
from tests.symbols import Json, found, judged, limit, order_list

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


def test_each_limit_price_of_a_list_is_judged_by_the_side_of_the_list() -> None:
    request = order_list(abovePrice="50.1", belowPrice="7.9")
    report = judged(BANDS, request, kind="orderListOco", market=TEN)

    assert found(report, RULE) == [
        "above: abovePrice askMultiplierUp",
        "below: belowPrice askMultiplierDown",
    ]


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
        (limit(side="B"), ["? order:side"]),
        (limit(side=None, type=None), ["? order:side, order:type"]),
    ],
)
def test_a_side_that_cannot_be_read_is_not_passed(request_: Json, expected: list[str]) -> None:
    assert found(judged(BANDS, request_, market=TEN), RULE) == expected
