"""Symbols to try things on: exchanges and filters, requests, and reports in few words."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from pretrade import (
    Account,
    ExchangeInfo,
    InvalidExchangeInfo,
    Market,
    OpenOrder,
    Report,
    Symbol,
    Unevaluated,
    Violation,
)

Json = dict[str, Any]

BASE_DATE = "2022-09-30"

AB: Json = {
    "symbol": "AB",
    "status": "TRADING",
    "baseAsset": "A",
    "baseAssetPrecision": 8,
    "quoteAsset": "B",
    "quoteAssetPrecision": 8,
}
"""A symbol without filters, whose rules beyond filters are mostly unknown."""

ORDERS_OF_2022: list[Json] = [
    {"rateLimitType": "ORDERS", "interval": "SECOND", "intervalNum": 10, "limit": 50},
    {"rateLimitType": "ORDERS", "interval": "DAY", "intervalNum": 1, "limit": 160000},
]


def exchange_with(
    *filters: Json, everywhere: Sequence[Json] = (), every_notional: bool = True, **fields: object
) -> ExchangeInfo:
    """An exchange that lists AB with these filters (``everywhere``: those of the exchange)."""
    document = {"exchangeFilters": [*everywhere], "symbols": [{**AB, **fields, "filters": filters}]}
    return ExchangeInfo.load(document, every_notional=every_notional)


def symbol_with(*filters: Json, every_notional: bool = True, **fields: Any) -> Symbol:  # noqa: ANN401
    """AB (base asset A, quote asset B) with these filters."""
    return exchange_with(*filters, every_notional=every_notional, **fields)["AB"]


TAKES_ALL: Json = {
    "status": "TRADING",
    "baseAssetPrecision": 8,
    "quoteAssetPrecision": 8,
    "orderTypes": [
        "LIMIT",
        "LIMIT_MAKER",
        "MARKET",
        "STOP_LOSS",
        "STOP_LOSS_LIMIT",
        "TAKE_PROFIT",
        "TAKE_PROFIT_LIMIT",
    ],
    "icebergAllowed": True,
    "ocoAllowed": True,
    "otoAllowed": True,
    "opoAllowed": True,
    "amendAllowed": True,
    "quoteOrderQtyMarketAllowed": True,
    "allowTrailingStop": True,
    "cancelReplaceAllowed": True,
    "isSpotTradingAllowed": True,
    "isMarginTradingAllowed": True,
    "permissions": ["SPOT", "MARGIN"],
}
"""What a symbol says that takes every kind of order."""


def symbol_json(base: str, quote: str, *filters: Json, **fields: object) -> Json:
    """One symbol as exchangeInfo writes it, that takes every order; what is None is left out."""
    assets = {"symbol": base + quote, "baseAsset": base, "quoteAsset": quote}
    whole = {**assets, **TAKES_ALL, "filters": [*filters], **fields}
    return {name: value for name, value in whole.items() if value is not None}


def exchange(*symbols: Json, rate_limits: object = ORDERS_OF_2022) -> ExchangeInfo:
    """An exchange that lists these symbols."""
    return ExchangeInfo.load({"rateLimits": rate_limits, "symbols": [*symbols]})


def listed(base: str, quote: str, *filters: Json, **fields: object) -> Symbol:
    """The one symbol of such an exchange."""
    return exchange(symbol_json(base, quote, *filters, **fields))[base + quote]


def judged(  # noqa: PLR0913  every fact by its name, as `check` takes them
    filters: Sequence[Json] | Json,
    request: Mapping[str, object],
    *,
    kind: str = "order",
    market: Market | None = None,
    account: Account | None = None,
    as_of: str = BASE_DATE,
    everywhere: Sequence[Json] = (),
    every_notional: bool = True,
) -> Report:
    """What pretrade says of a request on AB with these filters."""
    rules = [filters] if isinstance(filters, dict) else filters
    info = exchange_with(*rules, everywhere=everywhere, every_notional=every_notional)
    return info.check(request, request=kind, market=market, account=account, as_of=as_of)


def found(report: Report, rule: str) -> list[str]:
    """What one rule found, in the order of the report; nothing: it passed.

    A violation is ``price tickSize`` (field and bound; with ``stop: `` before it for a leg), a rule
    that lacks facts is ``? average_price:5, …``.
    """
    refused = [_in_words(one) for one in report.violations if one.rule == rule]
    return refused + [
        f"? {', '.join(one.missing)}".rstrip() for one in report.unevaluated if one.rule == rule
    ]


def _in_words(violation: Violation) -> str:
    leg = f"{violation.leg}: " if violation.leg else ""
    field = f"{violation.field} " if violation.field else ""
    return f"{leg}{field}{violation.bound.name if violation.bound else ''}"


def violation(report: Report, rule: str) -> Violation:
    """The one violation of a rule."""
    (one,) = (one for one in report.violations if one.rule == rule)
    return one


def unevaluated(report: Report, rule: str) -> Unevaluated:
    """The one statement that a rule lacks facts."""
    (one,) = (one for one in report.unevaluated if one.rule == rule)
    return one


def suggestions(report: Report, rule: str) -> list[str]:
    """The nearest legal values of the one violation of a rule, as a report prints them."""
    printed: list[str] = violation(report, rule).to_dict()["suggestions"]
    return printed


def complaint(rule: Json, *, everywhere: bool = False) -> str:
    """What loading says of one broken filter."""
    filters, exchange_filters = ([], [rule]) if everywhere else ([rule], [])
    document = {"symbols": [{**AB, "filters": filters}], "exchangeFilters": exchange_filters}
    with pytest.raises(InvalidExchangeInfo) as caught:
        ExchangeInfo.load(document, eager=True)
    return str(caught.value)


def attribute(name: str) -> str:
    """How a filter calls a number that exchangeInfo calls so: ``min_qty`` of ``minQty``."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


