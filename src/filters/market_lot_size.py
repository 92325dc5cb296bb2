"""MARKET_LOT_SIZE: the quantities a MARKET order may name, besides LOT_SIZE.

A quantity passes when ``minQty <= quantity <= maxQty`` and ``quantity % stepSize == 0``; a bound
of 0 is disabled (``stepSize`` and ``minQty`` are 0 on every symbol seen). Before 2023-03-20 the
steps were counted from ``minQty``. From 2023-07-18 ``maxQty`` also binds the quantity that a
``quoteOrderQty`` order is predicted to fill, and from 2024-08-16 ``minQty`` does, with a price at
hand.

Source: "Filters: MARKET_LOT_SIZE" of 2022-09-30; change log of 2023-03-13, 2023-07-11, 2024-08-16.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Self

import attrs

from pretrade.constraint import AMOUNT, QUANTITY, Constraint, named
from pretrade.context import Context
from pretrade.enums import MARKET
from pretrade.facts import expected_price
from pretrade.filters.filter import Filter, disabled, stepped
from pretrade.filters.json_object import JsonObject
from pretrade.filters.lot_size import NAMES, predicted_least
from pretrade.order import Shape


@attrs.frozen
class MarketLotSize(Filter):
    """The range and the step of market quantities, in the base asset.

    >>> MarketLotSize("0", "148.34869255", "0").max_qty
    Decimal('148.34869255')
    """

    rule_id: ClassVar[str] = "MARKET_LOT_SIZE"
    needs: ClassVar[tuple[str, ...]] = ("type",)

    min_qty: Decimal = attrs.field(converter=Decimal)
    max_qty: Decimal = attrs.field(converter=Decimal)
    step_size: Decimal = attrs.field(converter=Decimal)

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(raw.decimal("minQty"), raw.decimal("maxQty"), raw.decimal("stepSize"))

    def constraints(self, shape: Shape, context: Context) -> Iterator[Constraint]:
        """Bind ``quantity``, or what ``quoteOrderQty`` is predicted to fill."""
        if shape.type is not MARKET:
            return
        if shape.by_quantity:
            from_zero = context.rulebook.lot_step_from_zero
            yield from stepped(QUANTITY, self._numbers, NAMES, from_zero=from_zero)
            return
        if context.rulebook.liquidity_reworded and self.min_qty:
            yield predicted_least(self.rule_id, self.min_qty, shape, context)
        if context.rulebook.market_lot_binds_quote and self.max_qty:
            yield AMOUNT <= named("maxQty", self.max_qty) * expected_price(shape.side)

    def switched_off(self) -> Iterator[str]:
        """A bound of 0."""
        return disabled(self._numbers, NAMES)

    @property
    def _numbers(self) -> tuple[Decimal, Decimal, Decimal]:
        return self.min_qty, self.max_qty, self.step_size
