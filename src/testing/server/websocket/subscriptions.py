"""The user data streams of one connection to the WebSocket API: `Subscriptions`.

Source: "User Data Stream subscription", "Public WebSocket API", documentation of 2025-09.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from pretrade.testing.offline import OfflineExchange
from pretrade.testing.offline.refusals import illegal_text, refuse
from pretrade.testing.server.websocket.connection import Close, Send

Json = dict[str, Any]
_MOST_IDS = 65_535


class Subscriptions:
    """At most one for each account; its events go out with its id.

    Args:
        exchange: what is listened to.
        send: takes what is to be sent.
    """

    def __init__(self, exchange: OfflineExchange, send: Send) -> None:
        self._exchange = exchange
        self._send = send
        self._made = 0
        self._active: dict[int, tuple[str, Callable[[], None]]] = {}

    @property
    def ids(self) -> tuple[int, ...]:
        """Those that are active."""
        return tuple(self._active)

    def start(self, key: str) -> Json:
        """Subscribe to the account of a key.

        Raises:
            ExchangeError: the account is subscribed to already (-2035), or there have been too many
                subscriptions (-2042).
        """
        if any(owner == key for owner, _ in self._active.values()):
            raise refuse(-2035, "User Data Stream subscription already active.")
        if self._made == _MOST_IDS:
            raise refuse(-2042, "Maximum subscription ID reached for this connection.")
        number, self._made = self._made, self._made + 1

        def tell(event: Json) -> None:
            self._send(json.dumps({"subscriptionId": number, "event": event}))

        leave = self._exchange.subscribe(key, tell, disconnected=self._cut)
        self._active[number] = (key, leave)
        return {"subscriptionId": number}

    def stop(self, params: Mapping[str, str]) -> Json:
        """End one subscription, or all.

        Raises:
            ExchangeError: -2036: there is no such subscription.
        """
        given = params.get("subscriptionId")
        if given is None:
            self.close()
            return {}
        found = self._active.pop(_number(given), None)
        if found is None:
            raise refuse(-2036, "User Data Stream subscription not active.")
        found[1]()
        return {}

    def close(self) -> None:
        """End all of them."""
        while self._active:
            _, (_, leave) = self._active.popitem()
            leave()

    def _cut(self) -> None:
        if self._active:
            self.close()
            self._send(Close(reason="the stream was disconnected"))


def _number(given: str) -> int:
    if given.isascii() and given.isdigit() and len(given) <= 20:
        return int(given)
    raise illegal_text("subscriptionId", "^[0-9]{1,20}$")
