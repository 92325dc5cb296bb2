"""What a rule may need besides the order: the `Venue` (fixed) and what is known of the moment.

The names of facts are part of the API: a rule that misses one is *unevaluated* and says which.
"""

from decimal import Decimal

import attrs

from pretrade.account import Account
from pretrade.enums import SELL, Side
from pretrade.grid import Grid
from pretrade.market import Market
from pretrade.rulebook import Rulebook
from pretrade.symbol_fields import RateLimit, SymbolFields

LAST_PRICE = "last_price"
BEST_BID = "best_bid"
BEST_ASK = "best_ask"
REFERENCE_PRICE = "reference_price"
OPEN_ORDERS = "open_orders"
ORDER_COUNTS = "order_counts"
PERMISSIONS = "permissions"
CAN_TRADE = "can_trade"


def average_price_fact(minutes: int) -> str:
    """Return the name of the average over so many minutes; over none it is the last price.

    >>> average_price_fact(5), average_price_fact(0)
    ('average_price:5', 'last_price')
    """
    return f"average_price:{minutes}" if minutes else LAST_PRICE


def balance_fact(asset: str) -> str:
    """Return the name of the balance of an asset."""
    return f"balance:{asset}"


def symbol_fact(field: str) -> str:
    """Return the name of a field of the symbol, as ``symbol:ocoAllowed``."""
    return f"symbol:{field}"


def order_fact(parameter: str) -> str:
    """Return the name of a parameter of the order that is missing or cannot be read."""
    return f"order:{parameter}"


_USUAL_PRECISION = 8


def _fewest_decimals(venue: "Venue") -> int:
    known = (venue.symbol.base_asset_precision, venue.symbol.quote_asset_precision)
    return min(-1 if decimals is None else decimals for decimals in known)


def _quote_unit(venue: "Venue") -> Decimal:
    precision = venue.symbol.quote_asset_precision
    return Decimal((0, (1,), -(_USUAL_PRECISION if precision is None else precision)))


@attrs.frozen(eq=False)
class Venue:
    """Where and when an order is judged: fixed for a symbol and a date.

    Attributes:
        symbol: the symbol's own fields (not its filters).
        order_limits: the ORDERS rate limits of the exchange.
        rulebook: which dated changes hold.
        prices: the legal prices, for suggestions.
        quantities: the legal quantities, for suggestions.
        every_notional: MIN_NOTIONAL also judges stop price and iceberg products.
        listed: the symbol is in the exchangeInfo; else nothing is known of it.
    """

    symbol: SymbolFields
    order_limits: tuple[RateLimit, ...]
    rulebook: Rulebook
    prices: Grid = Grid()
    quantities: Grid = Grid()
    every_notional: bool = True
    listed: bool = True
    quote_unit: Decimal = attrs.field(
        init=False, default=attrs.Factory(_quote_unit, takes_self=True)
    )
    """The smallest amount of the quote asset; of 8 decimals when they are not known."""

    fewest_decimals: int = attrs.field(
        init=False, default=attrs.Factory(_fewest_decimals, takes_self=True)
    )
    """The fewest decimals that either asset may have; -1 when one is not known."""


@attrs.define(eq=False)
class Facts:
    """Everything a rule may look at besides the order.

    Not frozen, alone among the data classes: one is made for every check, and a frozen one costs
    three times as much to make. Nobody changes it.
    """

    venue: Venue
    market: Market
    account: Account

    def average_price(self, minutes: int) -> Decimal | None:
        """Return the price that percent and notional filters judge by, in the quote asset.

        The reference price where there is one (since 2026-05-08), else the average over exactly
        ``minutes``, else, for 0 minutes, the last price. None: unknown.
        """
        market = self.market
        if market.reference_price is not None and self.venue.rulebook.reference_price:
            return market.reference_price
        return market.average_prices.get(minutes) if minutes else market.last_price

    def expected_price(self, side: Side | None) -> Decimal | None:
        """Return the price at which a MARKET order would probably trade; None: unknown.

        The other side's best price, else the price of the last trade.
        """
        market = self.market
        best = market.best_bid if side is SELL else market.best_ask
        return best or market.last_price or None

    def average_price_name(self, minutes: int) -> str:
        """Name the price that `average_price` returns, for people."""
        if self.market.reference_price is not None and self.venue.rulebook.reference_price:
            return "reference price"
        return f"{minutes}-minute average price" if minutes else "last price"

    @staticmethod
    def expected_price_name(side: Side | None) -> str:
        """Return the fact that `expected_price` misses first."""
        return BEST_BID if side is SELL else BEST_ASK
