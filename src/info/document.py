"""Reads an exchangeInfo document and checks its outer shape; symbols are read on first use."""

import json
import os
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime
from typing import Any

from pretrade.errors import InvalidExchangeInfo
from pretrade.filters import FILTERS
from pretrade.json_values import error_in, is_array, is_object, json_copy, show

Source = str | bytes | os.PathLike[str] | Mapping[str, Any] | list[Any] | tuple[Any, ...]


def read_document(source: Source) -> Mapping[str, Any]:
    """Return the document of a path, JSON text or bytes, or parsed JSON: one that nobody else has.

    Raises:
        InvalidExchangeInfo: it is not JSON, or holds no symbols.
        OSError: the file cannot be read.
    """
    if isinstance(source, Mapping | list | tuple):
        copy: dict[str, Any] = json_copy(_document_of(source, "exchangeInfo"))
        return copy
    if isinstance(source, bytes | bytearray):
        return _parse(bytes(source), "exchangeInfo")
    if isinstance(source, str) and source.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return _parse(source.lstrip("\ufeff"), "exchangeInfo")
    try:
        path = os.fspath(source)  # an int would open that file descriptor
        with open(path, "rb") as file:  # noqa: PTH123  pathlib costs a tenth of the import
            text = file.read()
    except (TypeError, ValueError) as error:
        reason = "is neither a path nor JSON nor a mapping"
        raise InvalidExchangeInfo(show(source), reason) from error
    return _parse(text, path)


def _parse(text: str | bytes, name: str) -> Mapping[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidExchangeInfo(name, f"is not JSON: {error}") from error
    return _document_of(found, name)


def _document_of(found: Any, name: str) -> Mapping[str, Any]:  # noqa: ANN401  any JSON value
    """Return a document: what was given, or around the symbols that were given without one.

    Those are a row, as python-binance's ``get_symbol_info`` returns it, rows, a market of ccxt (the
    row is below its ``info``), or markets, as ccxt's ``fetch_markets`` and ``markets`` hold them.
    """
    if is_object(found) and "symbols" in found:
        return found
    if is_array(found):
        return {"symbols": _rows_of(found, name)}
    if not is_object(found):
        raise InvalidExchangeInfo(name, "is not a JSON object")
    error = error_in(found)
    if error:
        raise InvalidExchangeInfo(name, f"is an error of the exchange, and not its rules: {error}")
    if "symbol" in found:
        return {"symbols": _rows_of([found], name)}
    markets = list(found.values())
    if markets and all(is_object(one) and is_object(one.get("info")) for one in markets):
        return {"symbols": _rows_of(markets, name)}
    return found


def _rows_of(given: Collection[Any], name: str) -> list[Any]:
    """Return the symbols' rows; markets of ccxt hold them, those of derivatives are left out."""
    if not given or not all(map(is_object, given)):
        raise InvalidExchangeInfo(name, "is not a JSON object, nor an array of symbols")
    spot = [one for one in given if one.get("spot") is not False]
    if not spot:
        raise InvalidExchangeInfo(name, "has markets of ccxt, and none of them is spot")
    rows = [one["info"] if is_object(one.get("info")) else one for one in spot]
    if any("precision" in one for one in rows):
        raise InvalidExchangeInfo(name, "is a market of ccxt without its info; it has the rules")
    return rows


def index_symbols(raw: Mapping[str, Any]) -> dict[str, int]:
    """Return symbol name → place in ``symbols``.

    Raises:
        InvalidExchangeInfo: there are no symbols, one has no name, or a name stands there twice.
    """
    symbols = raw.get("symbols")
    if not is_array(symbols):
        raise InvalidExchangeInfo("$.symbols", "is missing or not an array")
    index: dict[str, int] = {}
    for place, symbol in enumerate(symbols):
        name = None
        if is_object(symbol):
            name = symbol.get("symbol")
            if "contractType" in symbol or not place:
                _refuse_futures(symbol, place)
        if not isinstance(name, str) or not name:
            raise InvalidExchangeInfo(f"$.symbols[{place}].symbol", "is missing or not a text")
        if name in index:
            raise InvalidExchangeInfo(f"$.symbols[{place}].symbol", f"{name!r} stands here twice")
        index[name] = place
    return index


def _refuse_futures(symbol: Mapping[str, Any], place: int) -> None:
    """Refuse a symbol of the exchange's futures: their filters bear the names of those of spot.

    Source: "Exchange Information" of USDⓈ-M and COIN-M Futures, documentation of 2026-11.

    Raises:
        InvalidExchangeInfo: it is one.
    """
    rules = [one for one in _objects(symbol.get("filters")) if "notional" in one]
    if "contractType" not in symbol and not any("minNotional" not in one for one in rules):
        return
    name, path = ("COIN-M", "/dapi") if "contractSize" in symbol else ("USDⓈ-M", "/fapi")
    reason = (
        f"{show(symbol.get('symbol'))} is of {name} Futures ({path}/v1/exchangeInfo), not of Spot"
    )
    wanted = "load what /api/v3/exchangeInfo says"
    raise InvalidExchangeInfo(f"$.symbols[{place}]", f"{reason}; {wanted}")


def server_day(raw: Mapping[str, Any]) -> date | None:
    """Return the UTC day of ``serverTime`` (milliseconds); None when it is 0 or absent.

    Raises:
        InvalidExchangeInfo: it is not a time.
    """
    time = raw.get("serverTime")
    if not time:
        return None
    if isinstance(time, int) and not isinstance(time, bool):
        try:
            return datetime.fromtimestamp(time / 1000, UTC).date()
        except (OverflowError, ValueError, OSError):
            pass
    raise InvalidExchangeInfo("$.serverTime", f"{show(time)} is not a time in milliseconds")


def unknown_filters(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """Return one sentence for each filterType that pretrade does not know.

    Broken symbols are passed over: they raise where they are used.
    """
    found: dict[str, list[str]] = {}
    exchange: Mapping[str, Any] = {"symbol": "the exchange", "filters": raw.get("exchangeFilters")}
    for symbol in (*raw["symbols"], exchange):
        for kind in _filter_types(symbol.get("filters")):
            if kind not in FILTERS:
                found.setdefault(kind, []).append(symbol["symbol"])
    return tuple(_warning(kind, names) for kind, names in found.items())


def _objects(rows: Any) -> list[Mapping[str, Any]]:  # noqa: ANN401  any JSON value
    return [row for row in rows if is_object(row)] if is_array(rows) else []


def _filter_types(filters: Any) -> list[str]:  # noqa: ANN401  any JSON value
    kinds = [row.get("filterType") for row in _objects(filters)]
    return [kind for kind in kinds if isinstance(kind, str)]


def _warning(kind: str, names: list[str]) -> str:
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return (
        f"filter {kind} of {names[0]}{more} is not known to pretrade; "
        "every check there reports it as unevaluated"
    )
