"""What both forms of an OCO have in common: two legs, judged as the orders they become."""

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar

import attrs

from pretrade.order.extras import Extras
from pretrade.order.order import Order
from pretrade.order.other import Other
from pretrade.order.reader import Reader, put
from pretrade.order.request import Request
from pretrade.order.shape import Shape

_SHARED = ("symbol", "side", "quantity")


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
    legs: tuple[Leg, Leg] = attrs.field(eq=False)

    list_client_order_id = Other[str]()

    leg_class: ClassVar[type[Order]]
    order_count: ClassVar[int] = 2
    rate_count: ClassVar[int] = 2
    list_count: ClassVar[int] = 1

    def complete(
        self,
        reader: Reader,
        shape: Shape,
        extras: Extras,
        decimals: int,  # noqa: ARG002  the legs count their own
    ) -> None:
        """Set what follows from the parameters, which are all set; called by the reader."""
        put(self, "shape", shape)
        put(self, "extras", extras)
        put(self, "legs", self._legs())
        put(self, "shape", reader.with_legs(shape, tuple(leg.order.shape for leg in self.legs)))

    def _legs(self) -> tuple[Leg, Leg]:
        # Not an abstract method: see `Request.complete`.
        raise NotImplementedError

    def _leg(self, label: str, names: Mapping[str, str], **fixed: str | None) -> Leg:
        """Make the order that takes its parameters from ``names`` (order name → request name)."""
        extras = self.extras
        sent = {**extras.others, **extras.malformed} if extras.malformed else extras.others
        own = {name: sent[given] for name, given in names.items() if given in sent}
        shared = {name: self.value(name) for name in _SHARED if name in self.shape.given}
        return Leg(label, self.leg_class.from_params({**shared, **fixed, **own}), names)

    def unread(self, parameter: str) -> tuple[str, ...]:
        """Return the names under which a parameter was given, or is needed, but has no value."""
        return tuple(leg.names[name] for leg in self.legs for name in leg.order.unread(parameter))

    @property
    def algo_count(self) -> int:
        """How many of its orders are algorithmic (stop, take profit)."""
        return sum(leg.order.algo_count for leg in self.legs)

    @property
    def iceberg_count(self) -> int:
        """How many of its orders are icebergs."""
        return sum(leg.order.iceberg_count for leg in self.legs)
