"""The methods of a symbol that round and write numbers, and find prices: `SymbolRounding`."""

from decimal import Decimal

from pretrade.decimals import short
from pretrade.enums import BUY, LIMIT, LIMIT_MAKER, OrderType, Rounding, Side
from pretrade.order.keywords import Number
from pretrade.rulebook import AsOf
from pretrade.sizing.amounts import amount
from pretrade.sizing.cannot_fit import CannotFit
from pretrade.sizing.directions import price_rounding, rounding_of, side_of, stop_rounding, type_of
from pretrade.sizing.legal import Legal
from pretrade.sizing.reasons import highest, lowest
from pretrade.sizing.results import PriceBand
from pretrade.sizing.sized import Markets, Sized


class SymbolRounding(Sized):
    """Rounds numbers onto the symbol's steps; nothing is ever pulled into bounds.

    >>> from importlib.resources import files
    >>> from pretrade import ExchangeInfo, Market
    >>> sample = files("pretrade") / "sample" / "exchange_info.json"
    >>> symbol = ExchangeInfo.load(sample.read_bytes())["ETHUSDT"]
    >>> symbol.round_price("2467.716", side="BUY"), symbol.round_price("2467.716", side="SELL")
    (Decimal('2467.71'), Decimal('2467.72'))
    >>> symbol.round_stop_price("2300.004", "SELL", "STOP_LOSS_LIMIT")
    Decimal('2300')
    >>> symbol.round_quantity("0.29996"), symbol.round_quantity("0.29996", rounding="nearest")
    (Decimal('0.2999'), Decimal('0.3'))
    >>> symbol.round_quantity("0.00001")
    Traceback (most recent call last):
    pretrade.sizing.cannot_fit.CannotFit: ZERO_VALUE more than 0 excludes quantity 0.00001, \
rounded down to 0; LOT_SIZE minQty 0.0001 excludes quantity 0.00001, rounded down to 0
    >>> symbol.format_quantity("8.329e-05")
    '0.00008329'
    >>> symbol.post_only_price("BUY", Market(best_ask="2467.72"))
    Decimal('2467.71')
    """

    __slots__ = ()

    def round_price(
        self,
        price: Number,
        side: Side | str | None = None,
        rounding: Rounding | str | None = None,
        *,
        as_of: AsOf = None,
    ) -> Decimal:
        """Return a limit price on the tick, between minPrice and maxPrice.

        Args:
            price: in the quote asset.
            side: BUY rounds down and SELL up, so that the price is never worse than asked for;
                without a side it is rounded to the nearest tick, halves up.
            rounding: ``down``, ``up`` or ``nearest``, whatever the side.
            as_of: the date whose rules hold.

        Raises:
            CannotFit: the rounded price is 0 or out of bounds.
            InvalidFacts: the price is not a number of at least 0.
            ValueError: there is no such side or rounding.
        """
        way = price_rounding(side, rounding)
        return self.rounder("price", LIMIT, as_of).rounded(price, way)

    def round_stop_price(
        self,
        price: Number,
        side: Side | str,
        order_type: OrderType | str,
        rounding: Rounding | str | None = None,
        *,
        as_of: AsOf = None,
    ) -> Decimal:
        """Return a stop price on the tick, between minPrice and maxPrice.

        It is rounded away from the market, so that it does not trigger earlier than asked for: up
        where the order waits for a rise (STOP_LOSS(_LIMIT) BUY, TAKE_PROFIT(_LIMIT) SELL), else
        down.

        Args:
            price: in the quote asset.
            side: BUY or SELL.
            order_type: one that has a stop price.
            rounding: ``down``, ``up`` or ``nearest``, whatever side and type.
            as_of: the date whose rules hold.

        Raises:
            CannotFit: the rounded price is 0 or out of bounds.
            InvalidFacts: the price is not a number of at least 0.
            ValueError: there is no such side or rounding, or the type has no stop price.
        """
        way = stop_rounding(side, order_type)
        way = way if rounding is None else rounding_of(rounding)
        return self.rounder("price", LIMIT, as_of).rounded(price, way)

    def round_quantity(
        self,
        quantity: Number,
        order_type: OrderType | str = LIMIT,
        rounding: Rounding | str = Rounding.DOWN,
        *,
        as_of: AsOf = None,
    ) -> Decimal:
        """Return a quantity on the steps and between the bounds of LOT_SIZE.

        What it is worth is not looked at: see `min_quantity`.

        Args:
            quantity: in the base asset.
            order_type: MARKET quantities also keep MARKET_LOT_SIZE.
            rounding: ``down``, ``up`` or ``nearest`` (halves up).
            as_of: the date whose rules hold.

        Raises:
            CannotFit: the rounded quantity is 0 or out of bounds, or the two filters exclude each
                other.
            InvalidFacts: the quantity is not a number of at least 0.
            ValueError: there is no such type or rounding.
        """
        rounder = self.rounder("quantity", type_of(order_type), as_of)
        return rounder.rounded(quantity, rounding_of(rounding))

    @staticmethod
    def format_price(price: Number) -> str:
        """Write a price as it is sent: no exponent, no superfluous zeros. It is not rounded.

        Raises:
            InvalidFacts: it is not a number of at least 0.
        """
        return short(amount(price, "price"))

    @staticmethod
    def format_quantity(quantity: Number) -> str:
        """Write a quantity as it is sent: no exponent, no superfluous zeros. It is not rounded.

        Raises:
            InvalidFacts: it is not a number of at least 0.
        """
        return short(amount(quantity, "quantity"))

    def price_band(self, side: Side | str, market: Markets, *, as_of: AsOf = None) -> PriceBand:
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
        legal = Legal(self.region_of(LIMIT, side, market=market, as_of=as_of), "price", {})
        low, high, limits = legal.smallest(), legal.largest(), legal.limits()
        return PriceBand(low, high, lowest(limits).rule, highest(limits).rule)

    def post_only_price(self, side: Side | str, market: Markets, *, as_of: AsOf = None) -> Decimal:
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
        buying = side_of(side) is BUY
        region = self.region_of(LIMIT_MAKER, side, market=market, as_of=as_of)
        best = region.market.best_ask if buying else region.market.best_bid
        if not best:
            raise CannotFit(reasons=[f"POST_ONLY needs {'best_ask' if buying else 'best_bid'}"])
        legal = Legal(region, "price", {})
        found = legal.span.greatest if buying else legal.span.least
        return legal.refuse() if found is None else found
