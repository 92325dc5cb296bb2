"""An order as the exchange's replies show it.

Source: "New order", "Query order" and "Cancel order" of the REST documentation of 2022-09-30; later
fields are dated in `pretrade.testing.offline.reply_fields`.
"""

from typing import Any

from pretrade.decimals import ZERO
from pretrade.enums import STOP_TYPES
from pretrade.testing.offline.book.amounts import show
from pretrade.testing.offline.book.book_order import BookOrder
from pretrade.testing.offline.reply_fields import ReplyFields

Json = dict[str, Any]


def acknowledged(order: BookOrder, now: int) -> Json:
    """Return the ACK reply of a new order."""
    return {
        "symbol": order.symbol,
        "orderId": order.order_id,
        "orderListId": order.list_id,
        "clientOrderId": order.client_order_id,
        "transactTime": now,
    }


def placed(order: BookOrder, response: str, now: int, fields: ReplyFields) -> Json:
    """Return the reply of a new order: ACK, RESULT or FULL."""
    reply = acknowledged(order, now)
    if response == "ACK":
        return reply
    reply |= _state(order, quote_quantity=fields.quote_quantity)
    _add_later(reply, order, fields)
    if response == "FULL":
        reply["fills"] = [
            {
                **({} if fill.allocation is None else {"matchType": "ONE_PARTY_TRADE_REPORT"}),
                "price": order.instrument.in_quote(fill.price),
                "qty": order.instrument.in_base(fill.quantity),
                "commission": show(fill.commission),
                "commissionAsset": fill.commission_asset,
                "tradeId": fill.trade_id,
                **({} if fill.allocation is None else {"allocId": fill.allocation}),
            }
            for fill in order.fills
        ]
    return reply


def queried(order: BookOrder, fields: ReplyFields) -> Json:
    """Return an order as ``GET order``, ``openOrders`` and ``allOrders`` show it."""
    instrument, request = order.instrument, order.request
    reply: Json = {
        "symbol": order.symbol,
        "orderId": order.order_id,
        "orderListId": order.list_id,
        "clientOrderId": order.client_order_id,
        **_state(order, quote_quantity=False),
        "stopPrice": _stop_price(order),
        "icebergQty": instrument.in_base(request.iceberg_qty or ZERO),
        "time": order.created,
        "updateTime": order.updated,
        "isWorking": order.is_working,
        "origQuoteOrderQty": _quote_quantity(order),
    }
    _add_later(reply, order, fields)
    return reply


def cancelled(order: BookOrder, name: str, now: int, fields: ReplyFields) -> Json:
    """Return the reply of a cancel; ``clientOrderId`` is the cancel's own."""
    reply: Json = {
        "symbol": order.symbol,
        "origClientOrderId": order.client_order_id,
        "orderId": order.order_id,
        "orderListId": order.list_id,
        "clientOrderId": name,
        **({"transactTime": now} if fields.cancel_time else {}),
        **_state(order, quote_quantity=fields.quote_quantity),
    }
    if fields.working_time:
        reply["selfTradePreventionMode"] = order.prevention
    _add_conditional(reply, order)
    return reply


def amended(order: BookOrder, former: str, fields: ReplyFields) -> Json:
    """Return an order as the reply of an amendment shows it; it had another client id before."""
    instrument = order.instrument
    reply: Json = {
        "symbol": order.symbol,
        "orderId": order.order_id,
        "orderListId": order.list_id,
        "origClientOrderId": former,
        "clientOrderId": order.client_order_id,
        "price": order.price_text,
        "qty": order.quantity_text,
        "executedQty": instrument.in_base(order.executed),
        "preventedQty": instrument.in_base(order.prevented),
        "quoteOrderQty": _quote_quantity(order),
        "cumulativeQuoteQty": instrument.in_quote(order.spent),
        "status": order.status,
        "timeInForce": order.time_in_force,
        "type": order.type.value,
        "side": order.side.value,
    }
    _add_later(reply, order, fields)
    if not order.is_working:
        del reply["workingTime"]
    return reply


def _state(order: BookOrder, *, quote_quantity: bool) -> Json:
    instrument = order.instrument
    return {
        "price": order.price_text,
        **({"origQty": order.quantity_text} if order.has_quantity else {}),
        "executedQty": instrument.in_base(order.executed),
        **({"origQuoteOrderQty": _quote_quantity(order)} if quote_quantity else {}),
        "cummulativeQuoteQty": instrument.in_quote(order.spent),
        "status": order.status,
        "timeInForce": order.time_in_force,
        "type": order.type.value,
        "side": order.side.value,
        **({"stopPrice": _stop_price(order)} if order.type in STOP_TYPES else {}),
    }


def _stop_price(order: BookOrder) -> str:
    return order.instrument.in_quote(order.request.stop_price or ZERO)


def _quote_quantity(order: BookOrder) -> str:
    return order.instrument.in_quote(order.request.quote_order_qty or ZERO)


def _add_later(reply: Json, order: BookOrder, fields: ReplyFields) -> None:
    if fields.working_time:
        reply["workingTime"] = order.working_time
        reply["selfTradePreventionMode"] = order.prevention
        if order.request.trailing_delta is not None:
            reply["trailingTime"] = order.trailing_time
    if fields.expiry_reason and order.expiry_reason:
        reply["expiryReason"] = order.expiry_reason
    _add_conditional(reply, order)


def _add_conditional(reply: Json, order: BookOrder) -> None:
    """Add what only some orders have."""
    request, instrument = order.request, order.instrument
    if order.type in STOP_TYPES:
        reply.setdefault("stopPrice", _stop_price(order))
    if request.iceberg_qty is not None:
        reply.setdefault("icebergQty", instrument.in_base(request.iceberg_qty))
    if request.trailing_delta is not None:
        reply["trailingDelta"] = request.trailing_delta
    if order.prevented:
        reply["preventedMatchId"] = order.prevented_match
        reply["preventedQuantity"] = instrument.in_base(order.prevented)
    if order.working_floor is not None:
        reply |= {"workingFloor": order.working_floor, "usedSor": True}
    if request.others:
        if request.strategy_id is not None:
            reply["strategyId"] = request.strategy_id
        if request.strategy_type is not None:
            reply["strategyType"] = request.strategy_type
