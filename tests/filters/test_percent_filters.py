"""What PERCENT_PRICE and PERCENT_PRICE_BY_SIDE share: average x down <= price <= average x up."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from pretrade import NO_REFERENCE_PRICE, Bound, Market, Report
from pretrade.facts.market import ReferencePrice
from tests.symbols import (
    BASE_DATE,
    Json,
    attribute,
    complaint,
    exchange_with,
    found,
    judged,
    limit,
    limit_maker,
    market_for,
    market_order,
    stop_loss,
    stop_loss_limit,
    suggestions,
    take_profit,
    take_profit_limit,
    unevaluated,
    violation,
)


@dataclass(frozen=True)
class Band:
    """A filter and a side: what the ends of the side's band are called; and the filter itself."""

    name: str
    side: str
    down: str
    up: str
    #: a band from 0.7 to 1.3 times the average over 5 minutes; the other side's is another one
    rule: Json

    @property
    def filter(self) -> Json:
        return {"filterType": self.name, **self.rule, "avgPriceMins": 5}


FOR_BUYERS: Json = {
    "bidMultiplierDown": "0.7",
    "bidMultiplierUp": "1.3",
    "askMultiplierDown": "1",
    "askMultiplierUp": "1.01",
}
FOR_SELLERS: Json = {
    "bidMultiplierDown": "0.99",
    "bidMultiplierUp": "1",
    "askMultiplierDown": "0.7",
    "askMultiplierUp": "1.3",
}
FOR_BOTH: Json = {"multiplierDown": "0.7", "multiplierUp": "1.3"}
BY_SIDE = "PERCENT_PRICE_BY_SIDE"
BANDS = [
    Band("PERCENT_PRICE", "BUY", "multiplierDown", "multiplierUp", FOR_BOTH),
    Band("PERCENT_PRICE", "SELL", "multiplierDown", "multiplierUp", FOR_BOTH),
    Band(BY_SIDE, "BUY", "bidMultiplierDown", "bidMultiplierUp", FOR_BUYERS),
    Band(BY_SIDE, "SELL", "askMultiplierDown", "askMultiplierUp", FOR_SELLERS),
]
DOWN, UP = "down", "up"
DISPUTED = "? evidence:stop_price_band"
TEN = Market(average_prices={5: "10"}, last_price="7")
TICKS: Json = {"filterType": "PRICE_FILTER", "minPrice": "0", "maxPrice": "0", "tickSize": "0.3"}
each_band = pytest.mark.parametrize("band", BANDS, ids=lambda one: f"{one.name}-{one.side}")


def judge(
    band: Band, order: Json, market: Market | None, as_of: str = BASE_DATE, **changes: object
) -> Report:
    """Judge an order of the band's side."""
    order = {**order, "side": band.side}
    return judged({**band.filter, **changes}, order, market=market, as_of=as_of)


def beyond(
    band: Band, order: Json, market: Market | None, as_of: str = BASE_DATE, **changes: object
) -> list[str]:
    """Beyond which end of the band the price of an order is: `down` or `up`."""
    said = {f"price {band.down}": DOWN, f"price {band.up}": UP}
    report = judge(band, order, market, as_of, **changes)
    return [said.get(finding, finding) for finding in found(report, band.name)]


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        ("7", []),
        ("7.000", []),
        ("6.99999999", [DOWN]),
        ("7.00000001", []),
        ("13", []),
        ("13.00000001", [UP]),
        ("12.99999999", []),
        ("0", [DOWN]),
    ],
)
@each_band
def test_both_ends_are_inclusive(band: Band, price: str, expected: list[str]) -> None:
    assert beyond(band, limit(price=price), TEN) == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (limit(price="14"), [UP]),
        (limit_maker(price="14"), [UP]),
        (stop_loss_limit(price="14"), [UP]),
        (take_profit_limit(price="14"), [UP]),
        (stop_loss_limit(stopPrice="14"), [DISPUTED]),
        (stop_loss(stopPrice="14"), [DISPUTED]),
        (take_profit(stopPrice="6"), [DISPUTED]),
        (take_profit(stopPrice="13"), []),
        (stop_loss_limit(price="14", stopPrice="14"), [UP, DISPUTED]),
        (market_order(), []),
        (market_for("99"), []),
    ],
)
@each_band
def test_binds_the_limit_price_and_leaves_a_stop_price_open(
    band: Band, order: Json, expected: list[str]
) -> None:
    assert beyond(band, order, TEN) == expected


@pytest.mark.parametrize(
    ("minutes", "market", "expected"),
    [
        (5, None, ["? average_price:5"]),
        (5, Market(last_price="10"), ["? average_price:5"]),
        (5, Market(average_prices={1: "10"}), ["? average_price:5"]),
        (1, Market(average_prices={1: "10"}), []),
        (1, Market(average_prices={5: "10"}), ["? average_price:1"]),
        (0, Market(last_price="10"), []),
        (0, Market(last_price="5"), [UP]),
        (0, Market(average_prices={5: "10"}), ["? last_price"]),
        (0, None, ["? last_price"]),
    ],
)
@each_band
def test_judges_by_the_average_over_exactly_these_minutes(
    band: Band, minutes: int, market: Market | None, expected: list[str]
) -> None:
    assert beyond(band, limit(), market, avgPriceMins=minutes) == expected


@each_band
def test_ends_that_contradict_each_other_are_both_named(band: Band) -> None:
    assert beyond(band, limit(), TEN, **{band.down: "1.1", band.up: "0.9"}) == [DOWN, UP]


