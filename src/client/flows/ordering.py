"""How an order is placed: judged, given an id, sent once, found again if its reply is lost."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import attrs

from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.client.errors import ClientError, ExchangeError, TransportFailed
from pretrade.client.flows.calls import call
from pretrade.client.flows.client_order_ids import with_client_order_ids
from pretrade.client.flows.flow import Flow
from pretrade.client.flows.judging import judge
from pretrade.client.flows.order_searches import search_of
from pretrade.client.flows.outcomes import carry_out
from pretrade.client.flows.refresh_rules import look_for_changes
from pretrade.client.http.reply import Reply
from pretrade.client.state.client_state import ClientState
from pretrade.client.state.sent_order import SentOrder
from pretrade.client.validate import Validate, validate_of
from pretrade.enums import RequestKind
from pretrade.order import Request, read_request

_ALIKE = (
    frozenset({RequestKind.ORDER, RequestKind.TEST_ORDER, RequestKind.MARGIN_ORDER}),
    frozenset({RequestKind.SOR_ORDER, RequestKind.SOR_TEST_ORDER}),
)
"""Kinds whose requests are the same: an object of one is taken for the other."""

_MADE_HERE = frozenset({"timestamp", "signature"})


def place(  # noqa: PLR0913  what the methods take
    state: ClientState,
    name: str,
    order: Request | Mapping[str, object] | None,
    keywords: Mapping[str, Any],
    *,
    fit: bool = False,
    validate: Validate | str | None = None,
) -> Flow[Reply]:
    """Judge an order and send it; see `pretrade.client.Client.new_order`."""
    endpoint = ENDPOINTS[name]
    mode = state.validate if validate is None else validate_of(validate)
    judged = yield from judge(state, read(endpoint, order, keywords), mode, fit=fit)
    params = sent_params(state, endpoint, judged.request)
    state.breaker.check(name, params)
    try:
        reply = yield from _send(state, endpoint, params)
    except ExchangeError as error:
        state.breaker.refused(name, params, error)
        yield from look_for_changes(state, judged.request.symbol, error)
        raise
    state.breaker.accepted(name, params)
    return attrs.evolve(reply, changes=judged.changes, report=judged.report)


def read(
    endpoint: Endpoint, order: Request | Mapping[str, object] | None, keywords: Mapping[str, Any]
) -> Request:
    """Return the request that the method of an endpoint was given.

    Raises:
        TypeError: nothing, or two things, or a request of another kind was given.
    """
    kind = endpoint.kind
    if kind is None:
        raise TypeError(f"{endpoint.name}() takes no order")
    if isinstance(order, Request) and not _is_taken(order.kind, kind):
        own = next(one.name for one in ENDPOINTS.values() if one.kind is order.kind)
        raise TypeError(f"{endpoint.name}() does not take a {type(order).__name__}; call {own}()")
    return read_request(order, kind, keywords)


def _is_taken(given: RequestKind, kind: RequestKind) -> bool:
    return given is kind or any({given, kind} <= alike for alike in _ALIKE)


def sent_params(state: ClientState, endpoint: Endpoint, request: Request) -> dict[str, str]:
    """Return the parameters as they are sent, with ids; time and signature are added later."""
    params = {n: value for n, value in request.to_params().items() if n not in _MADE_HERE}
    return with_client_order_ids(params, endpoint.client_order_ids, state.new_id)


def _send(state: ClientState, endpoint: Endpoint, params: Mapping[str, str]) -> Flow[Reply]:
    if endpoint.changes == "nothing":  # nothing can be lost
        return (yield from call(state, endpoint, params))
    client_order_id = params[endpoint.client_order_ids[0]]
    sent = SentOrder(endpoint.name, params, client_order_id, state.clock())
    search = partial(search_of(endpoint), state, sent)
    noted = partial(state.pending.append, sent)
    try:
        reply = yield from carry_out(state, endpoint, params, client_order_id, search, noted)
    except ClientError as error:
        if not error.outcome_unknown:
            state.settle(sent)
        raise
    state.settle(sent)
    return reply


def find_pending(state: ClientState, client_order_id: str) -> Flow[Reply]:
    """Look for an order whose outcome is not known; see `pretrade.client.Client.find_pending`."""
    sent = pending_of(state)[client_order_id]
    why = TransportFailed(f"no reply to {sent.method}", sent=True)
    reply = yield from search_of(ENDPOINTS[sent.method])(state, sent, why)
    state.settle(sent)
    return reply


def pending_of(state: ClientState) -> Mapping[str, SentOrder]:
    """Return the orders whose outcome is not known, by client order id."""
    return {sent.client_order_id: sent for sent in state.pending}
