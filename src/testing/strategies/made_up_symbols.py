"""Made-up symbols, as exchangeInfo has them: `json_symbol`."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from pretrade.enums import OrderType
from pretrade.testing.strategies.drawing import one_of, some_of
from pretrade.testing.strategies.made_up_filters import (
    FLAGS,
    TYPES,
    FilterMaker,
    Json,
    symbol_filters,
)
from pretrade.testing.strategies.made_up_rows import STEPS, TICKS, UNIT, MadeUpRow, row, written

_FLAGS = (
    *("icebergAllowed", "ocoAllowed", "quoteOrderQtyMarketAllowed", "allowTrailingStop"),
    *("cancelReplaceAllowed", "isMarginTradingAllowed"),
)
_TYPES = [order_type.value for order_type in OrderType]
_SETS = ((), (["SPOT", "MARGIN"],), (["SPOT", "TRD_GRP_004"], ["MARGIN", "TRD_GRP_005"]))
_MODES = (["NONE", "EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH"], ["EXPIRE_MAKER"], None)


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
        **{flag: True for name, flag in FLAGS.items() if name in having},
        **_permissions(draw),
        "filters": symbol_filters(draw, maker, having),
    }
    modes = one_of(draw, _MODES)
    if modes is not None:
        whole |= {
            "defaultSelfTradePreventionMode": modes[0],
            "allowedSelfTradePreventionModes": modes,
        }
    return {**whole, **fields}


def _order_types(draw: st.DrawFn, having: frozenset[str]) -> list[str]:
    """Draw types; LIMIT is always there, and what a filter that is asked for binds."""
    needed = {"LIMIT", *(one for name in having for one in TYPES.get(name, ()))}
    needed.update(some_of(draw, _TYPES))
    return [name for name in _TYPES if name in needed]


def _permissions(draw: st.DrawFn) -> Json:
    sets = one_of(draw, _SETS)
    return {"permissions": [], "permissionSets": [*sets]} if sets else {"permissions": ["SPOT"]}


def _precision(draw: st.DrawFn, row: MadeUpRow, worth: int) -> int:
    """Draw how many decimals an asset has: 8, or as many as its grid needs."""
    if worth < UNIT or not row.step or one_of(draw, (True, False)):
        return 8
    return max(len(written(one).rstrip("0").partition(".")[2]) for one in (row.low, row.step))
