"""The methods of a symbol that round and write numbers: `SymbolRounding`."""

from decimal import Decimal

from pretrade.decimals import short
from pretrade.enums import MARKET, OrderType, Rounding, Side
from pretrade.order.keywords import Number
from pretrade.sizing.amounts import amount
from pretrade.sizing.directions import price_rounding, rounding_of, stop_rounding, type_of
from pretrade.sizing.sized import Day, Sized


class SymbolRounding(Sized):
    """Rounds prices and quantities onto the symbol's steps. Nothing is ever pulled into bounds."""

    __slots__ = ()

    def round_price(
        self,
        price: Number,
        side: Side | str | None = None,
        rounding: Rounding | str | None = None,
        *,
        as_of: Day = None,
    ) -> Decimal:
        """Return a price on the tick, between minPrice and maxPrice.

        Args:
            price: in the quote asset.
            side: BUY rounds down and SELL up, so that the price is never worse than asked for;
                without a side it is rounded to the nearest tick, halves up.
            rounding: ``down``, ``up`` or ``nearest``, whatever the side.
            as_of: the date whose rules hold.

        >>> from pretrade import ExchangeInfo
        >>> symbol = ExchangeInfo.load(EXAMPLE)["ETHUSDT"]
        >>> symbol.round_price("2467.716", side="BUY"), symbol.round_price("2467.716")
        (Decimal('2467.71'), Decimal('2467.72'))

        Raises:
            CannotFit: the rounded price is 0 or out of bounds.
            InvalidFacts: the price is not a number of at least 0.
            ValueError: there is no such side or rounding.
        """
        way = price_rounding(side, rounding)
        return self.sizing(as_of).prices.rounded(amount(price, "price"), way)
