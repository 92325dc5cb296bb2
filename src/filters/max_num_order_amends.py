"""MAX_NUM_ORDER_AMENDS: how often one order may be amended.

It binds amend requests only, which pretrade does not judge: a new order always passes.

Source: "Filters: MAX_NUM_ORDER_AMENDS" of 2025-08-12.
"""

from typing import ClassVar, Self

import attrs

from pretrade.check import Scope
from pretrade.facts import Facts, Venue
from pretrade.filters.json_object import JsonObject
from pretrade.order import Order, Shape
from pretrade.violation import Findings


@attrs.frozen
class MaxNumOrderAmends:
    """The most amendments of one order.

    >>> MaxNumOrderAmends(10).max_num_order_amends
    10
    """

    rule_id: ClassVar[str] = "MAX_NUM_ORDER_AMENDS"
    scope: ClassVar[Scope] = Scope.REQUEST
    needs: ClassVar[tuple[str, ...]] = ()
    sees_values: ClassVar[bool] = True

    max_num_order_amends: int

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(raw.integer("maxNumOrderAmends"))

    def applies(self, shape: Shape, venue: Venue) -> bool:  # noqa: ARG002
        """No request that pretrade judges."""
        return False

    def check(self, order: Order, facts: Facts) -> Findings:  # noqa: ARG002
        """Pass: a new order amends nothing."""
        return ()
