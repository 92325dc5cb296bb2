"""MAX_NUM_ORDER_AMENDS: how often one order may be amended.

It binds amend requests only, which pretrade does not judge: a new order always passes.

Source: "Filters: MAX_NUM_ORDER_AMENDS" of 2025-08-12.
"""

from typing import ClassVar, Self

import attrs

from pretrade.check import Scope
from pretrade.constraint import Constraint
from pretrade.context import Context
from pretrade.filters.filter import Filter
from pretrade.filters.json_object import JsonObject
from pretrade.order import Shape


@attrs.frozen
class MaxNumOrderAmends(Filter):
    """The most amendments of one order.

    >>> MaxNumOrderAmends(10).max_num_order_amends
    10
    """

    rule_id: ClassVar[str] = "MAX_NUM_ORDER_AMENDS"
    scope: ClassVar[Scope] = Scope.AMEND

    max_num_order_amends: int

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(raw.integer("maxNumOrderAmends"))

    def constraints(self, shape: Shape, context: Context) -> tuple[Constraint, ...]:  # noqa: ARG002
        """Bind nothing: a new order amends nothing."""
        return ()
