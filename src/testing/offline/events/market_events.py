"""What the market streams say: @trade, @bookTicker and @depth.

Source: "WebSocket Streams", documentation of 2022-09-30.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from pretrade.decimals import ZERO
from pretrade.enums import BUY, SELL
from pretrade.json_values import is_array
from pretrade.testing.offline.book.outside_book import Level
from pretrade.testing.offline.book.sim_market import SimMarket
from pretrade.testing.offline.book.tape import Trade

Json = dict[str, Any]


def updates(market: SimMarket, now: int, *, wanted: bool) -> list[Json]:
    """Return what changed on a market since it was asked last: trades, levels, the top.

    Nothing is returned unless it is ``wanted``.

    A book ticker has no event type; that is how the exchange sends it.
    """
    touched, market.touched = market.touched, {}
    told, market.told = market.told, len(market.tape.trades)
    if touched:
        market.update_id += 1
    if not wanted:
        return []
    found = [trade_event(market, trade, now) for trade in market.tape.trades[told:]]
    if touched:
        found.append(_depth_update(market, touched, now))
        top = market.top()
        if top != market.shown_top:
            market.shown_top = top
            found.append(book_ticker(market))
    return found


def trade_event(market: SimMarket, trade: Trade, now: int) -> Json:
    """Return a ``trade``."""
    return {
        "e": "trade",
        "E": now,
        "s": market.name,
        "t": trade.trade_id,
        "p": market.instrument.in_quote(trade.price),
        "q": market.instrument.in_base(trade.quantity),
        "T": trade.time,
        "m": trade.buyer_is_maker,
        "M": True,
    }


def book_ticker(market: SimMarket) -> Json:
    """Return the best bid and ask with what they show; 0 when a side is empty."""
    (bid, bid_quantity), (ask, ask_quantity) = (level or (ZERO, ZERO) for level in market.top())
    return {
        "u": market.update_id,
        "s": market.name,
        "b": market.instrument.in_quote(bid),
        "B": market.instrument.in_base(bid_quantity),
        "a": market.instrument.in_quote(ask),
        "A": market.instrument.in_base(ask_quantity),
    }


def _depth_update(market: SimMarket, touched: Iterable[tuple[bool, Decimal]], now: int) -> Json:
    def levels(*, bids: bool) -> Iterator[Level]:
        for is_bid, price in touched:
            if is_bid is bids:
                yield price, market.quantity_at(BUY if bids else SELL, price)

    return {
        "e": "depthUpdate",
        "E": now,
        "s": market.name,
        "U": market.update_id,
        "u": market.update_id,
        "b": [shown(market, level) for level in levels(bids=True)],
        "a": [shown(market, level) for level in levels(bids=False)],
    }


def shown(market: SimMarket, level: Level) -> list[str]:
    """Write a level of the book."""
    price, quantity = level
    return [
        market.instrument.in_quote(price),
        market.instrument.in_base(quantity),
    ]


def copied(event: Json) -> Json:
    """Return a copy that its reader may change."""
    return {name: _copy(value) for name, value in event.items()}


def _copy(value: Any) -> Any:  # noqa: ANN401  any JSON value
    return [_copy(one) for one in value] if is_array(value) else value
