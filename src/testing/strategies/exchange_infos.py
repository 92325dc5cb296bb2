"""Made-up exchanges and symbols: `exchange_infos`, `symbols`."""

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from pretrade.exchange_info import ExchangeInfo
from pretrade.rulebook import CHANGES, read_day
from pretrade.symbol import Symbol
from pretrade.testing.strategies.drawing import integers, one_of
from pretrade.testing.strategies.made_up_filters import MADE_UP, exchange_filters
from pretrade.testing.strategies.made_up_symbols import json_symbol

_BASE_DATE = date(2022, 9, 30)
_DAYS = (
    _BASE_DATE,
    *(day + timedelta(days=off) for day in CHANGES.values() for off in (0, -1)),
)
_LIMITERS = (
    {"rateLimitType": "REQUEST_WEIGHT", "interval": "MINUTE", "intervalNum": 1, "limit": 1200},
    {"rateLimitType": "ORDERS", "interval": "SECOND", "intervalNum": 10, "limit": 50},
    {"rateLimitType": "ORDERS", "interval": "DAY", "intervalNum": 1, "limit": 160000},
)
_PAIRS = (("ACME", "COIN"), ("BOLT", "COIN"), ("COIN", "GOLD"))


def exchange_infos(
    *,
    max_symbols: int = 2,
    having: Collection[str] = (),
    day: date | str | None = None,
    **fields: object,
) -> st.SearchStrategy[ExchangeInfo]:
    """Return made-up exchangeInfos, as odd as the rules allow.

    Ticks and steps of 3, 0.5 or 25; minima off the step; bounds that are disabled; both percent
    filters; MIN_NOTIONAL or NOTIONAL with any flags; counts under their old names; permissions or
    permissionSets; the days before and at each change of the rules. Every symbol is open and takes
    some orders with the markets and accounts that `markets` and `accounts` make.

    They shrink towards the exchange of 2022-09-30 with a tick of 0.01.

    Args:
        max_symbols: how many symbols there are at most (3 is the limit).
        having: filterTypes that every symbol, or the exchange, has for sure; what they bind is
            allowed then.
        day: of the serverTime; by default any of the days around which rules changed.
        **fields: fields that every symbol has, by their names in exchangeInfo, as
            ``status="BREAK"`` or ``icebergAllowed=False``.

    >>> from hypothesis import given
    >>> @given(exchange_infos(having={"NOTIONAL"}, orderTypes=["LIMIT"], day="2024-01-01"))
    ... def test_what_is_asked_for_is_there(info):
    ...     for symbol in info.values():
    ...         assert "NOTIONAL" in symbol.filters
    ...         assert symbol.fields.order_types == {"LIMIT"}
    >>> test_what_is_asked_for_is_there()

    Raises:
        ValueError: there is no such filterType, or the number of symbols is not 1, 2 or 3.
        InvalidFacts: the day is none.
    """
    unknown = sorted(set(having) - set(MADE_UP))
    if unknown:
        raise ValueError(f"there is no filter {unknown[0]!r}; there are {', '.join(MADE_UP)}")
    if not 1 <= max_symbols <= len(_PAIRS):
        raise ValueError(f"max_symbols is {max_symbols}; it can be 1 to {len(_PAIRS)}")
    days = _DAYS if day is None else (read_day(day),)
    return _documents(max_symbols, frozenset(having), days, fields).map(ExchangeInfo)


def symbols(
    *, having: Collection[str] = (), day: date | str | None = None, **fields: object
) -> st.SearchStrategy[Symbol]:
    """Return symbols of made-up exchanges: see `exchange_infos`, which takes the same arguments.

    ``symbol.raw`` is the JSON of a symbol: the place to look when a test fails.

    Args:
        having: filterTypes that the symbol, or its exchange, has for sure.
        day: of the serverTime.
        **fields: fields of the symbol, by their names in exchangeInfo.

    >>> from hypothesis import given
    >>> @given(symbols(having={"LOT_SIZE"}))
    ... def test_lots(symbol):
    ...     assert "LOT_SIZE" in symbol.filters
    >>> test_lots()
    """
    infos = exchange_infos(max_symbols=1, having=having, day=day, **fields)
    return infos.map(first_symbol)


def first_symbol(info: ExchangeInfo) -> Symbol:
    """Return the first symbol of an exchange; Hypothesis prints what it was called with."""
    return next(iter(info.values()))


@st.composite
def _documents(
    draw: st.DrawFn,
    most: int,
    having: frozenset[str],
    days: tuple[date, ...],
    fields: Mapping[str, object],
) -> Mapping[str, Any]:
    pairs = _PAIRS[: draw(integers(1, most))]
    noon = datetime.combine(one_of(draw, days), time(12), UTC)
    return {
        "timezone": "UTC",
        "serverTime": int(noon.timestamp()) * 1000,
        "rateLimits": [*one_of(draw, (_LIMITERS, _LIMITERS[1:], _LIMITERS[:2]))],
        "exchangeFilters": exchange_filters(draw, having),
        "symbols": [json_symbol(draw, *pair, having, fields) for pair in pairs],
    }