# ----------------------------------------------------------------------------------------- filters


def price_filter(tick: str = "0.01", low: str = "0.01", high: str = "1000000") -> Json:
    return {"filterType": "PRICE_FILTER", "minPrice": low, "maxPrice": high, "tickSize": tick}


def lot_size(step: str = "0.001", low: str = "0.001", high: str = "9000") -> Json:
    return {"filterType": "LOT_SIZE", "minQty": low, "maxQty": high, "stepSize": step}


def market_lot_size(high: str, step: str = "0.00000000", low: str = "0.00000000") -> Json:
    return {"filterType": "MARKET_LOT_SIZE", "minQty": low, "maxQty": high, "stepSize": step}


def notional(low: str = "10", high: str = "9000000", *, market: bool = True) -> Json:
    applied = {"applyMinToMarket": market, "applyMaxToMarket": market, "avgPriceMins": 5}
    return {"filterType": "NOTIONAL", "minNotional": low, "maxNotional": high, **applied}


def min_notional(low: str = "10", *, market: bool = True) -> Json:
    applied = {"applyToMarket": market, "avgPriceMins": 5}
    return {"filterType": "MIN_NOTIONAL", "minNotional": low, **applied}


def percent_price(down: str = "0.2", up: str = "5") -> Json:
    band = {"multiplierUp": up, "multiplierDown": down}
    return {"filterType": "PERCENT_PRICE", **band, "avgPriceMins": 5}


def percent_price_by_side(down: str = "0.2", up: str = "5") -> Json:
    bids = {"bidMultiplierUp": up, "bidMultiplierDown": down}
    asks = {"askMultiplierUp": up, "askMultiplierDown": down}
    return {"filterType": "PERCENT_PRICE_BY_SIDE", **bids, **asks, "avgPriceMins": 5}


def trailing_delta(least: int = 10, most: int = 2000) -> Json:
    above = {"minTrailingAboveDelta": least, "maxTrailingAboveDelta": most}
    below = {"minTrailingBelowDelta": least, "maxTrailingBelowDelta": most}
    return {"filterType": "TRAILING_DELTA", **above, **below}


def max_num_orders(limit: int) -> Json:
    return {"filterType": "MAX_NUM_ORDERS", "maxNumOrders": limit}


def max_num_algo_orders(limit: int) -> Json:
    return {"filterType": "MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders": limit}


# ---------------------------------------------------------------------------------------- requests


def _order(given: Mapping[str, object], changes: Mapping[str, object]) -> Json:
    """None takes a parameter out."""
    whole = {"symbol": "AB", "side": "BUY", **given, **changes}
    return {name: value for name, value in whole.items() if value is not None}


def limit(**changes: object) -> Json:
    """A LIMIT BUY of 4 at 10."""
    given = {"type": "LIMIT", "timeInForce": "GTC", "quantity": "4", "price": "10"}
    return _order(given, changes)


def limit_maker(**changes: object) -> Json:
    """A LIMIT_MAKER BUY of 4 at 10."""
    return _order({"type": "LIMIT_MAKER", "quantity": "4", "price": "10"}, changes)


def stop_loss_limit(**changes: object) -> Json:
    """A STOP_LOSS_LIMIT BUY of 4 at 10, stop at 9."""
    return limit(**{"type": "STOP_LOSS_LIMIT", "stopPrice": "9", **changes})


def take_profit_limit(**changes: object) -> Json:
    """A TAKE_PROFIT_LIMIT BUY of 4 at 10, stop at 9."""
    return stop_loss_limit(**{"type": "TAKE_PROFIT_LIMIT", **changes})


def stop_loss(**changes: object) -> Json:
    """A STOP_LOSS BUY of 4, stop at 9."""
    return _order({"type": "STOP_LOSS", "quantity": "4", "stopPrice": "9"}, changes)


def take_profit(**changes: object) -> Json:
    """A TAKE_PROFIT BUY of 4, stop at 9."""
    return stop_loss(**{"type": "TAKE_PROFIT", **changes})


def market_order(**changes: object) -> Json:
    """A MARKET BUY of 4."""
    return _order({"type": "MARKET", "quantity": "4"}, changes)


def market_for(amount: object, **changes: object) -> Json:
    """A MARKET BUY for an amount of the quote asset."""
    return _order({"type": "MARKET", "quoteOrderQty": amount}, changes)


def oco(**changes: object) -> Json:
    """A SELL of 4 at 12, or at 8 after a fall to 9: what `request="oco"` takes."""
    given = {
        "side": "SELL",
        "quantity": "4",
        "price": "12",
        "stopPrice": "9",
        "stopLimitPrice": "8",
        "stopLimitTimeInForce": "GTC",
    }
    return _order(given, changes)


def order_list(**changes: object) -> Json:
    """The same as `oco`, as `request="orderListOco"` takes it."""
    given = {
        "side": "SELL",
        "quantity": "4",
        "aboveType": "LIMIT_MAKER",
        "abovePrice": "12",
        "belowType": "STOP_LOSS_LIMIT",
        "belowStopPrice": "9",
        "belowPrice": "8",
        "belowTimeInForce": "GTC",
    }
    return _order(given, changes)


def open_order(**changes: Any) -> OpenOrder:  # noqa: ANN401  any field of an open order
    """A LIMIT SELL of 1 that rests on AB."""
    given: Json = {"symbol": "AB", "side": "SELL", "type": "LIMIT", "quantity": "1"}
    return OpenOrder(**{**given, **changes})
