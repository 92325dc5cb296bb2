"""What answers a request, whichever protocol brought it: `Api` takes a `Call`, gives an `Answer`.

Who asks and what was signed is judged here; orders and all else are judged by the exchange.
Sources: "General Information on Endpoints", "LIMITS" and "SIGNED endpoint security", REST
documentation of 2022-09-30. In which order the checks before the exchange's own come is ours. The
accounts are spot accounts: what the exchange says to one without a margin account is -3003.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, NoReturn

import attrs

from pretrade.client.endpoints import ENDPOINTS, Endpoint, Security
from pretrade.client.errors import ExchangeError, TransportFailed
from pretrade.enums import RequestKind
from pretrade.exchange_info import ExchangeInfo
from pretrade.order import read_request
from pretrade.order.syntax import LONGEST_WINDOW
from pretrade.rulebook import rulebook_at
from pretrade.symbol_fields import RateLimit
from pretrade.testing.offline import OfflineExchange
from pretrade.testing.offline.endpoints.handlers import PRIVATE, PUBLIC
from pretrade.testing.offline.endpoints.request_parameters import read
from pretrade.testing.offline.endpoints.timing import judge_timing
from pretrade.testing.offline.refusals import not_sent, refuse, refused, was_empty
from pretrade.testing.server.client_time import ClientTime
from pretrade.testing.server.key_ring import KeyRing
from pretrade.testing.server.listen_keys import ListenKeys
from pretrade.testing.server.request_limiter import RequestLimiter, order_retry_after

_TOO_MANY_ORDERS = -1015

ANSWERED: Mapping[str, Endpoint] = {
    name: one
    for name, one in ENDPOINTS.items()
    if name in PUBLIC.keys() | PRIVATE.keys()
    or one.security is Security.USER_STREAM
    or one.own_limits
}
"""Name → endpoint: those of the client that are answered."""


@attrs.frozen
class Call:
    """A request to an endpoint.

    Attributes:
        endpoint: what is asked.
        params: as they are read, by the exchange's names; what signs them is among them.
        key: the API key; None: none was sent.
        signable: the texts of which the signature may be, the likeliest first.
        address: where it comes from; request weights are counted by address.
    """

    endpoint: Endpoint
    params: Mapping[str, str] = attrs.field(repr=False)
    key: str | None = attrs.field(repr=False)
    signable: Iterable[bytes] = attrs.field(repr=False)
    address: str


@attrs.frozen
class Answer:
    """What is to be said.

    Attributes:
        status: that of HTTP.
        data: JSON; of a refusal ``code``, ``msg`` and perhaps ``data``.
        usage: what is used of each limiter that the request counts against.
        retry_after: after how many seconds it may be asked again; None: that is not said.
        delay: milliseconds to wait before it is said.
        lost: it never arrives: the connection is cut instead.
    """

    status: int
    data: Any
    usage: Mapping[RateLimit, int] = attrs.field(factory=dict[RateLimit, int])
    retry_after: int | None = None
    delay: int = 0
    lost: bool = False


class Api:
    """Answers calls as the exchange does.

    Attributes:
        exchange: what answers.
        keys: who may ask.
        listen_keys: the keys of user data streams.
        limiter: how much each address may ask.
    """

    def __init__(self, exchange: OfflineExchange, keys: KeyRing, time: ClientTime) -> None:
        """Open it.

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

    def today(self) -> date:
        """Return the day whose rules hold."""
        day, now = self.exchange.info.exchange.day, self.exchange.now
        return day or datetime.fromtimestamp(now // 1000, UTC).date()

    def answer(self, call: Call) -> Answer:
        """Return the answer to a call, whatever it is; nothing is raised."""
        endpoint, on = call.endpoint, self.today()
        before = self._time.lead(self.exchange.now)
        weight = 0 if endpoint.own_limits else endpoint.weight(call.params, on)
        free = endpoint.free_since is not None and endpoint.free_since <= on
        answer = self.carry_out(call.address, weight, lambda: self._data(call, on), free=free)
        if endpoint.places_orders and answer.status == 200 and call.key is not None:
            counts = self.exchange.order_counts(call.key)
            orders = {one: counts[one.window] for one in self.exchange.info.exchange.order_limits}
            answer = attrs.evolve(answer, usage={**answer.usage, **orders})
        delay = self._time.lead(self.exchange.now) - before
        return attrs.evolve(answer, delay=delay) if delay > 0 else answer

    def carry_out(
        self, address: str, weight: int, act: Callable[[], Any], *, free: bool = False
    ) -> Answer:
        """Count a request, and return what comes of it as its answer.

        Args:
            address: where it comes from.
            weight: what it weighs.
            act: returns the data of the answer, or refuses.
            free: what succeeds weighs nothing.
        """
        now = self.exchange.now
        try:
            self.limiter.admit(address, weight, now, self.today())
            data = act()
        except ExchangeError as error:
            return self.refusal(error, address)
        except TransportFailed:
            return Answer(200, None, lost=True)
        if free:
            self.limiter.give_back(address, weight, now)
        return Answer(200, data, self.limiter.used(address, now))

    def refusal(self, error: ExchangeError, address: str) -> Answer:
        """Return the answer to what is refused."""
        now, wait = self.exchange.now, None
        data: dict[str, Any] = {"code": error.code, "msg": error.msg}
        if error.data is not None:
            data["data"] = error.data
        if error.code == _TOO_MANY_ORDERS:
            limits = self.exchange.info.exchange.order_limits
            wait = order_retry_after(error.msg, limits, now, self.today())
        elif error.status in (418, 429):
            wait = self.limiter.retry_after(address, now)
        return Answer(error.status, data, self.limiter.used(address, now), wait)

    def signer(self, call: Call) -> str:
        """Return the key of a call that asks for nothing but what belongs to it.

        Raises:
            ExchangeError: nobody signed it, or it is not of this time.
        """
        key, params = self._signed(call)
        rulebook = rulebook_at(self.today())
        read(call.endpoint.name, call.params, rulebook)
        judge_timing(params, self.exchange.now, rulebook)
        return key

    # ------------------------------------------------------------------------------ what is asked

    def _data(self, call: Call, on: date) -> Any:  # noqa: ANN401  JSON
        endpoint = call.endpoint
        if not endpoint.security.keyed:
            return self.exchange.call(endpoint.name, call.params)
        if endpoint.security is Security.USER_STREAM:
            return self._listen_key(endpoint.name, self.keys.known(call.key), call.params)
        key, params = self._signed(call)
        if endpoint.own_limits and endpoint.kind is not None:
            judge_timing(params, self.exchange.now, rulebook_at(on))
            judge_margin(self.exchange.info, endpoint.kind, params, on)
        return self.exchange.call(endpoint.name, params, api_key=key)

    def _signed(self, call: Call) -> tuple[str, Mapping[str, str]]:
        """Return the key whose secret has signed, and the parameters at the exchange's time."""
        key, params = self.keys.known(call.key), call.params
        for name in ("timestamp", "signature"):
            if name not in params:
                raise not_sent(name)
            if not params[name]:
                raise was_empty(name)
        self.keys.judge(key, call.signable, params["signature"])
        if call.endpoint.kind is None:  # an order is judged with its window
            _judge_window(params.get("recvWindow", ""))
        return key, self._time.on_exchange(params, self.exchange.now)

    def _listen_key(self, name: str, key: str, params: Mapping[str, str]) -> dict[str, str]:
        now = self.exchange.now
        read(name, params, rulebook_at(self.today()))
        if name == "start_user_data_stream":
            return {"listenKey": self.listen_keys.start(key, self.keys[key].reveal(), now)}
        if name == "keep_alive_user_data_stream":
            self.listen_keys.keep_alive(key, params["listenKey"], now)
        else:
            self.listen_keys.close(key, params["listenKey"], now)
        return {}


def _judge_window(given: str) -> None:
    """Refuse a window that is too long."""
    whole = given.partition(".")[0]
    if whole.isascii() and whole.isdigit() and int(whole[:20]) > LONGEST_WINDOW:
        raise refuse(-1131)


def judge_margin(
    info: ExchangeInfo, kind: RequestKind, params: Mapping[str, str], on: date
) -> NoReturn:
    """Refuse a margin order: for what is wrong with it, else because there is no margin account.

    Raises:
        ExchangeError: always.
    """
    first = info.check(read_request(params, kind, {}), as_of=on).first
    raise refuse(-3003, "Margin account does not exist.") if first is None else refused(first)
