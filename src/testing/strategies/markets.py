"""Prices of a symbol: `markets`."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from pretrade.constraint import Span
from pretrade.constraint.span import trimmed
from pretrade.decimals import EXACT, ONE, ZERO, add, multiply, subtract
from pretrade.facts.market import NO_REFERENCE_PRICE, Market
from pretrade.order.keywords import Number
from pretrade.rulebook import AsOf
from pretrade.sizing.amounts import positive
from pretrade.symbol import Symbol
from pretrade.testing.strategies.drawing import integers, one_of, some_of
from pretrade.testing.strategies.usual import DECADES, Usual, usual_of


def markets(
    symbol: Symbol,
    *,
    price: Number | None = None,
    complete: bool = True,
    as_of: AsOf = None,
) -> st.SearchStrategy[Market]:
    """Return markets of one symbol, whose prices fit each other and the symbol's filters.

    Last price, best bid and best ask are legal prices, bid ≤ last ≤ ask and bid < ask; there is an
    average for every number of minutes that a filter asks for, within one percent of the last
    price; since 2026-05-08 some have a reference price.

    They shrink towards the price of the simplest legal order.

    Args:
        symbol: whose prices they are.
        price: last prices are within ten percent of it; by default anywhere where orders can be
            legal.
        complete: every price is known; False: any may be missing.
        as_of: the date whose rules hold; else the exchangeInfo's, else today.

    >>> from importlib.resources import files
    >>> from hypothesis import given
    >>> from pretrade import ExchangeInfo
    >>> sample = files("pretrade") / "sample" / "exchange_info.json"
    >>> symbol = ExchangeInfo.load(sample.read_bytes())["BTCUSDT"]
    >>> @given(markets(symbol, price=27000))
    ... def test_it_fits(market):
    ...     assert 24300 <= market.last_price <= 29700
    ...     assert market.best_bid < market.best_ask
    ...     assert set(market.average_prices) == {5}
    >>> test_it_fits()

    Raises:
        ValueError: no price is legal on the symbol, or the price is not above 0.
    """
    usual = usual_of(symbol, as_of)
    near = None if price is None else positive(price, "price")
    return _markets(usual, usual.legal_prices, near, complete=complete)


@st.composite
def _markets(
    draw: st.DrawFn, usual: Usual, legal: Span, price: Decimal | None, *, complete: bool
) -> Market:
    last = _last_price(draw, usual) if price is None else _near(draw, price, 10)
    last = legal.nearest(last) or last
    bid, ask = _book(draw, legal, usual.tick, last)

    def average() -> Decimal:
        return min(max(_near(draw, last, 1), legal.low), legal.high)

    averages = {over: average() for over in sorted(set(_minutes(usual.symbol)))}
    prices: dict[str, Any] = {
        "last_price": last,
        "average_prices": averages,
        "best_bid": bid,
        "best_ask": ask,
    }
    if usual.region.plan.context.rulebook.reference_price:
        has_one = one_of(draw, (False, True))
        prices["reference_price"] = average() if has_one else NO_REFERENCE_PRICE
    missing = () if complete else some_of(draw, list(prices))
    return Market(**{name: known for name, known in prices.items() if name not in missing})


def _minutes(symbol: Symbol) -> Iterator[int]:
    """Yield over how many minutes the filters want averages."""
    for one in symbol.filters.values():
        minutes = getattr(one, "avg_price_mins", 0)
        if minutes:
            yield minutes


def _last_price(draw: st.DrawFn, usual: Usual) -> Decimal:
    """Draw a price of any size: its order of magnitude, then its first three digits."""
    decade, digits = draw(integers(0, DECADES)), draw(integers(100, 999))
    price = EXACT.scaleb(multiply(usual.base_price, Decimal(digits)), decade - 2)
    return usual.prices.nearest(price) or price


def _near(draw: st.DrawFn, price: Decimal, percent: int) -> Decimal:
    """Draw a price that is at most so many percent off."""
    off = draw(integers(-100 * percent, 100 * percent))
    return trimmed(EXACT.scaleb(multiply(price, Decimal(10_000 + off)), -4))


def _book(draw: st.DrawFn, legal: Span, tick: Decimal, last: Decimal) -> tuple[Decimal, Decimal]:
    """Draw best bid and best ask, a few ticks or some hundredths of a percent apart."""
    coarse = multiply(tick, max(EXACT.divide_int(last, multiply(tick, _FINE)), ONE))
    step = one_of(draw, (tick, coarse))
    bid = subtract(last, multiply(step, Decimal(draw(integers(0, 10)))))
    ask = add(last, multiply(step, Decimal(draw(integers(0, 10)))))
    bid, ask = max(bid, legal.low), min(ask, legal.high)
    if bid == ask and add(ask, tick) <= legal.high:
        return bid, add(ask, tick)
    if bid == ask:  # there is nothing above; the exchange shows an empty side as 0
        bid = subtract(bid, tick) if bid > legal.low else ZERO
    return bid, ask


_FINE = Decimal(10_000)