@each_band
def test_without_minutes_it_judges_by_the_last_price(band: Band) -> None:
    rule = {"filterType": band.name, **band.rule}
    report = judged(rule, limit(price="9.2", side=band.side), market=TEN)

    assert found(report, band.name) == [f"price {band.up}"]


@pytest.mark.parametrize("minutes", [0, 5])
@pytest.mark.parametrize(
    ("as_of", "reference", "price", "expected"),
    [
        ("2026-05-08", "20", "14", []),
        ("2026-05-08", "20", "13.99", [DOWN]),
        ("2026-05-08", "20", "26", []),
        ("2026-05-08", "20", "26.01", [UP]),
        ("2026-05-07", "20", "13.99", [UP]),
        ("2026-05-07", "20", "13", []),
        ("2026-05-08", NO_REFERENCE_PRICE, "13.01", [UP]),
        ("2026-05-08", NO_REFERENCE_PRICE, "13", []),
        ("2026-05-08", None, "13.01", ["? reference_price"]),
        ("2026-05-08", None, "13", ["? reference_price"]),
        ("2026-05-07", None, "13.01", [UP]),
    ],
)
@each_band
def test_a_reference_price_precedes_both_from_2026_05_08(  # noqa: PLR0913, PLR0917  a table
    band: Band, as_of: str, reference: ReferencePrice, price: str, expected: list[str], minutes: int
) -> None:
    market = Market(average_prices={5: "10"}, last_price="10", reference_price=reference)
    assert beyond(band, limit(price=price), market, as_of, avgPriceMins=minutes) == expected


@each_band
def test_a_reference_price_alone_is_enough(band: Band) -> None:
    assert beyond(band, limit(), Market(reference_price="10"), "2026-05-08") == []


@pytest.mark.parametrize("market", [TEN, None])
@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (limit(price="1E1"), ["? order:price"]),
        (limit(price=None), ["? order:price"]),
        (limit(type="LIMIT "), ["? order:type"]),
    ],
)
@each_band
def test_what_cannot_be_read_is_not_passed(
    band: Band, order: Json, expected: list[str], market: Market | None
) -> None:
    assert beyond(band, order, market) == expected


@each_band
def test_says_which_fact_it_lacks(band: Band) -> None:
    report = judge(band, limit(), None, "2026-09-26")

    said = f"{band.name}: not evaluated, needs average_price:5, reference_price"
    assert str(unevaluated(report, band.name)) == said
    assert report.ok
    assert not report.complete


@pytest.mark.parametrize(
    ("price", "ticks", "expected"),
    [("6", [], ["7"]), ("14", [], ["13"]), ("6", [TICKS], ["7.2"]), ("14", [TICKS], ["12.9"])],
)
@each_band
def test_suggests_the_nearest_price_inside_the_band(
    band: Band, price: str, ticks: list[Json], expected: list[str]
) -> None:
    report = judged([band.filter, *ticks], limit(price=price, side=band.side), market=TEN)
    assert suggestions(report, band.name) == expected


@each_band
def test_the_violation_in_full(band: Band) -> None:
    one = violation(judge(band, limit(price="6.50"), TEN), band.name)

    assert (one.code, one.msg) == (-1013, f"Filter failure: {band.name}")
    assert (one.field, one.value, one.leg) == ("price", Decimal("6.50"), None)
    assert (one.bound, one.suggestions) == (Bound(band.down, Decimal("0.7")), (Decimal(7),))
    assert one.text == (
        "price 6.50 is below 7, which is 0.7 times the 5-minute average price 10; nearest is 7"
    )


@pytest.mark.parametrize(
    ("minutes", "reference", "text"),
    [
        (
            0,
            NO_REFERENCE_PRICE,
            "price 10 is above 9.1, which is 1.3 times the last price 7; nearest is 9.1",
        ),
        (
            5,
            "20",
            "price 10 is below 14, which is 0.7 times the reference price 20; nearest is 14",
        ),
    ],
)
@each_band
def test_the_sentence_names_the_price_that_counts(
    band: Band, minutes: int, reference: ReferencePrice, text: str
) -> None:
    market = Market(average_prices={5: "10"}, last_price="7", reference_price=reference)
    report = judge(band, limit(), market, "2026-05-08", avgPriceMins=minutes)

    assert violation(report, band.name).text == text


@each_band
def test_reads_its_numbers(band: Band) -> None:
    read = exchange_with(band.filter)["AB"].filters[band.name]

    for name, number in band.filter.items():
        if name != "filterType":
            assert getattr(read, attribute(name)) == Decimal(number), name


@pytest.mark.parametrize(
    ("value", "reason"),
    [("up", "'up' is not a decimal"), ("-0.1", "'-0.1' is negative"), (None, "is missing")],
)
@each_band
def test_a_broken_multiplier_names_its_place(band: Band, value: object, reason: str) -> None:
    for name in (band.down, band.up):
        said = complaint({**band.filter, name: value})
        assert said == f"$.symbols[0].filters[0].{name}: {reason}"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("2.5", "'2.5' is not a whole number"),
        ("five", "'five' is not a decimal"),
        (True, "True is not a decimal"),
        (-5, "-5 is negative"),
    ],
)
@each_band
def test_broken_minutes_name_their_place(band: Band, value: object, reason: str) -> None:
    said = complaint({**band.filter, "avgPriceMins": value})
    assert said == f"$.symbols[0].filters[0].avgPriceMins: {reason}"
