"""The REST surface of an offline exchange, without sockets: `RestApi`.

Who asks and what was signed is judged here; orders and all else are judged by the exchange.
Sources: "General Information on Endpoints", "LIMITS" and "SIGNED endpoint security", REST
documentation of 2022-09-30. In which order the checks before the exchange's own come is ours.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import attrs

from pretrade.client.endpoints import ENDPOINTS, Endpoint, Security
from pretrade.client.errors import ExchangeError, TransportFailed
from pretrade.client.http.headers import API_KEY
from pretrade.rulebook import rulebook_at
from pretrade.testing.offline import OfflineExchange
from pretrade.testing.offline.endpoints.refusals import refuse
from pretrade.testing.offline.endpoints.request_parameters import read
from pretrade.testing.offline.endpoints.timing import judge_timing
from pretrade.testing.server.client_time import ClientTime
from pretrade.testing.server.key_ring import KeyRing
from pretrade.testing.server.listen_keys import ListenKeys
from pretrade.testing.server.margin_orders import judge_margin
from pretrade.testing.server.request_limiter import RequestLimiter
from pretrade.testing.server.rest.http_messages import HttpRequest, HttpResponse, json_response
from pretrade.testing.server.rest.limit_headers import order_count_headers, order_retry_after
from pretrade.testing.server.rest.request_text import RequestText, read_text
from pretrade.testing.server.rest.routes import ROUTES, unrouted

_KEY_HEADER = API_KEY.lower()
_LONGEST_WINDOW = 60_000
_TOO_MANY_ORDERS = -1015
_JUDGED = frozenset(one.name for one in ENDPOINTS.values() if one.placement == "body")
"""Whose parameters `check` judges: the endpoints that take an order."""


class RestApi:
    """Answers HTTP requests as the exchange does.

    Attributes:
        exchange: what answers.
        keys: who may ask.
        listen_keys: the keys of user data streams.
        limiter: how much each address may ask.
    """

    def __init__(self, exchange: OfflineExchange, keys: KeyRing, time: ClientTime) -> None:
        """Open a app.

        Args:
            exchange: with an account for each key.
            keys: API keys and their secrets.
            time: how timestamps are read.
        """
        self.exchange = exchange
        self.keys = keys
        self.listen_keys = ListenKeys()
        self.limiter = RequestLimiter(exchange.info.exchange.rate_limits)
        self._time = time

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Return the answer to a request, whatever it is; nothing is raised."""
        endpoint = ROUTES.get((request.method, request.path))
        if endpoint is None:
            return unrouted(request)
        now = self.exchange.now
        before = self._time.lead(now)
        response = self._respond(endpoint, request, now)
        delay = self._time.lead(self.exchange.now) - before
        return attrs.evolve(response, delay=delay) if delay > 0 else response

    def today(self, now: int) -> date:
        """Return the day whose rules hold at a time of the exchange, in milliseconds."""
        return self.exchange.info.exchange.day or datetime.fromtimestamp(now // 1000, UTC).date()

    def _respond(self, endpoint: Endpoint, request: HttpRequest, now: int) -> HttpResponse:
        on = self.today(now)
        try:
            text = read_text(request.query, b"" if request.method == "GET" else request.body)
            weight = 0 if endpoint.own_limits else endpoint.weight(text.params, on)
            self.limiter.admit(request.address, weight, now, on)
            data = self._answer(endpoint, request, text, now, on)
        except ExchangeError as error:
            return self._refusal(error, request.address, on)
        except TransportFailed:
            return HttpResponse(200, b"", lost=True)
        if endpoint.free_since is not None and endpoint.free_since <= on:
            self.limiter.give_back(request.address, weight, now)
        headers = self.limiter.headers(request.address, now)
        if endpoint.places_orders:
            counts = self.exchange.order_counts(request.headers[_KEY_HEADER])
            headers.update(order_count_headers(counts))
        return json_response(200, data, headers)

    def _refusal(self, error: ExchangeError, address: str, on: date) -> HttpResponse:
        now = self.exchange.now
        body: dict[str, Any] = {"code": error.code, "msg": error.msg}
        if error.data is not None:
            body["data"] = error.data
        headers = self.limiter.headers(address, now)
        if error.code == _TOO_MANY_ORDERS:
            limits = self.exchange.info.exchange.order_limits
            headers.update(order_retry_after(error.msg, limits, now, on))
        elif error.status in (418, 429):
            headers["retry-after"] = str(self.limiter.retry_after(address, now))
        return json_response(error.status, body, headers)

    # ------------------------------------------------------------------------------ what is asked

    def _answer(
        self, endpoint: Endpoint, request: HttpRequest, text: RequestText, now: int, on: date
    ) -> Any:  # noqa: ANN401  JSON
        security = endpoint.security
        if not security.keyed:
            return self.exchange.call(endpoint.name, text.params)
        key = self.keys.known(request.headers.get(_KEY_HEADER))
        if security is Security.USER_STREAM:
            return self._listen_key(endpoint.name, key, text.params, now)
        params = self._time.on_exchange(self._signed(endpoint, key, text, on), now)
        if security is Security.MARGIN:
            judge_timing(params, now, rulebook_at(on))
            judge_margin(self.exchange.info, endpoint.name, params, on)
        return self.exchange.call(endpoint.name, params, api_key=key)

    def _signed(
        self, endpoint: Endpoint, key: str, text: RequestText, on: date
    ) -> Mapping[str, str]:
        """Return the parameters of a request that its key's secret has signed."""
        params = text.params
        for name in ("timestamp", "signature"):
            if name not in params:
                msg = f"Mandatory parameter '{name}' was not sent, was empty/null, or malformed."
                raise refuse(-1102, msg)
            if not params[name]:
                raise refuse(-1105, f"Parameter '{name}' was empty.")
        self.keys.judge(key, text.payload, params["signature"], on)
        if endpoint.name not in _JUDGED:
            _judge_window(params.get("recvWindow", ""))
        return params

    def _listen_key(
        self, name: str, key: str, params: Mapping[str, str], now: int
    ) -> dict[str, str]:
        read(name, params, rulebook_at(self.today(now)))
        if name == "start_user_data_stream":
            return {"listenKey": self.listen_keys.start(key, self.keys[key].reveal(), now)}
        if name == "keep_alive_user_data_stream":
            self.listen_keys.keep_alive(key, params["listenKey"], now)
        else:
            self.listen_keys.close(key, params["listenKey"], now)
        return {}


def _judge_window(given: str) -> None:
    """Refuse a window that is too long; where an order is judged, that is done with the rest."""
    whole = given.partition(".")[0]
    if whole.isascii() and whole.isdigit() and int(whole[:20]) > _LONGEST_WINDOW:
        raise refuse(-1131, "'recvWindow' must be less than 60000.")
