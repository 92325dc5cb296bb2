"""Guards an exchange of ccxt: `guard_ccxt`.

Every REST endpoint of ccxt is called through ``request(path, api, method, params, config)``, after
ccxt has rounded amounts and prices and chosen the order type; every order over the WebSocket of
``ccxt.pro`` goes through ``watch(url, message_hash, message, …)``. There the parameters are those
of the wire, whichever of the many order methods was called.
"""

import functools
import inspect
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

from pretrade.adapters.fetched_facts import FetchedFacts
from pretrade.adapters.guarded import Guarded, GuardedAwaitable, Placed, unguarded
from pretrade.adapters.held_rules import HeldRules, Rules
from pretrade.adapters.order_endpoints import JUDGED, endpoint_of
from pretrade.adapters.order_judge import (
    AccountFacts,
    MarketFacts,
    MissingFacts,
    OrderJudge,
    Validate,
)
from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.exchange_info import ExchangeInfo
from pretrade.json_values import is_object

Exchange = TypeVar("Exchange")

_BINANCE = frozenset({"binance", "binanceus"})
_ROOTS = {"private": "/api/v3/", "sapi": "/sapi/v1/"}
"""ccxt's names of the spot and margin APIs → their paths; its other APIs are other markets."""

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_NOT_SENT = frozenset({"maxRetriesOnFailure", "maxRetriesOnFailureDelay"})  # ccxt takes them out
_CONNECTION = frozenset({"apiKey", "returnRateLimits"})  # of the WebSocket request
_WRITES = frozenset({"POST", "PUT"})


def guard_ccxt(  # noqa: PLR0913  what may be said of an order
    exchange: Exchange,
    rules: Rules | None = None,
    *,
    market: MarketFacts = None,
    account: AccountFacts = None,
    facts: MissingFacts = None,
    validate: Validate = "known",
) -> Exchange:
    """Check every spot and margin order of ccxt's binance before it is sent.

    What is judged is what ccxt would really send, after its own rounding. An order that the
    exchange would refuse raises an `OrderRejected`, whose ``report`` says why, and is not sent.
    It is a ``ccxt.InvalidOrder`` too, and a ``ccxt.InsufficientFunds`` where the balance is too
    small. The exchange object itself is guarded, and returned: no unguarded name of it is left.
    Guarding it again replaces the guard. What places no orders passes through untouched.

    Args:
        exchange: ``ccxt.binance``, ``ccxt.async_support.binance``, ``ccxt.pro.binance``, or the
            ``binanceus`` of each.
        rules: an `ExchangeInfo`, what one is loaded from, or a callable that gives either; None:
            the spot markets that ccxt has loaded. They have neither rate limits nor exchange
            filters: ccxt drops these, so that ``strict`` needs the rules.
        market: prices of one symbol or of several by their names at the exchange (``BTCUSDT``), or
            a callable that gives them.
        account: the account, or a callable that gives it. The callables of an asynchronous
            exchange may be coroutine functions.
        facts: ``fetch``: prices and account that an order lacks to be judged are fetched by the
            exchange object, as long as less than half of a request limit is used; or a callable:
            (symbol, names of the missing facts) → (`Market` or None, `Account` or None).
        validate: ``known`` refuses what is known to be wrong; ``strict`` also what could not be
            judged in full; ``off`` judges nothing.

    Raises:
        TypeError: it is not a binance exchange of ccxt.
        ValueError: ``validate`` or ``facts`` is another word.
        InvalidExchangeInfo: the rules cannot be read.
    """
    target: Any = exchange
    if getattr(target, "id", None) not in _BINANCE or not hasattr(target, "request"):
        message = (
            "guard_ccxt() takes ccxt.binance or ccxt.binanceus, sync or async, not "
            f"{type(exchange).__name__}; for python-binance there is guard()"
        )
        raise TypeError(message)
    # Here, since only those who have an exchange of ccxt need have ccxt.
    from pretrade.adapters.ccxt_rejected import CcxtOrderRejected  # noqa: PLC0415

    held = HeldRules(target.load_markets, _listed) if rules is None else HeldRules.of(rules)
    fetched = FetchedFacts(functools.partial(_ask, target), lambda: target.last_response_headers)
    order_judge = OrderJudge(held, market, account, facts, validate, fetched, CcxtOrderRejected.of)
    send = unguarded(target.request)
    guarded = GuardedAwaitable if inspect.iscoroutinefunction(send) else Guarded
    target.request = guarded(send, order_judge, functools.partial(_by_rest, target))
    if hasattr(target, "watch"):  # asynchronous ones have it, and those of ccxt.pro use it
        watch = unguarded(target.watch)
        target.watch = GuardedAwaitable(
            watch, order_judge, functools.partial(_by_websocket, target)
        )
    return exchange


def _listed(markets: Mapping[str, Any]) -> ExchangeInfo:
    """Return the rules of ccxt's spot markets: each keeps what the exchange said of it."""
    listed = [market["info"] for market in markets.values() if market.get("spot")]
    return ExchangeInfo.load({"symbols": listed})


def _ask(
    exchange: Any,  # noqa: ANN401  untyped
    endpoint: Endpoint,
    params: Mapping[str, str],
) -> Any:  # noqa: ANN401  JSON, or an awaitable of it
    """Call ccxt's own method of a GET: it counts for ccxt's rate limit. Older ccxt lack some."""
    access = "private" if endpoint.security.signed else "public"
    path = endpoint.path.removeprefix(_ROOTS["private"]).replace("/", "_").lower()
    method = getattr(exchange, f"{access}_get_{path}", None)
    return None if method is None else method(params)


def _by_rest(
    exchange: Any,  # noqa: ANN401  untyped
    path: str,
    api: str | Sequence[str] = "public",
    method: str = "GET",
    params: Mapping[str, Any] = _NOTHING,
    *_more: object,
    **_keywords: object,
) -> Placed | None:
    """Read the arguments of ``request``: ccxt sends the texts of ``params``."""
    root = _ROOTS.get(api if isinstance(api, str) else api[0])
    endpoint = endpoint_of(root + path) if root and method in _WRITES else None
    if endpoint is None:
        return None
    window = exchange.options.get("recvWindow")
    sent = params if window is None else {"recvWindow": window, **params}
    parameters = {
        # A truth is left as it is: its text differs from parameter to parameter.
        name: value if isinstance(value, bool) else str(value)
        for name, value in sent.items()
        if name not in _NOT_SENT
    }
    return endpoint, parameters


def _by_websocket(
    exchange: Any,  # noqa: ANN401  untyped
    url: str,
    message_hash: object,  # noqa: ARG001  as it is called
    message: object = None,
    *_more: object,
    **_keywords: object,
) -> Placed | None:
    """Read the arguments of ``watch``. The methods of futures have the names of those of spot."""
    if not is_object(message) or message.get("method") not in JUDGED:
        return None
    if url != exchange.urls["api"]["ws"]["ws-api"]["spot"]:
        return None
    params = message["params"]
    return message["method"], {n: value for n, value in params.items() if n not in _CONNECTION}
