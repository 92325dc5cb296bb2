"""PERCENT_PRICE_BY_SIDE: how far from the average a limit price may be, for each side.

A BUY passes when ``average * bidMultiplierDown <= price <= average * bidMultiplierUp``, a SELL with
``askMultiplierDown`` and ``askMultiplierUp``. It binds ``price`` of LIMIT, LIMIT_MAKER,
STOP_LOSS_LIMIT and TAKE_PROFIT_LIMIT orders. The average is the volume-weighted one over
``avgPriceMins`` minutes, the last price when that is 0; since 2026-05-08 a reference price precedes
both. A symbol may carry this filter and PERCENT_PRICE: then both apply.

Source: "Filters: PERCENT_PRICE_BY_SIDE" of 2022-09-30; change log of 2026-05-06 (the reference
price).
"""

from decimal import Decimal
from functools import cached_property
from typing import ClassVar, Self

import attrs

from pretrade.check import Scope
from pretrade.enums import BUY, PRICED_TYPES, Side
from pretrade.facts import Facts, Venue
from pretrade.filters._percent import Band
from pretrade.filters.json_object import JsonObject
from pretrade.order import Order, Shape
from pretrade.violation import Findings


@attrs.frozen
class PercentPriceBySide:
    """The bands of limit prices of buyers and sellers, as multipliers of the average price.

    >>> PercentPriceBySide("1.2", "0.2", "5", "0.8", 1).ask_multiplier_down
    Decimal('0.8')
    """

    rule_id: ClassVar[str] = "PERCENT_PRICE_BY_SIDE"
    scope: ClassVar[Scope] = Scope.ORDER
    needs: ClassVar[tuple[str, ...]] = ("side", "type")
    sees_values: ClassVar[bool] = True

    bid_multiplier_up: Decimal = attrs.field(converter=Decimal)
    bid_multiplier_down: Decimal = attrs.field(converter=Decimal)
    ask_multiplier_up: Decimal = attrs.field(converter=Decimal)
    ask_multiplier_down: Decimal = attrs.field(converter=Decimal)
    avg_price_mins: int = 0

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(
            bid_multiplier_up=raw.decimal("bidMultiplierUp"),
            bid_multiplier_down=raw.decimal("bidMultiplierDown"),
            ask_multiplier_up=raw.decimal("askMultiplierUp"),
            ask_multiplier_down=raw.decimal("askMultiplierDown"),
            avg_price_mins=raw.integer("avgPriceMins", default=0),
        )

    @cached_property
    def _bid_band(self) -> Band:
        down, up = self.bid_multiplier_down, self.bid_multiplier_up
        return Band(
            self.rule_id, self.avg_price_mins, down, up, ("bidMultiplierDown", "bidMultiplierUp")
        )

    @cached_property
    def _ask_band(self) -> Band:
        down, up = self.ask_multiplier_down, self.ask_multiplier_up
        return Band(
            self.rule_id, self.avg_price_mins, down, up, ("askMultiplierDown", "askMultiplierUp")
        )

    def band(self, side: Side | None) -> Band:
        """Return the band of a side."""
        return self._bid_band if side is BUY else self._ask_band

    def applies(self, shape: Shape, venue: Venue) -> bool:  # noqa: ARG002
        """Every priced type."""
        return shape.type in PRICED_TYPES

    def check(self, order: Order, facts: Facts) -> Findings:
        """Judge ``price``."""
        # `band`, without the call: on the path of every limit order.
        band = self._bid_band if order.shape.side is BUY else self._ask_band
        return band.judge(order.price, facts)
