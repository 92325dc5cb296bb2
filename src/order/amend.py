"""An amendment: less of an open order, which keeps its place in the queue.

Source: "Order Amend Keep Priority (TRADE)" and its FAQ, change log of 2025-04-07 (in force
2025-05-07).
"""

from decimal import Decimal
from typing import ClassVar, Unpack

import attrs

from pretrade.enums import RequestKind
from pretrade.order.extras import Extras
from pretrade.order.keywords import AmendKeywords
from pretrade.order.other import Other
from pretrade.order.reader import Reader, fill, put
from pretrade.order.request import Request
from pretrade.order.shape import Shape
from pretrade.order.syntax import decimals_of


@attrs.frozen(init=False, repr=False)
class Amend(Request):
    """A smaller quantity for an open order: ``PUT /api/v3/order/amend/keepPriority``.

    The order is named by ``order_id``, by ``orig_client_order_id``, or by both.

    >>> Amend(symbol="BTCUSDT", order_id=7, new_qty="0.5").to_params()
    {'symbol': 'BTCUSDT', 'orderId': '7', 'newQty': '0.5'}

    Attributes:
        most_decimals: how many decimals the new quantity has, as sent.
    """

    # A slot where others work it out.
    most_decimals: int = attrs.field(eq=False)  # pyright: ignore[reportIncompatibleMethodOverride]

    order_id = Other[int]()
    orig_client_order_id = Other[str]()
    new_client_order_id = Other[str]()
    new_qty = Other[Decimal]()

    kind: ClassVar[RequestKind] = RequestKind.AMEND
    rate_count: ClassVar[int] = 0

    def __init__(self, **parameters: Unpack[AmendKeywords]) -> None:
        """Read the parameters, in either spelling."""
        fill(self, parameters, keywords=True)

    def complete(
        self,
        reader: Reader,  # noqa: ARG002  for lists
        shape: Shape,
        extras: Extras,
        decimals: int,  # noqa: ARG002  of amounts that an order has
    ) -> None:
        """Set what follows from the parameters, which are all set; called by the reader."""
        put(self, "shape", shape)
        put(self, "extras", extras)
        quantity = self.new_qty
        put(self, "most_decimals", 0 if quantity is None else decimals_of(quantity))
