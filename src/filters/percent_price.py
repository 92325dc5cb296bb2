"""PERCENT_PRICE: how far from the average a limit price may be.

A price passes when ``average * multiplierDown <= price <= average * multiplierUp``. It binds
``price`` of LIMIT, LIMIT_MAKER, STOP_LOSS_LIMIT and TAKE_PROFIT_LIMIT orders. The average is the
volume-weighted one over ``avgPriceMins`` minutes, the last price when that is 0; since 2026-05-08
a reference price precedes both. A symbol may carry this filter and PERCENT_PRICE_BY_SIDE: then
both apply.

Source: "Filters: PERCENT_PRICE" of 2022-09-30; change log of 2026-05-06 (the reference price).
"""

from decimal import Decimal
from functools import cached_property
from typing import ClassVar, Self

import attrs

from pretrade.check import Scope
from pretrade.enums import PRICED_TYPES, Side
from pretrade.facts import Facts, Venue
from pretrade.filters._percent import Band
from pretrade.filters.json_object import JsonObject
from pretrade.order import Order, Shape
from pretrade.violation import Findings


@attrs.frozen
class PercentPrice:
    """The band of limit prices, as multipliers of the average price.

    >>> PercentPrice("5", "0.2", 5).multiplier_down
    Decimal('0.2')
    """

    rule_id: ClassVar[str] = "PERCENT_PRICE"
    scope: ClassVar[Scope] = Scope.ORDER
    needs: ClassVar[tuple[str, ...]] = ("type",)
    sees_values: ClassVar[bool] = True

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

    @cached_property
    def _band(self) -> Band:
        down, up = self.multiplier_down, self.multiplier_up
        return Band(self.rule_id, self.avg_price_mins, down, up, ("multiplierDown", "multiplierUp"))

    def band(self, side: Side | None) -> Band:  # noqa: ARG002  PERCENT_PRICE_BY_SIDE needs it
        """Return the band of a side: both have the same."""
        return self._band

    def applies(self, shape: Shape, venue: Venue) -> bool:  # noqa: ARG002
        """Every priced type."""
        return shape.type in PRICED_TYPES

    def check(self, order: Order, facts: Facts) -> Findings:
        """Judge ``price``."""
        return self._band.judge(order.price, facts)
