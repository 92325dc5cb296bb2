"""PERCENT_PRICE: how far from the average a limit price may be.

A price passes when ``average * multiplierDown <= price <= average * multiplierUp``. It binds
``price`` of LIMIT, LIMIT_MAKER, STOP_LOSS_LIMIT and TAKE_PROFIT_LIMIT orders. The average is the
volume-weighted one over ``avgPriceMins`` minutes, the last price when that is 0; since 2026-05-08
a reference price precedes both. A symbol may carry this filter and PERCENT_PRICE_BY_SIDE: then
both apply.

Source: "Filters: PERCENT_PRICE" of 2022-09-30; change log of 2026-05-06 (the reference price).
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Self

import attrs

from pretrade.constraint import PRICE, Constraint, named
from pretrade.context import Context
from pretrade.enums import PRICED_TYPES
from pretrade.facts import average_price
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

    def constraints(self, shape: Shape, context: Context) -> Iterator[Constraint]:  # noqa: ARG002
        """Bind ``price``."""
        if shape.type in PRICED_TYPES:
            average = average_price(self.avg_price_mins)
            yield PRICE >= named("multiplierDown", self.multiplier_down) * average
            yield PRICE <= named("multiplierUp", self.multiplier_up) * average
