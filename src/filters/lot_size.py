"""LOT_SIZE: the quantities an order may name.

A quantity passes when ``minQty <= quantity <= maxQty`` and ``quantity % stepSize == 0``; a bound
of 0 is disabled. It binds ``quantity`` of every type, MARKET too, and ``icebergQty`` above 0, but
not ``quoteOrderQty``. Before 2023-03-20 the steps were counted from ``minQty``.

A ``quoteOrderQty`` order is not checked against it by the documents, but real ones have been
refused when they would fill less than ``minQty``: with a price at hand that is predicted.

Source: "Filters: LOT_SIZE" of 2022-09-30; change log of 2023-03-13 (the step), 2024-08-16 (text).
"""

from decimal import Decimal
from functools import cached_property
from typing import ClassVar, Self

import attrs

from pretrade.check import Scope
from pretrade.decimals import multiply
from pretrade.facts import Facts, Venue, order_fact
from pretrade.filters._stepping import off_grid
from pretrade.filters.json_object import JsonObject
from pretrade.grid import Grid
from pretrade.order import Order, Shape
from pretrade.rulebook import Rulebook
from pretrade.violation import ACCOUNT_CODE, Bound, Findings, filter_failure, missing

_NAMES = ("minQty", "maxQty", "stepSize")
_TOO_LITTLE_LIQUIDITY = "Order book liquidity is less than `LOT_SIZE` filter minimum quantity."


@attrs.frozen
class LotSize:
    """The range and the step of quantities, in the base asset.

    >>> LotSize("0.00001", "9000", "0.00001").step_size
    Decimal('0.00001')
    """

    rule_id: ClassVar[str] = "LOT_SIZE"
    scope: ClassVar[Scope] = Scope.ORDER
    needs: ClassVar[tuple[str, ...]] = ()
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

    def applies(self, shape: Shape, venue: Venue) -> bool:  # noqa: ARG002
        """Every order."""
        return True

    def check(self, order: Order, facts: Facts) -> Findings:
        """Judge ``quantity`` and ``icebergQty``."""
        grid = facts.venue.quantities  # this filter's own, under the rules of the day
        given = order.shape.given
        found: Findings = ()
        quantity, iceberg = order.quantity, order.iceberg_qty
        if quantity is not None:
            if not grid.holds(quantity):
                found = off_grid(self.rule_id, "quantity", quantity, grid, _NAMES)
        elif "quantity" in given or "quoteOrderQty" not in given:
            found = missing(self.rule_id, order_fact("quantity"))
        elif order.quote_order_qty:
            found = self._predict(order.quote_order_qty, facts.expected_price(order.side), facts)
        if "icebergQty" in given and (iceberg is None or (iceberg and not grid.holds(iceberg))):
            found += off_grid(self.rule_id, "icebergQty", iceberg, grid, _NAMES)
        return found

    def _predict(self, amount: Decimal, price: Decimal | None, facts: Facts) -> Findings:
        if price is None or amount >= multiply(self.min_qty, price):
            return ()
        bound = Bound("minQty", self.min_qty)
        found = filter_failure(self.rule_id, "quoteOrderQty", amount, bound, price=price)
        if facts.venue.rulebook.liquidity_reworded:
            found = attrs.evolve(found, code=ACCOUNT_CODE, msg=_TOO_LITTLE_LIQUIDITY)
        return (found,)
