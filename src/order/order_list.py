"""What both forms of an OCO have in common: two legs, judged as the orders they become."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

import attrs

from pretrade.order.order import Order
from pretrade.order.reader import put
from pretrade.order.request import Request


@attrs.frozen
class Leg:
    """One order of an order list.

    Attributes:
        label: how the request calls it: ``limit`` and ``stop``, or ``above`` and ``below``.
        order: the order it becomes.
        names: wire name of the order → wire name in the request, where they differ.
    """

    label: str
    order: Order
    names: Mapping[str, str]


@attrs.frozen(init=False, repr=False)
class OrderList(Request):
    """Two orders of which at most one executes. Not built directly: see `Oco`, `OrderListOco`."""

    quantity: Decimal | None
    list_client_order_id: str | None
    new_order_resp_type: str | None
    self_trade_prevention_mode: str | None
    recv_window: Decimal | None
    timestamp: int | None
    signature: str | None
    legs: tuple[Leg, Leg] = attrs.field(eq=False)

    order_count: ClassVar[int] = 2
    rate_count: ClassVar[int] = 2
    list_count: ClassVar[int] = 1

    def shape_key(self) -> tuple[Any, ...]:
        """Return the side and the shapes of the legs, which are made here."""
        put(self, "legs", self._legs())
        return self.side, None, None, tuple(leg.order.shape for leg in self.legs)

    def _legs(self) -> tuple[Leg, Leg]:
        raise NotImplementedError

    def _leg(self, label: str, names: Mapping[str, str], **fixed: str | None) -> Leg:
        """Make the order that takes its parameters from ``names`` (order name → request name)."""
        shared = {name: self.value(name) for name in ("symbol", "side", "quantity")}
        own = {name: self.value(given) for name, given in names.items()}
        return Leg(label, Order.from_params({**shared, **fixed, **own}), names)

    @property
    def algo_count(self) -> int:
        """How many of its orders are algorithmic (stop, take profit)."""
        return sum(leg.order.algo_count for leg in self.legs)

    @property
    def iceberg_count(self) -> int:
        """How many of its orders are icebergs."""
        return sum(leg.order.iceberg_count for leg in self.legs)
