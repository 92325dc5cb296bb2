"""What all order lists have in common: legs, judged as the orders they become."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar, Self

import attrs

from pretrade.enums import Contingency, Phase, Side
from pretrade.order.extras import Extras
from pretrade.order.lists.leg_form import LegForm
from pretrade.order.order import Order
from pretrade.order.other import Other
from pretrade.order.parameters import NAMES
from pretrade.order.reader import Reader, put
from pretrade.order.request import Request
from pretrade.order.shape import Shape
from pretrade.order.syntax import wire_text


@attrs.frozen
class Leg:
    """One order of an order list.

    Attributes:
        form: how the request names it.
        order: the order it becomes.
    """

    form: LegForm
    order: Order

    @property
    def label(self) -> str:
        """What the request calls it, as ``above`` or ``pendingAbove``."""
        return self.form.label

    @property
    def names(self) -> Mapping[str, str]:
        """Order parameter → parameter of the request."""
        return self.form.names

    @property
    def phase(self) -> Phase:
        """Whether it goes to the book at once, or when another order is filled."""
        return self.form.phase

    @property
    def side(self) -> Side | None:
        """Which way it goes; None when it was not given or could not be read."""
        return self.order.side

    @property
    def quantity(self) -> Decimal | None:
        """How much of the base asset; of the pending orders of an OPO, the most that it may be."""
        return self.order.quantity


@attrs.frozen(init=False, repr=False)
class OrderList(Request):
    """Orders that depend on one another. Not built directly: see `OrderListOco`, `Oto`, ….

    Attributes:
        legs: its orders, in the order in which the exchange places them.
    """

    legs: tuple[Leg, ...] = attrs.field(eq=False)

    list_client_order_id = Other[str]()

    contingency: ClassVar[Contingency]
    """What the orders are to one another, as the exchange's replies say."""
    forms: ClassVar[tuple[LegForm, ...]]
    """How the request names each of its orders."""

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
        sent = self._sent()
        orders = [
            Order.from_params({**self._fixed(form), **_own(form, sent)}) for form in self.forms
        ]
        shape = reader.with_legs(shape, tuple(order.shape for order in orders), self.forms)
        for order, of_leg in zip(orders, shape.legs, strict=True):
            put(order, "shape", of_leg)
        put(self, "shape", shape)
        put(self, "legs", tuple(map(Leg, self.forms, orders)))

    @classmethod
    def of_orders(cls, orders: Sequence[Order], more: Mapping[str, Any]) -> Self:
        """Return the list of some single orders, one for each leg.

        Args:
            orders: in the order of the legs.
            more: what the list itself carries, in either spelling.

        Raises:
            ValueError: an order has a parameter that its leg does not have, or orders that share
                a parameter differ in it.
            TypeError: one of them is no order.
        """
        params: dict[str, Any] = {}
        for form, order in zip(cls.forms, orders, strict=True):
            if not isinstance(order, Order):  # pyright: ignore[reportUnnecessaryIsInstance]
                message = (
                    f"the {form.label} order of {cls.kind} is an Order, not {type(order).__name__}"
                )
                raise TypeError(message)
            for name, value in order.as_given().items():
                given = form.names.get(name)
                if given is None:
                    cure = "give it to the list" if name in NAMES[cls.kind] else "leave it out"
                    message = f"the {form.label} order of {cls.kind} takes no {name}; {cure}"
                    raise ValueError(message)
                if not _same(params.setdefault(given, value), value):
                    told = f"{given} is {wire_text(params[given])} and {wire_text(value)}"
                    raise ValueError(f"{told}: orders of {cls.kind} share it; send the same")
        return cls(**params, **more)

    def _sent(self) -> Mapping[str, Any]:
        """Return everything that was given, floats as floats."""
        extras, given = self.extras, self.shape.given
        slotted = {name: self.value(name) for name in _SLOTTED if name in given}
        sent: dict[str, Any] = {**slotted, **extras.others, **extras.malformed}
        return {**sent, **{name: float(sent[name]) for name in extras.floats & sent.keys()}}

    def _fixed(self, form: LegForm) -> Mapping[str, str]:  # noqa: ARG002  for lists that need it
        """Return what the parameters do not say of an order, as its type."""
        return {}

    @property
    def icebergs(self) -> int:
        """How many of its orders are icebergs."""
        return sum(leg.order.icebergs for leg in self.legs)

    @property
    def most_decimals(self) -> int:
        """How many decimals its longest amount has, as sent."""
        return max(leg.order.most_decimals for leg in self.legs)


def _same(one: object, other: object) -> bool:
    """Tell whether two values say the same; what is no number, as a NaN, does by its text."""
    numbers = [value for value in (one, other) if isinstance(value, Decimal) and value.is_finite()]
    return one == other if len(numbers) == 2 else wire_text(one) == wire_text(other)


_SLOTTED = ("symbol", "side", "quantity")
"""What lists have besides the parameters that few requests carry."""


def _own(form: LegForm, sent: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the parameters of one order, by their names in a single order."""
    return {name: sent[given] for name, given in form.names.items() if given in sent}
