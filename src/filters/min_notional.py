"""MIN_NOTIONAL: the least an order may be worth, in the quote asset.

A priced order passes when ``price * quantity >= minNotional``. The document of the base date says
the same of ``stopPrice * quantity`` (an order with a stop price) and ``price * icebergQty`` (an
iceberg); the public documentation repository never does. Both are judged on every date, as the
safe side; `ExchangeInfo.load(..., every_notional=False)` judges ``price * quantity`` only. A
STOP_LOSS or TAKE_PROFIT is worth ``stopPrice * quantity`` if it has a stop price. A MARKET order is
worth the average price times its quantity, or its ``quoteOrderQty``, and bound only when
``applyToMarket``: a filter that does not say leaves them unevaluated. The bound is inclusive. To
blame is the quantity: nobody should move a stop because of it. A pegged order is worth what it is
at the price that it follows.

Source: "Filters: MIN_NOTIONAL" of 2022-09-30; change log of 2026-05-06 (the reference price);
"Pegged orders" FAQ of 2025-08-12.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Self

import attrs

from pretrade.constraint import (
    AMOUNT,
    ICEBERG,
    QUANTITY,
    STOP_PRICE,
    Constraint,
    Term,
    Unknown,
    at_each_price,
    named,
)
from pretrade.context import Context
from pretrade.enums import MARKET, PRICED_TYPES
from pretrade.facts.fact import average_price, symbol_fact
from pretrade.filters.filter import Filter
from pretrade.filters.json_object import JsonObject
from pretrade.order import Shape


@attrs.frozen
class MinNotional(Filter):
    """The least an order may be worth, in the quote asset.

    >>> MinNotional("10", apply_to_market=True, avg_price_mins=5).min_notional
    Decimal('10')
    """

    rule_id: ClassVar[str] = "MIN_NOTIONAL"
    binds_less: ClassVar[bool] = True
    needs: ClassVar[tuple[str, ...]] = ("type",)

    min_notional: Decimal = attrs.field(converter=Decimal)
    apply_to_market: bool | None = None
    avg_price_mins: int = 0

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(
            min_notional=raw.decimal("minNotional"),
            apply_to_market=raw.boolean("applyToMarket", default=None),
            avg_price_mins=raw.integer("avgPriceMins", default=0),
        )

    def constraints(self, shape: Shape, context: Context) -> Iterator[Constraint]:
        """Bind every product that the order has."""
        least = named("minNotional", self.min_notional)
        if shape.type is MARKET:
            if self.apply_to_market is None:
                yield Unknown((symbol_fact("applyToMarket"),))
            elif self.apply_to_market:
                yield market_worth(shape, self.avg_price_mins) >= least
            return
        priced = shape.type in PRICED_TYPES
        if priced:
            yield from at_each_price(shape, lambda price: (price * QUANTITY >= least,))
        if context.every_notional and "stopPrice" in shape.given:
            yield STOP_PRICE * QUANTITY >= least
        if context.every_notional and priced and "icebergQty" in shape.given:
            yield from at_each_price(
                shape, lambda price: ((price * ICEBERG >= least).but(off_at_zero="icebergQty"),)
            )

    def switched_off(self) -> Iterator[str]:
        """MARKET orders."""
        if self.apply_to_market is False:
            yield "applyToMarket is false: MARKET orders may be of any worth"


def market_worth(shape: Shape, minutes: int) -> Term:
    """Return what a MARKET order is worth: its amount, else the average times its quantity."""
    return QUANTITY * average_price(minutes) if shape.by_quantity else AMOUNT
