"""What the rest of the world does: it trades, it changes its book, and it moves the market.

A trade comes in at a price. It meets what the book holds there and at better prices, best price
first, and at one price the open orders before the rest of the world; what is left of its quantity
trades at the price itself. The last price afterwards is that of the trade, whoever took its
quantity. A book that follows the price is not used up: it moves with the trade.
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
    left = _meet(state, market, BUY, price, quantity)
    left = _meet(state, market, SELL, price, left)
    if left > 0:
        falling = price <= (market.tape.last_price or price)
        _print(state, market, price, left, buyer_is_maker=falling)
    market.tape.last_price = price
    market.prints.append(price)
    if market.outside.follows_price:
        _follow(market, price)


def move(state: ExchangeState, market: SimMarket, price: Decimal) -> None:
    """Bring the market to a price: it trades there, a step of the quantity, and all else follows.

    Open orders that it reaches are filled whole, each at its own limit price. Averages start anew.
    """
    falling = price <= (market.tape.last_price or price)
    for side in (BUY, SELL):
        own = market.side(side)
        while own.best is not None and _crosses(side, own.best, price):
            _fill_first(state, market, side, own.first().shown)
    market.tape.restart_averages()
    _print(state, market, price, market.instrument.step, buyer_is_maker=falling)
    _follow(market, price)


def set_book(
    state: ExchangeState, market: SimMarket, bids: Iterable[Level], asks: Iterable[Level]
) -> None:
    """Replace the book of the rest of the world; open orders that it reaches are filled."""
    market.replace(OutsideBook(bids, asks))
    for side, other in ((BUY, SELL), (SELL, BUY)):
        levels = market.outside_side(other)
        for price, quantity in list(levels.items()):
            left = _meet(state, market, side, price, quantity)
            if left < quantity:
                market.outside.take(levels, price, subtract(quantity, left))


def _meet(
    state: ExchangeState, market: SimMarket, side: Side, price: Decimal, quantity: Decimal
) -> Decimal:
    """Use up what one side of the book holds at a price and better; return what is left."""
    own, left = market.side(side), quantity
    while left > 0:
        best = own.best if market.outside.follows_price else market.best(side)
        if best is None or not _crosses(side, best, price):
            break
        if best == own.best:
            part = min(left, own.first().shown)
            _fill_first(state, market, side, part)
        else:
            levels = market.outside_side(side)
            part = min(left, levels[best])
            market.outside.take(levels, best, part)
            market.touch(side, best)
            _print(state, market, best, part, buyer_is_maker=side is BUY)
        left = subtract(left, part)
    return left


def _fill_first(state: ExchangeState, market: SimMarket, side: Side, quantity: Decimal) -> None:
    """Trade with the open order that is first in its queue."""
    maker = market.side(side).first()
    buys = side is BUY
    fill(state, market, maker.price, quantity, taker=None, maker=maker, buyer_is_maker=buys)


def _print(
    state: ExchangeState,
    market: SimMarket,
    price: Decimal,
    quantity: Decimal,
    *,
    buyer_is_maker: bool,
) -> None:
    """Note a trade that is none of the accounts'."""
    worth = multiply(price, quantity)
    number = next(state.trade_ids)
    market.tape.add(Trade(number, price, quantity, worth, state.now, buyer_is_maker))
    market.prints.append(price)


def _follow(market: SimMarket, price: Decimal) -> None:
    """Bring the book to a price, but not past open orders that a trade left there."""
    low, high = min(price, market.asks.best or price), max(price, market.bids.best or price)
    market.replace(OutsideBook.around(low, high, market.instrument.tick))


def _crosses(side: Side, own: Decimal, price: Decimal) -> bool:
    return own >= price if side is BUY else own <= price
