"""Made-up symbols with odd grids, odd bounds and every filter."""

from collections.abc import Callable
from typing import Any

from property_tests.strategies.pick import Picker
from property_tests.strategies.wire import UNIT, plain, spelled

STEPS = (
    UNIT // 1000, 1, UNIT // 100, UNIT // 20, UNIT // 2, UNIT, 3 * UNIT, 25 * UNIT, 0,
)  # fmt: skip
BANDS = (("5", "0.2"), ("1.1", "0.9"), ("1.0500", "0.9500"), ("2", "0.5"), ("1.2", "1"))
ORDER_TYPES = [
    "LIMIT", "LIMIT_MAKER", "MARKET", "STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT",
    "TAKE_PROFIT_LIMIT",
]  # fmt: skip
FLAGS = (
    "icebergAllowed", "ocoAllowed", "otoAllowed", "quoteOrderQtyMarketAllowed",
    "allowTrailingStop", "cancelReplaceAllowed", "isSpotTradingAllowed", "isMarginTradingAllowed",
)  # fmt: skip
EDGE_COUNTS = (5, 3, 2, 1, 4, 6, 0)

Filter = dict[str, Any]
Maker = Callable[[], Filter]


def grid(pick: Picker, names: tuple[str, str, str]) -> Filter:
    """Make a minimum, a maximum and a step; any may be 0, the minimum may be off the step."""
    step = pick.one_of(STEPS)
    size = step or UNIT // 1000
    low = size * pick.one_of((1, 1, 0, 7, 100))
    low += pick.one_of((0, 0, 0, 1, size // 2, size // 3)) if low else 0
    high = low + size * pick.one_of((1000, 100_000, 10**7))
    high = 0 if pick.chance(15) else high + pick.one_of((0, 0, 1, size // 2))
    return dict(zip(names, (spelled(pick, part) for part in (low, high, step)), strict=True))


def market_grid(pick: Picker) -> Filter:
    """Mostly as seen: only a maximum."""
    if pick.chance(40):
        return grid(pick, ("minQty", "maxQty", "stepSize"))
    high = pick.one_of(STEPS[:-1]) * pick.one_of((50, 1000)) + pick.one_of((0, 1, 37))
    return {"minQty": plain(0), "maxQty": plain(high), "stepSize": plain(0)}


def minutes(pick: Picker) -> Filter:
    """Average over some minutes, or the last price, said or left out."""
    return pick.one_of(({"avgPriceMins": 5}, {"avgPriceMins": 0}, {"avgPriceMins": 1}, {}))


def flag(pick: Picker, name: str) -> Filter:
    """Make a flag: yes, no, or left out."""
    return pick.one_of(({name: True}, {name: False}, {name: True}, {}))


def percent_price(pick: Picker) -> Filter:
    """One band for both sides."""
    up, down = pick.one_of(BANDS)
    return {"multiplierUp": up, "multiplierDown": down, **minutes(pick)}


def percent_price_by_side(pick: Picker) -> Filter:
    """One band a side."""
    (bid_up, bid_down), (ask_up, ask_down) = pick.one_of(BANDS), pick.one_of(BANDS)
    return {
        "bidMultiplierUp": bid_up,
        "bidMultiplierDown": bid_down,
        "askMultiplierUp": ask_up,
        "askMultiplierDown": ask_down,
        **minutes(pick),
    }


def amount(pick: Picker) -> int:
    """Give a notional: round, odd, or nothing."""
    return pick.one_of((10, 5, 1, 100, 1000, 3)) * pick.one_of((UNIT, UNIT // 1000, UNIT + 1))


def min_notional(pick: Picker) -> Filter:
    """Old style: a minimum."""
    least = 0 if pick.chance(5) else amount(pick)
    return {
        "minNotional": spelled(pick, least),
        **flag(pick, "applyToMarket"),
        **minutes(pick),
    }


def notional(pick: Picker) -> Filter:
    """New style: a range."""
    low = amount(pick)
    high = low * pick.one_of((1000, 2, 1, 10**6))
    return {
        "minNotional": spelled(pick, low),
        "maxNotional": spelled(pick, high),
        **flag(pick, "applyMinToMarket"),
        **flag(pick, "applyMaxToMarket"),
        **minutes(pick),
    }


def trailing_delta(pick: Picker) -> Filter:
    """Four bounds, all different so that none can be mistaken for another."""
    low = pick.one_of((10, 1, 50))
    return {
        "minTrailingAboveDelta": low,
        "maxTrailingAboveDelta": low + pick.one_of((1990, 100, 3)),
        "minTrailingBelowDelta": low + pick.one_of((0, 5)),
        "maxTrailingBelowDelta": low + pick.one_of((2000, 150, 5)),
    }


def count(pick: Picker, name: str, old_name: str | None = None) -> Filter:
    """Make a small count, under its name or the one that captures of 2018 have."""
    key = old_name if old_name and pick.chance(25) else name
    return {key: pick.one_of(EDGE_COUNTS)}


def symbol_filters(pick: Picker) -> list[Filter]:
    """Any selection of the symbol filters, in any order."""
    makers: dict[str, Maker] = {
        "PRICE_FILTER": lambda: grid(pick, ("minPrice", "maxPrice", "tickSize")),
        "PERCENT_PRICE": lambda: percent_price(pick),
        "PERCENT_PRICE_BY_SIDE": lambda: percent_price_by_side(pick),
        "LOT_SIZE": lambda: grid(pick, ("minQty", "maxQty", "stepSize")),
        "MARKET_LOT_SIZE": lambda: market_grid(pick),
        "MIN_NOTIONAL": lambda: min_notional(pick),
        "NOTIONAL": lambda: notional(pick),
        "ICEBERG_PARTS": lambda: {"limit": pick.one_of((10, 1, 2, 3, 100))},
        "TRAILING_DELTA": lambda: trailing_delta(pick),
        "MAX_POSITION": lambda: {"maxPosition": spelled(pick, amount(pick))},
        "MAX_NUM_ORDERS": lambda: count(pick, "maxNumOrders", "limit"),
        "MAX_NUM_ALGO_ORDERS": lambda: count(pick, "maxNumAlgoOrders", "limit"),
        "MAX_NUM_ICEBERG_ORDERS": lambda: count(pick, "maxNumIcebergOrders"),
        "MAX_NUM_ORDER_LISTS": lambda: count(pick, "maxNumOrderLists"),
        "MAX_NUM_ORDER_AMENDS": lambda: {"maxNumOrderAmends": 0},
        "T_PLUS_SELL": lambda: {"endTime": 1735689600000},
    }
    often = {"PRICE_FILTER": 90, "LOT_SIZE": 90, "T_PLUS_SELL": 8, "MAX_POSITION": 40}
    chosen = [name for name in makers if pick.chance(often.get(name, 60))]
    filters = [{"filterType": name} | makers[name]() for name in chosen]
    return pick.shuffled(filters) if pick.chance(30) else filters


def exchange_filters(pick: Picker) -> list[Filter]:
    """Filters over all symbols; mostly none, as in every capture."""
    if not pick.chance(40):
        return []
    named = {
        "EXCHANGE_MAX_NUM_ORDERS": "maxNumOrders",
        "EXCHANGE_MAX_NUM_ALGO_ORDERS": "maxNumAlgoOrders",
        "EXCHANGE_MAX_NUM_ICEBERG_ORDERS": "maxNumIcebergOrders",
        "EXCHANGE_MAX_NUM_ORDER_LISTS": "maxNumOrderLists",
    }
    chosen = [name for name in named if pick.chance(60)]
    found = [{"filterType": name, **count(pick, named[name])} for name in chosen]
    return [*found, {"filterType": "EXCHANGE_NEW_RULE"}] if pick.chance(5) else found


def made_up_exchange(pick: Picker) -> dict[str, Any]:
    """Make an exchangeInfo of one symbol that allows everything but for its filters."""
    symbol: dict[str, Any] = {
        "symbol": "BASEQUOTE",
        "status": "TRADING",
        "baseAsset": "BASE",
        "baseAssetPrecision": 8,
        "quoteAsset": "QUOTE",
        "quotePrecision": 8,
        "quoteAssetPrecision": 8,
        "orderTypes": ORDER_TYPES,
        **dict.fromkeys(FLAGS, True),
        "filters": symbol_filters(pick),
        "permissions": ["SPOT", "MARGIN"],
    }
    return {
        "timezone": "UTC",
        "serverTime": 1664496000000,
        "rateLimits": [],
        "exchangeFilters": exchange_filters(pick),
        "symbols": [symbol],
    }
