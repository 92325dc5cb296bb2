"""MIN_NOTIONAL: the least an order may be worth, in the quote asset.

A priced order passes when ``price * quantity >= minNotional``. The document of the base date says
the same of ``stopPrice * quantity`` (an order with a stop price) and ``price * icebergQty`` (an
iceberg); the public documentation repository never does. Both are judged on every date, as the
safe side; `ExchangeInfo.load(..., every_notional=False)` judges ``price * quantity`` only. A
STOP_LOSS or TAKE_PROFIT is worth ``stopPrice * quantity`` if it has a stop price. A MARKET order is
worth the average price times its quantity, or its ``quoteOrderQty``, and bound only when
``applyToMarket``. The bound is inclusive.

Source: "Filters: MIN_NOTIONAL" of 2022-09-30; change log of 2026-05-06 (the reference price).
"""

from decimal import Decimal
from typing import ClassVar, Self

import attrs

from pretrade.check import Scope, unreadable
from pretrade.decimals import multiply
from pretrade.enums import MARKET, PRICED_TYPES
from pretrade.facts import Facts, Venue
from pretrade.filters._notional import (
    Product,
    market_product,
    market_worth,
    price_times_quantity,
    too_small,
)
from pretrade.filters.json_object import JsonObject
from pretrade.order import Order, Shape
from pretrade.violation import Findings


@attrs.frozen
class MinNotional:
    """The least an order may be worth, in the quote asset.

    >>> MinNotional("10", apply_to_market=True, avg_price_mins=5).min_notional
    Decimal('10')
    """

    rule_id: ClassVar[str] = "MIN_NOTIONAL"
    scope: ClassVar[Scope] = Scope.ORDER
    needs: ClassVar[tuple[str, ...]] = ("type",)
    sees_values: ClassVar[bool] = True

    min_notional: Decimal = attrs.field(converter=Decimal)
    apply_to_market: bool = False
    avg_price_mins: int = 0

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(
            min_notional=raw.decimal("minNotional"),
            apply_to_market=raw.flag("applyToMarket"),
            avg_price_mins=raw.integer("avgPriceMins", default=0),
        )

    def applies(self, shape: Shape, venue: Venue) -> bool:
        """Priced types, stop types with a stop price, and MARKET when it is applied to it."""
        if shape.type is MARKET:
            return self.apply_to_market
        stop = venue.every_notional and "stopPrice" in shape.given
        return shape.type in PRICED_TYPES or stop

    def check(self, order: Order, facts: Facts) -> Findings:
        """Judge every product that the order has."""
        if order.type is MARKET:
            return self._judge_market(order, facts)
        found: Findings = ()
        if order.type in PRICED_TYPES:
            found = self._judge_price(order, facts)
        given = order.shape.given
        if facts.venue.every_notional:
            if "stopPrice" in given:
                found += self._judge_stop(order, facts)
            if "icebergQty" in given and order.type in PRICED_TYPES and order.iceberg_qty != 0:
                found += self._judge_iceberg(order, facts)
        return found

    def _judge_price(self, order: Order, facts: Facts) -> Findings:
        notional = order.notional
        if notional is None:
            return unreadable(self.rule_id, order, "price", "quantity")
        if notional >= self.min_notional:
            return ()
        return (too_small(self.rule_id, price_times_quantity(order, facts), self.min_notional),)

    def _judge_stop(self, order: Order, facts: Facts) -> Findings:
        stop, quantity = order.stop_price, order.quantity
        if stop is None or quantity is None:
            return unreadable(self.rule_id, order, "stopPrice", "quantity")
        if multiply(stop, quantity) >= self.min_notional:
            return ()
        name = "stopPrice × quantity"
        product = Product("stopPrice", stop, name, quantity, facts.venue.prices)
        return (too_small(self.rule_id, product, self.min_notional),)

    def _judge_iceberg(self, order: Order, facts: Facts) -> Findings:
        price, iceberg = order.price, order.iceberg_qty
        if price is None or iceberg is None:
            return unreadable(self.rule_id, order, "price", "icebergQty")
        if multiply(price, iceberg) >= self.min_notional:
            return ()
        name = "price × icebergQty"
        product = Product("icebergQty", iceberg, name, price, facts.venue.quantities)
        return (too_small(self.rule_id, product, self.min_notional),)

    def _judge_market(self, order: Order, facts: Facts) -> Findings:
        worth = market_worth(self.rule_id, order, facts, self.avg_price_mins)
        if isinstance(worth, tuple):
            return worth
        if worth >= self.min_notional:
            return ()
        product = market_product(order, facts, self.avg_price_mins)
        return (too_small(self.rule_id, product, self.min_notional),)
