"""Words the filters of exchangeInfo: one function for each filterType, joined in a table."""

from collections.abc import Callable, Mapping
from typing import Any

from pretrade.cli.meaning import Meaning, Setting, average, percentage, range_meaning
from pretrade.decimals import short
from pretrade.filters import (
    IcebergParts,
    LotSize,
    MarketLotSize,
    MaxAsset,
    MaxPosition,
    MinNotional,
    Notional,
    PercentPrice,
    PercentPriceBySide,
    PriceFilter,
    TrailingDelta,
)


def meaning_of(filter_type: str, one: Any, setting: Setting) -> Meaning | None:  # noqa: ANN401
    """Return what a filter asks; None for one that is not worded here."""
    word = _MEANINGS.get(filter_type)
    return None if word is None else word(one, setting)


def _price_filter(one: PriceFilter, setting: Setting) -> Meaning:
    names = ("minPrice", "maxPrice", "tickSize")
    return range_meaning("prices", one.grid(setting.rulebook), setting.quote, names)


_QUANTITY_NAMES = ("minQty", "maxQty", "stepSize")


def _lot_size(one: LotSize, setting: Setting) -> Meaning:
    grid = one.grid(setting.rulebook)
    return range_meaning("quantities", grid, setting.base, _QUANTITY_NAMES)


def _market_lot_size(one: MarketLotSize, setting: Setting) -> Meaning:
    grid = one.grid(setting.rulebook)
    bounds = range_meaning("MARKET quantities", grid, setting.base, _QUANTITY_NAMES)
    return Meaning((f"{bounds.holds[0]}; LOT_SIZE holds too",), bounds.disabled)


def _percent_price(one: PercentPrice, setting: Setting) -> Meaning:
    del setting
    low, high = short(one.multiplier_down), short(one.multiplier_up)
    return Meaning(
        (f"a LIMIT price may be between {low} and {high} times {average(one.avg_price_mins)}",)
    )


def _percent_price_by_side(one: PercentPriceBySide, setting: Setting) -> Meaning:
    del setting
    sides = (
        ("BUY", one.bid_multiplier_down, one.bid_multiplier_up),
        ("SELL", one.ask_multiplier_down, one.ask_multiplier_up),
    )
    times = f"times {average(one.avg_price_mins)}"
    return Meaning(
        tuple(
            f"a LIMIT {side} price may be between {short(low)} and {short(high)} {times}"
            for side, low, high in sides
        )
    )


def _min_notional(one: MinNotional, setting: Setting) -> Meaning:
    least = f"at least {short(one.min_notional)} {setting.quote}"
    holds = (f"price × quantity must be {least}; so must stopPrice × quantity, price × icebergQty",)
    if one.apply_to_market:
        return Meaning((*holds, _market_worth(one.avg_price_mins, least)))
    return Meaning(holds, ("applyToMarket is false: MARKET orders may be of any worth",))


def _notional(one: Notional, setting: Setting) -> Meaning:
    least = f"at least {short(one.min_notional)} {setting.quote}"
    most = f"at most {short(one.max_notional)} {setting.quote}"
    on_market = [
        bound
        for bound, applies in ((least, one.apply_min_to_market), (most, one.apply_max_to_market))
        if applies
    ]
    holds = [f"price × quantity must be {least} and {most}"]
    if on_market:
        holds.append(_market_worth(one.avg_price_mins, " and ".join(on_market)))
    disabled: list[str] = []
    if not one.apply_min_to_market:
        disabled.append(
            "applyMinToMarket is false: MARKET orders may be worth as little as you like"
        )
    if not one.apply_max_to_market:
        disabled.append("applyMaxToMarket is false: MARKET orders may be worth as much as you like")
    return Meaning(tuple(holds), tuple(disabled))


def _market_worth(minutes: int, bounds: str) -> str:
    return f"a MARKET order must be worth {bounds}, by {average(minutes)}"


def _iceberg_parts(one: IcebergParts, setting: Setting) -> Meaning:
    holds = (f"icebergQty must be at least quantity / {one.limit}: at most {one.limit} parts",)
    if setting.fields.iceberg_allowed is False:
        return Meaning((), ("icebergAllowed is false: the symbol takes no icebergs",))
    return Meaning(holds)


def _trailing_delta(one: TrailingDelta, setting: Setting) -> Meaning:
    if setting.fields.allow_trailing_stop is False:
        return Meaning((), ("allowTrailingStop is false: the symbol takes no trailing stops",))
    above = _deltas(one.min_trailing_above_delta, one.max_trailing_above_delta)
    below = _deltas(one.min_trailing_below_delta, one.max_trailing_below_delta)
    return Meaning(
        (
            f"trailingDelta of a STOP_LOSS BUY or TAKE_PROFIT SELL {above}",
            f"trailingDelta of a STOP_LOSS SELL or TAKE_PROFIT BUY {below}",
        )
    )


def _deltas(low: int, high: int) -> str:
    return f"from {low} to {high} basis points ({percentage(low)} to {percentage(high)})"


def _max_position(one: MaxPosition, setting: Setting) -> Meaning:
    most = f"{short(one.max_position)} {setting.base}"
    return Meaning((f"what you hold, are buying and buy now may be {most} at most",))


def _max_asset(one: MaxAsset, setting: Setting) -> Meaning:
    del setting
    return Meaning((f"one order may move at most {short(one.limit)} {one.asset}",))


def _at_most(field: str, what: str) -> Callable[[Any, Setting], Meaning]:
    return lambda one, _: Meaning((f"at most {getattr(one, field)} {what}",))


_ALGO = "open stop and take-profit orders"
_MEANINGS: Mapping[str, Callable[[Any, Setting], Meaning]] = {
    "PRICE_FILTER": _price_filter,
    "PERCENT_PRICE": _percent_price,
    "PERCENT_PRICE_BY_SIDE": _percent_price_by_side,
    "LOT_SIZE": _lot_size,
    "MARKET_LOT_SIZE": _market_lot_size,
    "MIN_NOTIONAL": _min_notional,
    "NOTIONAL": _notional,
    "ICEBERG_PARTS": _iceberg_parts,
    "TRAILING_DELTA": _trailing_delta,
    "MAX_NUM_ORDERS": _at_most("max_num_orders", "open orders"),
    "MAX_NUM_ALGO_ORDERS": _at_most("max_num_algo_orders", _ALGO),
    "MAX_NUM_ICEBERG_ORDERS": _at_most("max_num_iceberg_orders", "open icebergs"),
    "MAX_NUM_ORDER_LISTS": _at_most("max_num_order_lists", "open order lists"),
    "MAX_NUM_ORDER_AMENDS": _at_most("max_num_order_amends", "amendments of one order"),
    "MAX_POSITION": _max_position,
    "MAX_ASSET": _max_asset,
    "EXCHANGE_MAX_NUM_ORDERS": _at_most("max_num_orders", "open orders on all symbols"),
    "EXCHANGE_MAX_NUM_ALGO_ORDERS": _at_most("max_num_algo_orders", f"{_ALGO} on all symbols"),
    "EXCHANGE_MAX_NUM_ICEBERG_ORDERS": _at_most(
        "max_num_iceberg_orders", "open icebergs on all symbols"
    ),
    "EXCHANGE_MAX_NUM_ORDER_LISTS": _at_most(
        "max_num_order_lists", "open order lists on all symbols"
    ),
}
"""filterType → the function that words it."""
