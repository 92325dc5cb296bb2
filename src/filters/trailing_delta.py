"""TRAILING_DELTA: how far behind the market a trailing stop may follow, in basis points.

An order with a ``trailingDelta`` passes when it lies between the bounds of its direction. Orders
that wait for a rise (STOP_LOSS, STOP_LOSS_LIMIT BUY; TAKE_PROFIT, TAKE_PROFIT_LIMIT SELL) have the
Above bounds, those that wait for a fall the Below bounds. 100 basis points are 1 %.

Source: "Filters: TRAILING_DELTA" of 2022-09-30.
"""

from collections.abc import Iterator
from typing import ClassVar, Self

import attrs

from pretrade.constraint import DELTA, Constraint, named
from pretrade.context import Context
from pretrade.enums import STOP_TYPES, triggers_above
from pretrade.filters.filter import Filter
from pretrade.filters.json_object import JsonObject
from pretrade.order import Shape


@attrs.frozen
class TrailingDelta(Filter):
    """The bounds of ``trailingDelta``, in basis points.

    >>> TrailingDelta(10, 2000, 10, 2000).max_trailing_above_delta
    2000
    """

    rule_id: ClassVar[str] = "TRAILING_DELTA"
    needs: ClassVar[tuple[str, ...]] = ("side", "type")

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

    def constraints(self, shape: Shape, context: Context) -> Iterator[Constraint]:  # noqa: ARG002
        """Bind ``trailingDelta``, by the direction of the order."""
        if "trailingDelta" not in shape.given or shape.type not in STOP_TYPES:
            return
        if triggers_above(shape.side, shape.type):
            yield DELTA >= named("minTrailingAboveDelta", self.min_trailing_above_delta)
            yield DELTA <= named("maxTrailingAboveDelta", self.max_trailing_above_delta)
        else:
            yield DELTA >= named("minTrailingBelowDelta", self.min_trailing_below_delta)
            yield DELTA <= named("maxTrailingBelowDelta", self.max_trailing_below_delta)
