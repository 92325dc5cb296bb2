"""The prices of a market fit each other and the symbol."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pretrade import NO_REFERENCE_PRICE, ExchangeInfo, Market
from pretrade.errors import InvalidFacts
from pretrade.testing.strategies import markets, symbols
from tests.testing.rule_settings import BITCOIN, least

pytestmark = pytest.mark.slow

EVERYTHING = {"last_price", "average_prices", "best_bid", "best_ask"}


@given(st.data())
def test_last_price_and_book_are_legal_prices_in_order(data: st.DataObject) -> None:
    symbol = data.draw(symbols())
    market = data.draw(markets(symbol))
    bid, last, ask = market.best_bid, market.last_price, market.best_ask

    assert bid is not None
    assert last is not None
    assert ask is not None
    assert 0 < bid <= last <= ask
    assert bid < ask
    prices = symbol.region_of("LIMIT", "BUY").span("price", dict[str, Decimal]().get)
    assert [price for price in (bid, last, ask) if not prices.holds(price)] == []


@given(st.data())
def test_there_is_an_average_for_the_minutes_of_every_filter(data: st.DataObject) -> None:
    symbol = data.draw(symbols(having={"PERCENT_PRICE", "PERCENT_PRICE_BY_SIDE"}))
    market = data.draw(markets(symbol))
    asked = {getattr(one, "avg_price_mins", 0) for one in symbol.filters.values()} - {0}

    assert set(market.average_prices) == asked
    for average in market.average_prices.values():
        assert market.last_price is not None
        assert abs(average - market.last_price) * 100 <= market.last_price


@given(markets(BITCOIN, as_of="2026-05-07"))
def test_there_is_no_reference_price_before_2026_05_08(market: Market) -> None:
    assert market.reference_price is None


def test_reference_prices_come_with_the_rules_of_2026_05_08() -> None:
    least(
        markets(BITCOIN, as_of="2026-05-08"), lambda one: isinstance(one.reference_price, Decimal)
    )
    least(
        markets(BITCOIN, as_of="2026-05-08"),
        lambda one: one.reference_price is NO_REFERENCE_PRICE,
    )


@given(markets(BITCOIN, price="27000"))
def test_prices_are_near_the_one_that_was_asked_for(market: Market) -> None:
    assert market.last_price is not None
    assert 24300 <= market.last_price <= 29700


def test_prices_are_of_all_sizes() -> None:
    least(markets(BITCOIN), lambda one: one.last_price and one.last_price < 20)
    least(markets(BITCOIN), lambda one: one.last_price and one.last_price > 100_000)


def test_the_book_may_be_tight_or_wide() -> None:
    def spread(market: Market) -> Decimal:
        return (market.best_ask or Decimal(0)) - (market.best_bid or Decimal(0))

    least(markets(BITCOIN, price=27000), lambda one: spread(one) == Decimal("0.01"))
    least(markets(BITCOIN, price=27000), lambda one: spread(one) > 10)


@pytest.mark.parametrize("name", sorted(EVERYTHING))
def test_incomplete_markets_lack_something(name: str) -> None:
    least(markets(BITCOIN, complete=False), lambda one: not getattr(one, name))
    least(markets(BITCOIN, complete=False), lambda one: getattr(one, name))


def test_they_shrink_to_one_price() -> None:
    market = least(markets(BITCOIN, price=27000))

    assert market.last_price == market.best_bid == market.average_prices[5] == 27000
    assert market.best_ask == Decimal("27000.01")


def test_a_single_legal_price_has_an_empty_side() -> None:
    rule = {"filterType": "PRICE_FILTER", "minPrice": "5", "maxPrice": "5", "tickSize": "1"}
    symbol = ExchangeInfo.load({"symbols": [{"symbol": "AB", "filters": [rule]}]})["AB"]
    market = least(markets(symbol))

    book = [market.best_bid, market.last_price, market.best_ask]
    assert book == [Decimal(0), Decimal(5), Decimal(5)]


def test_a_symbol_without_legal_prices_is_an_error() -> None:
    rule = {"filterType": "PRICE_FILTER", "minPrice": "5", "maxPrice": "4", "tickSize": "1"}
    symbol = ExchangeInfo.load({"symbols": [{"symbol": "AB", "filters": [rule]}]})["AB"]

    with pytest.raises(ValueError, match="no price is legal on AB"):
        markets(symbol)


def test_a_price_of_zero_is_an_error() -> None:
    with pytest.raises(InvalidFacts, match="price"):
        markets(BITCOIN, price=0)
