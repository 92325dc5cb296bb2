"""PERCENT_PRICE: how far from the average a limit price may be.

A price passes when ``average * multiplierDown <= price <= average * multiplierUp``. It binds
``price`` of LIMIT, LIMIT_MAKER, STOP_LOSS_LIMIT and TAKE_PROFIT_LIMIT orders. The average is the
volume-weighted one over ``avgPriceMins`` minutes, the last price when that is 0; since 2026-05-08
a reference price precedes both. A symbol may carry this filter and PERCENT_PRICE_BY_SIDE: then
both apply. A pegged order is judged at the price that it follows.

Whether ``stopPrice`` must be in the band too is disputed: the documents name ``price`` only, one
report (chrisleekr/binance-trading-bot PR 741 of 2026-08-15) says that "both legs are banded". Until
there is more evidence, a stop price beyond the band is unevaluated, and never moved.

Source: "Filters: PERCENT_PRICE" of 2022-09-30; change log of 2026-05-06 (the reference price);
"Pegged orders" FAQ of 2025-08-12.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Self

import attrs

from pretrade.constraint import STOP_PRICE, Comparison, Constraint, Term, at_each_price, named
from pretrade.context import Context
from pretrade.enums import PRICED_TYPES, STOP_TYPES
from pretrade.facts.evidence import STOP_PRICE_BAND
from pretrade.facts.fact import average_price
from pretrade.filters.filter import Filter
from pretrade.filters.json_object import JsonObject
from pretrade.order import Shape


@attrs.frozen
class PercentPrice(Filter):
    """The band of limit prices, as multipliers of the average price.

    >>> PercentPrice("5", "0.2", 5).multiplier_down
    Decimal('0.2')
    """

    rule_id: ClassVar[str] = "PERCENT_PRICE"
    needs: ClassVar[tuple[str, ...]] = ("type",)

    multiplier_up: Decimal = attrs.field(converter=Decimal)
    multiplier_down: Decimal = attrs.field(converter=Decimal)
    avg_price_mins: int = 0

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(
            multiplier_up=raw.decimal("multiplierUp"),
            multiplier_down=raw.decimal("multiplierDown"),
            avg_price_mins=raw.integer("avgPriceMins", default=0),
        )

    def constraints(self, shape: Shape, context: Context) -> Iterator[Constraint]:
        """Bind ``price``."""
        down, up = self.multiplier_down, self.multiplier_up
        band = named("multiplierDown", down), named("multiplierUp", up)
        return banded(shape, context, self.avg_price_mins, *band)


def banded(
    shape: Shape, context: Context, minutes: int, down: Term, up: Term
) -> Iterator[Constraint]:
    """State that the prices of an order are in the band between two multipliers of the average."""
    average = average_price(minutes)

    def within(price: Term) -> tuple[Comparison, Comparison]:
        return price >= down * average, price <= up * average

    if shape.type in PRICED_TYPES:
        yield from at_each_price(shape, within)
    if shape.type in STOP_TYPES and "stopPrice" in shape.given:
        for one in within(STOP_PRICE):
            yield one if context.strict_stops else one.but(disputed=STOP_PRICE_BAND)
