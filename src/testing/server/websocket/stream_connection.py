"""A connection that listens to streams: `StreamConnection`.

Market streams, and the user data stream of each account that its listen key names, on one
connection as on the exchange. Source: "WebSocket Streams" and "User Data Streams", documentation of
2022-09-30.
"""

import json
import re
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any

from pretrade.testing.offline import OfflineExchange
from pretrade.testing.server.websocket.connection import Close, Refused, Send
from pretrade.testing.server.websocket.stream_control import (
    GET_PROPERTY,
    INVALID_REQUEST,
    LIST_SUBSCRIPTIONS,
    SET_PROPERTY,
    SUBSCRIBE,
    UNKNOWN_PROPERTY,
    WRONG_VALUE,
    Control,
    ControlError,
    read_control,
    read_id,
    read_object,
)

Json = dict[str, Any]
_SHORTEST_LISTEN_KEY = 32  # the exchange's have 60 to 64 characters


class StreamConnection:
    """The streams of one connection.

    The exchange takes any name that is well written, and is silent for ever when there is no such
    stream. Here a name that nothing will come from is refused at once.

    Args:
        exchange: whose events.
        owner_of: the API key that a listen key belongs to; None when it is not in force.
        send: takes what is to be sent.
        combined: events are wrapped with the name of their stream.
    """

    def __init__(
        self,
        exchange: OfflineExchange,
        owner_of: Callable[[str], str | None],
        send: Send,
        *,
        combined: bool,
    ) -> None:
        self._exchange = exchange
        self._owner_of = owner_of
        self._send = send
        self._combined = combined
        self._names: dict[str, Callable[[], None] | None] = {}
        self._leave_market: Callable[[], None] | None = None

    def open(self, names: Iterable[str]) -> None:
        """Listen to the streams that the address names.

        A name that is neither that of a market stream nor as long as a listen key stands for
        nothing: clients as ccxt number their connections so, and subscribe later.

        Raises:
            Refused: one of them is not served; the connection is not opened.
        """
        meant = (name for name in names if "@" in name or len(name) >= _SHORTEST_LISTEN_KEY)
        try:
            self._subscribe(tuple(meant))
        except ControlError as error:
            self.closed()
            if "@" in str(error.data):
                raise Refused(400, error.code, f"{error}: {error.data}") from None
            raise Refused(400, -1125, "This listenKey does not exist.") from None

    def receive(self, text: str) -> None:
        """Answer a message of the client."""
        number: int | str | None = None
        try:
            message = read_object(text)
            number = read_id(message)
            answer: Json = {"result": self._answer(read_control(message))}
        except ControlError as error:
            answer = {"error": error.as_json()}
        self._send(json.dumps({**answer, "id": number}))

    def closed(self) -> None:
        """Listen no longer."""
        self._unsubscribe(tuple(self._names))
        if self._leave_market is not None:
            self._leave_market()
            self._leave_market = None

    # ---------------------------------------------------------------------------- control

    def _answer(self, control: Control) -> Any:  # noqa: ANN401  JSON
        if control.method == LIST_SUBSCRIPTIONS:
            return list(self._names)
        if control.method in {SET_PROPERTY, GET_PROPERTY}:
            return self._property(control)
        change = self._subscribe if control.method == SUBSCRIBE else self._unsubscribe
        change(control.params)
        return None

    def _property(self, control: Control) -> bool | None:
        name, *values = control.params or (None,)
        if not isinstance(name, str):
            raise ControlError(INVALID_REQUEST, "Invalid request: property name must be a string")
        if name != "combined":
            raise ControlError(UNKNOWN_PROPERTY, "Unknown property")
        if len(values) > (control.method == SET_PROPERTY):
            raise ControlError(INVALID_REQUEST, "Invalid request: too many parameters")
        if control.method == GET_PROPERTY:
            return self._combined
        if not values or not isinstance(values[0], bool):
            raise ControlError(WRONG_VALUE, "Invalid value type: expected Boolean")
        self._combined = values[0]
        return None

    def _subscribe(self, names: tuple[str, ...]) -> None:
        wanted = [name for name in dict.fromkeys(names) if name not in self._names]
        symbols = self._exchange.info
        for name in wanted:
            if not is_market_stream(name, symbols) and self._owner_of(name) is None:
                raise ControlError(INVALID_REQUEST, "Invalid request: invalid stream", name)
        for name in wanted:
            owner = self._owner_of(name)
            self._names[name] = None if owner is None else self._follow(name, owner)
            if owner is None and self._leave_market is None:
                self._leave_market = self._exchange.subscribe_market(
                    self._tell_market, disconnected=self._cut
                )

    def _unsubscribe(self, names: tuple[str, ...]) -> None:
        for name in names:
            leave = self._names.pop(name, None)
            if leave is not None:
                leave()

    # ----------------------------------------------------------------------------- events

    def _follow(self, listen_key: str, owner: str) -> Callable[[], None]:
        def tell(event: Json) -> None:
            if self._owner_of(listen_key) != owner:  # closed, or too old
                self._unsubscribe((listen_key,))
            else:
                self._tell(listen_key, event)

        return self._exchange.subscribe(owner, tell, disconnected=self._cut)

    def _tell_market(self, event: Json) -> None:
        for name in names_of(event):
            if name in self._names:
                self._tell(name, event)

    def _tell(self, name: str, event: Json) -> None:
        self._send(json.dumps({"stream": name, "data": event} if self._combined else event))

    def _cut(self) -> None:
        if self._names:
            self.closed()
            self._send(Close(reason="the stream was disconnected"))


_CHANNELS = {
    "trade": ("@trade",),
    "bookTicker": ("@bookTicker",),
    # Whatever speed is asked for, a change is told at once: nothing here happens by itself.
    "depthUpdate": ("@depth", "@depth@100ms", "@depth@1000ms"),
}
_SUFFIXES = frozenset(suffix for suffixes in _CHANNELS.values() for suffix in suffixes)
_NAME = re.compile(r"(?P<symbol>[^@!]+)(?P<suffix>@.+)")


def is_market_stream(name: str, symbols: Container[str]) -> bool:
    """Tell whether a name is that of a stream of this exchange.

    Args:
        name: symbols are written in lower case.
        symbols: those that are listed.

    >>> [is_market_stream(name, {"BTCUSDT"}) for name in ("btcusdt@trade", "BTCUSDT@trade")]
    [True, False]
    """
    match = _NAME.fullmatch(name)
    if match is None or match["suffix"] not in _SUFFIXES:
        return False
    symbol = match["symbol"]
    return symbol == symbol.lower() and symbol.upper() in symbols


def names_of(event: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the streams that carry an event. A book ticker is told by its lack of a type.

    >>> names_of({"e": "trade", "s": "BTCUSDT"})
    ('btcusdt@trade',)
    """
    symbol = str(event["s"]).lower()
    return tuple(symbol + suffix for suffix in _CHANNELS[event.get("e", "bookTicker")])
