"""EXCHANGE_MAX_NUM_ORDERS: how many orders may be open on all symbols.

Every order passes when the open orders of the account on all symbols and
those it adds are at most ``maxNumOrders``. An OCO adds two.

Source: "Filters: EXCHANGE_MAX_NUM_ORDERS" of 2022-09-30.
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
class ExchangeMaxNumOrders:
    """The most open orders on all symbols.

    >>> ExchangeMaxNumOrders(200).max_num_orders
    200
    """

    rule_id: ClassVar[str] = "EXCHANGE_MAX_NUM_ORDERS"
    scope: ClassVar[Scope] = Scope.REQUEST
    needs: ClassVar[tuple[str, ...]] = ()
    sees_values: ClassVar[bool] = False

    max_num_orders: int

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(raw.integer("maxNumOrders"))

    def applies(self, shape: Shape, venue: Venue) -> bool:  # noqa: ARG002
        """Every request."""
        return True

    def check(self, request: Order | OrderList, facts: Facts) -> Findings:
        """Judge the open orders and those that the request adds."""
        open_orders = facts.account.open_anywhere
        already = None if open_orders is None else open_orders.orders
        if already is not None and already + request.order_count <= self.max_num_orders:
            return ()
        return too_many(
            self.rule_id, already, request.order_count, "maxNumOrders", self.max_num_orders
        )
