"""Sizes and prices at which a symbol is likely to trade: what markets and accounts are made of."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

import attrs

from pretrade.decimals import EXACT, divide_down, multiply
from pretrade.enums import LIMIT
from pretrade.sizing.allowed import Allowed
from pretrade.sizing.limit import Demand, Kind, at_least, at_most, derived, stepping
from pretrade.sizing.prices import ticks
from pretrade.sizing.quantities import lots
from pretrade.sizing.sizing import Sizing
from pretrade.sizing.units import decimal_of

_LARGEST = Decimal(10) ** 9
_HALVES, _QUARTERS = Decimal(2), Decimal(4)
_TICKS = Decimal(1000)
_EIGHT_DECIMALS = Decimal((0, (1,), -8))
DECADES = 4
"""Prices go from a base up to so many powers of ten above it."""


@attrs.frozen(eq=False, repr=False, slots=False)
class Usual:
    """What is usual on one symbol at one date."""

    sizing: Sizing

    def __repr__(self) -> str:
        """Name the symbol."""
        return self.sizing.venue.symbol.symbol

    @cached_property
    def quantities(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest quantity of an account that does not hold too much."""
        venue, filters = self.sizing.venue, self.sizing.filters
        demands: list[Demand] = [*lots(LIMIT, venue, filters)]
        bounded = [*demands, at_most("USUAL", "", _LARGEST)]
        if "MAX_POSITION" in filters:
            quarter = divide_down(filters["MAX_POSITION"].max_position, _QUARTERS)
            bounded.append(at_most("MAX_POSITION", "a quarter of maxPosition", quarter))
        if "MAX_ASSET" in filters and filters["MAX_ASSET"].asset == venue.symbol.base_asset:
            bounded.append(at_most("MAX_ASSET", "limit", filters["MAX_ASSET"].limit))
        for allowed in (Allowed.of("quantity", bounded), Allowed.of("quantity", demands)):
            if allowed.least is not None and allowed.greatest is not None:
                return allowed.least, allowed.greatest
        return Decimal(1), Decimal(1)

    @cached_property
    def legal_prices(self) -> Allowed:
        """The legal prices; those of at most 8 decimals, if there are any.

        Raises:
            ValueError: the symbol has no legal price at all.
        """
        demands: list[Demand] = [*ticks(self.sizing.venue, self.sizing.filters)]
        allowed = Allowed.of("price", [*demands, stepping("USUAL", "", _EIGHT_DECIMALS)])
        if allowed.is_empty:
            allowed = Allowed.of("price", demands)
        if allowed.is_empty:
            raise ValueError(f"no price is legal on {self.sizing.venue.symbol.symbol}")
        return allowed

    @cached_property
    def prices(self) -> Allowed:
        """The prices that leave room for orders that are worth neither too little nor too much."""
        legal = self.legal_prices
        allowed = Allowed.of("price", [*legal.limits, *self._worth()])
        return legal if allowed.is_empty else allowed

    def _worth(self) -> Iterator[Demand]:
        venue, filters = self.sizing.venue, self.sizing.filters
        least, greatest = self.quantities
        smallest = [venue.quote_unit]
        largest: list[Decimal] = []
        if "MIN_NOTIONAL" in filters:
            smallest.append(filters["MIN_NOTIONAL"].min_notional)
        if "NOTIONAL" in filters:
            smallest.append(filters["NOTIONAL"].min_notional)
            largest.append(filters["NOTIONAL"].max_notional)
        if "MAX_ASSET" in filters and filters["MAX_ASSET"].asset == venue.symbol.quote_asset:
            largest.append(filters["MAX_ASSET"].limit)
        for one in smallest:
            yield derived(Kind.LEAST, "USUAL", "", multiply(_HALVES, one), greatest)
        for one in largest:
            yield derived(Kind.MOST, "USUAL", "", one, multiply(_HALVES, least))

    @property
    def tick(self) -> Decimal:
        """From one usual price to the next."""
        row = self.prices.row
        return decimal_of(row.step) if row else _EIGHT_DECIMALS

    @cached_property
    def base_price(self) -> Decimal:
        """A price of some thousand ticks, if it may be so high: percentages need fine steps."""
        floor = at_least("USUAL", "", multiply(_TICKS, self.tick))
        fine = Allowed.of("price", [*self.prices.limits, floor])
        return fine.least or self.prices.greatest or Decimal(1)

    @property
    def high_price(self) -> Decimal:
        """A price that no made-up market exceeds, unless it was asked for."""
        highest = EXACT.scaleb(self.base_price, DECADES + 1)
        return min(highest, self.prices.greatest or highest)
