"""Judging orders when market or account are other objects than at the order before.

What is remembered of the facts put in last does not help here. Each has other numbers, too.
"""

from collections.abc import Callable, Sequence

import pretrade
from benchmarks.measure import Case
from benchmarks.orders import (
    ACCOUNT,
    ACCOUNT_REPLY,
    ACCOUNTS,
    BATCHES,
    COUNT,
    ICEBERGS,
    INFO,
    LIMIT,
    MARKET,
    MARKET_REPLY,
    MARKETS,
    OWN,
    Params,
)

LIMIT_BY_MARKETS = "LIMIT, from an Order, another market each time"
MARKET_BY_MARKETS = "MARKET, from an Order, another market each time"
ICEBERG_BY_MARKETS = "iceberg LIMIT, from an Order, another market each time"
LIMIT_BY_ACCOUNTS = "LIMIT, from an Order, another account each time"
_AT_MARKET = BATCHES[1]

Orders = Sequence[pretrade.Order | pretrade.Oco | Params]


def cases() -> list[Case]:
    """Return the passing orders of three kinds, by facts that change."""
    one, only = [MARKET] * COUNT, [ACCOUNT] * COUNT
    return [
        _judged("iceberg LIMIT, from an Order, the same market and account", ICEBERGS, one, only),
        _judged(LIMIT_BY_MARKETS, LIMIT.objects, MARKETS, only),
        _judged(MARKET_BY_MARKETS, _AT_MARKET.objects, MARKETS, only),
        _judged(ICEBERG_BY_MARKETS, ICEBERGS, MARKETS, only),
        _judged(LIMIT_BY_ACCOUNTS, LIMIT.objects, one, ACCOUNTS),
        _judged("LIMIT, from an Order, both others each time", LIMIT.objects, MARKETS, ACCOUNTS),
        _judged(
            "LIMIT, from a dict of strings, both others each time", LIMIT.params, MARKETS, ACCOUNTS
        ),
        Case(OWN, "LIMIT, from an Order, both read anew from JSON", _read_anew, COUNT),
    ]


def _judged(
    what: str,
    orders: Orders,
    markets: Sequence[pretrade.Market],
    accounts: Sequence[pretrade.Account],
) -> Case:
    moments = tuple(zip(orders, markets, accounts, strict=True))
    assert all(
        INFO.check(order, market=market, account=account).certain
        for order, market, account in moments
    )
    return Case(OWN, what, _judging(moments), COUNT)


def _judging(
    moments: tuple[
        tuple[pretrade.Order | pretrade.Oco | Params, pretrade.Market, pretrade.Account], ...
    ],
) -> Callable[[], None]:
    def run() -> None:
        for order, market, account in moments:
            INFO.check(order, market=market, account=account)

    return run


def _read_anew() -> None:
    for order in LIMIT.objects:
        market = pretrade.Market.from_json(MARKET_REPLY)
        account = pretrade.Account.from_json(ACCOUNT_REPLY)
        INFO.check(order, market=market, account=account)
