"""MARKET_LOT_SIZE: the quantities a MARKET order may name, besides LOT_SIZE.

A quantity passes when ``minQty <= quantity <= maxQty`` and ``quantity % stepSize == 0``; a bound
of 0 is disabled (``stepSize`` and ``minQty`` are 0 on every symbol seen). Before 2023-03-20 the
steps were counted from ``minQty``. From 2023-07-18 ``maxQty`` also binds the quantity that a
``quoteOrderQty`` order is predicted to fill.

Source: "Filters: MARKET_LOT_SIZE" of 2022-09-30; change log of 2023-03-13 and 2023-07-11.
"""

from decimal import Decimal
from functools import cached_property
from typing import ClassVar, Self

import attrs

from pretrade.check import Scope
from pretrade.decimals import multiply
from pretrade.enums import MARKET, Side
from pretrade.facts import Facts, Venue, order_fact
from pretrade.filters._stepping import off_grid
from pretrade.filters.json_object import JsonObject
from pretrade.grid import Grid
from pretrade.order import Order, Shape
from pretrade.rulebook import Rulebook
from pretrade.violation import Bound, Findings, filter_failure, missing

_NAMES = ("minQty", "maxQty", "stepSize")


@attrs.frozen
class MarketLotSize:
    """The range and the step of market quantities, in the base asset.

    >>> MarketLotSize("0", "148.34869255", "0").max_qty
    Decimal('148.34869255')
    """

    rule_id: ClassVar[str] = "MARKET_LOT_SIZE"
    scope: ClassVar[Scope] = Scope.ORDER
    needs: ClassVar[tuple[str, ...]] = ("type",)
    sees_values: ClassVar[bool] = True

    min_qty: Decimal = attrs.field(converter=Decimal)
    max_qty: Decimal = attrs.field(converter=Decimal)
    step_size: Decimal = attrs.field(converter=Decimal)

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(raw.decimal("minQty"), raw.decimal("maxQty"), raw.decimal("stepSize"))

    def grid(self, rulebook: Rulebook) -> Grid:
        """Return the legal quantities under the rules of a date."""
        return self._from_zero if rulebook.lot_step_from_zero else self._from_minimum

    @cached_property
    def _from_zero(self) -> Grid:
        return Grid(self.min_qty, self.max_qty, self.step_size)

    @cached_property
    def _from_minimum(self) -> Grid:
        return Grid(self.min_qty, self.max_qty, self.step_size, origin=self.min_qty)

    def applies(self, shape: Shape, venue: Venue) -> bool:
        """MARKET orders; those by an amount of the quote asset only since 2023-07-18."""
        if shape.type is not MARKET:
            return False
        binds_quote = venue.rulebook.market_lot_binds_quote and self.max_qty > 0
        return "quoteOrderQty" not in shape.given or "quantity" in shape.given or binds_quote

    def check(self, order: Order, facts: Facts) -> Findings:
        """Judge ``quantity``, or the quantity that ``quoteOrderQty`` is predicted to fill."""
        given = order.shape.given
        if "quantity" in given or "quoteOrderQty" not in given:
            quantity, grid = order.quantity, self.grid(facts.venue.rulebook)
            if quantity is not None and grid.holds(quantity):
                return ()
            lots = facts.venue.quantities
            return off_grid(self.rule_id, "quantity", quantity, grid, _NAMES, lots)
        if order.quote_order_qty is None:
            return missing(self.rule_id, order_fact("quoteOrderQty"))
        return self._judge_prediction(order.quote_order_qty, order.side, facts)

    def _judge_prediction(self, amount: Decimal, side: Side | None, facts: Facts) -> Findings:
        price = facts.expected_price(side)
        if price is None:
            return missing(self.rule_id, facts.expected_price_name(side))
        if amount <= multiply(self.max_qty, price):
            return ()
        bound = Bound("maxQty", self.max_qty)
        return (filter_failure(self.rule_id, "quoteOrderQty", amount, bound, price=price),)
