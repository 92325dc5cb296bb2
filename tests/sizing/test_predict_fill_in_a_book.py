"""predict_fill with a book: level by level, to the end of the range that a taker may trade in."""

from decimal import Decimal

import pytest

from pretrade import NO_REFERENCE_PRICE, InvalidFacts, Market, PriceRange
from pretrade.sizing.sized import Markets
from tests.sizing.words import decimals, reasons
from tests.symbols import lot_size, notional, symbol_with

FOUND = symbol_with(lot_size("0.1", "0.1"), notional("5"))
ASKS = [["10", "1"], ["11", "2"], ["12", "5"]]
EXPIRED = "would become EXPIRED (EXECUTION_RULE_PRICE_RANGE_EXCEEDED)"


def market(**multipliers: str) -> Market:
    return Market(reference_price="10", execution_rules=[PriceRange(**multipliers)])


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("10", ["1", "10", "0"]),
        ("9.99", ["0.9", "9", "0.99"]),
        ("11", ["1", "10", "1"]),
        ("11.1", ["1.1", "11.1", "0"]),
        ("32", ["3", "32", "0"]),
        ("33.2", ["3.1", "33.2", "0"]),
        ("92", ["8", "92", "0"]),
        ("93.19", ["8", "92", "1.19"]),
    ],
)
@pytest.mark.parametrize("book", [ASKS, {"asks": ASKS, "bids": []}, ASKS[::-1], tuple(ASKS)])
def test_it_takes_the_best_level_first(quote: str, expected: list[str], book: object) -> None:
    found = FOUND.predict_fill(quote, book=book)

    assert found[:3] == decimals(*expected)
    assert found.warnings == ()


def test_a_price_is_a_level_without_an_end() -> None:
    assert FOUND.predict_fill(50, 10) == FOUND.predict_fill(50, book=[["10", "1000"]])


def test_a_book_that_ends_too_early_is_told() -> None:
    late, none = FOUND.predict_fill("93.2", book=ASKS), FOUND.predict_fill(10, book=[[10, "0.05"]])

    assert late[:3] == decimals("8", "92", "1.2")
    assert late.warnings == ("the book that was given ends at 12, after 8",)
    assert none[:3] == decimals("0", "0", "10")
    assert none.warnings == ("the book that was given ends at 10, after 0",)


@pytest.mark.parametrize(
    ("up", "quantity", "stop"),
    [
        ("1.2", "8", None),
        ("1.1999", "3", "ask 12 is above 11.999"),
        ("1.0999", "1", "ask 11 is above 10.999"),
    ],
)
def test_it_stops_where_the_range_ends(up: str, quantity: str, stop: str | None) -> None:
    found = FOUND.predict_fill("92", book=ASKS, market=market(bid_limit_mult_up=up))

    assert found.quantity == Decimal(quantity)
    assert found.spent + found.left == Decimal(92)
    reference = f"which is bidLimitMultUp {up} times the reference price 10"
    late = f"PRICE_RANGE: {stop}, {reference}: what is left when it gets there {EXPIRED}"
    assert found.warnings == ((late,) if stop else ())


def test_an_order_whose_first_trade_is_outside_buys_nothing() -> None:
    below = FOUND.predict_fill("92", book=ASKS, market=market(bid_limit_mult_down="1.01"))
    above = FOUND.predict_fill("92", "11", market=market(bid_limit_mult_up="1.09"))

    assert below[:3] == decimals("0", "0", "92")
    (text,) = below.warnings
    assert text == (
        "PRICE_RANGE: best ask 10 is below 10.1, which is bidLimitMultDown 1.01 times the "
        f"reference price 10: the order {EXPIRED}"
    )
    assert above[:3] == decimals("0", "0", "92")
    assert above.warnings[0].startswith("PRICE_RANGE: best ask 11 is above 10.9, which is")


def test_what_needs_no_trade_outside_is_not_warned_of() -> None:
    close = market(bid_limit_mult_up="1.05")

    assert FOUND.predict_fill("11.09", book=ASKS, market=close).warnings == ()
    assert FOUND.predict_fill("11.1", book=ASKS, market=close).quantity == 1
    assert FOUND.predict_fill("11.1", book=ASKS, market=close).warnings


@pytest.mark.parametrize(
    "market",
    [
        market(ask_limit_mult_up="1", ask_limit_mult_down="9"),
        Market(execution_rules=[PriceRange("1")]),
        Market(execution_rules=[PriceRange("1")], reference_price=NO_REFERENCE_PRICE),
        Market(reference_price="1"),
        {"OTHER": market(bid_limit_mult_up="1")},
    ],
)
def test_what_does_not_bind_a_buyer_now_stops_nothing(market: Markets) -> None:
    assert FOUND.predict_fill("92", book=ASKS, market=market).quantity == 8


def test_the_amount_is_judged_by_the_best_price() -> None:
    assert reasons(lambda: FOUND.predict_fill("4", book=ASKS)) == [
        "NOTIONAL minNotional 5 excludes quoteOrderQty 4"
    ]
    assert reasons(lambda: symbol_with(lot_size("1", "0")).predict_fill(3, book=[["4", "9"]])) == [
        "ZERO_VALUE more than 0 excludes what 3 pays for at a price of 4"
    ]


@pytest.mark.parametrize(
    ("book", "message"),
    [
        ("x", "book: 'x' is not a JSON array"),
        ({"bids": []}, "book: None is not a JSON array"),
        ([], "book.asks: is empty; nobody sells"),
        ([["1", "1"], ["1"]], "book.asks[1]: is not a price and a quantity"),
        ([5], "book.asks[0]: 5 is not a JSON array"),
        ([["x", "1"]], "book.asks[0]: 'x' is not a decimal number"),
        ([["1", "-1"]], "book.asks[0]: '-1' is negative"),
        ([["0", "1"]], "book.asks[0]: has a price of 0"),
    ],
)
def test_a_book_that_cannot_be_read_is_an_error(book: object, message: str) -> None:
    with pytest.raises(InvalidFacts) as error:
        FOUND.predict_fill("10", book=book)

    assert str(error.value) == message


def test_it_takes_a_price_or_a_book() -> None:
    with pytest.raises(TypeError, match="predict_fill needs either price= or book="):
        FOUND.predict_fill("10")
    with pytest.raises(TypeError, match="predict_fill needs either price= or book="):
        FOUND.predict_fill("10", "10", book=ASKS)
