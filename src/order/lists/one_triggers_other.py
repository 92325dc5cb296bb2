"""What the lists have in common in which one order, once it is filled, triggers others.

Source: "New Order list - OTO / OTOCO (TRADE)", REST documentation of 2024-06-11.
"""

from typing import Any, ClassVar

import attrs

from pretrade.enums import Contingency
from pretrade.order.keywords import Number
from pretrade.order.lists.order_list import OrderList
from pretrade.order.order import Order
from pretrade.order.other import add_others
from pretrade.order.parameters import NAMES
from pretrade.order.reader import fill


@attrs.frozen(init=False, repr=False)
class OneTriggersOther(OrderList):
    """A working order; the pending ones go to the book once it is *fully* filled.

    Not built directly: see `Oto`, `Otoco`, `Opo`, `Opoco`. Every parameter of the request is an
    attribute too, as ``working_price``; the orders by themselves are `working` and the like.
    """

    contingency: ClassVar[Contingency] = Contingency.OTO

    def __init_subclass__(cls, **options: Any) -> None:  # noqa: ANN401
        """Give each list its parameters: their names follow from those of its legs."""
        super().__init_subclass__(**options)
        add_others(cls, NAMES[cls.kind])

    def __init__(self, **parameters: Number | None) -> None:
        """Read the parameters, in either spelling."""
        fill(self, parameters, keywords=True)

    @property
    def working(self) -> Order:
        """The order that goes to the book at once."""
        return self.legs[0].order
