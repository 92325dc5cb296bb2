"""PERCENT_PRICE_BY_SIDE: how far from the average a limit price may be, for each side.

A BUY passes when ``average * bidMultiplierDown <= price <= average * bidMultiplierUp``, a SELL with
``askMultiplierDown`` and ``askMultiplierUp``. It binds ``price`` of LIMIT, LIMIT_MAKER,
STOP_LOSS_LIMIT and TAKE_PROFIT_LIMIT orders. The average is the volume-weighted one over
``avgPriceMins`` minutes, the last price when that is 0; since 2026-05-08 a reference price precedes
both. A symbol may carry this filter and PERCENT_PRICE: then both apply. What is said there of pegs
and of stop prices holds here too.

Source: "Filters: PERCENT_PRICE_BY_SIDE" of 2022-09-30; change log of 2026-05-06 (the reference
price).
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Self

import attrs

from pretrade.constraint import Constraint, named
from pretrade.context import Context
from pretrade.enums import BUY
from pretrade.filters.filter import Filter
from pretrade.filters.json_object import JsonObject
from pretrade.filters.percent_price import banded
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

    def constraints(self, shape: Shape, context: Context) -> Iterator[Constraint]:
        """Bind ``price``."""
        if shape.side is BUY:
            down = named("bidMultiplierDown", self.bid_multiplier_down)
            up = named("bidMultiplierUp", self.bid_multiplier_up)
        else:
            down = named("askMultiplierDown", self.ask_multiplier_down)
            up = named("askMultiplierUp", self.ask_multiplier_up)
        return banded(shape, context, self.avg_price_mins, down, up)
