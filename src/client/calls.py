"""One request and its reply, with what may be done about a refusal: `call`.

A request goes out again in two cases only, both of which the exchange has certainly refused: the
clock was off (-1021), or a limit was reached and the client is to wait for it. Whatever else goes
wrong is raised.
"""

from collections.abc import Mapping

from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.client.endpoints.keyword_parameters import parameters_of
from pretrade.client.errors import (
    Banned,
    ClientError,
    ExchangeError,
    LimitReached,
    MalformedReply,
)
from pretrade.client.flow import Flow, Wait
from pretrade.client.instants import milliseconds_of
from pretrade.client.reply import RawReply, Reply, parse_reply
from pretrade.client.server_time import ServerTime
from pretrade.client.session import Session
from pretrade.client.signed import build

_CLOCK_IS_OFF = -1021
_TOO_MANY_ORDERS = -1015
_ORDER_COUNT = "x-mbx-order-count-"
_LATEST_TIME = 10**14  # the year 5138: what is later is in microseconds, or no time


def call_by_name(session: Session, name: str, keywords: Mapping[str, object]) -> Flow[Reply]:
    """Call an endpoint with keywords in either spelling.

    Raises:
        TypeError: a keyword that the endpoint does not have, or one that it needs is missing.
        ClientError: see `call`.
    """
    endpoint = ENDPOINTS[name]
    return (yield from call(session, endpoint, parameters_of(endpoint, keywords)))


def call(session: Session, endpoint: Endpoint, params: Mapping[str, object]) -> Flow[Reply]:
    """Send a request and return its reply.

    Raises:
        ClientError: no reply, or one that says no.
    """
    resynced = waited = False
    while True:
        try:
            return (yield from _send(session, endpoint, params))
        except ExchangeError as error:
            late = error.code == _CLOCK_IS_OFF and not error.outcome_unknown
            if not late or resynced or not (yield from _resync(session)):
                raise
            resynced = True
        except LimitReached as error:
            pause = _pause(session, endpoint, error)
            if waited or pause is None:
                raise
            waited = True
            yield Wait(pause)


def sync_time(session: Session) -> Flow[Reply]:
    """Ask for the exchange's time, and note how far this machine's clock is from it.

    What was known before is forgotten: a clock that drifts proves old samples wrong.

    Raises:
        ClientError: there was no answer, or not a time.
    """
    sent = session.clock()
    reply = yield from _send(session, ENDPOINTS["time"], {})
    server = reply.get("serverTime")
    if not isinstance(server, int) or not 0 < server < _LATEST_TIME:
        raise MalformedReply(reply.status, f"serverTime is {server!r:.60}, not milliseconds")
    now = session.clock()
    session.server_time = ServerTime().sampled(sent=sent, received=now, server=server)
    return reply


def _resync(session: Session) -> Flow[bool]:
    """Set the clock; a failure to do so must not hide the refusal that made it necessary."""
    try:
        yield from sync_time(session)
    except ClientError:
        return False
    return True


def _send(session: Session, endpoint: Endpoint, params: Mapping[str, object]) -> Flow[Reply]:
    if endpoint.security.keyed and session.missing is not None:
        raise session.missing.with_traceback(None)
    ledger, now = session.ledger, session.exchange_now
    weight, orders = _burden(session, endpoint, params)
    ledger.admit(weight, orders, now)
    request = build(
        endpoint,
        _with_window(session, endpoint, params),
        base_url=session.base_url,
        api_key=session.api_key,
        signer=session.signer,
        timestamp=now,
    )
    spent = ledger.spend(weight, orders, now)
    raw: RawReply = yield request
    now = session.exchange_now
    # Those of margin orders count limits of their own.
    headers: Mapping[str, str] = {} if endpoint.own_limits else raw.headers
    ledger.record(headers, now, spent)
    session.order_counts_known |= any(name.startswith(_ORDER_COUNT) for name in headers)
    try:
        data = parse_reply(raw, now)
    except LimitReached as error:
        if not (endpoint.own_limits and error.code == _TOO_MANY_ORDERS):
            error.until = ledger.refused(error, now)
        raise
    return Reply(data, raw.status, raw.headers)


def _burden(session: Session, endpoint: Endpoint, params: Mapping[str, object]) -> tuple[int, int]:
    """Return the weight of a request and how many orders it places, as the ledger counts them."""
    if endpoint.own_limits:
        return 0, 0
    return endpoint.weight(params, session.today), endpoint.order_count


def _with_window(
    session: Session, endpoint: Endpoint, params: Mapping[str, object]
) -> Mapping[str, object]:
    if not endpoint.security.signed or "recvWindow" in params:
        return params
    return {**params, "recvWindow": session.recv_window}


def _pause(session: Session, endpoint: Endpoint, error: LimitReached) -> int | None:
    """Return how long to wait for a limit, in milliseconds; None: not at all."""
    if not session.wait_for_limits or endpoint.places_orders or isinstance(error, Banned):
        return None
    if error.until is None:
        return None
    return max(0, milliseconds_of(error.until) - session.exchange_now)
