"""PRICE_FILTER: the prices an order may name.

A price passes when ``minPrice <= price <= maxPrice`` and ``price % tickSize == 0``; a bound of 0
is disabled. It binds ``price`` of the priced types and every ``stopPrice``. Before 2022-02-24 the
ticks were counted from ``minPrice``: ``(price - minPrice) % tickSize == 0``.

Source: "Filters: PRICE_FILTER" of 2022-09-30; change log of 2022-02-17 (the tick).
"""

from decimal import Decimal
from functools import cached_property
from typing import ClassVar, Self

import attrs

from pretrade.check import Scope
from pretrade.enums import PRICED_TYPES
from pretrade.facts import Facts, Venue
from pretrade.filters._stepping import off_grid
from pretrade.filters.json_object import JsonObject
from pretrade.grid import Grid
from pretrade.order import Order, Shape
from pretrade.rulebook import Rulebook
from pretrade.violation import Findings

_NAMES = ("minPrice", "maxPrice", "tickSize")


@attrs.frozen
class PriceFilter:
    """The range and the tick of prices, in the quote asset.

    >>> PriceFilter("0.01", "1000000", "0.01").tick_size
    Decimal('0.01')
    """

    rule_id: ClassVar[str] = "PRICE_FILTER"
    scope: ClassVar[Scope] = Scope.ORDER
    needs: ClassVar[tuple[str, ...]] = ("type",)
    sees_values: ClassVar[bool] = True

    min_price: Decimal = attrs.field(converter=Decimal)
    max_price: Decimal = attrs.field(converter=Decimal)
    tick_size: Decimal = attrs.field(converter=Decimal)

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(raw.decimal("minPrice"), raw.decimal("maxPrice"), raw.decimal("tickSize"))

    def grid(self, rulebook: Rulebook) -> Grid:
        """Return the legal prices under the rules of a date."""
        return self._from_zero if rulebook.price_tick_from_zero else self._from_minimum

    @cached_property
    def _from_zero(self) -> Grid:
        return Grid(self.min_price, self.max_price, self.tick_size)

    @cached_property
    def _from_minimum(self) -> Grid:
        return Grid(self.min_price, self.max_price, self.tick_size, origin=self.min_price)

    def applies(self, shape: Shape, venue: Venue) -> bool:  # noqa: ARG002
        """Every priced type, and every order with a stop price."""
        return shape.type in PRICED_TYPES or "stopPrice" in shape.given

    def check(self, order: Order, facts: Facts) -> Findings:
        """Judge ``price`` and ``stopPrice``."""
        grid = facts.venue.prices  # this filter's own, under the rules of the day
        found: Findings = ()
        price, stop, shape = order.price, order.stop_price, order.shape
        if shape.type in PRICED_TYPES and (price is None or not grid.holds(price)):
            found = off_grid(self.rule_id, "price", price, grid, _NAMES)
        if "stopPrice" in shape.given and (stop is None or not grid.holds(stop)):
            found += off_grid(self.rule_id, "stopPrice", stop, grid, _NAMES)
        return found
