"""MAX_NUM_ICEBERG_ORDERS: how many iceberg orders may be open on one symbol.

An order with an ``icebergQty`` above 0 passes when the open iceberg orders of the account
on the symbol and those it adds are at most ``maxNumIcebergOrders``.

Source: "Filters: MAX_NUM_ICEBERG_ORDERS" of 2022-09-30.
"""

from typing import ClassVar, Self

import attrs

from pretrade.check import Scope
from pretrade.facts import Facts, Venue, order_fact
from pretrade.filters._counting import too_many
from pretrade.filters.json_object import JsonObject
from pretrade.order import Order, OrderList, Shape
from pretrade.violation import Findings, missing


@attrs.frozen
class MaxNumIcebergOrders:
    """The most open iceberg orders on one symbol.

    >>> MaxNumIcebergOrders(5).max_num_iceberg_orders
    5
    """

    rule_id: ClassVar[str] = "MAX_NUM_ICEBERG_ORDERS"
    scope: ClassVar[Scope] = Scope.REQUEST
    needs: ClassVar[tuple[str, ...]] = ()
    sees_values: ClassVar[bool] = True

    max_num_iceberg_orders: int

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(raw.integer("maxNumIcebergOrders"))

    def applies(self, shape: Shape, venue: Venue) -> bool:  # noqa: ARG002
        """Orders with an ``icebergQty``."""
        return any("icebergQty" in order.given for order in shape.orders)

    def check(self, request: Order | OrderList, facts: Facts) -> Findings:
        """Judge the open iceberg orders and those that the request adds."""
        if unread := request.unread("icebergQty"):
            return missing(self.rule_id, *map(order_fact, unread))
        if not request.iceberg_count:
            return ()
        open_orders = facts.account.open_on(facts.venue.symbol.symbol)
        already = None if open_orders is None else open_orders.icebergs
        if already is not None and already + request.iceberg_count <= self.max_num_iceberg_orders:
            return ()
        return too_many(
            self.rule_id,
            already,
            request.iceberg_count,
            "maxNumIcebergOrders",
            self.max_num_iceberg_orders,
        )
