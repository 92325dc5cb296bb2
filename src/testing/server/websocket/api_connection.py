"""A connection to the WebSocket API: `ApiConnection`.

Source: "Public WebSocket API", documentation of 2025-09. ``session.logon`` is for Ed25519 keys,
which an offline exchange does not have: every request that must be signed is signed by itself.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from pretrade.client.errors import ExchangeError
from pretrade.testing.offline.endpoints.refusals import refuse
from pretrade.testing.server.exchange_app import ExchangeApp
from pretrade.testing.server.rest.http_messages import HttpResponse, json_response
from pretrade.testing.server.websocket.api_forward import answer_of, limit_rows, to_http
from pretrade.testing.server.websocket.api_methods import ENDPOINT_OF
from pretrade.testing.server.websocket.api_request import (
    ApiRequest,
    RequestId,
    read_id,
    read_message,
    read_request,
)
from pretrade.testing.server.websocket.connection import POLICY_VIOLATION, Close, Pause, Send
from pretrade.testing.server.websocket.subscriptions import Subscriptions

Json = dict[str, Any]
_SESSION_WEIGHT = 2  # that of every method that is about the connection
_BANNED = 418
_LIMITED = (_BANNED, 429)


class ApiConnection:
    """The requests of one connection, and the user data streams that it subscribed to.

    Args:
        app: what answers.
        send: takes what is to be sent.
        address: where the client is; request weights are counted by address.
        shows_limits: answers have ``rateLimits`` unless a request says otherwise.
    """

    def __init__(
        self,
        app: ExchangeApp,
        send: Send,
        *,
        address: str = "127.0.0.1",
        shows_limits: bool = True,
    ) -> None:
        self._door = app
        self._send = send
        self._address = address
        self._shows_limits = shows_limits
        self._since = app.exchange.now
        self._subscriptions = Subscriptions(app, send)
        self._methods: Mapping[str, Callable[[Mapping[str, str]], Any]] = {
            "userDataStream.subscribe.signature": self._subscriptions.start,
            "userDataStream.unsubscribe": self._subscriptions.stop,
            "session.subscriptions": self._list,
            "session.status": self._status,
        }

    def receive(self, text: str) -> None:
        """Answer a request."""
        number: RequestId = None
        try:
            message = read_message(text)
            number = read_id(message)
            request = read_request(message)
        except ExchangeError as error:
            refusal = {"code": error.code, "msg": error.msg}
            self._say({"id": number, "status": error.status, "error": refusal})
        else:
            self._answer(request)

    def closed(self) -> None:
        """End all subscriptions."""
        self._subscriptions.close()

    def _answer(self, request: ApiRequest) -> None:
        response = self._response(request)
        if response.lost:
            self.closed()
            self._send(Close())
            return
        if response.delay:
            self._send(Pause(response.delay / 1000))
        exchange = self._door.exchange
        answer = {"id": request.number, **answer_of(response, exchange.now)}
        shows = request.shows_limits
        if self._shows_limits if shows is None else shows:
            limits = exchange.info.exchange.rate_limits
            answer["rateLimits"] = limit_rows(limits, response.headers)
        self._say(answer)
        if response.status == _BANNED:
            self.closed()
            self._send(Close(POLICY_VIOLATION, "banned"))

    def _response(self, request: ApiRequest) -> HttpResponse:
        rest = self._door.rest
        if request.method in ENDPOINT_OF:
            return rest.respond(to_http(request, rest.keys, self._address))
        now = self._door.exchange.now
        try:
            status, data = 200, self._about_session(request, now)
        except ExchangeError as error:
            status, data = error.status, {"code": error.code, "msg": error.msg}
        headers = rest.limiter.headers(self._address, now)
        if status in _LIMITED:
            headers["retry-after"] = str(rest.limiter.retry_after(self._address, now))
        return json_response(status, data, headers)

    def _about_session(self, request: ApiRequest, now: int) -> Any:  # noqa: ANN401  JSON
        on = datetime.fromtimestamp(now // 1000, UTC).date()
        self._door.rest.limiter.admit(self._address, _SESSION_WEIGHT, now, on)
        method = self._methods.get(request.method)
        if method is None:
            raise refuse(-1020, f"This operation is not supported: {request.method:.40}")
        return method(request.params)

    # -------------------------------------------------------------------------- the session

    def _list(self, _params: Mapping[str, str]) -> list[Json]:
        return [{"subscriptionId": number} for number in self._subscriptions.ids]

    def _status(self, _params: Mapping[str, str]) -> Json:
        return {
            "apiKey": None,
            "authorizedSince": None,
            "connectedSince": self._since,
            "returnRateLimits": self._shows_limits,
            "serverTime": self._door.exchange.now,
            "userDataStream": bool(self._subscriptions.ids),
        }

    def _say(self, answer: Json) -> None:
        self._send(json.dumps(answer))
