"""Which session an address opens: `open_session`."""

from urllib.parse import parse_qsl

from pretrade.testing.server.api import Api
from pretrade.testing.server.websocket.api_connection import ApiConnection
from pretrade.testing.server.websocket.connection import Connection, Refused, Send
from pretrade.testing.server.websocket.stream_connection import StreamConnection

_API, _RAW, _COMBINED = "/ws-api/v3", "/ws", "/stream"
_MILLISECOND = "MILLISECOND"


def open_session(api: Api, path: str, query: str, send: Send, address: str) -> Connection:
    """Open the session of an address.

    Args:
        api: what answers, and whose exchange is listened to.
        path: ``/ws-api/v3``, ``/ws/<streams>`` or ``/stream``; decoded.
        query: as it was sent.
        send: takes what is to be sent.
        address: where the client is.

    Raises:
        Refused: there is nothing at the address.
    """
    asked = dict(parse_qsl(query, keep_blank_values=True))
    if asked.get("timeUnit", _MILLISECOND).upper() != _MILLISECOND:
        msg = "The offline exchange tells the time in milliseconds; leave timeUnit out."
        raise Refused(400, -1194, msg)
    path = path.rstrip("/")
    if path == _API:
        shows_limits = asked.get("returnRateLimits", "true") != "false"
        return ApiConnection(api, send, address=address, shows_limits=shows_limits)
    if path == _COMBINED:
        names = asked.get("streams", "")
    elif path == _RAW or path.startswith(f"{_RAW}/"):
        names = path.removeprefix(_RAW)
    else:
        msg = f"There is no WebSocket at {path:.100}; there are {_API}, {_RAW} and {_COMBINED}."
        raise Refused(404, -1020, msg)
    session = StreamConnection(
        api.exchange,
        lambda listen_key: api.listen_keys.owner(listen_key, api.exchange.now),
        send,
        combined=path == _COMBINED,
    )
    session.open(name for name in names.split("/") if name)
    return session
