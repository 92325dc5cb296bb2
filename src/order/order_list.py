"""What both forms of an OCO have in common: two legs, judged as the orders they become."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

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
    rate_count: ClassVar[int] = 2

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
        legs = self._legs()
        put(self, "legs", legs)
        shapes = tuple(leg.order.shape for leg in legs)
        names, labels = tuple(leg.names for leg in legs), tuple(leg.label for leg in legs)
        put(self, "shape", reader.with_legs(shape, shapes, leg_names=names, leg_labels=labels))

    def _legs(self) -> tuple[Leg, Leg]:
        # Not an abstract method: see `Request.complete`.
        raise NotImplementedError

    def _leg(self, label: str, names: Mapping[str, str], **fixed: str | None) -> Leg:
        """Make the order that takes its parameters from ``names`` (order name → request name)."""
        extras = self.extras
        sent: Mapping[str, Any] = extras.others
        if extras.malformed:
            sent = {**sent, **extras.malformed}
        floats = extras.floats
        if floats:
            sent = {**sent, **{name: float(sent[name]) for name in floats & sent.keys()}}
        own = {name: sent[given] for name, given in names.items() if given in sent}
        shared = {name: self.value(name) for name in _SHARED if name in self.shape.given}
        if "quantity" in floats:
            shared["quantity"] = float(shared["quantity"])
        return Leg(label, self.leg_class.from_params({**shared, **fixed, **own}), names)

    @property
    def icebergs(self) -> int:
        """How many of its orders are icebergs."""
        return sum(leg.order.icebergs for leg in self.legs)

    @property
    def most_decimals(self) -> int:
        """How many decimals its longest amount has, as sent."""
        return max(leg.order.most_decimals for leg in self.legs)
