"""MAX_NUM_ORDER_AMENDS: how often one order may be amended.

It binds amendments only: the order's amendments so far and the new one are at most
``maxNumOrderAmends``. How often an order was amended is the number of rows that
``order/amendments`` has of it.

Source: "Filters: MAX_NUM_ORDER_AMENDS" of 2025-08-12; "Error codes: -2038".
"""

from typing import ClassVar, Self

import attrs

from pretrade.check import Scope
from pretrade.constraint import Constraint
from pretrade.context import Context
from pretrade.facts.fact import Facts
from pretrade.facts.open_orders import find_open
from pretrade.filters.filter import Filter
from pretrade.filters.json_object import JsonObject
from pretrade.order import Amend, Shape
from pretrade.report.violation import Bound, Findings, Violation, missing


@attrs.frozen
class MaxNumOrderAmends(Filter):
    """The most amendments of one order.

    >>> MaxNumOrderAmends(10).max_num_order_amends
    10
    """

    rule_id: ClassVar[str] = "MAX_NUM_ORDER_AMENDS"
    scope: ClassVar[Scope] = Scope.AMEND
    code: ClassVar[int] = -2038

    max_num_order_amends: int

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(raw.integer("maxNumOrderAmends"))

    def constraints(self, shape: Shape, context: Context) -> tuple[Constraint, ...]:  # noqa: ARG002
        """Bind nothing: a new order amends nothing."""
        return ()

    def amended(self, request: Amend, facts: Facts) -> Findings:
        """Refuse one amendment too many."""
        order = find_open(
            facts.account.open_orders,
            facts.context.symbol.symbol,
            request.order_id,
            request.orig_client_order_id,
        )
        if isinstance(order, str):
            return missing(self.rule_id, order)
        if order is None:  # AMENDED_ORDER says so
            return ()
        if order.amendments is None:
            return missing(self.rule_id, "open_orders:amendments")
        if order.amendments < self.max_num_order_amends:
            return ()
        bound = Bound("maxNumOrderAmends", self.max_num_order_amends)
        return (Violation(self.rule_id, self.code, self.msg, None, order.amendments + 1, bound),)
