"""How any endpoint of the base document is called: `call_request`."""

from collections.abc import Mapping

from pretrade.client.endpoints.chapters import endpoint_named
from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.client.endpoints.keyword_parameters import parameters_of
from pretrade.client.errors import ClientError, OutcomeUnknown
from pretrade.client.flows.calls import call
from pretrade.client.flows.cancelling import cancel, cancelled_id
from pretrade.client.flows.flow import Flow
from pretrade.client.flows.ordering import place
from pretrade.client.flows.outcomes import carry_out
from pretrade.client.http.reply import Reply
from pretrade.client.may_be_gone import warn_may_be_gone
from pretrade.client.state.client_state import ClientState
from pretrade.json_values import is_object, show


def call_request(
    state: ClientState,
    request: str,
    keywords: Mapping[str, object],
    unchecked: object = None,
) -> Flow[Reply]:
    """Check a request and send it; see `pretrade.client.Client.call`."""
    endpoint = endpoint_named(request)
    more = {} if unchecked is None else unchecked
    if not is_object(more):
        raise TypeError(f"{endpoint.called}: unchecked is a mapping of names, not {show(more)}")
    if endpoint.kind is not None:
        if more:
            given = ", ".join(more)
            told = "an order is judged whole: it takes nothing unchecked"
            raise TypeError(f"{endpoint.called}: {told}, as {given}")
        return (yield from place(state, endpoint.name, None, keywords))
    if endpoint.changes == "orders":
        return (yield from cancel(state, endpoint.name, keywords, more))
    params = parameters_of(endpoint, keywords, more)
    _warn(endpoint)
    if endpoint.changes == "nothing":
        return (yield from call(state, endpoint, params))

    own_id = cancelled_id(params)

    def lost(why: ClientError) -> Flow[Reply]:
        yield from ()
        raise OutcomeUnknown(own_id, f"{why}; {endpoint.name} may have been carried out") from why

    return (yield from carry_out(state, endpoint, params, own_id, lost))


def _warn(endpoint: Endpoint) -> None:
    """Say what is known of an endpoint that may be gone."""
    known = ""
    if endpoint.until is not None:
        known = f"the exchange retired it on {endpoint.until}"
    elif endpoint.absent is not None:
        known = f"the exchange's own clients of {endpoint.absent} do not have it"
    if known:
        warn_may_be_gone(endpoint.called, known)
