"""PERCENT_PRICE: the legs of a list. Its band is tested in `test_percent_filters`."""

from pretrade import Market
from tests.symbols import Json, found, judged, oco, violation

RULE = "PERCENT_PRICE"
BAND: Json = {
    "filterType": RULE,
    "multiplierUp": "1.3",
    "multiplierDown": "0.7",
    "avgPriceMins": 5,
}
TEN = Market(average_prices={5: "10"})


def test_each_limit_price_of_a_list_is_judged() -> None:
    report = judged(BAND, oco(price="13.1", stopLimitPrice="6.9"), kind="oco", market=TEN)

    assert found(report, RULE) == [
        "limit: price multiplierUp",
        "stop: stopLimitPrice multiplierDown",
    ]


def test_the_sentence_of_a_leg_names_its_parameter() -> None:
    report = judged(BAND, oco(stopLimitPrice="6"), kind="oco", market=TEN)

    assert violation(report, RULE).text == (
        "stopLimitPrice 6 is below 7, which is 0.7 times the 5-minute average price 10; "
        "nearest is 7"
    )
