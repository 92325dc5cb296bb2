"""PERCENT_PRICE_BY_SIDE: how far from the average a limit price may be, for each side.

A BUY passes when ``average * bidMultiplierDown <= price <= average * bidMultiplierUp``, a SELL with
``askMultiplierDown`` and ``askMultiplierUp``. It binds ``price`` of LIMIT, LIMIT_MAKER,
STOP_LOSS_LIMIT and TAKE_PROFIT_LIMIT orders. The average is the volume-weighted one over
``avgPriceMins`` minutes, the last price when that is 0; since 2026-05-08 a reference price precedes
both. A symbol may carry this filter and PERCENT_PRICE: then both apply.

Source: "Filters: PERCENT_PRICE_BY_SIDE" of 2022-09-30; change log of 2026-05-06 (the reference
price).
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Self

import attrs

from pretrade.constraint import PRICE, Constraint, named
from pretrade.context import Context
from pretrade.enums import BUY, PRICED_TYPES
from pretrade.facts import average_price
from pretrade.filters.filter import Filter
from pretrade.filters.json_object import JsonObject
from pretrade.order import Shape


@attrs.frozen
class PercentPriceBySide(Filter):
    """The bands of limit prices of buyers and sellers, as multipliers of the average price.

    >>> PercentPriceBySide("1.2", "0.2", "5", "0.8", 1).ask_multiplier_down
    Decimal('0.8')
    """

    rule_id: ClassVar[str] = "PERCENT_PRICE_BY_SIDE"
    needs: ClassVar[tuple[str, ...]] = ("side", "type")

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

    def constraints(self, shape: Shape, context: Context) -> Iterator[Constraint]:  # noqa: ARG002
        """Bind ``price``."""
        if shape.type not in PRICED_TYPES:
            return
        average = average_price(self.avg_price_mins)
        if shape.side is BUY:
            yield PRICE >= named("bidMultiplierDown", self.bid_multiplier_down) * average
            yield PRICE <= named("bidMultiplierUp", self.bid_multiplier_up) * average
        else:
            yield PRICE >= named("askMultiplierDown", self.ask_multiplier_down) * average
            yield PRICE <= named("askMultiplierUp", self.ask_multiplier_up) * average
