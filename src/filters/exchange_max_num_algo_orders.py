"""EXCHANGE_MAX_NUM_ALGO_ORDERS: how many algorithmic orders may be open on all symbols.

A STOP_LOSS, STOP_LOSS_LIMIT, TAKE_PROFIT or TAKE_PROFIT_LIMIT order passes when the open
algorithmic orders of the account on all symbols and those it adds are at most
``maxNumAlgoOrders``. An OCO adds one for its stop leg, and one more for a take-profit leg.

Source: "Filters: EXCHANGE_MAX_NUM_ALGO_ORDERS" of 2022-09-30.
"""

from typing import ClassVar, Self

import attrs

from pretrade.check import Scope
from pretrade.enums import STOP_TYPES
from pretrade.facts import Facts, Venue, order_fact
from pretrade.filters._counting import too_many
from pretrade.filters.json_object import JsonObject
from pretrade.order import Order, OrderList, Shape
from pretrade.violation import Findings, missing


@attrs.frozen
class ExchangeMaxNumAlgoOrders:
    """The most open algorithmic orders on all symbols.

    >>> ExchangeMaxNumAlgoOrders(5).max_num_algo_orders
    5
    """

    rule_id: ClassVar[str] = "EXCHANGE_MAX_NUM_ALGO_ORDERS"
    scope: ClassVar[Scope] = Scope.REQUEST
    needs: ClassVar[tuple[str, ...]] = ()
    sees_values: ClassVar[bool] = False

    max_num_algo_orders: int

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(raw.integer("maxNumAlgoOrders"))

    def applies(self, shape: Shape, venue: Venue) -> bool:  # noqa: ARG002
        """Stop and take-profit types, and types that cannot be read."""
        return any(order.type is None or order.type in STOP_TYPES for order in shape.orders)

    def check(self, request: Order | OrderList, facts: Facts) -> Findings:
        """Judge the open algorithmic orders and those that the request adds."""
        if unread := request.unread("type"):
            return missing(self.rule_id, *map(order_fact, unread))
        open_orders = facts.account.open_anywhere
        already = None if open_orders is None else open_orders.algos
        if already is not None and already + request.algo_count <= self.max_num_algo_orders:
            return ()
        return too_many(
            self.rule_id, already, request.algo_count, "maxNumAlgoOrders", self.max_num_algo_orders
        )
