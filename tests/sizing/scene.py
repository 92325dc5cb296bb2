"""Symbols with few filters, and what sizing says of them in few words."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, ParamSpec

import pytest

from pretrade import NO_REFERENCE_PRICE, CannotFit, ExchangeInfo, Fit, Market, Symbol
from tests.symbols import Json, exchange_with

P = ParamSpec("P")

TODAY = "2026-11-22"
BEFORE_ZERO = "2022-01-01"
"""Ticks and steps are counted from the minimum."""


def ticks(tick: str = "0.01", low: str = "0.01", high: str = "1000000") -> Json:
    return {"filterType": "PRICE_FILTER", "minPrice": low, "maxPrice": high, "tickSize": tick}


def lots(step: str = "0.001", low: str = "0.001", high: str = "9000") -> Json:
    return {"filterType": "LOT_SIZE", "minQty": low, "maxQty": high, "stepSize": step}


def market_lots(high: str, step: str = "0.00000000", low: str = "0.00000000") -> Json:
    return {"filterType": "MARKET_LOT_SIZE", "minQty": low, "maxQty": high, "stepSize": step}


def notional(low: str = "10", high: str = "9000000", *, market: bool = True) -> Json:
    return {
        "filterType": "NOTIONAL",
        "minNotional": low,
        "maxNotional": high,
        "applyMinToMarket": market,
        "applyMaxToMarket": market,
        "avgPriceMins": 5,
    }


def min_notional(low: str = "10", *, market: bool = True) -> Json:
    return {
        "filterType": "MIN_NOTIONAL",
        "minNotional": low,
        "applyToMarket": market,
        "avgPriceMins": 5,
    }


def by_side(down: str = "0.2", up: str = "5") -> Json:
    return {
        "filterType": "PERCENT_PRICE_BY_SIDE",
        "bidMultiplierUp": up,
        "bidMultiplierDown": down,
        "askMultiplierUp": up,
        "askMultiplierDown": down,
        "avgPriceMins": 5,
    }


def percent(down: str = "0.2", up: str = "5") -> Json:
    return {
        "filterType": "PERCENT_PRICE",
        "multiplierUp": up,
        "multiplierDown": down,
        "avgPriceMins": 5,
    }


def listed(*filters: Json, every_notional: bool = True, **fields: Any) -> ExchangeInfo:  # noqa: ANN401
    """An exchange that lists AB with these filters."""
    return exchange_with(*filters, every_notional=every_notional, **fields)


def symbol(*filters: Json, every_notional: bool = True, **fields: Any) -> Symbol:  # noqa: ANN401
    """The symbol AB (base asset A, quote asset B) with these filters."""
    return listed(*filters, every_notional=every_notional, **fields)["AB"]


def average(price: str) -> Market:
    return Market(average_prices={5: price}, reference_price=NO_REFERENCE_PRICE)


def reasons(call: Callable[P, object], *given: P.args, **more: P.kwargs) -> list[str]:
    """Why a call finds nothing legal."""
    with pytest.raises(CannotFit) as caught:
        call(*given, **more)
    return list(caught.value.reasons)


def moves(fit: Fit) -> list[str]:
    """What a fit changed, without the reasons."""
    return [f"{one.field} {one.to_dict()['old']} {one.to_dict()['new']}" for one in fit.changes]


def left(fit: Fit) -> list[str]:
    """What is still wrong after a fit."""
    return [one.rule for one in fit.report.violations]


def decimals(*texts: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, texts))
