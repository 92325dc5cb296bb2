"""NOTIONAL: the least and the most an order may be worth, in the quote asset.

A priced order passes when ``minNotional <= price * quantity <= maxNotional``; ``stopPrice`` and
``icebergQty`` never count, and STOP_LOSS and TAKE_PROFIT pass. A MARKET order is worth the average
price times its quantity, or its ``quoteOrderQty``; the minimum binds it when ``applyMinToMarket``,
the maximum when ``applyMaxToMarket``. Both bounds are inclusive.

Source: "Filters: NOTIONAL" of 2022-09-30; change log of 2026-05-06 (the reference price).
"""

from decimal import Decimal
from typing import ClassVar, Self

import attrs

from pretrade.check import Scope, unreadable
from pretrade.enums import MARKET, PRICED_TYPES
from pretrade.facts import Facts, Venue
from pretrade.filters._notional import (
    Product,
    market_product,
    market_worth,
    price_times_quantity,
    too_large,
    too_small,
)
from pretrade.filters.json_object import JsonObject
from pretrade.order import Order, Shape
from pretrade.violation import Findings


@attrs.frozen
class Notional:
    """The range of what an order may be worth, in the quote asset.

    >>> Notional("5", True, "9000000", False, 5).max_notional
    Decimal('9000000')
    """

    rule_id: ClassVar[str] = "NOTIONAL"
    scope: ClassVar[Scope] = Scope.ORDER
    needs: ClassVar[tuple[str, ...]] = ("type",)
    sees_values: ClassVar[bool] = True

    min_notional: Decimal = attrs.field(converter=Decimal)
    apply_min_to_market: bool
    max_notional: Decimal = attrs.field(converter=Decimal)
    apply_max_to_market: bool
    avg_price_mins: int = 0

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(
            min_notional=raw.decimal("minNotional"),
            apply_min_to_market=raw.flag("applyMinToMarket"),
            max_notional=raw.decimal("maxNotional"),
            apply_max_to_market=raw.flag("applyMaxToMarket"),
            avg_price_mins=raw.integer("avgPriceMins", default=0),
        )

    def applies(self, shape: Shape, venue: Venue) -> bool:  # noqa: ARG002
        """Priced types, and MARKET when a bound is applied to it."""
        if shape.type is MARKET:
            return self.apply_min_to_market or self.apply_max_to_market
        return shape.type in PRICED_TYPES

    def check(self, order: Order, facts: Facts) -> Findings:
        """Judge what the order is worth."""
        if order.shape.type is MARKET:
            return self._judge_market(order, facts)
        notional = order.notional
        if notional is None:
            return unreadable(self.rule_id, order, "price", "quantity")
        if self.min_notional <= notional <= self.max_notional:
            return ()
        return self._judge(price_times_quantity(order, facts), least=True, most=True)

    def _judge_market(self, order: Order, facts: Facts) -> Findings:
        worth = market_worth(self.rule_id, order, facts, self.avg_price_mins)
        if isinstance(worth, tuple):
            return worth
        least, most = self.apply_min_to_market, self.apply_max_to_market
        if (not least or worth >= self.min_notional) and (not most or worth <= self.max_notional):
            return ()
        product = market_product(order, facts, self.avg_price_mins)
        return self._judge(product, least=least, most=most)

    def _judge(self, product: Product, *, least: bool, most: bool) -> Findings:
        found: Findings = ()
        if least and product.notional < self.min_notional:
            found = (too_small(self.rule_id, product, self.min_notional),)
        if most and product.notional > self.max_notional:  # both, if the bounds contradict
            found += (too_large(self.rule_id, product, self.max_notional),)
        return found
