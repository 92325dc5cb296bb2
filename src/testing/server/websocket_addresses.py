"""Which session an address opens: `open_session`."""

from urllib.parse import parse_qsl

from pretrade.testing.server.front_door import FrontDoor
from pretrade.testing.server.websocket_api_session import ApiSession
from pretrade.testing.server.websocket_session import Refused, Send, Session
from pretrade.testing.server.websocket_stream_session import StreamSession

_API, _RAW, _COMBINED = "/ws-api/v3", "/ws", "/stream"
_MILLISECOND = "MILLISECOND"


def open_session(door: FrontDoor, path: str, query: str, send: Send, address: str) -> Session:
    """Open the session of an address.

    Args:
        door: what answers, and whose exchange is listened to.
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
        return ApiSession(door, send, address=address, shows_limits=shows_limits)
    if path == _COMBINED:
        names = asked.get("streams", "")
    elif path == _RAW or path.startswith(f"{_RAW}/"):
        names = path.removeprefix(_RAW)
    else:
        msg = f"There is no WebSocket at {path:.100}; there are {_API}, {_RAW} and {_COMBINED}."
        raise Refused(404, -1020, msg)
    session = StreamSession(
        door.exchange,
        lambda listen_key: door.rest.listen_keys.owner(listen_key, door.exchange.now),
        send,
        combined=path == _COMBINED,
    )
    session.open(name for name in names.split("/") if name)
    return session
