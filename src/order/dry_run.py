"""A test order: judged like a new order, but not sent to the matching engine.

Source: "Test new order (TRADE)", documentation of 2022-09-30; computeCommissionRates 2023-12-04.
"""

from typing import ClassVar, Unpack

import attrs

from pretrade.enums import RequestKind
from pretrade.order.keywords import TestOrderKeywords
from pretrade.order.order import Order
from pretrade.order.other import Other
from pretrade.order.reader import fill


@attrs.frozen(init=False, repr=False)
class TestOrder(Order):
    """A new order for ``order/test``; it adds nothing to the order counts of the rate limits."""

    __test__: ClassVar[bool] = False  # it is no test case, whatever pytest makes of the name

    compute_commission_rates = Other[str]()

    kind: ClassVar[RequestKind] = RequestKind.TEST_ORDER
    rate_count: ClassVar[int] = 0

    def __init__(self, **parameters: Unpack[TestOrderKeywords]) -> None:
        """Read the parameters, in either spelling."""
        fill(self, parameters, keywords=True)
