"""What changed between two exchangeInfo documents: `RuleChange`."""

import math
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import attrs

from pretrade.decimals import EXACT, decimal_of_float, short
from pretrade.json_values import is_array, json_copy

_RULES = {
    "status": "SYMBOL_STATUS",
    "orderTypes": "ORDER_TYPE",
    "baseAssetPrecision": "PRECISION",
    "quotePrecision": "PRECISION",
    "quoteAssetPrecision": "PRECISION",
    "icebergAllowed": "ICEBERG_ALLOWED",
    "ocoAllowed": "OCO_ALLOWED",
    "otoAllowed": "OTO_ALLOWED",
    "opoAllowed": "OPO_ALLOWED",
    "amendAllowed": "AMEND_ALLOWED",
    "quoteOrderQtyMarketAllowed": "QUOTE_ORDER_QTY",
    "allowTrailingStop": "TRAILING_STOP_ALLOWED",
    "cancelReplaceAllowed": "CANCEL_REPLACE_ALLOWED",
    "pegInstructionsAllowed": "PEGGED_PRICE",
    "isSpotTradingAllowed": "SPOT_ALLOWED",
    "isMarginTradingAllowed": "MARGIN_ALLOWED",
    "permissions": "PERMISSIONS",
    "permissionSets": "PERMISSIONS",
    "allowedSelfTradePreventionModes": "SELF_TRADE_PREVENTION",
}
"""Field of a symbol → the rule that it changes; other fields are filed under SYMBOL."""


_MOST_DIGITS = 60  # a longer one is no number of an exchange, and its digits could fill memory


@attrs.frozen
class RuleChange:
    """One number or word that differs.

    Attributes:
        symbol: which symbol; None for the exchange as a whole.
        rule: the filterType, or the id of the rule that the field belongs to.
        field: its name in exchangeInfo; ``symbol`` for a symbol that was added or removed.
        old: what it was (decimals as Decimal); None: it was not there.
        new: what it is; None: it is gone.
    """

    symbol: str | None
    rule: str
    field: str
    old: Any
    new: Any

    def __str__(self) -> str:
        """Return ``GTCBUSD LOT_SIZE.stepSize: 0.01 -> 0.1``."""
        where = self.symbol or "exchange"
        return f"{where} {self.rule}.{self.field}: {_show(self.old)} -> {_show(self.new)}"

    def to_dict(self) -> dict[str, Any]:
        """Return a JSON-ready dict; numbers are plain strings."""
        found = attrs.asdict(self)
        return {name: _plain(value) for name, value in found.items()}


def diff(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[RuleChange, ...]:
    """Compare two exchangeInfo documents by value: ``0.10`` equals ``0.1``, order is nothing."""
    before, after = _symbols(old), _symbols(new)
    changes = list(_exchange_changes(old, new))
    for name in sorted(before.keys() | after.keys()):
        if name not in after:
            changes.append(RuleChange(name, "SYMBOL", "symbol", name, None))
        elif name not in before:
            changes.append(RuleChange(name, "SYMBOL", "symbol", None, name))
        elif before[name] != after[name]:
            changes.extend(_symbol_changes(name, before[name], after[name]))
    return tuple(changes)


def differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Return the symbols that both documents list and that are not the same to the letter."""
    before, after = _symbols(old), _symbols(new)
    return [name for name in before if name in after and before[name] != after[name]]


def _symbols(document: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {symbol["symbol"]: symbol for symbol in document.get("symbols", [])}


def _exchange_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[RuleChange]:
    yield from _filter_changes(None, old.get("exchangeFilters"), new.get("exchangeFilters"))
    before, after = _limits(old), _limits(new)
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield RuleChange(None, "ORDER_RATE", name, before.get(name), after.get(name))


def _limits(document: Mapping[str, Any]) -> dict[str, Any]:
    limits: list[Any] = document.get("rateLimits") or []
    return {_limiter(one): one.get("limit") for one in limits}


def _limiter(limit: Mapping[str, Any]) -> str:
    number, interval = limit.get("intervalNum", 1), limit.get("interval")
    return f"{limit.get('rateLimitType')} per {number} {interval}"


def _symbol_changes(
    name: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[RuleChange]:
    fields = {key: None for key in (*old, *new) if key not in {"filters", "symbol"}}
    for field in fields:
        before, after = _value(old.get(field)), _value(new.get(field))
        if before != after:
            yield RuleChange(name, _RULES.get(field, "SYMBOL"), field, before, after)
    yield from _filter_changes(name, old.get("filters"), new.get("filters"))


def _filter_changes(symbol: str | None, old: Any, new: Any) -> Iterator[RuleChange]:  # noqa: ANN401
    before, after = _filters(old), _filters(new)
    for kind in dict.fromkeys((*before, *after)):
        was, now = before.get(kind, {}), after.get(kind, {})
        for field in {key: None for key in (*was, *now) if key != "filterType"}:
            one, other = _value(was.get(field)), _value(now.get(field))
            if one != other:
                yield RuleChange(symbol, kind, field, one, other)


def _filters(raw: Any) -> dict[str, Mapping[str, Any]]:  # noqa: ANN401  any JSON value
    filters: list[Any] = raw or []
    return {one["filterType"]: one for one in filters}


def _value(raw: Any) -> Any:  # noqa: ANN401  any JSON value
    """Return a value that compares by meaning: decimals as Decimal, arrays as sorted tuples."""
    if is_array(raw):
        return tuple(sorted((_value(one) for one in raw), key=str))
    if isinstance(raw, float) and math.isfinite(raw):
        return decimal_of_float(raw)
    if isinstance(raw, str):
        try:
            number = Decimal(raw, EXACT)
        except InvalidOperation:
            return raw
        plain = number.is_finite() and abs(number.adjusted()) <= _MOST_DIGITS
        return number if plain else raw
    return json_copy(raw)  # an object of the document would be handed out with the change


def _plain(value: Any) -> Any:  # noqa: ANN401  any value of a change
    if isinstance(value, Decimal):
        return _show(value)
    return [_plain(one) for one in value] if is_array(value) else value


def _show(value: Any) -> str:  # noqa: ANN401  any value of a change
    if value is None:
        return "nothing"
    if isinstance(value, Decimal):
        return short(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(map(_show, value)) or "none" if is_array(value) else str(value)
