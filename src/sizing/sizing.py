"""The rules of one symbol at one date, as far as they bound sizes and prices: `Sizing`."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import attrs

from pretrade.account import UNKNOWN_ACCOUNT, Account
from pretrade.enums import LIMIT, MARKET
from pretrade.facts import Facts, Venue
from pretrade.market import UNKNOWN_MARKET, Market
from pretrade.sizing.allowed import Allowed
from pretrade.sizing.prices import ticks
from pretrade.sizing.quantities import lots
from pretrade.sizing.rungs import Rungs


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

    def facts(self, market: Market | None = None, account: Account | None = None) -> Facts:
        """Put facts together; None: nothing is known."""
        return Facts(self.venue, market or UNKNOWN_MARKET, account or UNKNOWN_ACCOUNT)
