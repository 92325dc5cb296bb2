"""DUPLICATE_CLIENT_ORDER_ID: the id of an order that is still open (-2010).

The two orders of an OCO must have different ids too (-1013). A cancel-replace may reuse the id of
the order that it cancels.

Source: "Duplicate order sent.", documentation of 2022-09-30; a real OCO answer; the note on reuse
of the cancel-replace documentation.
"""

from pretrade.check import Rule, Scope, unreadable
from pretrade.context import Context
from pretrade.facts import OPEN_ORDERS, Facts
from pretrade.order import CancelReplace, Order, OrderList, Shape
from pretrade.violation import ACCOUNT_CODE, REQUEST_CODE, Findings, missing, rejection

_RULE = "DUPLICATE_CLIENT_ORDER_ID"
_MSG = "Duplicate order sent."


def applies_to_order(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Orders with an id of their own."""
    return "newClientOrderId" in shape.given


def check_order(order: Order, facts: Facts) -> Findings:
    """Refuse the id of an open order."""
    name = order.new_client_order_id
    if name is None:
        return unreadable(_RULE, order, "newClientOrderId")
    if _replaces_itself(order):
        return ()
    if facts.account.open_orders is None:
        return missing(_RULE, OPEN_ORDERS)
    if name not in facts.account.open_client_order_ids:
        return ()
    return rejection(_RULE, ACCOUNT_CODE, _MSG, "newClientOrderId", name, case="open")


def _replaces_itself(order: Order) -> bool:
    if not isinstance(order, CancelReplace):
        return False
    return order.cancel_orig_client_order_id == order.new_client_order_id


def applies_to_list(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Order lists whose orders all have ids."""
    return all("newClientOrderId" in leg.given for leg in shape.legs)


def check_list(request: OrderList, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse two orders of one list with the same id."""
    first, second = request.legs
    name = first.order.new_client_order_id
    if name is None or name != second.order.new_client_order_id:
        return ()
    field = second.names["newClientOrderId"]
    return rejection(_RULE, REQUEST_CODE, _MSG, field, name, case="list")


DUPLICATE_IN_LIST = Rule(_RULE, applies_to_list, check_list, Scope.LIST)
DUPLICATE_CLIENT_ORDER_ID = Rule(_RULE, applies_to_order, check_order, by_matching_engine=True)
