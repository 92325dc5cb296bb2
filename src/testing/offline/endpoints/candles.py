"""The ``klines`` endpoint: candles of the exchange's own trades."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any

from pretrade.decimals import ZERO, add
from pretrade.testing.offline.book.sim_market import SimMarket
from pretrade.testing.offline.book.tape import Trade
from pretrade.testing.offline.endpoints.lookup import listed_market
from pretrade.testing.offline.endpoints.request_parameters import number, page, read
from pretrade.testing.offline.exchange_state import ExchangeState

_SECOND, _MINUTE, _HOUR, _DAY = 1000, 60_000, 3_600_000, 86_400_000
_LENGTHS = {
    "1s": _SECOND,
    **{f"{number}m": number * _MINUTE for number in (1, 3, 5, 15, 30)},
    **{f"{number}h": number * _HOUR for number in (1, 2, 4, 6, 8, 12)},
    "1d": _DAY,
    "3d": 3 * _DAY,
    "1w": 7 * _DAY,
}
_FIRST_MONDAY = 4 * _DAY  # 1970-01-05: weeks start on Monday
_MONTH = "1M"


def klines(state: ExchangeState, params: Mapping[str, str]) -> list[list[Any]]:
    """Return the candles in which something traded, oldest first; times are UTC."""
    read("klines", params, state.rulebook)
    market, interval = listed_market(state, params), params["interval"]
    start, end = number(params, "startTime") or 0, number(params, "endTime")
    candles = [
        (opened, list(trades))
        for opened, trades in groupby(market.tape.trades, lambda one: _open_time(one, interval))
        if opened >= start and (end is None or opened <= end)
    ]
    rows = page(candles, params, forward="startTime" in params)
    return [_candle(market, opened, interval, trades) for opened, trades in rows]


def _open_time(trade: Trade, interval: str) -> int:
    if interval == _MONTH:
        day = datetime.fromtimestamp(trade.time // _SECOND, UTC)
        return _milliseconds(day.replace(day=1, hour=0, minute=0, second=0))
    shift = _FIRST_MONDAY if interval == "1w" else 0
    return trade.time - (trade.time - shift) % _LENGTHS[interval]


def _close_time(opened: int, interval: str) -> int:
    if interval != _MONTH:
        return opened + _LENGTHS[interval] - 1
    next_month = datetime.fromtimestamp(opened // _SECOND, UTC) + timedelta(days=32)
    return _milliseconds(next_month.replace(day=1)) - 1


def _milliseconds(time: datetime) -> int:
    return round(time.timestamp()) * _SECOND


def _candle(market: SimMarket, opened: int, interval: str, trades: list[Trade]) -> list[Any]:
    prices = [trade.price for trade in trades]
    bought = [trade for trade in trades if not trade.buyer_is_maker]
    return [
        opened,
        *(
            market.instrument.in_quote(price)
            for price in (prices[0], max(prices), min(prices), prices[-1])
        ),
        market.instrument.in_base(total(one.quantity for one in trades)),
        _close_time(opened, interval),
        market.instrument.in_quote(total(one.quote for one in trades)),
        len(trades),
        market.instrument.in_base(total(one.quantity for one in bought)),
        market.instrument.in_quote(total(one.quote for one in bought)),
        "0",
    ]


def total(numbers: Iterable[Decimal]) -> Decimal:
    """Return the exact sum."""
    found = ZERO
    for one in numbers:
        found = add(found, one)
    return found
