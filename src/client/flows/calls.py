"""One request and its reply, with what may be done about a refusal: `call`.

A request goes out again in two cases only, both of which the exchange has certainly refused: the
clock was off (-1021), or a limit was reached and the client is to wait for it. Whatever else goes
wrong is raised.
"""

from collections.abc import Callable, Mapping

from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.client.endpoints.keyword_parameters import parameters_of
from pretrade.client.environments import Environment, is_loopback
from pretrade.client.errors import (
    Banned,
    ClientError,
    ExchangeError,
    LimitReached,
    MalformedReply,
    WrongEnvironment,
)
from pretrade.client.flows.flow import Flow, Wait
from pretrade.client.http.reply import RawReply, Reply, parse_reply
from pretrade.client.http.signed import build
from pretrade.client.instants import milliseconds_of
from pretrade.client.limits.rate_limits import used_headers
from pretrade.client.state.client_state import ClientState
from pretrade.client.state.server_time import ServerTime

_CLOCK_IS_OFF = -1021
_TOO_MANY_ORDERS = -1015
_ORDER_COUNT = "x-mbx-order-count-"
_LATEST_TIME = 10**14  # the year 5138: what is later is in microseconds, or no time


def call_by_name(state: ClientState, name: str, keywords: Mapping[str, object]) -> Flow[Reply]:
    """Call an endpoint with keywords in either spelling.

    Raises:
        TypeError: a keyword that the endpoint does not have, or one that it needs is missing.
        ClientError: see `call`.
    """
    endpoint = ENDPOINTS[name]
    return (yield from call(state, endpoint, parameters_of(endpoint, keywords)))


def call(
    state: ClientState,
    endpoint: Endpoint,
    params: Mapping[str, object],
    sending: Callable[[], None] = lambda: None,
) -> Flow[Reply]:
    """Send a request and return its reply.

    Args:
        state: the client's.
        endpoint: where the request goes.
        params: what is sent.
        sending: is called each time that the request goes out: what is raised before was not sent.

    Raises:
        ClientError: no reply, or one that says no.
    """
    resynced = waited = False
    while True:
        try:
            return (yield from _send(state, endpoint, params, sending))
        except ExchangeError as error:
            late = error.code == _CLOCK_IS_OFF and not error.outcome_unknown
            if not late or resynced or not (yield from _resync(state)):
                raise
            resynced = True
        except LimitReached as error:
            pause = _pause(state, endpoint, error)
            if waited or pause is None:
                raise
            waited = True
            yield Wait(pause)


def sync_time(state: ClientState) -> Flow[Reply]:
    """Ask for the exchange's time, and note how far this machine's clock is from it.

    What was known before is forgotten: a clock that drifts proves old samples wrong.

    Raises:
        ClientError: there was no answer, or not a time.
    """
    sent = state.clock()
    reply = yield from _send(state, ENDPOINTS["time"], {}, lambda: None)
    server = reply.get("serverTime")
    if not isinstance(server, int) or not 0 < server < _LATEST_TIME:
        raise MalformedReply(reply.status, f"serverTime is {server!r:.60}, not milliseconds")
    now = state.clock()
    state.server_time = ServerTime().sampled(sent=sent, received=now, server=server)
    return reply


def _resync(state: ClientState) -> Flow[bool]:
    """Set the clock; a failure to do so must not hide the refusal that made it necessary."""
    try:
        yield from sync_time(state)
    except ClientError:
        return False
    return True


def _send(
    state: ClientState,
    endpoint: Endpoint,
    params: Mapping[str, object],
    sending: Callable[[], None],
) -> Flow[Reply]:
    if endpoint.security.keyed and state.missing is not None:
        raise state.missing.with_traceback(None)
    _check_place(state, endpoint)
    tracker, now = state.tracker_of(endpoint), state.exchange_now
    weight, orders = _burden(state, endpoint, params)
    state.tracker.admit(0, 0, now)
    tracker.admit(weight, orders, now)
    request = build(
        endpoint,
        _with_window(state, endpoint, params),
        base_url=state.base_url,
        api_key=state.api_key,
        signer=state.signer,
        timestamp=now,
    )
    spent = tracker.spend(weight, orders, now)
    sending()
    raw: RawReply = yield request
    now = state.exchange_now
    used = used_headers(raw.headers, endpoint.counted_by, own=endpoint.own_limits)
    tracker.record(used, now, spent)
    if not endpoint.own_limits:  # those of margin orders are counts of their own
        state.order_counts_known |= any(name.startswith(_ORDER_COUNT) for name in raw.headers)
    try:
        data = parse_reply(raw, now)
    except LimitReached as error:
        if not (endpoint.own_limits and error.code == _TOO_MANY_ORDERS):
            # Who goes on after a 429 is banned by his address, whatever the limit was.
            own = endpoint.own_limits and endpoint.counted_by == "UID"
            holds = tracker if own and not isinstance(error, Banned) else state.tracker
            error.until = holds.refused(error, now)
        raise
    return Reply(data, raw.status, raw.headers)


def _check_place(state: ClientState, endpoint: Endpoint) -> None:
    """Refuse what the testnet does not have. Source: testnet/general-info.md of 2026-07."""
    testnet = state.environment is Environment.TESTNET and not is_loopback(state.base_url)
    if testnet and endpoint.own_limits:
        told = f"{endpoint.called} is not sent: the testnet has no /sapi, only /api"
        raise WrongEnvironment(told)


def _burden(
    state: ClientState, endpoint: Endpoint, params: Mapping[str, object]
) -> tuple[int, int]:
    """Return the weight of a request and how many orders it places, as the tracker counts them."""
    orders = 0 if endpoint.own_limits else endpoint.order_count
    return endpoint.weight(params, state.today), orders


def _with_window(
    state: ClientState, endpoint: Endpoint, params: Mapping[str, object]
) -> Mapping[str, object]:
    if not endpoint.security.signed or "recvWindow" in params:
        return params
    return {**params, "recvWindow": state.recv_window}


def _pause(state: ClientState, endpoint: Endpoint, error: LimitReached) -> int | None:
    """Return how long to wait for a limit, in milliseconds; None: not at all."""
    never = endpoint.places_orders or endpoint.changes == "account"
    if not state.wait_for_limits or never or isinstance(error, Banned):
        return None
    if error.until is None:
        return None
    return max(0, milliseconds_of(error.until) - state.exchange_now)
