"""What the rest of the world does: it trades, and it changes its book.

A trade comes in at a price. Open orders that it reaches are filled first, best price first, each at
its own limit price, as far as the quantity of the trade goes; what is left trades at the price
itself. The last price afterwards is that of the trade, whoever took its quantity. The book of the
rest of the world stays as it is.
"""

from collections.abc import Iterable
from decimal import Decimal

from pretrade.decimals import multiply, subtract
from pretrade.enums import BUY, SELL, Side
from pretrade.testing.offline.book.outside_book import Level, OutsideBook
from pretrade.testing.offline.book.sim_market import SimMarket
from pretrade.testing.offline.book.tape import Trade
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.matching.fills import fill


def trade(state: ExchangeState, market: SimMarket, price: Decimal, quantity: Decimal) -> None:
    """Let the rest of the world trade."""
    left = _fill_resting(state, market, BUY, price, quantity)
    left = _fill_resting(state, market, SELL, price, left)
    if left > 0:
        worth, falling = multiply(price, left), price <= (market.tape.last_price or price)
        market.tape.add(Trade(next(state.trade_ids), price, left, worth, state.now, falling))
    market.tape.last_price = price
    market.prints.append(price)


def _fill_resting(
    state: ExchangeState, market: SimMarket, side: Side, price: Decimal, quantity: Decimal
) -> Decimal:
    """Fill the open orders of one side that a price reaches; return what is left."""
    book, left = market.side(side), quantity
    while left > 0 and book.best is not None and _crosses(side, book.best, price):
        maker = book.first()
        part = min(left, maker.shown)
        buys = side is BUY
        fill(state, market, maker.price, part, taker=None, maker=maker, buyer_is_maker=buys)
        left = subtract(left, part)
    return left


def _crosses(side: Side, own: Decimal, price: Decimal) -> bool:
    return own >= price if side is BUY else own <= price


def set_book(
    state: ExchangeState, market: SimMarket, bids: Iterable[Level], asks: Iterable[Level]
) -> None:
    """Replace the book of the rest of the world; open orders that it reaches are filled."""
    old, market.outside = market.outside, OutsideBook(bids, asks)
    for side, before in ((BUY, old.bids), (SELL, old.asks)):
        for price in (*before, *market.outside_side(side)):
            market.touch(side, price)
    for side, other in ((BUY, SELL), (SELL, BUY)):
        levels = market.outside_side(other)
        for price, quantity in list(levels.items()):
            left = _fill_resting(state, market, side, price, quantity)
            if left < quantity:
                market.outside.take(levels, price, subtract(quantity, left))
