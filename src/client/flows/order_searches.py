"""How an order is looked for when its reply is lost: `search_of`.

It is asked for by the id that the client sent with it. An id may have been used before, by an order
that is closed: what is older than the request is not what is looked for.
"""

import contextlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import attrs

from pretrade.client.endpoints import ENDPOINTS, Endpoint
from pretrade.client.errors import ClientError, OutcomeUnknown
from pretrade.client.flows.answers import is_answer
from pretrade.client.flows.calls import call
from pretrade.client.flows.flow import Flow
from pretrade.client.flows.outcomes import find
from pretrade.client.flows.reply_shape import object_in
from pretrade.client.http.reply import Reply
from pretrade.client.state.client_state import ClientState
from pretrade.client.state.sent_order import SentOrder
from pretrade.client.state.server_time import AHEAD
from pretrade.enums import RequestKind
from pretrade.json_values import read_number


def _is_meant(state: ClientState, sent: SentOrder, like: str, found: Reply) -> bool:
    """Tell whether what was found is this order, and none of before with the same id."""
    if not is_answer(ENDPOINTS[like], sent.params, found.data):
        return False
    time = found.get("time", found.get("transactionTime"))
    # How far off the clock is may have been learnt while the order was sent.
    return not isinstance(time, int) or time > state.server_time.timestamp(sent.at) - AHEAD


def _find_order(state: ClientState, sent: SentOrder, why: ClientError) -> Flow[Reply]:
    asked = {"symbol": sent.params.get("symbol", ""), "origClientOrderId": sent.client_order_id}
    accept = partial(_is_meant, state, sent, "new_order")
    return (yield from find(state, "query_order", asked, sent.client_order_id, why, accept))


def _find_list(state: ClientState, sent: SentOrder, why: ClientError) -> Flow[Reply]:
    asked = {"origClientOrderId": sent.client_order_id}
    accept = partial(_is_meant, state, sent, "new_oco")
    return (yield from find(state, "query_order_list", asked, sent.client_order_id, why, accept))


def _find_replacement(state: ClientState, sent: SentOrder, why: ClientError) -> Flow[Reply]:
    """Find the new order, and tell of both legs in the words of the exchange's own reply."""
    new = yield from _find_order(state, sent, why)
    old: Mapping[str, Any] = {}
    with contextlib.suppress(ClientError):
        old = object_in((yield from call(state, ENDPOINTS["query_order"], _old_order(sent))))
    if old.get("orderId") == new.get("orderId"):  # the new one has taken over its id
        old = {}
    data = {
        "cancelResult": _cancel_result(old.get("status")),
        "newOrderResult": "SUCCESS",
        "cancelResponse": old,
        "newOrderResponse": new.data,
    }
    return attrs.evolve(new, data=data)


def _old_order(sent: SentOrder) -> Mapping[str, object]:
    names = {"orderId": "cancelOrderId", "origClientOrderId": "cancelOrigClientOrderId"}
    asked = {name: sent.params.get(given) for name, given in names.items()}
    return {"symbol": sent.params.get("symbol"), **asked}


def _find_amended(state: ClientState, sent: SentOrder, why: ClientError) -> Flow[Reply]:
    """Find the order with its new quantity and id, and tell of it as the exchange's own reply."""
    asked = {"symbol": sent.params.get("symbol", ""), "origClientOrderId": sent.client_order_id}
    quantity = read_number(sent.params.get("newQty"))

    def accept(found: Reply) -> bool:
        is_one = is_answer(ENDPOINTS["new_order"], sent.params, found.data)
        return is_one and read_number(found.get("origQty")) == quantity

    found = yield from find(state, "query_order", asked, sent.client_order_id, why, accept)
    order = object_in(found)
    return attrs.evolve(found, data={"amendedOrder": {**order, "qty": order["origQty"]}})


def _find_nothing(state: ClientState, sent: SentOrder, why: ClientError) -> Flow[Reply]:  # noqa: ARG001
    """Ask nothing: margin orders are queried by endpoints that the client does not have."""
    yield from ()
    raise OutcomeUnknown(sent.client_order_id, f"{why}; look for it in the margin account") from why


def _cancel_result(status: object) -> str:
    if status is None:
        return "UNKNOWN"
    return "SUCCESS" if status == "CANCELED" else "FAILURE"


_SEARCHES: Mapping[str, Callable[[ClientState, SentOrder, ClientError], Flow[Reply]]] = {
    "query_order": _find_order,
    "query_order_list": _find_list,
    "": _find_nothing,
}


def search_of(endpoint: Endpoint) -> Callable[[ClientState, SentOrder, ClientError], Flow[Reply]]:
    """Return how an order that was sent to an endpoint is found."""
    if endpoint.kind is RequestKind.CANCEL_REPLACE:
        return _find_replacement
    if endpoint.kind is RequestKind.AMEND:
        return _find_amended
    return _SEARCHES[endpoint.found_by]
