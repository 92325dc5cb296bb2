"""price_band and post_only_price: what a market allows."""

from decimal import Decimal

import attrs
import pytest

from pretrade import Market, PriceBand
from tests.sizing.words import BEFORE_ZERO, TODAY, average, reasons
from tests.symbols import percent_price, percent_price_by_side, price_filter, symbol_with

WLDUSDT = symbol_with(price_filter("0.001", "0.001", "10000"), percent_price_by_side())


def test_a_far_stop_is_out_of_the_band() -> None:
    band = WLDUSDT.price_band("SELL", average("2.03"))
    assert band == PriceBand(
        Decimal("0.406"), Decimal("10.15"), "PERCENT_PRICE_BY_SIDE", "PERCENT_PRICE_BY_SIDE"
    )
    assert not band.low <= Decimal("0.201") <= band.high


def test_a_band_warns_that_stops_beyond_it_may_be_refused() -> None:
    (warning,) = WLDUSDT.price_band("SELL", average("2.03")).warnings

    assert warning.startswith("PERCENT_PRICE_BY_SIDE: the band is 0.406 to 10.15; the documents")
    assert warning.endswith("one report of 2026-08-15 says that a stop beyond it is refused too")
    assert symbol_with(price_filter()).price_band("SELL", None).warnings == ()


def test_the_reference_price_counts_since_its_day() -> None:
    market = Market(average_prices={5: "1"}, reference_price="2.03")
    assert WLDUSDT.price_band("SELL", market, as_of=TODAY).low == Decimal("0.406")
    assert WLDUSDT.price_band("SELL", market, as_of="2026-04-01").low == Decimal("0.2")


def test_a_band_needs_its_average() -> None:
    assert reasons(lambda: WLDUSDT.price_band("SELL", None)) == [
        "PERCENT_PRICE_BY_SIDE needs average_price:5"
    ]
    undecided = Market(average_prices={5: "2.03"})
    assert reasons(lambda: WLDUSDT.price_band("SELL", undecided, as_of=TODAY)) == [
        "PERCENT_PRICE_BY_SIDE needs reference_price"
    ]
    assert symbol_with(price_filter()).price_band("SELL", None) == (
        Decimal("0.01"),
        Decimal(1000000),
        "PRICE_FILTER",
        "PRICE_FILTER",
    )


def test_without_filters_a_price_only_has_to_be_written() -> None:
    band = symbol_with().price_band("BUY", None, as_of=TODAY)
    assert band == (
        Decimal("0.00000001"),
        Decimal("92233720368.54775807"),
        "ZERO_VALUE",
        "OVERFLOW",
    )


def test_each_side_has_its_band_and_both_filters_count() -> None:
    rule = {
        **percent_price_by_side(),
        "bidMultiplierUp": "1.2",
        "bidMultiplierDown": "0.5",
        "askMultiplierUp": "3",
        "askMultiplierDown": "0.9",
    }
    found = symbol_with(price_filter(), rule, percent_price("0.8", "2"))
    market = average("10.01")
    assert found.price_band("BUY", market) == (
        Decimal("8.01"),
        Decimal("12.01"),
        "PERCENT_PRICE",
        "PERCENT_PRICE_BY_SIDE",
    )
    assert found.price_band("sell", market) == (
        Decimal("9.01"),
        Decimal("20.02"),
        "PERCENT_PRICE_BY_SIDE",
        "PERCENT_PRICE",
    )


def test_a_band_may_be_empty() -> None:
    found = symbol_with(price_filter("0.01", "5", "9"), percent_price("0.5", "2"))
    assert reasons(lambda: found.price_band("BUY", average("20"))) == [
        "PERCENT_PRICE multiplierDown 0.5 times the 5-minute average price 20 (at least 10)",
        "PRICE_FILTER maxPrice 9",
    ]
    narrow = symbol_with(price_filter("1", "1", "0"), percent_price("0.999", "1.001"))
    told = reasons(lambda: narrow.price_band("BUY", average("10.5")))
    assert [one.split()[0] for one in told] == ["PERCENT_PRICE", "PERCENT_PRICE", "PRICE_FILTER"]


def test_ticks_were_once_counted_from_the_minimum() -> None:
    found = symbol_with(price_filter("0.05", "0.01", "10"))
    assert found.price_band("BUY", None, as_of=BEFORE_ZERO)[:2] == (
        Decimal("0.01"),
        Decimal("9.96"),
    )
    assert found.price_band("BUY", None, as_of=TODAY)[:2] == (Decimal("0.05"), Decimal(10))


# -------------------------------------------------------------------------------------- post-only


@pytest.mark.parametrize(
    ("side", "market", "expected"),
    [
        ("BUY", Market(best_ask="100.04"), "100.03"),
        ("BUY", Market(best_ask="100.045"), "100.04"),
        ("SELL", Market(best_bid="100.04"), "100.05"),
        ("SELL", Market(best_bid="100.045"), "100.05"),
        ("buy", {"AB": Market(best_ask="0.02")}, "0.01"),
    ],
)
def test_it_rests_one_tick_before_the_other_side(side: str, market: Market, expected: str) -> None:
    assert symbol_with(price_filter()).post_only_price(side, market) == Decimal(expected)


def test_bands_count_as_far_as_they_are_known() -> None:
    found = symbol_with(price_filter(), percent_price("0.5", "1.1"))
    book = Market(best_ask="100.04", best_bid="40")
    assert found.post_only_price("BUY", book) == Decimal("100.03")
    both = attrs.evolve(average("90"), best_ask="100.04", best_bid="40")
    assert found.post_only_price("BUY", both) == Decimal(99)
    assert found.post_only_price("SELL", both) == Decimal(45)


@pytest.mark.parametrize("market", [None, Market(best_bid="1"), Market(best_ask="0")])
def test_it_needs_the_other_side_of_the_book(market: Market | None) -> None:
    found = symbol_with(price_filter())
    assert reasons(lambda: found.post_only_price("BUY", market)) == ["POST_ONLY needs best_ask"]
    assert reasons(lambda: found.post_only_price("SELL", Market(best_bid="0"))) == [
        "POST_ONLY needs best_bid"
    ]


def test_there_may_be_no_price_before_the_other_side() -> None:
    assert reasons(
        lambda: symbol_with(price_filter()).post_only_price("BUY", Market(best_ask="0.01"))
    ) == [
        "PRICE_FILTER minPrice 0.01",
        "POST_ONLY below askPrice 0.01",
    ]
    found = symbol_with(price_filter("0.01", "0.01", "100"))
    assert reasons(lambda: found.post_only_price("SELL", Market(best_bid="100"))) == [
        "POST_ONLY above bidPrice 100",
        "PRICE_FILTER maxPrice 100",
    ]
