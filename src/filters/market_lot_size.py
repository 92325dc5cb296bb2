"""MARKET_LOT_SIZE: the quantities a MARKET order may name, besides LOT_SIZE.

A quantity passes when ``minQty <= quantity <= maxQty`` and ``quantity % stepSize == 0``; a bound
of 0 is disabled (``stepSize`` and ``minQty`` are 0 on every symbol seen). Before 2023-03-20 the
steps were counted from ``minQty``. From 2023-07-18 ``maxQty`` also binds the quantity that a
``quoteOrderQty`` order is predicted to fill, and from 2024-08-16 ``minQty`` does, with a price at
hand.

Source: "Filters: MARKET_LOT_SIZE" of 2022-09-30; change log of 2023-03-13, 2023-07-11, 2024-08-16.
"""

from collections.abc import Iterator
from typing import ClassVar

import attrs

from pretrade.constraint import AMOUNT, QUANTITY, Constraint, named
from pretrade.context import Context
from pretrade.enums import MARKET
from pretrade.facts.fact import expected_price
from pretrade.filters.filter import stepped
from pretrade.filters.lot_size import NAMES, LotSize, predicted_least
from pretrade.order import Shape


@attrs.frozen
class MarketLotSize(LotSize):
    """The range and the step of market quantities, in the base asset.

    >>> MarketLotSize("0", "148.34869255", "0").max_qty
    Decimal('148.34869255')
    """

    rule_id: ClassVar[str] = "MARKET_LOT_SIZE"
    binds_less: ClassVar[bool] = False
    needs: ClassVar[tuple[str, ...]] = ("type",)

    def constraints(self, shape: Shape, context: Context) -> Iterator[Constraint]:
        """Bind ``quantity``, or what ``quoteOrderQty`` is predicted to fill."""
        if shape.type is not MARKET:
            return
        if shape.by_quantity:
            from_zero = context.rulebook.lot_step_from_zero
            yield from stepped(QUANTITY, self.numbers, NAMES, from_zero=from_zero)
            return
        if context.rulebook.liquidity_reworded and self.min_qty:
            yield predicted_least(self.rule_id, self.min_qty, shape, context)
        if context.rulebook.market_lot_binds_quote and self.max_qty:
            yield AMOUNT <= named("maxQty", self.max_qty) * expected_price(shape.side)
