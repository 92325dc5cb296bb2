"""Calls the WebSocket API of an exchange as a client does, without a socket."""
# Answers are any JSON.
# ruff: noqa: ANN401

import json
from typing import Any

from pretrade.testing import OFFLINE_KEY
from pretrade.testing.server.exchange_app import ExchangeApp
from pretrade.testing.server.key_ring import OFFLINE_SECRET
from pretrade.testing.server.websocket.api_connection import ApiConnection
from pretrade.testing.server.websocket.connection import Message
from tests.testing.server.asking import exchange, signature

OTHER_KEY, OTHER_SECRET = "other-key", "other-secret"


class Caller:
    """A session and what it sent."""

    def __init__(self, *, shows_limits: bool = True) -> None:
        self.exchange = exchange()
        self.exchange.add_account(OTHER_KEY, {"USDT": "1000"})
        self.app = ExchangeApp(
            self.exchange, {OFFLINE_KEY: OFFLINE_SECRET, OTHER_KEY: OTHER_SECRET}
        )
        self.sent: list[Message] = []
        self.session = ApiConnection(self.app.api, self.sent.append, shows_limits=shows_limits)

    def texts(self) -> list[Any]:
        """What was sent since it was asked last, without waits and ends."""
        texts = [one for one in self.sent if isinstance(one, str)]
        self.sent.clear()
        return [json.loads(text) for text in texts]

    def answer(self, text: str) -> Any:
        """The answer to a text; events go out before it."""
        self.session.receive(text)
        return self.texts()[-1]

    def ask(self, method: str, params: dict[str, Any] | None = None, number: object = 1) -> Any:
        return self.answer(json.dumps({"id": number, "method": method, "params": params or {}}))

    def signed(
        self,
        params: dict[str, Any] | None = None,
        *,
        key: str = OFFLINE_KEY,
        secret: str = OFFLINE_SECRET,
    ) -> dict[str, Any]:
        """Parameters with what signs them."""
        given = {"apiKey": key, "timestamp": self.exchange.now, **(params or {})}
        payload = "&".join(f"{name}={value}" for name, value in sorted(given.items()))
        return {**given, "signature": signature(payload, secret)}

    def asks_signed(self, method: str, params: dict[str, Any] | None = None) -> Any:
        return self.ask(method, self.signed(params))

    def subscribe(self, key: str = OFFLINE_KEY, secret: str = OFFLINE_SECRET) -> Any:
        params = self.signed(key=key, secret=secret)
        return self.ask("userDataStream.subscribe.signature", params)
