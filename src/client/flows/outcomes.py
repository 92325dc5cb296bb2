"""What became of a request whose reply was lost: `carry_out` and `find`.

Such a request is never sent again. It is looked for under its own id, a few times, and what is
found is returned.
"""

import reprlib
from collections.abc import Callable, Mapping

import attrs

from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.client.errors import (
    CancelReplaceFailed,
    ClientError,
    ExchangeError,
    LimitReached,
    MalformedReply,
    OutcomeUnknown,
)
from pretrade.client.flows.answers import is_answer
from pretrade.client.flows.calls import call
from pretrade.client.flows.flow import Flow, Wait
from pretrade.client.http.reply import Reply
from pretrade.client.state.client_state import ClientState
from pretrade.json_values import is_object

Search = Callable[[ClientError], Flow[Reply]]
"""Looks for what became of a request, given why that is unknown; or raises OutcomeUnknown."""

_NOT_OPEN = frozenset({-2011, -2013})
_TIMES = ("transactTime", "transactionTime")


def carry_out(  # noqa: PLR0913, PLR0917  what is sent, and what is noted of it
    state: ClientState,
    endpoint: Endpoint,
    params: Mapping[str, object],
    client_order_id: str,
    search: Search,
    sending: Callable[[], None] = lambda: None,
) -> Flow[Reply]:
    """Send a request that changes the account, once, and return its reply or what is found.

    Balances and open orders are unknown from the moment it goes out, unless the exchange refuses.
    What breaks after that moment and is no error of the client, as a cancelled task or Ctrl-C, gets
    a note and the attribute ``client_order_id``. What breaks before it was certainly not sent.

    Args:
        state: the client's.
        endpoint: where the request goes.
        params: what is sent.
        client_order_id: by which the order can be found; empty when it has none.
        search: is asked when the reply is lost.
        sending: is called once, when the request goes out.

    Raises:
        OutcomeUnknown: the reply was lost, and nothing is found.
        ClientError: it was refused, or not sent.
    """
    reply: Reply | None = None
    sent = refused = False

    def begin() -> None:
        nonlocal sent
        if not sent:
            sent = True
            state.facts.begin_change()
            sending()

    try:
        reply = yield from _send_once(state, endpoint, params, search, begin)
    except ClientError as error:
        refused = not (error.outcome_unknown or _tells_of_a_change(error))
        raise
    except BaseException as error:
        if not sent:
            raise
        unknown = OutcomeUnknown(client_order_id, f"{endpoint.name} was interrupted")
        error.add_note(str(unknown))
        vars(error)["client_order_id"] = client_order_id
        raise
    else:
        return reply
    finally:
        if sent:
            state.facts.end_change(None if refused else _changed_at(state, reply))


def _send_once(
    state: ClientState,
    endpoint: Endpoint,
    params: Mapping[str, object],
    search: Search,
    sending: Callable[[], None],
) -> Flow[Reply]:
    try:
        reply = yield from call(state, endpoint, params, sending)
        if not is_answer(endpoint, params, reply.data):
            excerpt = f"{reprlib.repr(reply.data)} is no answer to {endpoint.name}"
            raise MalformedReply(reply.status, excerpt)
    except ClientError as error:
        if not error.outcome_unknown:
            raise
        reply = yield from search(error)
    return reply


def _tells_of_a_change(error: ClientError) -> bool:
    """Tell whether a refusal shows that the account is not what it was.

    A leg may have succeeded, or the order that was to be cancelled is no longer open.
    """
    if isinstance(error, ExchangeError):
        return isinstance(error, CancelReplaceFailed) or error.code in _NOT_OPEN
    return False


def _changed_at(state: ClientState, reply: Reply | None) -> int:
    """Return when a request changed the account: as the exchange says, else now at the latest."""
    times: list[object] = []
    if reply is not None and not reply.recovered:
        legs = (reply.data, reply.get("newOrderResponse"))
        times = [leg.get(name) for leg in legs if is_object(leg) for name in _TIMES]
    known = [time for time in times if isinstance(time, int)]
    return max(known, default=state.exchange_now)


def find(  # noqa: PLR0913, PLR0917  what to look for, and what to say when it is not there
    state: ClientState,
    query: str,
    params: Mapping[str, object],
    client_order_id: str,
    why: ClientError,
    accept: Callable[[Reply], bool] = lambda _: True,
) -> Flow[Reply]:
    """Ask a few times until a query finds what is looked for, and return that as recovered.

    Args:
        state: its ``query_waits`` say how often, and after which pauses.
        query: the name of an endpoint.
        params: what to ask for.
        client_order_id: under which the caller may look on.
        why: what happened to the request.
        accept: whether a reply tells what became of the request.

    Raises:
        OutcomeUnknown: it is not found.
    """
    last: Reply | None = None
    for pause in state.query_waits:
        try:
            yield Wait(pause)
            last = yield from call(state, ENDPOINTS[query], params)
        except LimitReached:
            break
        except ClientError:
            continue
        if accept(last):
            return attrs.evolve(last, recovered=True)
    reason = f"{why}; asking for it ({query}) did not settle what became of it"
    raise OutcomeUnknown(client_order_id, reason, None if last is None else last.data) from why
