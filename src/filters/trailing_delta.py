"""TRAILING_DELTA: how far behind the market a trailing stop may follow, in basis points.

An order with a ``trailingDelta`` passes when it lies between the bounds of its direction. Orders
that wait for a rise (STOP_LOSS, STOP_LOSS_LIMIT BUY; TAKE_PROFIT, TAKE_PROFIT_LIMIT SELL) have the
Above bounds, those that wait for a fall the Below bounds. 100 basis points are 1 %.

Source: "Filters: TRAILING_DELTA" of 2022-09-30.
"""

from typing import ClassVar, Self

import attrs

from pretrade.check import Scope, unreadable
from pretrade.enums import STOP_TYPES, OrderType, Side, triggers_above
from pretrade.facts import Facts, Venue
from pretrade.filters.json_object import JsonObject
from pretrade.order import Order, Shape
from pretrade.violation import Bound, Findings, filter_failure


@attrs.frozen
class TrailingDelta:
    """The bounds of ``trailingDelta``, in basis points.

    >>> TrailingDelta(10, 2000, 10, 2000).max_trailing_above_delta
    2000
    """

    rule_id: ClassVar[str] = "TRAILING_DELTA"
    scope: ClassVar[Scope] = Scope.ORDER
    needs: ClassVar[tuple[str, ...]] = ("side", "type")
    sees_values: ClassVar[bool] = True

    min_trailing_above_delta: int
    max_trailing_above_delta: int
    min_trailing_below_delta: int
    max_trailing_below_delta: int

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(
            min_trailing_above_delta=raw.integer("minTrailingAboveDelta"),
            max_trailing_above_delta=raw.integer("maxTrailingAboveDelta"),
            min_trailing_below_delta=raw.integer("minTrailingBelowDelta"),
            max_trailing_below_delta=raw.integer("maxTrailingBelowDelta"),
        )

    def applies(self, shape: Shape, venue: Venue) -> bool:  # noqa: ARG002
        """Stop types with a ``trailingDelta``."""
        return "trailingDelta" in shape.given and shape.type in STOP_TYPES

    def bounds(self, side: Side, order_type: OrderType) -> tuple[int, int]:
        """Return the bounds of one kind of order, lower and upper."""
        if triggers_above(side, order_type):
            return self.min_trailing_above_delta, self.max_trailing_above_delta
        return self.min_trailing_below_delta, self.max_trailing_below_delta

    def check(self, order: Order, facts: Facts) -> Findings:  # noqa: ARG002
        """Judge ``trailingDelta``."""
        delta, side, order_type = order.trailing_delta, order.side, order.type
        if delta is None or side is None or order_type is None:
            return unreadable(self.rule_id, order, "trailingDelta")
        low, high = self.bounds(side, order_type)
        if low <= delta <= high:
            return ()
        direction = "Above" if triggers_above(side, order_type) else "Below"
        broken = [("min", low)] if delta < low else []
        if delta > high:  # both, if the bounds contradict
            broken.append(("max", high))
        return tuple(
            filter_failure(
                self.rule_id,
                "trailingDelta",
                delta,
                Bound(f"{end}Trailing{direction}Delta", limit),
                limit,
            )
            for end, limit in broken
        )
