"""The rules of one symbol at one date, as far as they bound sizes and prices: `Sizing`."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import attrs

from pretrade.account import UNKNOWN_ACCOUNT, Account, account_of
from pretrade.enums import LIMIT, MARKET, OrderType, Side
from pretrade.errors import InvalidFacts
from pretrade.facts import Facts, Venue
from pretrade.market import UNKNOWN_MARKET, Market, market_of
from pretrade.order import Order
from pretrade.order.keywords import Number
from pretrade.sizing.allowed import Allowed
from pretrade.sizing.amounts import amount
from pretrade.sizing.directions import side_of, type_of
from pretrade.sizing.funds import position
from pretrade.sizing.limit import Demand
from pretrade.sizing.prices import ticks
from pretrade.sizing.quantities import lots, worth
from pretrade.sizing.rungs import Rungs

Markets = Market | Mapping[str, Market] | None
"""The prices of the symbol, or symbol → prices; None: unknown."""


@attrs.frozen(eq=False)
class Sizing:
    """Where orders are sized.

    Attributes:
        venue: the symbol and the date.
        filters: those of the symbol and of the exchange, by filterType.
    """

    venue: Venue
    filters: Mapping[str, Any]

    @cached_property
    def prices(self) -> Rungs:
        """The legal prices, whatever the market."""
        return Rungs.of(Allowed.of("price", ticks(self.venue, self.filters)))

    @cached_property
    def quantities(self) -> Rungs:
        """The legal quantities of every order type but MARKET, whatever they are worth."""
        return Rungs.of(Allowed.of("quantity", lots(LIMIT, self.venue, self.filters)))

    @cached_property
    def market_quantities(self) -> Rungs:
        """The legal quantities of MARKET orders, whatever they are worth."""
        return Rungs.of(Allowed.of("quantity", lots(MARKET, self.venue, self.filters)))

    def order(
        self,
        order_type: OrderType | str,
        side: Side | str,
        price: Number | None = None,
        stop_price: Number | None = None,
    ) -> Order:
        """Return an order without a size.

        Raises:
            ValueError: there is no such type or side.
            InvalidFacts: a price is not a number of at least 0, or has more digits than an order
                can carry.
        """
        order = Order.from_params(
            {
                "symbol": self.venue.symbol.symbol,
                "side": side_of(side),
                "type": type_of(order_type),
                "price": None if price is None else amount(price, "price"),
                "stopPrice": None if stop_price is None else amount(stop_price, "stopPrice"),
            }
        )
        for name, value in order.malformed.items():
            raise InvalidFacts(name, f"{value} has more digits than the exchange reads")
        return order

    def quantities_of(self, order: Order, facts: Facts) -> Allowed:
        """Return the legal quantities of an order; what the account allows where it is known.

        Args:
            order: its type, side and prices; its own quantity does not matter.
            facts: the market and the account.
        """
        return Allowed.of("quantity", self.quantity_demands(order, facts))

    def quantity_demands(self, order: Order, facts: Facts) -> Iterator[Demand]:
        """Yield what is demanded of the quantity of an order, but for the free balance."""
        yield from lots(order.type, self.venue, self.filters)
        yield from worth(order, facts, self.filters)
        if facts.account is not UNKNOWN_ACCOUNT:
            yield from position(order, facts, self.filters)

    def facts(self, market: Markets = None, account: Account | None = None) -> Facts:
        """Put facts together; None: nothing is known.

        Raises:
            TypeError: the market is neither a Market nor a mapping symbol → Market, or the
                account no Account.
        """
        prices = market_of(market, self.venue.symbol.symbol)
        return Facts(self.venue, prices or UNKNOWN_MARKET, account_of(account))
