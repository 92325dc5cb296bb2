"""One symbol of exchangeInfo: its fields and filters, read with errors that name the place."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from pretrade.errors import InvalidExchangeInfo
from pretrade.filters import FILTERS, JsonObject, UnknownFilter
from pretrade.json_values import MOST_DIGITS, is_array, is_object, json_copy, show
from pretrade.symbol_fields import RateLimit, SymbolFields


class Filters(Mapping[str, Any]):
    """The filters of a symbol, in the order of exchangeInfo: a mapping filterType → filter."""

    __slots__ = ("_filters",)

    def __init__(self, filters: Mapping[str, Any]) -> None:
        """Keep the filters."""
        self._filters = filters

    def __getitem__(self, filter_type: str) -> Any:  # noqa: ANN401  each type has its own class
        """Return the filter of a type."""
        return self._filters[filter_type]

    def __contains__(self, filter_type: object) -> bool:
        """Tell whether there is a filter of a type."""
        return filter_type in self._filters

    def __iter__(self) -> Iterator[str]:
        """Iterate over the filterTypes."""
        return iter(self._filters)

    def __len__(self) -> int:
        """Return how many filters there are."""
        return len(self._filters)

    @property
    def unknown(self) -> Mapping[str, UnknownFilter]:
        """The filters that pretrade does not know, kept raw."""
        return {kind: one for kind, one in self._filters.items() if isinstance(one, UnknownFilter)}


@attrs.frozen(eq=False)
class SymbolRules:
    """The rules of one symbol.

    Attributes:
        fields: everything but the filters.
        filters: filterType → filter, in the order of exchangeInfo.
    """

    fields: SymbolFields
    filters: Filters
    _raw: Mapping[str, Any]

    @property
    def raw(self) -> dict[str, Any]:
        """The JSON object they were read from: a copy, made anew each time."""
        copy: dict[str, Any] = json_copy(self._raw)
        return copy


def read_symbol(raw: Mapping[str, Any], path: str, pool: dict[Any, Any]) -> SymbolRules:
    """Read one symbol.

    Args:
        raw: its JSON object.
        path: where it stands, as ``$.symbols[3]``.
        pool: filters met so far: equal filters of many symbols are one object.

    Raises:
        InvalidExchangeInfo: a value is broken, or a filterType stands there twice.
    """
    filters = read_filters(raw.get("filters", []), f"{path}.filters", pool)
    return SymbolRules(_read_fields(JsonObject(raw, path)), filters, raw)


def read_filters(raw: Any, path: str, pool: dict[Any, Any]) -> Filters:  # noqa: ANN401
    """Read an array of filters; unknown ones are kept raw.

    Raises:
        InvalidExchangeInfo: it is not an array of filters, or a filterType stands there twice.
    """
    if not is_array(raw):
        raise InvalidExchangeInfo(path, "is not an array")
    filters: dict[str, Any] = {}
    for index, one in enumerate(raw):
        place = f"{path}[{index}]"
        kind = one.get("filterType") if is_object(one) else None
        if not isinstance(kind, str):
            raise InvalidExchangeInfo(place, "is not a filter with a filterType")
        if kind in filters:
            raise InvalidExchangeInfo(f"{place}.filterType", f"{kind!r} stands here twice")
        filters[kind] = read_filter(one, place, pool)
    return Filters(filters)


def read_filter(raw: Mapping[str, Any], path: str, pool: dict[Any, Any]) -> Any:  # noqa: ANN401
    """Read one filter, which has a filterType; an unknown one is kept raw.

    Raises:
        InvalidExchangeInfo: a value is broken.
    """
    cls = FILTERS.get(raw["filterType"])
    if cls is None:
        return UnknownFilter.from_json(JsonObject(json_copy(raw), path))  # it hands its JSON out
    values = tuple((name, value.__class__, value) for name, value in raw.items())  # 1 is not true
    try:
        known = pool.get(values)
    except TypeError:  # a value that is an array or an object: the filter itself will say where
        return cls.from_json(JsonObject(raw, path))
    if known is None:
        known = pool[values] = cls.from_json(JsonObject(raw, path))
    return known


def _read_fields(raw: JsonObject) -> SymbolFields:
    older = _decimals(raw, "quotePrecision")
    newer = _decimals(raw, "quoteAssetPrecision")
    return SymbolFields(
        symbol=raw.raw["symbol"],
        status=raw.text("status"),
        base_asset=raw.text("baseAsset"),
        quote_asset=raw.text("quoteAsset"),
        base_asset_precision=_decimals(raw, "baseAssetPrecision"),
        quote_asset_precision=older if newer is None else newer,
        order_types=raw.texts("orderTypes"),
        iceberg_allowed=raw.boolean("icebergAllowed", default=None),
        oco_allowed=raw.boolean("ocoAllowed", default=None),
        oto_allowed=raw.boolean("otoAllowed", default=None),
        opo_allowed=raw.boolean("opoAllowed", default=None),
        amend_allowed=raw.boolean("amendAllowed", default=None),
        quote_order_qty_market_allowed=raw.boolean("quoteOrderQtyMarketAllowed", default=None),
        allow_trailing_stop=raw.boolean("allowTrailingStop", default=None),
        cancel_replace_allowed=raw.boolean("cancelReplaceAllowed", default=None),
        peg_instructions_allowed=raw.boolean("pegInstructionsAllowed", default=None),
        is_spot_trading_allowed=raw.boolean("isSpotTradingAllowed", default=None),
        is_margin_trading_allowed=raw.boolean("isMarginTradingAllowed", default=None),
        permission_sets=_permission_sets(raw),
        allowed_self_trade_prevention_modes=raw.texts("allowedSelfTradePreventionModes"),
        says_filters="filters" in raw.raw,
    )


def _decimals(raw: JsonObject, name: str) -> int | None:
    if raw.raw.get(name) is None:
        return None
    decimals = raw.integer(name)
    # The smallest unit of an asset is a number like any other, and none has more digits. (All that
    # the exchange ever listed have 8 decimals or fewer; a value has at most 20 on the wire.)
    if decimals > MOST_DIGITS:
        reason = f"{show(raw.raw[name])} is above {MOST_DIGITS}, the most decimals of a number"
        raise raw.error(name, reason)
    return decimals


def _permission_sets(raw: JsonObject) -> tuple[frozenset[str], ...] | None:
    """Return the sets of which an account needs one permission each; None: unknown.

    ``permissions`` is one set; since 2024-04-25 it is empty and ``permissionSets`` counts.
    """
    sets = raw.raw.get("permissionSets")
    if sets:
        if not is_array(sets):
            raise raw.error("permissionSets", "is not an array of arrays of texts")
        places = [JsonObject({f"permissionSets[{i}]": one}, raw.path) for i, one in enumerate(sets)]
        found = [place.texts(name) for place in places for name in place.raw]
        return tuple(one for one in found if one)
    permissions = raw.texts("permissions")
    return (permissions,) if permissions else None


def read_sors(raw: Any) -> frozenset[str] | None:  # noqa: ANN401  any JSON value
    """Return the symbols of smart order routing; None: the document does not say.

    Raises:
        InvalidExchangeInfo: it is not an array of objects with ``symbols``.
    """
    if raw is None:
        return None
    if not is_array(raw):
        raise InvalidExchangeInfo("$.sors", "is not an array")
    found: frozenset[str] = frozenset()
    for index, one in enumerate(raw):
        place = f"$.sors[{index}]"
        if not is_object(one):
            raise InvalidExchangeInfo(place, "is not an object")
        symbols = JsonObject(one, place).texts("symbols")
        if symbols is None:
            raise InvalidExchangeInfo(place, "has no symbols")
        found |= symbols
    return found


def read_rate_limits(raw: Any) -> tuple[RateLimit, ...]:  # noqa: ANN401  any JSON value
    """Read the ``rateLimits`` of exchangeInfo.

    Raises:
        InvalidExchangeInfo: it is not an array of rate limits.
    """
    if not is_array(raw):
        raise InvalidExchangeInfo("$.rateLimits", "is not an array")
    return tuple(_read_rate_limit(one, f"$.rateLimits[{i}]") for i, one in enumerate(raw))


def _read_rate_limit(raw: Any, path: str) -> RateLimit:  # noqa: ANN401  any JSON value
    if not is_object(raw):
        raise InvalidExchangeInfo(path, "is not an object")
    limiter = JsonObject(raw, path)
    kind, interval = limiter.text("rateLimitType"), limiter.text("interval")
    if kind is None or interval is None:
        raise InvalidExchangeInfo(path, "has no rateLimitType or no interval")
    number = limiter.integer("intervalNum", default=1)
    return RateLimit(kind, interval, number, limiter.integer("limit"))
