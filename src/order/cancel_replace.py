"""A cancel-replace: cancel one order and place another in one request.

The exchange evaluates filters and order counts *before* it cancels: at 200 of 200 open orders the
new order is refused. Source: "Cancel an Existing Order and Send a New Order", 2022-06-15.
"""

from typing import ClassVar, Unpack

import attrs

from pretrade.enums import RequestKind
from pretrade.order.keywords import CancelReplaceKeywords
from pretrade.order.order import Order
from pretrade.order.other import Other
from pretrade.order.reader import fill


@attrs.frozen(init=False, repr=False)
class CancelReplace(Order):
    """A new order together with the order it replaces.

    >>> CancelReplace(symbol="BTCUSDT", cancelOrderId=7, cancelReplaceMode="STOP_ON_FAILURE")
    CancelReplace(symbol='BTCUSDT', cancelReplaceMode='STOP_ON_FAILURE', cancelOrderId='7')
    """

    cancel_replace_mode = Other[str]()
    cancel_order_id = Other[int]()
    cancel_orig_client_order_id = Other[str]()
    cancel_new_client_order_id = Other[str]()
    cancel_restrictions = Other[str]()
    order_rate_limit_exceeded_mode = Other[str]()

    kind: ClassVar[RequestKind] = RequestKind.CANCEL_REPLACE

    def __init__(self, **parameters: Unpack[CancelReplaceKeywords]) -> None:
        """Read the parameters, in either spelling."""
        fill(self, parameters, keywords=True)
