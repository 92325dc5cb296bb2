"""predict_fill against a buyer who takes one step after the other, in fractions."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pretrade import ExchangeInfo, Market, PriceRange

LOTS = {"filterType": "LOT_SIZE", "minQty": "0", "maxQty": "0", "stepSize": "0.5"}
SYMBOL = ExchangeInfo.load({"symbols": [{"symbol": "AB", "filters": [LOTS]}]})["AB"]

levels = st.dictionaries(st.integers(1, 40), st.integers(1, 8), min_size=1, max_size=6)
multipliers = st.none() | st.integers(0, 60).map(lambda tenths: f"{tenths / 10:.1f}")


def one_step_after_the_other(
    book: dict[int, int], quote: Fraction, low: Fraction | None, high: Fraction | None
) -> tuple[Fraction, bool]:
    """Return what is bought, and whether money would have bought another step."""
    bought, step = Fraction(0), Fraction(1, 2)
    offers = [price for price in sorted(book) for _ in range(2 * book[price])]
    for price in [*offers, max(book)]:
        if price * step > quote:
            return bought, False
        stopped = (low is not None and price < low) or (high is not None and price > high)
        if stopped or bought == sum(book.values()):
            return bought, True
        bought, quote = bought + step, quote - price * step
    raise AssertionError("the last offer is one beyond the book")


@given(levels, st.integers(1, 2000), st.integers(1, 40), multipliers, multipliers)
def test_a_book_is_taken_as_by_hand(
    book: dict[int, int], quote: int, reference: int, down: str | None, up: str | None
) -> None:
    amount = max(quote, (min(book) + 1) // 2)  # it buys one step at least
    low, high = (None if one is None else Fraction(one) * reference for one in (down, up))
    expected, is_stopped = one_step_after_the_other(book, Fraction(amount), low, high)

    rule = PriceRange(bid_limit_mult_down=down, bid_limit_mult_up=up)
    found = SYMBOL.predict_fill(
        amount,
        book=[[price, quantity] for price, quantity in book.items()],
        market=Market(reference_price=reference, execution_rules=[rule]),
    )

    assert Fraction(found.quantity) == expected
    assert bool(found.warnings) == is_stopped
    assert found.spent + found.left == amount
