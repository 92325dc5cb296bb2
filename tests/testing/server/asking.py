"""Asks the app of an exchange as a client does: signed, and without a socket."""
# JSON and settings of any kind.
# ruff: noqa: ANN401

import hashlib
import hmac
import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import attrs

from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.http.encoding import encode
from pretrade.testing import OFFLINE_KEY, OfflineExchange
from pretrade.testing.server.exchange_app import ExchangeApp
from pretrade.testing.server.key_ring import OFFLINE_SECRET
from pretrade.testing.server.rest.http_messages import HttpRequest, HttpResponse

SAMPLE = json.loads((files("pretrade") / "sample" / "exchange_info.json").read_bytes())
LIMIT: dict[str, Any] = {
    "symbol": "BTCUSDT",
    "side": "BUY",
    "type": "LIMIT",
    "timeInForce": "GTC",
    "quantity": "0.001",
    "price": "59900",
}
NOW = 1_664_496_000_000
"""The time at which an exchange with the sample's rules starts."""


def exchange(rules: Mapping[str, Any] = SAMPLE, **settings: Any) -> OfflineExchange:
    return OfflineExchange(dict(rules), {"BTCUSDT": "60000"}, {"USDT": "1000"}, **settings)


def rules_of(day: int, **changes: Any) -> dict[str, Any]:
    """The sample as it would be so many days after 2022-09-30."""
    return {**SAMPLE, "serverTime": NOW + day * 86_400_000, **changes}


def signature(payload: str, secret: str = OFFLINE_SECRET) -> str:
    return hmac.new(secret.encode(), payload.encode(), hashlib.sha256).hexdigest()


@attrs.frozen
class Asker:
    """A client of a app."""

    app: ExchangeApp
    key: str = OFFLINE_KEY
    secret: str = OFFLINE_SECRET

    def respond(self, name: str, params: Mapping[str, object] | None = None) -> HttpResponse:
        """Send a request to an endpoint, signed if it has to be."""
        endpoint = ENDPOINTS[name]
        given = dict(params or {})
        if endpoint.security.signed:
            given.setdefault("timestamp", self.app.exchange.now)
        query = encode(given)
        if endpoint.security.signed:
            query += f"&signature={signature(query, self.secret)}"
        return self.send(endpoint.method, endpoint.path, query)

    def send(self, method: str, path: str, query: str = "", body: bytes = b"") -> HttpResponse:
        headers = {"x-mbx-apikey": self.key}
        return self.app.respond(HttpRequest(method, path, query, headers, body))

    def ask(self, name: str, **params: object) -> Any:
        """The JSON of the answer."""
        return json.loads(self.respond(name, params).body)

    def code(self, name: str, **params: object) -> tuple[int, int, str]:
        """Status, code and text of a refusal."""
        response = self.respond(name, params)
        error = json.loads(response.body)
        return response.status, error["code"], error["msg"]

    def control(self, name: str, **fields: object) -> HttpResponse:
        """Tell the exchange something."""
        body = json.dumps(fields).encode()
        return self.app.respond(HttpRequest("POST", f"/__control__/{name}", body=body))


def asker(rules: Mapping[str, Any] = SAMPLE, **settings: Any) -> Asker:
    """A client of a new exchange whose time stands still."""
    return Asker(ExchangeApp(exchange(rules, **settings)))


def code_of(response: HttpResponse) -> tuple[int, int]:
    """Status and code of a refusal."""
    return response.status, json.loads(response.body)["code"]
