"""How any endpoint of the base document is called: `call_request`."""

import warnings
from collections.abc import Mapping

from pretrade.client.endpoints.chapters import endpoint_named
from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.client.endpoints.keyword_parameters import parameters_of
from pretrade.client.errors import ClientError, OutcomeUnknown
from pretrade.client.flows.calls import call
from pretrade.client.flows.cancelling import cancel
from pretrade.client.flows.flow import Flow
from pretrade.client.flows.ordering import place
from pretrade.client.flows.outcomes import carry_out
from pretrade.client.http.reply import Reply
from pretrade.client.state.client_state import ClientState


class MayBeGone(UserWarning):
    """An endpoint was called that the exchange has retired, or its own clients no longer have."""


def call_request(state: ClientState, request: str, keywords: Mapping[str, object]) -> Flow[Reply]:
    """Check a request and send it; see `pretrade.client.Client.call`."""
    endpoint = endpoint_named(request)
    if endpoint.kind is not None:
        return (yield from place(state, endpoint.name, None, keywords))
    if endpoint.changes == "orders":
        return (yield from cancel(state, endpoint.name, keywords))
    params = parameters_of(endpoint, keywords)
    _warn(endpoint)
    if endpoint.changes == "nothing":
        return (yield from call(state, endpoint, params))

    def lost(why: ClientError) -> Flow[Reply]:
        yield from ()
        raise OutcomeUnknown("", f"{why}; {endpoint.name} may have been carried out") from why

    return (yield from carry_out(state, endpoint, params, "", lost))


def _warn(endpoint: Endpoint) -> None:
    """Say what is known of an endpoint that may be gone."""
    known = ""
    if endpoint.until is not None:
        known = f"the exchange retired it on {endpoint.until}"
    elif endpoint.absent is not None:
        known = f"the exchange's own clients of {endpoint.absent} do not have it"
    if known:
        warnings.warn(f"{endpoint.called} may be gone: {known}", MayBeGone, stacklevel=2)
