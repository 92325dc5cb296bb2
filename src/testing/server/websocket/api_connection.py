"""A connection to the WebSocket API: `ApiConnection`.

Source: "Public WebSocket API", documentation of 2025-09. ``session.logon`` is for Ed25519 keys,
which an offline exchange does not have: every request that must be signed is signed by itself.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from pretrade.client.endpoints import ENDPOINTS, WEBSOCKET_METHODS
from pretrade.client.errors import ExchangeError
from pretrade.symbol_fields import RateLimit
from pretrade.testing.offline.refusals import refuse
from pretrade.testing.server.api import ANSWERED, Answer, Api
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
_ALIKE = ENDPOINTS["open_order_lists"]
"""It takes what a subscription does: what signs a request, recvWindow, and nothing else."""
_BANNED = 418


class ApiConnection:
    """The requests of one connection, and the user data streams that it subscribed to.

    Args:
        api: what answers.
        send: takes what is to be sent.
        address: where the client is; request weights are counted by address.
        shows_limits: answers have ``rateLimits`` unless a request says otherwise.
    """

    def __init__(
        self,
        api: Api,
        send: Send,
        *,
        address: str = "127.0.0.1",
        shows_limits: bool = True,
    ) -> None:
        self._api = api
        self._send = send
        self._address = address
        self._shows_limits = shows_limits
        self._since = api.exchange.now
        self._subscriptions = Subscriptions(api.exchange, send)
        self._methods: Mapping[str, Callable[[ApiRequest], Any]] = {
            "userDataStream.subscribe.signature": self._subscribe,
            "userDataStream.unsubscribe": lambda request: self._subscriptions.stop(request.params),
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
            self._reply(request)

    def closed(self) -> None:
        """End all subscriptions."""
        self._subscriptions.close()

    def _reply(self, request: ApiRequest) -> None:
        answer = self._answer(request)
        if answer.lost:
            self.closed()
            self._send(Close())
            return
        if answer.delay:
            self._send(Pause(answer.delay / 1000))
        reply = {"id": request.number, **_outcome(answer, self._api.exchange.now)}
        shows = request.shows_limits
        if self._shows_limits if shows is None else shows:
            reply["rateLimits"] = [_row(limit, used) for limit, used in answer.usage.items()]
        self._say(reply)
        if answer.status == _BANNED:
            self.closed()
            self._send(Close(POLICY_VIOLATION, "banned"))

    def _answer(self, request: ApiRequest) -> Answer:
        endpoint = WEBSOCKET_METHODS.get(request.method)
        if endpoint is not None and endpoint.name in ANSWERED:
            return self._api.answer(request.call(endpoint, self._address))
        return self._api.carry_out(
            self._address, _SESSION_WEIGHT, lambda: self._about_session(request)
        )

    def _about_session(self, request: ApiRequest) -> Any:  # noqa: ANN401  JSON
        method = self._methods.get(request.method)
        if method is None:
            raise refuse(-1020, f"This operation is not supported: {request.method:.40}")
        return method(request)

    # -------------------------------------------------------------------------- the session

    def _subscribe(self, request: ApiRequest) -> Json:
        return self._subscriptions.start(self._api.signer(request.call(_ALIKE, self._address)))

    def _list(self, _request: ApiRequest) -> list[Json]:
        return [{"subscriptionId": number} for number in self._subscriptions.ids]

    def _status(self, _request: ApiRequest) -> Json:
        return {
            "apiKey": None,
            "authorizedSince": None,
            "connectedSince": self._since,
            "returnRateLimits": self._shows_limits,
            "serverTime": self._api.exchange.now,
            "userDataStream": bool(self._subscriptions.ids),
        }

    def _say(self, answer: Json) -> None:
        self._send(json.dumps(answer, default=str))  # rules may hold decimals


def _outcome(answer: Answer, now: int) -> Json:
    if answer.status < 400:
        return {"status": answer.status, "result": answer.data}
    error = answer.data
    if answer.retry_after is not None:
        wait = {"serverTime": now, "retryAfter": now + answer.retry_after * 1000}
        error = {**error, "data": wait}
    return {"status": answer.status, "error": error}


def _row(limit: RateLimit, used: int) -> Json:
    return {
        "rateLimitType": limit.rate_limit_type,
        "interval": limit.interval,
        "intervalNum": limit.interval_num,
        "limit": limit.limit,
        "count": used,
    }
