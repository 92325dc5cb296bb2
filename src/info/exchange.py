"""What all symbols of one exchangeInfo share: `Exchange`."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import attrs

from pretrade.check import Numeric
from pretrade.context import Context
from pretrade.engine import make_plan
from pretrade.order import Shape
from pretrade.region.plan import Plan
from pretrade.rulebook import AsOf, Rulebook, rulebook_of
from pretrade.symbol_fields import RateLimit, SymbolFields


def _rulebook_of_day(exchange: "Exchange") -> Rulebook | None:
    return None if exchange.day is None else rulebook_of(exchange.day)


def _limits_of_orders(exchange: "Exchange") -> tuple[RateLimit, ...]:
    return tuple(one for one in exchange.rate_limits if one.rate_limit_type == "ORDERS")


@attrs.frozen(eq=False)
class Exchange:
    """The part of an exchangeInfo that holds for all its symbols.

    Attributes:
        filters: the exchange filters, by filterType.
        rate_limits: all limiters.
        says_rate_limits: whether the document has them at all: else they are unknown, not none.
        day: the UTC day of its serverTime; None when there is none.
        every_notional: MIN_NOTIONAL also judges stop price and iceberg products.
        strict_stops: the percent filters also refuse stop prices.
        sor_symbols: the symbols of smart order routing; None: the document does not say.
        asset_filters: those of assets, each by its filterType; exchangeInfo has none.
    """

    filters: Mapping[str, Any]
    rate_limits: tuple[RateLimit, ...]
    day: date | None
    every_notional: bool
    says_rate_limits: bool = True
    strict_stops: bool = False
    sor_symbols: frozenset[str] | None = None
    asset_filters: tuple[Mapping[str, Numeric], ...] = ()
    own_rulebook: Rulebook | None = attrs.field(
        init=False, default=attrs.Factory(_rulebook_of_day, takes_self=True)
    )
    """The rules of its day."""
    order_limits: tuple[RateLimit, ...] = attrs.field(
        init=False, default=attrs.Factory(_limits_of_orders, takes_self=True)
    )
    """The limiters of orders."""

    def rulebook(self, as_of: AsOf) -> Rulebook:
        """Return the rules of a date; else of the serverTime, else of today (UTC)."""
        if as_of is None and self.own_rulebook is not None:
            return self.own_rulebook
        return rulebook_of(datetime.now(UTC).date() if as_of is None else as_of)

    def plan(
        self,
        shape: Shape,
        rulebook: Rulebook,
        symbol: SymbolFields,
        filters: Mapping[str, Numeric],
        *,
        listed: bool = True,
    ) -> Plan:
        """Return what binds requests of one shape on one symbol."""
        context = self.context(symbol, rulebook, listed=listed)
        return make_plan(shape, context, filters, self.filters, *self.asset_filters)

    def context(self, symbol: SymbolFields, rulebook: Rulebook, *, listed: bool = True) -> Context:
        """Return what surrounds the requests on one symbol."""
        limits = self.order_limits if self.says_rate_limits else None
        return Context(
            symbol,
            limits,
            rulebook,
            self.every_notional,
            listed,
            self.strict_stops,
            self.sor_symbols,
        )
