"""The rules of one symbol at one date, as far as they bound sizes and prices: `Sizing`."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any

import attrs

from pretrade.account import UNKNOWN_ACCOUNT, Account, account_of
from pretrade.enums import LIMIT, MARKET, OrderType, Side
from pretrade.errors import InvalidFacts
from pretrade.facts import Facts, Venue
from pretrade.market import UNKNOWN_MARKET, market_of
from pretrade.order import Order
from pretrade.order.keywords import Number
from pretrade.sizing.allowed import Allowed
from pretrade.sizing.amounts import amount
from pretrade.sizing.directions import side_of, type_of
from pretrade.sizing.funds import position, position_for
from pretrade.sizing.limit import Demand
from pretrade.sizing.prices import ticks
from pretrade.sizing.quantities import lots, worth
from pretrade.sizing.quote_quantities import quote_bounds
from pretrade.sizing.rungs import Rungs
from pretrade.sizing.sized import Markets
from pretrade.sizing.written import quote_amount


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
    def ticks(self) -> Allowed:
        """The legal prices, whatever the market."""
        return Allowed.of("price", ticks(self.venue, self.filters))

    @cached_property
    def limit_lots(self) -> Allowed:
        """The legal quantities of every order type but MARKET, whatever they are worth."""
        return Allowed.of("quantity", lots(LIMIT, self.venue, self.filters))

    @cached_property
    def market_lots(self) -> Allowed:
        """The legal quantities of MARKET orders, whatever they are worth."""
        return Allowed.of("quantity", lots(MARKET, self.venue, self.filters))

    def lots(self, order_type: OrderType | None) -> Allowed:
        """Return the legal quantities of an order type, whatever they are worth."""
        return self.market_lots if order_type is MARKET else self.limit_lots

    @cached_property
    def amounts(self) -> Allowed:
        """The amounts of the quote asset that can be written."""
        return Allowed.of("quoteOrderQty", quote_amount(self.venue))

    @cached_property
    def prices(self) -> Rungs:
        """The same prices, for rounding."""
        return Rungs.of(self.ticks)

    @cached_property
    def quantities(self) -> Rungs:
        """The same quantities, for rounding."""
        return Rungs.of(self.limit_lots)

    @cached_property
    def market_quantities(self) -> Rungs:
        """The same market quantities, for rounding."""
        return Rungs.of(self.market_lots)

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

    def amounts_of(self, side: Side | None, facts: Facts) -> Allowed:
        """Return the legal ``quoteOrderQty`` of a MARKET order, whatever is free on the account."""
        bounds = quote_bounds(side, facts, self.filters)
        if facts.account is UNKNOWN_ACCOUNT:
            return self.amounts.narrowed(bounds)
        return self.amounts.narrowed(chain(bounds, position_for(side, facts, self.filters)))

    def quantities_of(self, order: Order, facts: Facts, *more: Demand) -> Allowed:
        """Return the legal quantities of an order, whatever is free on the account.

        Args:
            order: its type, side and prices; its own quantity does not matter.
            facts: the market, and the account if it is known.
            *more: what else is demanded.
        """
        return self.lots(order.type).narrowed(chain(self.worth(order, facts), more))

    def quantity_demands(self, order: Order, facts: Facts) -> Iterator[Demand]:
        """Yield everything that is demanded of the quantity of an order but the free balance."""
        yield from lots(order.type, self.venue, self.filters)
        yield from self.worth(order, facts)

    def worth(self, order: Order, facts: Facts) -> Iterator[Demand]:
        """Yield what notional filters and MAX_POSITION demand of the quantity of an order."""
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
