"""Sizes and prices at which a symbol is likely to trade: what markets and accounts are made of."""

import functools
from decimal import Decimal
from functools import cached_property

import attrs

from pretrade.constraint import Comparison, Interval, Span, within
from pretrade.constraint.span import ANYTHING, trimmed
from pretrade.decimals import EXACT, ONE, ZERO, divide_down, multiply
from pretrade.enums import BUY, LIMIT
from pretrade.facts.fact import held
from pretrade.region.region import Region
from pretrade.region.row import nothing
from pretrade.rulebook import AsOf
from pretrade.symbol import Symbol
from pretrade.testing.strategies.points import reach

_LARGEST = Decimal(10) ** 9
_QUARTER = Decimal(4)
_TICKS = Decimal(1000)
DECADES = 4
"""Prices go from a base up to so many powers of ten above it."""


@attrs.frozen
class PositionLimit:
    """A limit of what an account may hold of the base asset.

    Attributes:
        rule: whose limit it is.
        most: the limit.
        counts_order: whether what an order buys counts too.
    """

    rule: str
    most: Decimal
    counts_order: bool


@attrs.frozen(eq=False, repr=False, slots=False)
class Usual:
    """What is usual on one symbol at one date."""

    symbol: Symbol
    as_of: AsOf

    def __repr__(self) -> str:
        """Name the symbol."""
        return self.symbol.name

    @cached_property
    def region(self) -> Region:
        """What binds bids, whatever the facts."""
        return self.symbol.region_of(LIMIT, BUY, as_of=self.as_of)

    @cached_property
    def position(self) -> PositionLimit | None:
        """How much of the base asset may be held; None: any amount."""
        asset = held(self.symbol.fields.base_asset or "")
        for row in self.region.plan.rows:
            if isinstance(row.of, Comparison) and asset in row.of.right.less:
                return PositionLimit(row.rule, Decimal(row.of.right.number), bool(row.left))
        return None

    @cached_property
    def quantities(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest quantity of an account that does not hold too much."""
        most = _LARGEST
        if self.position is not None:
            most = min(most, divide_down(self.position.most, _QUARTER))
        for also in (Interval(ZERO, most), ANYTHING):
            span = self.region.span("quantity", nothing, None, also).readable()
            if span:
                return span.low, span.high
        return ONE, ONE

    @cached_property
    def legal_prices(self) -> Span:
        """The legal prices; those of at most 8 decimals, if there are any.

        Raises:
            ValueError: the symbol has no legal price at all.
        """
        span = self.region.span("price", nothing).readable()
        if not span:
            raise ValueError(f"no price is legal on {self.symbol.name}")
        return span

    @cached_property
    def prices(self) -> Span:
        """The prices that leave room for orders that are worth neither too little nor too much."""
        least, greatest = self.quantities
        quantities = multiply(least, Decimal(2)), divide_down(greatest, Decimal(2))
        gets = [{"quantity": one}.get for one in quantities]
        interval = Interval(self.legal_prices.low, self.legal_prices.high)
        for row in self.region.plan.rows:
            if {"price", "quantity"} <= {*row.left, *row.right}:
                interval = within(interval, reach(row, "price", self.region.placed(row), gets))
        return Span.of(interval, self.tick, self.legal_prices.low) or self.legal_prices

    @property
    def tick(self) -> Decimal:
        """From one price to the next."""
        return trimmed(self.legal_prices.step)

    @cached_property
    def base_price(self) -> Decimal:
        """A price of some thousand ticks, if it may be so high: percentages need fine steps."""
        low, high = self.prices.low, self.prices.high
        return self.prices.at_least(max(low, multiply(_TICKS, self.tick))) or high

    @property
    def high_price(self) -> Decimal:
        """A price that no made-up market exceeds, unless it was asked for."""
        return min(EXACT.scaleb(self.base_price, DECADES + 1), self.prices.high)


@functools.lru_cache(maxsize=32)
def usual_of(symbol: Symbol, as_of: AsOf = None) -> Usual:
    """Return what is usual on a symbol: market and account of one test ask for the same."""
    return Usual(symbol, as_of)
