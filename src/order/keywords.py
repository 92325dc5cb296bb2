"""The keywords that `Order` and its kin take, for type checkers and editors.

At run time any name of `pretrade.order.parameters.WIRE_NAMES` is read, in either spelling; these
types tell a checker the same. Floats work at run time, through their shortest repr, but are not
advertised: ``0.1 + 0.2`` is no price.
"""

from decimal import Decimal
from typing import TypedDict

Number = Decimal | int | str
"""A quantity or a price, exact."""


class MoreKeywords(TypedDict, total=False):
    """What an order may carry besides symbol, side, type, quantity and price."""

    time_in_force: str | None
    timeInForce: str | None
    quote_order_qty: Number | None
    quoteOrderQty: Number | None
    new_client_order_id: str | None
    newClientOrderId: str | None
    strategy_id: int | str | None
    strategyId: int | str | None
    strategy_type: int | str | None
    strategyType: int | str | None
    stop_price: Number | None
    stopPrice: Number | None
    trailing_delta: int | str | None
    trailingDelta: int | str | None
    iceberg_qty: Number | None
    icebergQty: Number | None
    new_order_resp_type: str | None
    newOrderRespType: str | None
    self_trade_prevention_mode: str | None
    selfTradePreventionMode: str | None
    peg_price_type: str | None
    pegPriceType: str | None
    peg_offset_type: str | None
    pegOffsetType: str | None
    peg_offset_value: int | str | None
    pegOffsetValue: int | str | None
    recv_window: Number | None
    recvWindow: Number | None
    timestamp: int | str | None
    signature: str | None


class OrderKeywords(MoreKeywords, total=False):
    """Every parameter of a new order."""

    symbol: str | None
    side: str | None
    type: str | None
    quantity: Number | None
    price: Number | None


class TestOrderKeywords(OrderKeywords, total=False):
    """Every parameter of a test order."""

    compute_commission_rates: bool | str | None
    computeCommissionRates: bool | str | None


class CancelReplaceKeywords(OrderKeywords, total=False):
    """Every parameter of a cancel-replace."""

    cancel_replace_mode: str | None
    cancelReplaceMode: str | None
    cancel_order_id: int | str | None
    cancelOrderId: int | str | None
    cancel_orig_client_order_id: str | None
    cancelOrigClientOrderId: str | None
    cancel_new_client_order_id: str | None
    cancelNewClientOrderId: str | None
    cancel_restrictions: str | None
    cancelRestrictions: str | None
    order_rate_limit_exceeded_mode: str | None
    orderRateLimitExceededMode: str | None


class MarginOrderKeywords(OrderKeywords, total=False):
    """Every parameter of a margin order."""

    is_isolated: bool | str | None
    isIsolated: bool | str | None
    side_effect_type: str | None
    sideEffectType: str | None
    auto_repay_at_cancel: bool | str | None
    autoRepayAtCancel: bool | str | None


class AmendKeywords(TypedDict, total=False):
    """Every parameter of an amendment."""

    symbol: str | None
    order_id: int | str | None
    orderId: int | str | None
    orig_client_order_id: str | None
    origClientOrderId: str | None
    new_client_order_id: str | None
    newClientOrderId: str | None
    new_qty: Number | None
    newQty: Number | None
    recv_window: Number | None
    recvWindow: Number | None
    timestamp: int | str | None
    signature: str | None


class ListKeywords(TypedDict, total=False):
    """What an order list carries besides its orders; the last three on margin only."""

    list_client_order_id: str | None
    listClientOrderId: str | None
    new_order_resp_type: str | None
    newOrderRespType: str | None
    self_trade_prevention_mode: str | None
    selfTradePreventionMode: str | None
    recv_window: Number | None
    recvWindow: Number | None
    timestamp: int | str | None
    signature: str | None
    is_isolated: bool | str | None
    isIsolated: bool | str | None
    side_effect_type: str | None
    sideEffectType: str | None
    auto_repay_at_cancel: bool | str | None
    autoRepayAtCancel: bool | str | None
