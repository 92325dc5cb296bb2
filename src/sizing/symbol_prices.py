"""The methods of a symbol that find legal prices in a market: `SymbolPrices`."""

from decimal import Decimal

from pretrade.enums import Side
from pretrade.sizing.directions import side_of
from pretrade.sizing.results import PriceBand
from pretrade.sizing.sized import Day, Markets, Sized


class SymbolPrices(Sized):
    """Finds the limit prices that a market allows.

    >>> from importlib.resources import files
    >>> from pretrade import ExchangeInfo, Market
    >>> sample = files("pretrade") / "sample" / "exchange_info.json"
    >>> symbol = ExchangeInfo.load(sample.read_bytes())["BTCUSDT"]
    >>> symbol.price_band("SELL", Market(average_prices={5: "27000"}))
    PriceBand(low=Decimal('5400'), high=Decimal('135000'), low_rule='PERCENT_PRICE_BY_SIDE', \
high_rule='PERCENT_PRICE_BY_SIDE')
    >>> symbol.post_only_price("BUY", Market(best_ask="27000.10"))
    Decimal('27000.09')
    """

    __slots__ = ()

    def price_band(self, side: Side | str, market: Markets, *, as_of: Day = None) -> PriceBand:
        """Return the lowest and the highest legal limit price, and the rules that set them.

        It is what PRICE_FILTER and both percent filters leave.

        Args:
            side: of the order.
            market: the average price, or since 2026-05-08 the reference price.
            as_of: the date whose rules hold.

        Raises:
            CannotFit: no price is legal, and two rules say why; or an average is not known.
            ValueError: there is no such side.
        """
        from pretrade.sizing import price_bands

        sizing = self.sizing(as_of)
        return price_bands.price_band(sizing, side_of(side), sizing.facts(market))

    def post_only_price(self, side: Side | str, market: Markets, *, as_of: Day = None) -> Decimal:
        """Return the best legal price of a LIMIT_MAKER: it rests in front, and does not match.

        Args:
            side: BUY: just below the best ask; SELL: just above the best bid.
            market: the book; with an average price, the percent filters count too.
            as_of: the date whose rules hold.

        Raises:
            CannotFit: no price is legal, and two rules say why; or the other side of the book is
                not known or empty.
            ValueError: there is no such side.
        """
        from pretrade.sizing import price_bands

        sizing = self.sizing(as_of)
        return price_bands.post_only_price(sizing, side_of(side), sizing.facts(market))
