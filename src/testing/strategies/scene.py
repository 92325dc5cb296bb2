"""Where an order is made: a symbol, a date and what is known: `Scene`."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

import attrs

from pretrade.account import Account
from pretrade.enums import BUY, LIMIT, SELL, Side
from pretrade.facts import Facts
from pretrade.market import Market
from pretrade.order import Order, Request
from pretrade.report import Report
from pretrade.rulebook import AsOf
from pretrade.sizing.allowed import Allowed
from pretrade.sizing.funds import balance, position
from pretrade.sizing.quantities import lots
from pretrade.sizing.sizing import Sizing
from pretrade.symbol import Symbol
from pretrade.testing.strategies.form import Form


@attrs.frozen(eq=False, slots=False)
class Scene:
    """A symbol at a date, and the facts.

    Attributes:
        symbol: whose rules hold.
        as_of: the date; None: the exchangeInfo's own.
        sizing: the rules of that date.
        facts: the market and the account.
    """

    symbol: Symbol
    as_of: AsOf
    sizing: Sizing
    facts: Facts

    @classmethod
    def of(
        cls,
        symbol: Symbol,
        market: Market | Mapping[str, Market] | None = None,
        account: Account | None = None,
        as_of: AsOf = None,
    ) -> "Scene":
        """Put a scene together from what a caller gave."""
        sizing = symbol.sizing(as_of)
        return cls(symbol, as_of, sizing, sizing.facts(market, account))

    def report(self, order: Request) -> Report:
        """Judge an order."""
        return self.symbol.check(
            order, market=self.facts.market, account=self.facts.account, as_of=self.as_of
        )

    def order(self, form: Form, numbers: Mapping[str, object]) -> Order:
        """Return an order of a form with these parameters."""
        given = {"symbol": self.symbol.name, "side": form.side.value, "type": form.type.value}
        return Order.from_params({**given, **numbers})

    def quantities(self, side: Side) -> Allowed:
        """Return the quantities that can be legal at one price or another, of orders that rest."""
        return self._selling if side is SELL else self._buying

    @cached_property
    def _buying(self) -> Allowed:
        order = self.sizing.order(LIMIT, BUY)
        demands = [
            *lots(LIMIT, self.sizing.venue, self.sizing.filters),
            *position(order, self.facts, self.sizing.filters),
        ]
        return Allowed.of("quantity", demands)

    @cached_property
    def _selling(self) -> Allowed:
        order = self.sizing.order(LIMIT, SELL)
        demands = [
            *lots(LIMIT, self.sizing.venue, self.sizing.filters),
            *balance(order, self.facts),
        ]
        return Allowed.of("quantity", demands)

    @cached_property
    def price(self) -> Decimal | None:
        """A price that is near the market; None: nothing is known of it."""
        market = self.facts.market
        averages = market.average_prices.values()
        known = (market.last_price, *averages, market.best_bid, market.best_ask)
        return next((price for price in known if price), None)
