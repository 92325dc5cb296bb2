"""An order of smart order routing: it meets the books of several symbols of one base asset.

Source: "SOR" FAQ and change log of 2023-08-08: ``POST /api/v3/sor/order`` and its test.
"""

from typing import ClassVar, Unpack

import attrs

from pretrade.enums import RequestKind
from pretrade.order.dry_run import TestOrder
from pretrade.order.keywords import OrderKeywords, TestOrderKeywords
from pretrade.order.order import Order
from pretrade.order.reader import fill


@attrs.frozen(init=False, repr=False)
class SorOrder(Order):
    """A LIMIT or MARKET order by quantity for smart order routing.

    >>> SorOrder.limit("BTCUSDT", "BUY", quantity="0.01", price="27000").kind.value
    'sorOrder'
    """

    kind: ClassVar[RequestKind] = RequestKind.SOR_ORDER

    def __init__(self, **parameters: Unpack[OrderKeywords]) -> None:
        """Read the parameters, in either spelling."""
        fill(self, parameters, keywords=True)


@attrs.frozen(init=False, repr=False)
class SorTestOrder(TestOrder):
    """The same for ``sor/order/test``; it adds nothing to the order counts of the rate limits."""

    kind: ClassVar[RequestKind] = RequestKind.SOR_TEST_ORDER

    def __init__(self, **parameters: Unpack[TestOrderKeywords]) -> None:
        """Read the parameters, in either spelling."""
        fill(self, parameters, keywords=True)
