"""Facts that a client fetches by calls of its own, within the limits: `FetchedFacts`."""

from collections.abc import Callable, Generator, Iterable, Mapping
from typing import Any

import attrs

from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.client.errors import LimitReached
from pretrade.client.flows.reference_price import tells_none
from pretrade.client.instants import instant
from pretrade.client.limits.limit_tracker import LimitTracker
from pretrade.client.limits.rate_limits import ORDERS, REQUEST_WEIGHT
from pretrade.client.state.defaults import machine_clock
from pretrade.exchange_info import ExchangeInfo
from pretrade.facts.account import Account
from pretrade.facts.market import Market
from pretrade.symbol_fields import RateLimit

Facts = tuple[Market | None, Account | None]

Sources = tuple[tuple[Endpoint, tuple[str, ...]], ...]
"""Endpoints, and how the names of the facts begin that their replies have."""

_REFERENCE_PRICE = ENDPOINTS["reference_price"]
_OF_MARKET: Sources = (
    (ENDPOINTS["avg_price"], ("average_price:",)),
    (ENDPOINTS["ticker_price"], ("last_price",)),
    (ENDPOINTS["book_ticker"], ("best_bid", "best_ask")),
    # It precedes the average and the last price, and need not be missing for that.
    (_REFERENCE_PRICE, ("reference_price", "average_price:", "last_price")),
)
_OF_ACCOUNT: Sources = (
    (ENDPOINTS["account"], ("balance:", "permissions", "can_trade")),
    (ENDPOINTS["open_orders"], ("open_orders",)),
    (ENDPOINTS["order_count_usage"], ("order_counts",)),
)

_PUBLISHED = RateLimit(REQUEST_WEIGHT, "MINUTE", 1, 6000)
"""The limit where the rules state none, as those of ccxt: change log of 2023-08-25."""


def _new_tracker(facts: "FetchedFacts") -> LimitTracker:
    return LimitTracker((), facts.clock)


@attrs.define(eq=False)
class FetchedFacts:
    """Fetches what is missing for one order, and leaves half of each limit to the program.

    A call that fails leaves its fact unknown, and nothing more is asked until the minute is over,
    or for as long as the exchange wants.

    Attributes:
        ask: sends a GET to an endpoint; returns the reply, an awaitable of it, or None if the
            library has no such call.
        headers: returns those of the latest reply to the client, whatever was asked.
        clock: returns milliseconds since 1970.
    """

    ask: Callable[[Endpoint, Mapping[str, str]], Any]
    headers: Callable[[], Mapping[str, str] | None]
    clock: Callable[[], int] = machine_clock
    _tracker: LimitTracker = attrs.field(
        init=False, default=attrs.Factory(_new_tracker, takes_self=True)
    )
    _recorded: object = attrs.field(init=False, default=None)

    def steps(
        self, info: ExchangeInfo, symbol: str, missing: Iterable[str]
    ) -> Generator[Any, Any, Facts]:
        """Yield what the calls give, take their values, and return what they say."""
        wanted = tuple(missing)
        self._tracker.adopt(_halves(info.exchange.rate_limits))
        market, account = Market(), Account()
        for endpoint in _having(wanted, _OF_MARKET):
            reply = yield from self._reply(endpoint, {"symbol": symbol})
            if reply is not None:
                market = market.with_reply(reply)
        for endpoint in _having(wanted, _OF_ACCOUNT):
            reply = yield from self._reply(endpoint, {})
            if reply is not None:
                account = account.with_reply(reply)
        return market, account

    def _reply(self, endpoint: Endpoint, params: Mapping[str, str]) -> Generator[Any, Any, Any]:
        """Yield what a call gives and return its value; None: there is none."""
        weight = endpoint.weight(params, instant(self.clock()).date())
        self._record()
        try:
            self._tracker.admit(weight)
        except LimitReached:
            return None
        self._tracker.spend(weight)
        try:
            reply = yield self.ask(endpoint, params)
        except Exception as error:  # noqa: BLE001  of the library, or of what it is built on
            return self._without(endpoint, error)
        self._record()
        return reply

    def _record(self) -> None:
        """Take note, once, of what the exchange counted last: the program's own calls too."""
        headers = self.headers()
        if headers and headers is not self._recorded:
            self._tracker.record({name.lower(): value for name, value in headers.items()})
            self._recorded = headers

    def _without(self, endpoint: Endpoint, error: Exception) -> Any:  # noqa: ANN401  JSON
        """Return what a call that failed says all the same; None: nothing."""
        if endpoint is _REFERENCE_PRICE and tells_none(error):
            return {"referencePrice": None}
        headers = {name.lower(): value for name, value in (self.headers() or {}).items()}
        wait = headers.get("retry-after", "")
        until = instant(self.clock() + int(wait) * 1000) if wait.isdecimal() else None
        self._tracker.refused(LimitReached(str(error), until))
        return None


def prices_in(missing: frozenset[str]) -> frozenset[str]:
    """Return the names of the facts that are prices.

    >>> sorted(prices_in(frozenset({"balance:USDT", "best_ask", "average_price:5"})))
    ['average_price:5', 'best_ask']
    """
    return frozenset(one for one in missing if _having((one,), _OF_MARKET))


def _halves(limits: Iterable[RateLimit]) -> list[RateLimit]:
    given = [one for one in limits if one.rate_limit_type != ORDERS] or [_PUBLISHED]
    return [attrs.evolve(one, limit=one.limit // 2) for one in given]


def _having(wanted: tuple[str, ...], sources: Sources) -> list[Endpoint]:
    """Return the endpoints whose replies have facts that are wanted."""
    return [
        endpoint
        for endpoint, beginnings in sources
        if any(name.startswith(beginnings) for name in wanted)
    ]
