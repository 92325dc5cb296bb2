"""Which price stands for which fact, and what a fact is called when it is missing."""

from decimal import Decimal

import pytest

from pretrade import NO_REFERENCE_PRICE, Account, Market
from pretrade.context import Context
from pretrade.enums import Side
from pretrade.facts.fact import (
    Facts,
    average_price,
    expected_price,
    free,
    held,
    order_fact,
    symbol_fact,
)
from pretrade.rulebook import read_day, rulebook_at
from pretrade.symbol_fields import SymbolFields


def facts(market: Market, as_of: str = "2022-09-30") -> Facts:
    """What is known on a day."""
    context = Context(SymbolFields("AB"), (), rulebook_at(read_day(as_of)))
    return Facts(context, market, Account())


def test_the_names_are_part_of_the_api() -> None:
    assert [average_price(minutes).name for minutes in (5, 1, 0)] == [
        "average_price:5",
        "average_price:1",
        "last_price",
    ]
    assert free("BTC").name == held("BTC").name == "balance:BTC"
    assert symbol_fact("ocoAllowed") == "symbol:ocoAllowed"
    assert order_fact("price") == "order:price"


FULL = Market(last_price="7", average_prices={5: "10", 1: "11"}, reference_price="20")


@pytest.mark.parametrize(
    ("market", "minutes", "as_of", "price"),
    [
        (FULL, 5, "2026-05-07", "10"),
        (FULL, 1, "2026-05-07", "11"),
        (FULL, 60, "2026-05-07", None),
        (FULL, 0, "2026-05-07", "7"),
        (FULL, 5, "2026-05-08", "20"),
        (FULL, 60, "2026-05-08", "20"),
        (FULL, 0, "2026-05-08", "20"),
        (Market(last_price="7"), 5, "2026-05-08", None),
        (Market(last_price="7"), 0, "2026-05-08", None),
        (Market(last_price="7"), 0, "2026-05-07", "7"),
        (Market(last_price="7", reference_price=NO_REFERENCE_PRICE), 5, "2026-05-08", None),
        (Market(last_price="7", reference_price=NO_REFERENCE_PRICE), 0, "2026-05-08", "7"),
        (Market(average_prices={5: "10"}), 0, "2026-05-08", None),
        (Market(average_prices={5: "0"}), 5, "2022-09-30", "0"),
    ],
)
def test_the_average_price(market: Market, minutes: int, as_of: str, price: str | None) -> None:
    average = average_price(minutes).read(facts(market, as_of))
    assert average == (None if price is None else Decimal(price))


@pytest.mark.parametrize(
    ("market", "buy", "sell"),
    [
        (Market(best_ask="10", best_bid="9", last_price="7"), "10", "9"),
        (Market(best_ask="10", last_price="7"), "10", "7"),
        (Market(best_bid="9", last_price="7"), "7", "9"),
        (Market(best_ask="0", best_bid="0", last_price="7"), "7", "7"),
        (Market(best_ask="0", last_price="0"), None, None),
        (Market(average_prices={5: "10"}, reference_price="20"), None, None),
    ],
)
def test_the_price_that_a_market_order_would_meet(
    market: Market, buy: str | None, sell: str | None
) -> None:
    known = facts(market)

    for side, price in ((Side.BUY, buy), (Side.SELL, sell)):
        assert expected_price(side).read(known) == (None if price is None else Decimal(price))
    assert expected_price(Side.BUY).name == "best_ask"
    assert expected_price(Side.SELL).name == "best_bid"
