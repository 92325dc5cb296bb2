"""DUPLICATE_CLIENT_ORDER_ID: the id of an order, or of an order list, that is still open (-2010).

The orders of a list must have different ids too (-1013). A cancel-replace may reuse the id of
the order that it cancels: where that is named by ``cancelOrderId``, which wins over the client id,
it takes the order ids of the open orders to tell, which are numbers of one symbol. An amendment may
keep the id of the order that it amends (else -2038). While an open order's id is not known, nothing
passes.

Source: "Duplicate order sent.", documentation of 2022-09-30; a real OCO answer; the note on reuse
of the cancel-replace documentation. That a ``listClientOrderId`` is answered likewise is ours.
"""

from pretrade.check import Rule, Scope, unreadable
from pretrade.context import Context
from pretrade.facts.fact import OPEN_ORDERS, Facts
from pretrade.facts.open_orders import OPEN_CLIENT_ORDER_ID, find_open
from pretrade.order import Amend, CancelReplace, Order, OrderList, Shape
from pretrade.report.violation import ACCOUNT_CODE, REQUEST_CODE, Findings, missing, rejection

_RULE = "DUPLICATE_CLIENT_ORDER_ID"
_MSG = "Duplicate order sent."
_OF_AMENDMENT = -2038


def applies_to_order(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Orders with an id of their own."""
    return "newClientOrderId" in shape.given


def check_order(order: Order, facts: Facts) -> Findings:
    """Refuse the id of an open order."""
    account, name = facts.account, order.new_client_order_id
    if name is None:
        return unreadable(_RULE, order, "newClientOrderId")
    by_order_id = order.cancel_order_id if isinstance(order, CancelReplace) else None
    if by_order_id is None and _replaces_itself(order):
        return ()
    taken = account.open_client_order_ids
    if taken is None:
        return missing(_RULE, OPEN_ORDERS)
    if name not in taken and "" not in taken:
        return ()
    symbol = facts.context.symbol.symbol
    own = {(symbol, -1 if by_order_id is None else by_order_id)}  # no order has the id -1
    kept = account.open_order_ids(name) - own
    if by_order_id is not None and kept == {(symbol, None)}:
        return missing(_RULE, "open_orders:orderId")
    if kept:
        return rejection(_RULE, ACCOUNT_CODE, _MSG, "newClientOrderId", name, case="open")
    return missing(_RULE, OPEN_CLIENT_ORDER_ID) if account.open_order_ids("") - own else ()


def _replaces_itself(order: Order) -> bool:
    if not isinstance(order, CancelReplace):
        return False
    return order.cancel_orig_client_order_id == order.new_client_order_id


def applies_to_amendment(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Amendments that name an order, and a new id for it."""
    named = not shape.given.isdisjoint(("orderId", "origClientOrderId"))
    return named and "newClientOrderId" in shape.given


def check_amendment(request: Amend, facts: Facts) -> Findings:
    """Refuse the id of an open order other than the one that is amended."""
    name, orders = request.new_client_order_id, facts.account.open_orders
    if name is None:
        return unreadable(_RULE, request, "newClientOrderId")
    if orders is None:
        return missing(_RULE, OPEN_ORDERS)
    of_name = request.orig_client_order_id
    amended = find_open(orders, facts.context.symbol.symbol, request.order_id, of_name)
    others = [one for one in orders if one.is_open and one is not amended]
    if not any(one.client_order_id in {name, ""} for one in others):
        return ()
    if isinstance(amended, str):
        return missing(_RULE, amended)
    if any(one.client_order_id == name for one in others):
        return rejection(_RULE, _OF_AMENDMENT, _MSG, "newClientOrderId", name, case="open")
    return missing(_RULE, OPEN_CLIENT_ORDER_ID)


def applies_to_legs(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Order lists of which several orders have ids."""
    return sum("newClientOrderId" in leg.given for leg in shape.legs) > 1


def check_legs(request: OrderList, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse orders of one list with the same id."""
    found: Findings = ()
    taken: set[str] = set()
    for leg in request.legs:
        name = leg.order.new_client_order_id
        if name in taken:
            field = leg.names["newClientOrderId"]
            found += rejection(_RULE, REQUEST_CODE, _MSG, field, name, case="legs")
        elif name is not None:
            taken.add(name)
    return found


def applies_to_list(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Order lists with an id of their own."""
    return "listClientOrderId" in shape.given


def check_list(request: OrderList, facts: Facts) -> Findings:
    """Refuse the id of an open order list."""
    account, name = facts.account, request.list_client_order_id
    if name is None:
        return unreadable(_RULE, request, "listClientOrderId")
    taken = account.open_list_client_order_ids
    if taken is None:
        return missing(_RULE, OPEN_ORDERS)
    if name in taken:
        return rejection(_RULE, ACCOUNT_CODE, _MSG, "listClientOrderId", name, case="list")
    return missing(_RULE, "open_orders:listClientOrderId") if None in taken else ()


DUPLICATE_IN_LIST = Rule(_RULE, applies_to_legs, check_legs, Scope.LIST)
DUPLICATE_LIST = Rule(_RULE, applies_to_list, check_list, Scope.LIST, by_matching_engine=True)
DUPLICATE_OF_AMENDMENT = Rule(_RULE, applies_to_amendment, check_amendment, Scope.AMEND)
DUPLICATE_CLIENT_ORDER_ID = Rule(_RULE, applies_to_order, check_order, by_matching_engine=True)
