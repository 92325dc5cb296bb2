"""ICEBERG_PARTS: into how many parts an iceberg order may fall.

An order with an ``icebergQty`` above 0 passes when ``ceil(quantity / icebergQty) <= limit``.

Source: "Filters: ICEBERG_PARTS" of 2022-09-30.
"""

from decimal import ROUND_CEILING, Decimal
from typing import ClassVar, Self

import attrs

from pretrade.check import Scope, unreadable
from pretrade.decimals import EXACT, divide_up, multiply
from pretrade.facts import Facts, Venue
from pretrade.filters.json_object import JsonObject
from pretrade.order import Order, Shape
from pretrade.violation import Bound, Findings, filter_failure


@attrs.frozen
class IcebergParts:
    """The most parts of an iceberg order.

    >>> IcebergParts(10).limit
    10
    """

    rule_id: ClassVar[str] = "ICEBERG_PARTS"
    scope: ClassVar[Scope] = Scope.ORDER
    needs: ClassVar[tuple[str, ...]] = ()
    sees_values: ClassVar[bool] = True

    limit: int

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(raw.integer("limit"))

    def applies(self, shape: Shape, venue: Venue) -> bool:  # noqa: ARG002
        """Every order with an ``icebergQty``."""
        return "icebergQty" in shape.given

    def check(self, order: Order, facts: Facts) -> Findings:
        """Judge how many parts ``quantity`` makes."""
        quantity, part = order.quantity, order.iceberg_qty
        if part == 0:
            return ()
        if quantity is None or part is None:
            return unreadable(self.rule_id, order, "quantity", "icebergQty")
        if quantity <= multiply(part, Decimal(self.limit)):
            return ()
        parts = EXACT.divide(quantity, part).to_integral_value(ROUND_CEILING, EXACT)
        least = divide_up(quantity, Decimal(self.limit)) if self.limit else None
        nearest = least and facts.venue.quantities.at_least(least)
        bound = Bound("limit", self.limit)
        return (
            filter_failure(
                self.rule_id,
                "icebergQty",
                part,
                bound,
                nearest,
                parts=int(parts),
                quantity=quantity,
            ),
        )
