"""The OCO that clients send since 2024-04-02: ``POST /api/v3/orderList/oco``."""

from decimal import Decimal
from typing import ClassVar

import attrs

from pretrade.enums import OrderType, RequestKind, TimeInForce
from pretrade.order.keywords import Number
from pretrade.order.order_list import Leg, OrderList
from pretrade.order.parameters import LEG_PARAMETERS
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

    above_type: OrderType | None
    above_price: Decimal | None
    above_stop_price: Decimal | None
    above_trailing_delta: int | None
    above_time_in_force: TimeInForce | None
    above_iceberg_qty: Decimal | None
    above_client_order_id: str | None
    above_strategy_id: int | None
    above_strategy_type: int | None
    above_peg_price_type: str | None
    above_peg_offset_type: str | None
    above_peg_offset_value: int | None
    below_type: OrderType | None
    below_price: Decimal | None
    below_stop_price: Decimal | None
    below_trailing_delta: int | None
    below_time_in_force: TimeInForce | None
    below_iceberg_qty: Decimal | None
    below_client_order_id: str | None
    below_strategy_id: int | None
    below_strategy_type: int | None
    below_peg_price_type: str | None
    below_peg_offset_type: str | None
    below_peg_offset_value: int | None

    kind: ClassVar[RequestKind] = RequestKind.ORDER_LIST_OCO

    def __init__(self, **parameters: Number | None) -> None:
        """Read the parameters, in either spelling."""
        fill(self, parameters, keywords=True)

    def _legs(self) -> tuple[Leg, Leg]:
        return self._leg("above", ABOVE), self._leg("below", BELOW)


ABOVE = {name: "above" + suffix for suffix, name in LEG_PARAMETERS.items()}
BELOW = {name: "below" + suffix for suffix, name in LEG_PARAMETERS.items()}
"""Order parameter → parameter of the list, for the leg above and the leg below the market."""
