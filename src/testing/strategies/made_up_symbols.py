"""Made-up symbols, as exchangeInfo has them: `json_symbol`; and the filters of the exchange."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from pretrade.enums import STOP_TYPES, OrderType
from pretrade.testing.strategies.drawing import one_of, some_of
from pretrade.testing.strategies.made_up_filters import FilterMaker, Json, symbol_filters
from pretrade.testing.strategies.made_up_rows import STEPS, TICKS, UNIT, Row, row, written

_OFTEN = ("PRICE_FILTER", "LOT_SIZE")
_SOMETIMES = (
    *("PERCENT_PRICE", "PERCENT_PRICE_BY_SIDE", "MARKET_LOT_SIZE", "ICEBERG_PARTS"),
    *("TRAILING_DELTA", "MAX_POSITION", "MAX_NUM_ORDERS", "MAX_NUM_ALGO_ORDERS"),
    *("MAX_NUM_ICEBERG_ORDERS", "MAX_NUM_ORDER_LISTS", "MAX_NUM_ORDER_AMENDS"),
)  # not MAX_ASSET: exchangeInfo does not have it
_SELDOM = 8

_FLAGS = (
    *("icebergAllowed", "ocoAllowed", "quoteOrderQtyMarketAllowed", "allowTrailingStop"),
    *("cancelReplaceAllowed", "isMarginTradingAllowed"),
)
_FLAGS_OF = {
    "ICEBERG_PARTS": "icebergAllowed",
    "MAX_NUM_ICEBERG_ORDERS": "icebergAllowed",
    "EXCHANGE_MAX_NUM_ICEBERG_ORDERS": "icebergAllowed",
    "MAX_NUM_ORDER_LISTS": "ocoAllowed",
    "EXCHANGE_MAX_NUM_ORDER_LISTS": "ocoAllowed",
    "TRAILING_DELTA": "allowTrailingStop",
}
_STOPPED = frozenset({"TRAILING_DELTA", "MAX_NUM_ALGO_ORDERS", "EXCHANGE_MAX_NUM_ALGO_ORDERS"})
_TYPES = [order_type.value for order_type in OrderType]
_SETS = ((), (["SPOT", "MARGIN"],), (["SPOT", "TRD_GRP_004"], ["MARGIN", "TRD_GRP_005"]))
_MODES = (["NONE", "EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH"], ["EXPIRE_MAKER"], None)
_EXCHANGE_COUNTS = {
    "EXCHANGE_MAX_NUM_ORDERS": ("maxNumOrders", (1000, 250)),
    "EXCHANGE_MAX_NUM_ALGO_ORDERS": ("maxNumAlgoOrders", (200, 11)),
    "EXCHANGE_MAX_NUM_ICEBERG_ORDERS": ("maxNumIcebergOrders", (20, 11)),
    "EXCHANGE_MAX_NUM_ORDER_LISTS": ("maxNumOrderLists", (40, 11)),
}


def count_filters(draw: st.DrawFn, having: frozenset[str]) -> list[Json]:
    """Draw the filters of the exchange: mostly none, as in every capture."""
    wanted = some_of(draw, list(_EXCHANGE_COUNTS)) if one_of(draw, (False, True)) else []
    return [
        {"filterType": name, field: one_of(draw, limits)}
        for name, (field, limits) in _EXCHANGE_COUNTS.items()
        if name in having or name in wanted
    ]


def json_symbol(
    draw: st.DrawFn, base: str, quote: str, having: frozenset[str], fields: Mapping[str, object]
) -> Mapping[str, Any]:
    """Draw a symbol of two assets."""
    maker = FilterMaker(draw, row(draw, TICKS), row(draw, STEPS), base, quote)
    whole: Json = {
        "symbol": f"{base}{quote}",
        "status": "TRADING",
        "baseAsset": base,
        "baseAssetPrecision": _precision(draw, maker.quantities, maker.worth),
        "quoteAsset": quote,
        "quotePrecision": 8,
        "quoteAssetPrecision": _precision(draw, maker.prices, maker.worth),
        "orderTypes": _order_types(draw, having),
        "isSpotTradingAllowed": True,
        **dict.fromkeys(_FLAGS, True),
        **dict.fromkeys(some_of(draw, _FLAGS), False),
        **{flag: True for name, flag in _FLAGS_OF.items() if name in having},
        **_permissions(draw),
        "filters": _filters(draw, maker, having),
    }
    modes = one_of(draw, _MODES)
    if modes is not None:
        whole |= {
            "defaultSelfTradePreventionMode": modes[0],
            "allowedSelfTradePreventionModes": modes,
        }
    return {**whole, **fields}


def _filters(draw: st.DrawFn, maker: FilterMaker, having: frozenset[str]) -> list[Json]:
    wanted = {one_of(draw, ("MIN_NOTIONAL", "NOTIONAL", None)), *some_of(draw, _SOMETIMES), *having}
    wanted.update(some_of(draw, _OFTEN) if one_of(draw, range(_SELDOM)) == _SELDOM - 1 else _OFTEN)
    makers = symbol_filters(maker)
    return [{"filterType": name, **make()} for name, make in makers.items() if name in wanted]


def _order_types(draw: st.DrawFn, having: frozenset[str]) -> list[str]:
    """Draw types; LIMIT is always there, and what a filter that is asked for binds."""
    needed = {"LIMIT", *(STOP_TYPES if having & _STOPPED else ())}
    needed |= {"MARKET"} if "MARKET_LOT_SIZE" in having else set()
    needed.update(some_of(draw, _TYPES))
    return [name for name in _TYPES if name in needed]


def _permissions(draw: st.DrawFn) -> Json:
    sets = one_of(draw, _SETS)
    return {"permissions": [], "permissionSets": [*sets]} if sets else {"permissions": ["SPOT"]}


def _precision(draw: st.DrawFn, row: Row, worth: int) -> int:
    """Draw how many decimals an asset has: 8, or as many as its grid needs."""
    if worth < UNIT or not row.step or one_of(draw, (True, False)):
        return 8
    return max(len(written(one).rstrip("0").partition(".")[2]) for one in (row.low, row.step))
