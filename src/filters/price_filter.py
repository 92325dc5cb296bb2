"""PRICE_FILTER: the prices an order may name.

A price passes when ``minPrice <= price <= maxPrice`` and ``price % tickSize == 0``; a bound of 0
is disabled. It binds ``price`` of the priced types, the price of the book that a pegged order
follows, and every ``stopPrice``. Before 2022-02-24 the ticks were counted from ``minPrice``:
``(price - minPrice) % tickSize == 0``.

Source: "Filters: PRICE_FILTER" of 2022-09-30; change log of 2022-02-17 (the tick); "Pegged orders"
FAQ of 2025-08-12.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import ClassVar, Self

import attrs

from pretrade.constraint import STOP_PRICE, Constraint, at_each_price
from pretrade.context import Context
from pretrade.enums import PRICED_TYPES
from pretrade.filters.filter import Filter, disabled, stepped
from pretrade.filters.json_object import JsonObject
from pretrade.order import Shape

_NAMES = ("minPrice", "maxPrice", "tickSize")


@attrs.frozen
class PriceFilter(Filter):
    """The range and the tick of prices, in the quote asset.

    >>> PriceFilter("0.01", "1000000", "0.01").tick_size
    Decimal('0.01')
    """

    rule_id: ClassVar[str] = "PRICE_FILTER"
    needs: ClassVar[tuple[str, ...]] = ("type",)

    min_price: Decimal = attrs.field(converter=Decimal)
    max_price: Decimal = attrs.field(converter=Decimal)
    tick_size: Decimal = attrs.field(converter=Decimal)

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(raw.decimal("minPrice"), raw.decimal("maxPrice"), raw.decimal("tickSize"))

    def constraints(self, shape: Shape, context: Context) -> Iterator[Constraint]:
        """Bind ``price`` and ``stopPrice``."""
        numbers, from_zero = self._numbers, context.rulebook.price_tick_from_zero
        if shape.type in PRICED_TYPES:
            bound = partial(stepped, numbers=numbers, names=_NAMES, from_zero=from_zero)
            yield from at_each_price(shape, bound)
        if "stopPrice" in shape.given:
            yield from stepped(STOP_PRICE, numbers, _NAMES, from_zero=from_zero)

    def switched_off(self) -> Iterator[str]:
        """A bound of 0."""
        return disabled(self._numbers, _NAMES)

    @property
    def _numbers(self) -> tuple[Decimal, Decimal, Decimal]:
        return self.min_price, self.max_price, self.tick_size
