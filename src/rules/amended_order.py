"""AMENDED_ORDER: the order that an amendment names, and the quantity that it leaves (-2038).

The order is looked for by ``orderId``, else by ``origClientOrderId``; where both are sent the
second must be that order's too (-2039 [ours]). No open order: "Unknown order sent." (-2038, the
code is ours). ``newQty`` must be below the order's quantity: more is refused, and so is as much.
What was filled already may be more than ``newQty``: then the order expires, and a warning says so.
The pending order of an OPO has no quantity before the working one is filled, and cannot be amended.
No reply tells such an order from one whose quantity was left out: both are unevaluated.

Source: "Order Amend Keep Priority (TRADE)" and its FAQ of 2025-04-07; "Error codes: -2038";
change log of 2026-04-02 (an order that expires by its amendment).
"""

from pretrade.check import Rule, Scope
from pretrade.context import Context
from pretrade.facts.fact import Facts
from pretrade.facts.open_orders import OPEN_CLIENT_ORDER_ID, OpenOrder, find_open
from pretrade.order import Amend, Shape
from pretrade.report.violation import Bound, Findings, OrderWarning, Violation, missing, rejection

_RULE = "AMENDED_ORDER"
_CODE = -2038
_NO_CHANGE = "The requested action would change no state; rejecting"
_INCREASE = "Order amend (quantity increase) is not supported."
_OTHER_ID = "Client order ID is not correct for this order ID."


def applies(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Amendments that name an order."""
    return not shape.given.isdisjoint(("orderId", "origClientOrderId"))


def check(request: Amend, facts: Facts) -> Findings:
    """Refuse what cannot be amended so."""
    if {"orderId", "origClientOrderId"} & request.malformed.keys():
        return ()  # SYNTAX says so
    order_id, name = request.order_id, request.orig_client_order_id
    order = find_open(facts.account.open_orders, facts.context.symbol.symbol, order_id, name)
    field, value = ("orderId", order_id) if order_id is not None else ("origClientOrderId", name)
    if isinstance(order, str):
        return missing(_RULE, order)
    if order is None:
        return rejection(_RULE, _CODE, "Unknown order sent.", field, value, case="unknown")
    if name is not None and name != order.client_order_id:
        if not order.client_order_id:
            return missing(_RULE, OPEN_CLIENT_ORDER_ID)
        return rejection(_RULE, -2039, _OTHER_ID, "origClientOrderId", name, case="other id")
    return _judge_quantity(request, order)


def _judge_quantity(request: Amend, order: OpenOrder) -> Findings:
    new, field = request.new_qty, "newQty"
    if order.quantity is None:
        return missing(_RULE, "open_orders:origQty")
    bound = Bound("origQty", order.quantity)
    if new is None or not new:  # missing, unreadable, or ZERO_VALUE's to refuse
        return ()
    if new >= order.quantity:
        msg = _INCREASE if new > order.quantity else _NO_CHANGE
        return (Violation(_RULE, _CODE, msg, field, new, bound, details={"case": "quantity"}),)
    if new <= order.executed:
        return (OrderWarning(_RULE, field, new, Bound("executedQty", order.executed)),)
    return ()


AMENDED_ORDER = Rule(_RULE, applies, check, Scope.AMEND)
