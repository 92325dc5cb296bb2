"""Guards a client of python-binance: `guard`.

Every REST method of the library goes through ``_request(method, uri, …, data=…)`` and every method
of the spot WebSocket API through ``_ws_api_request(method, signed, params)``. There the parameters
are those of the wire, whichever of the many order methods was called.
"""

import functools
import inspect
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from pretrade.adapters.fetched_facts import FetchedFacts
from pretrade.adapters.guarded import Guarded, GuardedAwaitable, Placed, unguarded
from pretrade.adapters.held_rules import HeldRules, Rules, read_reply
from pretrade.adapters.order_endpoints import JUDGED, endpoint_of
from pretrade.adapters.order_judge import (
    AccountFacts,
    MarketFacts,
    MissingFacts,
    OrderJudge,
    Validate,
)
from pretrade.client.endpoints.endpoint import Endpoint

Client = TypeVar("Client")

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_NOT_SENT = frozenset({"headers", "requests_params"})  # python-binance takes them out
_CONNECTION = frozenset({"id", "apiKey"})  # of the WebSocket request, not of the order
_WRITES = frozenset({"POST", "PUT"})


def guard(  # noqa: PLR0913  what may be said of an order
    client: Client,
    rules: Rules | None = None,
    *,
    market: MarketFacts = None,
    account: AccountFacts = None,
    facts: MissingFacts = None,
    validate: Validate = "known",
) -> Client:
    """Check every spot and margin order of a python-binance client before it is sent.

    An order that the exchange would refuse raises an `OrderRejected`, whose ``report`` says why,
    and is not sent. It is a ``BinanceAPIException`` and a ``BinanceOrderException`` too, with the
    code and the message of the exchange. The client itself is guarded, and returned: no unguarded
    name of it is left. Guarding it again replaces the guard. What places no orders passes through
    untouched.

    Args:
        client: a ``Client`` or an ``AsyncClient``.
        rules: an `ExchangeInfo`, what one is loaded from, or a callable that gives either; None:
            the client fetches the exchangeInfo once, before its first order.
        market: prices of one symbol or of several, or a callable that gives them.
        account: the account, or a callable that gives it. The callables of an ``AsyncClient`` may
            be coroutine functions.
        facts: ``fetch``: prices and account that an order lacks to be judged are fetched by the
            client, as long as less than half of a request limit is used; or a callable:
            (symbol, names of the missing facts) → (`Market` or None, `Account` or None).
        validate: ``known`` refuses what is known to be wrong; ``strict`` also what could not be
            judged in full; ``off`` judges nothing.

    Raises:
        TypeError: it is not a client of python-binance.
        ValueError: ``validate`` or ``facts`` is another word.
        InvalidExchangeInfo: the rules cannot be read.
    """
    target: Any = client
    if not hasattr(target, "_request") or not hasattr(target, "_ws_api_request"):
        message = (
            "guard() takes a Client or an AsyncClient of python-binance (1.0.30 or later), not "
            f"{type(client).__name__}; for ccxt there is guard_ccxt()"
        )
        raise TypeError(message)
    # Here, since only those who have a client of python-binance need have the library.
    from pretrade.adapters.python_binance_rejected import BinanceOrderRejected  # noqa: PLC0415

    published = HeldRules(target.get_exchange_info, read_reply, once=True)
    held = published if rules is None else HeldRules.of(rules)
    fetched = FetchedFacts(
        functools.partial(_ask, target), lambda: getattr(target.response, "headers", None)
    )
    order_judge = OrderJudge(held, market, account, facts, validate, fetched, BinanceOrderRejected)
    send = unguarded(target._request)  # noqa: SLF001  where all methods meet
    guarded = GuardedAwaitable if inspect.iscoroutinefunction(send) else Guarded
    target._request = guarded(send, order_judge, functools.partial(_by_rest, target))  # noqa: SLF001
    # A coroutine function in either client.
    send = unguarded(target._ws_api_request)  # noqa: SLF001
    target._ws_api_request = GuardedAwaitable(send, order_judge, _by_websocket)  # noqa: SLF001
    return client


def _ask(
    client: Any,  # noqa: ANN401  untyped
    endpoint: Endpoint,
    params: Mapping[str, str],
) -> Any:  # noqa: ANN401  JSON, or an awaitable of it
    """Send a GET by the method that those of python-binance send it by."""
    path = endpoint.path.removeprefix("/api/v3/")
    return client._get(path, endpoint.security.signed, data=dict(params))  # noqa: SLF001


def _by_rest(
    client: Any,  # noqa: ANN401  untyped
    method: str,
    uri: str,
    *_more: object,
    data: Mapping[str, Any] = _NOTHING,
    **_keywords: object,
) -> Placed | None:
    """Read the arguments of ``_request``: python-binance signs and sends the texts of ``data``."""
    endpoint = endpoint_of(uri) if method.upper() in _WRITES else None
    if endpoint is None:
        return None
    sent = {**data, "recvWindow": client.REQUEST_RECVWINDOW or data.get("recvWindow")}
    parameters = {
        name: str(value)
        for name, value in sent.items()
        if value is not None and name not in _NOT_SENT
    }
    return endpoint, parameters


def _by_websocket(
    method: str,
    signed: object,  # noqa: ARG001  as it is called
    params: Mapping[str, Any],
) -> Placed | None:
    """Read the arguments of ``_ws_api_request``."""
    if method not in JUDGED:
        return None
    return method, {name: value for name, value in params.items() if name not in _CONNECTION}
