"""A margin order. Source: "Margin Account New Order (TRADE)", documentation of 2022-09-30."""

from typing import ClassVar, Unpack

import attrs

from pretrade.enums import RequestKind
from pretrade.order.keywords import MarginOrderKeywords
from pretrade.order.order import Order
from pretrade.order.other import Other
from pretrade.order.reader import fill


@attrs.frozen(init=False, repr=False)
class MarginOrder(Order):
    """A new order on the cross or an isolated margin account.

    It takes no strategy id, which is -1104 there. A trailing delta it takes since 2026-07-14,
    according to the exchange's own clients of that day.

    >>> MarginOrder(symbol="BTCUSDT", isIsolated="TRUE").is_isolated
    'TRUE'
    """

    is_isolated = Other[str]()
    side_effect_type = Other[str]()
    auto_repay_at_cancel = Other[str]()

    kind: ClassVar[RequestKind] = RequestKind.MARGIN_ORDER

    def __init__(self, **parameters: Unpack[MarginOrderKeywords]) -> None:
        """Read the parameters, in either spelling."""
        fill(self, parameters, keywords=True)
