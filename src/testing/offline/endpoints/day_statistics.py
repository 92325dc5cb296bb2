"""The ``ticker/24hr`` endpoint."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pretrade.decimals import ZERO, divide_down, multiply, subtract
from pretrade.testing.offline.book.amounts import show
from pretrade.testing.offline.book.exchange_state import ExchangeState
from pretrade.testing.offline.book.sim_market import SimMarket
from pretrade.testing.offline.endpoints.asked_symbols import answer_each
from pretrade.testing.offline.endpoints.candles import total
from pretrade.testing.offline.endpoints.market_data import book_of
from pretrade.testing.offline.endpoints.request_parameters import read

Json = dict[str, Any]
_DAY = 86_400_000


def ticker_24hr(state: ExchangeState, params: Mapping[str, str]) -> Any:  # noqa: ANN401
    """Return what traded within 24 hours on one, some or all symbols."""
    read("ticker_24hr", params, state.rulebook)
    short = params.get("type") == "MINI"

    def answer(market: SimMarket) -> Json:
        return _short(market, state.now) if short else _full(market, state.now)

    return answer_each(state, params, answer)


def _short(market: SimMarket, now: int) -> Json:
    """Return the MINI form. Where nothing traded, every price is the last one."""
    trades = [trade for trade in market.tape.trades if trade.time > now - _DAY]
    last = market.tape.last_price or ZERO
    prices = [trade.price for trade in trades] or [last]
    instrument = market.instrument
    return {
        "symbol": market.name,
        "openPrice": instrument.in_quote(prices[0]),
        "highPrice": instrument.in_quote(max(prices)),
        "lowPrice": instrument.in_quote(min(prices)),
        "lastPrice": instrument.in_quote(last),
        "volume": instrument.in_base(total(one.quantity for one in trades)),
        "quoteVolume": instrument.in_quote(total(one.quote for one in trades)),
        "openTime": now - _DAY,
        "closeTime": now,
        "firstId": trades[0].trade_id if trades else -1,
        "lastId": trades[-1].trade_id if trades else -1,
        "count": len(trades),
    }


def _full(market: SimMarket, now: int) -> Json:
    short = _short(market, now)
    opened, last = Decimal(short["openPrice"]), Decimal(short["lastPrice"])
    volume, worth = Decimal(short["volume"]), Decimal(short["quoteVolume"])
    before = [trade for trade in market.tape.trades if trade.time <= now - _DAY]
    latest = market.tape.trades[-1].quantity if market.tape.trades else ZERO
    change = subtract(last, opened)
    instrument = market.instrument
    average = divide_down(worth, volume, instrument.quote_places) if volume else ZERO
    return {
        **short,
        "priceChange": instrument.in_quote(change),
        "priceChangePercent": show(_percent(change, opened), 3),
        "weightedAvgPrice": instrument.in_quote(average),
        "prevClosePrice": instrument.in_quote(before[-1].price if before else opened),
        "lastQty": instrument.in_base(latest),
        **book_of(market),
    }


def _percent(change: Decimal, opened: Decimal) -> Decimal:
    return divide_down(multiply(change, Decimal(100)), opened, 3) if opened else ZERO
