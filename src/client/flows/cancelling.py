"""How orders are cancelled, and how the client finds out if they are when the reply is lost."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.endpoints.keyword_parameters import parameters_of
from pretrade.client.errors import ClientError
from pretrade.client.flows.answers import is_answer
from pretrade.client.flows.flow import Flow
from pretrade.client.flows.outcomes import carry_out, find
from pretrade.client.http.reply import Reply
from pretrade.client.state.client_state import ClientState
from pretrade.json_values import is_array

_CLOSED = ("FILLED", "CANCELED", "REJECTED", "EXPIRED", "EXPIRED_IN_MATCH")
_DONE = ("ALL_DONE", "REJECT")


def cancel(
    state: ClientState,
    name: str,
    keywords: Mapping[str, object],
    unchecked: Mapping[str, object] = MappingProxyType({}),
) -> Flow[Reply]:
    """Cancel an order, an order list or all orders of a symbol.

    Raises:
        TypeError: a keyword that the endpoint does not have, or one that it needs is missing.
        OutcomeUnknown: the reply was lost, and what was to be cancelled is still open.
        ClientError: it was refused, or not sent.
    """
    endpoint = ENDPOINTS[name]
    params = parameters_of(endpoint, keywords, unchecked)
    search = partial(_SEARCHES[endpoint.found_by], state, params)
    return (yield from carry_out(state, endpoint, params, cancelled_id(params), search))


def cancelled_id(params: Mapping[str, object]) -> str:
    """Return the client order id that the caller named; empty when it was none."""
    return str(params.get("origClientOrderId", params.get("listClientOrderId", "")))


def _find_order(state: ClientState, params: Mapping[str, object], why: ClientError) -> Flow[Reply]:
    names = ("symbol", "orderId", "origClientOrderId")
    asked = {name: params[name] for name in names if name in params}
    accept = partial(_is_closed, params)
    return (yield from find(state, "query_order", asked, cancelled_id(params), why, accept))


def _find_list(state: ClientState, params: Mapping[str, object], why: ClientError) -> Flow[Reply]:
    names = {"orderListId": "orderListId", "listClientOrderId": "origClientOrderId"}
    asked = {own: params[given] for given, own in names.items() if given in params}
    accept = partial(_is_done, params)
    return (yield from find(state, "query_order_list", asked, cancelled_id(params), why, accept))


def _find_all(state: ClientState, params: Mapping[str, object], why: ClientError) -> Flow[Reply]:
    asked = {"symbol": params["symbol"]}
    return (yield from find(state, "open_orders", asked, cancelled_id(params), why, _is_empty))


def _is_closed(params: Mapping[str, object], order: Reply) -> bool:
    meant = is_answer(ENDPOINTS["cancel_order"], params, order.data)
    return meant and order.get("status") in _CLOSED


def _is_done(params: Mapping[str, object], order_list: Reply) -> bool:
    meant = is_answer(ENDPOINTS["cancel_order_list"], params, order_list.data)
    return meant and order_list.get("listOrderStatus") in _DONE


def _is_empty(open_orders: Reply) -> bool:
    return is_array(open_orders.data) and not open_orders.data


_SEARCHES = {
    "query_order": _find_order,
    "query_order_list": _find_list,
    "open_orders": _find_all,
}
