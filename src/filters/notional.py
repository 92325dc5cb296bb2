"""NOTIONAL: the least and the most an order may be worth, in the quote asset.

A priced order passes when ``minNotional <= price * quantity <= maxNotional``; ``stopPrice`` and
``icebergQty`` never count, and STOP_LOSS and TAKE_PROFIT pass. A MARKET order is worth the average
price times its quantity, or its ``quoteOrderQty``; the minimum binds it when ``applyMinToMarket``,
the maximum when ``applyMaxToMarket``; a flag that is not there leaves its bound unevaluated. A
pegged order is worth what it is at the price that it follows. Both bounds are inclusive.

Source: "Filters: NOTIONAL" of 2022-09-30; change log of 2026-05-06 (the reference price); "Pegged
orders" FAQ of 2025-08-12.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Self

import attrs

from pretrade.constraint import (
    QUANTITY,
    Comparison,
    Constraint,
    Term,
    Unknown,
    at_each_price,
    named,
)
from pretrade.context import Context
from pretrade.enums import MARKET, PRICED_TYPES
from pretrade.facts.fact import symbol_fact
from pretrade.filters.filter import Filter
from pretrade.filters.json_object import JsonObject
from pretrade.filters.min_notional import market_worth
from pretrade.order import Shape


@attrs.frozen
class Notional(Filter):
    """The range of what an order may be worth, in the quote asset.

    >>> Notional("5", True, "9000000", False, 5).max_notional
    Decimal('9000000')
    """

    rule_id: ClassVar[str] = "NOTIONAL"
    binds_less: ClassVar[bool] = True
    needs: ClassVar[tuple[str, ...]] = ("type",)

    min_notional: Decimal = attrs.field(converter=Decimal)
    apply_min_to_market: bool | None
    max_notional: Decimal = attrs.field(converter=Decimal)
    apply_max_to_market: bool | None
    avg_price_mins: int = 0

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(
            min_notional=raw.decimal("minNotional"),
            apply_min_to_market=raw.boolean("applyMinToMarket", default=None),
            max_notional=raw.decimal("maxNotional"),
            apply_max_to_market=raw.boolean("applyMaxToMarket", default=None),
            avg_price_mins=raw.integer("avgPriceMins", default=0),
        )

    def constraints(self, shape: Shape, context: Context) -> Iterator[Constraint]:  # noqa: ARG002
        """Bind what the order is worth."""
        least, most = (
            named("minNotional", self.min_notional),
            named("maxNotional", self.max_notional),
        )

        def within(worth: Term) -> tuple[Comparison, Comparison]:
            return worth >= least, worth <= most

        if shape.type in PRICED_TYPES:
            yield from at_each_price(shape, lambda price: within(price * QUANTITY))
        elif shape.type is MARKET:
            bounds = within(market_worth(shape, self.avg_price_mins))
            flags = (
                ("applyMinToMarket", self.apply_min_to_market),
                ("applyMaxToMarket", self.apply_max_to_market),
            )
            for bound, (flag, applies) in zip(bounds, flags, strict=True):
                if applies is None:
                    yield Unknown((symbol_fact(flag),))
                elif applies:
                    yield bound

    def switched_off(self) -> Iterator[str]:
        """Either bound, for MARKET orders."""
        if self.apply_min_to_market is False:
            yield "applyMinToMarket is false: MARKET orders may be worth as little as you like"
        if self.apply_max_to_market is False:
            yield "applyMaxToMarket is false: MARKET orders may be worth as much as you like"
