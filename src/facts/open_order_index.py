"""The open orders of an account, sorted by what rules ask of them: `OpenOrderIndex`."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from pretrade.facts.open_orders import OpenOrder, OpenOrderCounts, count_open


class OpenOrderIndex:
    """The orders of an account, sorted by what rules ask of them: each on first use.

    No part of `pretrade.Account`: attrs would let every attribute of a slotted class with a cached
    property cost four times as much.
    """

    def __init__(self, orders: Sequence[OpenOrder]) -> None:
        """Keep the orders; nothing is sorted yet."""
        self._orders = orders

    @cached_property
    def by_symbol(self) -> Mapping[str | None, OpenOrderCounts]:
        """The counts of each symbol."""
        grouped: dict[str | None, list[OpenOrder]] = {}
        for order in self._orders:
            grouped.setdefault(order.symbol, []).append(order)
        return {symbol: count_open(orders) for symbol, orders in grouped.items()}

    @cached_property
    def anywhere(self) -> OpenOrderCounts:
        """The counts of all symbols together."""
        return count_open(self._orders)

    @cached_property
    def client_order_ids(self) -> frozenset[str]:
        """The client order ids of those that are open."""
        return frozenset(order.client_order_id for order in self._orders if order.is_open)

    @cached_property
    def order_ids(self) -> Mapping[str, AbstractSet[tuple[str, int | None]]]:
        """Client order id → symbol and order id of each open order that has it."""
        found: dict[str, set[tuple[str, int | None]]] = {}
        for order in self._orders:
            if order.is_open:
                found.setdefault(order.client_order_id, set()).add((order.symbol, order.order_id))
        return found

    @cached_property
    def list_client_order_ids(self) -> frozenset[str | None]:
        """The client order ids of the open lists; None among them: of one it is unknown."""
        in_lists = [one for one in self._orders if one.is_open and one.order_list_id >= 0]
        return frozenset(order.list_client_order_id for order in in_lists)
