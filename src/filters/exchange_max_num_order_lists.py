"""EXCHANGE_MAX_NUM_ORDER_LISTS: how many order lists may be open on all symbols.

An order list passes when the open order lists of the account on all symbols and
those it adds are at most ``maxNumOrderLists``. Open lists are the distinct list ids of the
open orders.

Source: "Filters: EXCHANGE_MAX_NUM_ORDER_LISTS" of 2025-08-12.
"""

from typing import ClassVar, Self

import attrs

from pretrade.check import Scope
from pretrade.facts import Facts, Venue
from pretrade.filters._counting import too_many
from pretrade.filters.json_object import JsonObject
from pretrade.order import Order, OrderList, Shape
from pretrade.violation import Findings


@attrs.frozen
class ExchangeMaxNumOrderLists:
    """The most open order lists on all symbols.

    >>> ExchangeMaxNumOrderLists(20).max_num_order_lists
    20
    """

    rule_id: ClassVar[str] = "EXCHANGE_MAX_NUM_ORDER_LISTS"
    scope: ClassVar[Scope] = Scope.REQUEST
    needs: ClassVar[tuple[str, ...]] = ()
    sees_values: ClassVar[bool] = False

    max_num_order_lists: int

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(raw.integer("maxNumOrderLists"))

    def applies(self, shape: Shape, venue: Venue) -> bool:  # noqa: ARG002
        """Order lists."""
        return bool(shape.legs)

    def check(self, request: Order | OrderList, facts: Facts) -> Findings:
        """Judge the open order lists and those that the request adds."""
        open_orders = facts.account.open_anywhere
        already = None if open_orders is None else open_orders.lists
        if already is not None and already + request.list_count <= self.max_num_order_lists:
            return ()
        return too_many(
            self.rule_id, already, request.list_count, "maxNumOrderLists", self.max_num_order_lists
        )
