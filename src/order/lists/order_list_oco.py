"""The OCO that clients send since 2024-04-02: ``POST /api/v3/orderList/oco``."""

from decimal import Decimal
from typing import ClassVar

import attrs

from pretrade.enums import Contingency, OrderType, RequestKind, TimeInForce
from pretrade.order.keywords import Number
from pretrade.order.lists.leg_form import OCO_LEGS, LegForm
from pretrade.order.lists.order_list import OrderList
from pretrade.order.other import Other
from pretrade.order.reader import fill


@attrs.frozen(init=False, repr=False)
class OrderListOco(OrderList):
    """One order above the market, one below; when one executes the other is cancelled.

    >>> oco = OrderListOco(
    ...     symbol="BTCUSDT",
    ...     side="SELL",
    ...     quantity="0.01",
    ...     aboveType="LIMIT_MAKER",
    ...     abovePrice="28000",
    ...     belowType="STOP_LOSS",
    ...     belowStopPrice="26000",
    ... )
    >>> [leg.order.type.value for leg in oco.legs]
    ['LIMIT_MAKER', 'STOP_LOSS']
    """

    quantity: Decimal | None

    above_type = Other[OrderType]()
    above_price = Other[Decimal]()
    above_stop_price = Other[Decimal]()
    above_trailing_delta = Other[int]()
    above_time_in_force = Other[TimeInForce]()
    above_iceberg_qty = Other[Decimal]()
    above_client_order_id = Other[str]()
    above_strategy_id = Other[int]()
    above_strategy_type = Other[int]()
    above_peg_price_type = Other[str]()
    above_peg_offset_type = Other[str]()
    above_peg_offset_value = Other[int]()
    below_type = Other[OrderType]()
    below_price = Other[Decimal]()
    below_stop_price = Other[Decimal]()
    below_trailing_delta = Other[int]()
    below_time_in_force = Other[TimeInForce]()
    below_iceberg_qty = Other[Decimal]()
    below_client_order_id = Other[str]()
    below_strategy_id = Other[int]()
    below_strategy_type = Other[int]()
    below_peg_price_type = Other[str]()
    below_peg_offset_type = Other[str]()
    below_peg_offset_value = Other[int]()

    kind: ClassVar[RequestKind] = RequestKind.ORDER_LIST_OCO
    contingency: ClassVar[Contingency] = Contingency.OCO
    forms: ClassVar[tuple[LegForm, ...]] = OCO_LEGS
    rate_count: ClassVar[int] = len(forms)

    def __init__(self, **parameters: Number | None) -> None:
        """Read the parameters, in either spelling."""
        fill(self, parameters, keywords=True)
