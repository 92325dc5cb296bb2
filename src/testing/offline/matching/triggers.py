"""What lets a stop start to work: `run_triggers`.

A stop price is met at or through it. A trailing stop with a stop price starts to follow the market
with the first trade that meets it, and that trade is the first extreme; one without follows from
the next trade on, and the last price is the first extreme. A seller's then starts to work at or
below the highest price less the delta, a buyer's at or above the lowest price plus the delta.

Source: "Spot Trailing Stop order FAQ" of 2022-06-15.
"""

from collections.abc import Iterable
from decimal import Decimal

from pretrade.decimals import multiply
from pretrade.enums import BUY, triggers_above
from pretrade.testing.offline.book.book_order import BookOrder
from pretrade.testing.offline.book.sim_market import SimMarket
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.matching.enter import trigger
from pretrade.testing.offline.matching.pending import place_pending

_WHOLE = 10_000  # basis points


def run_triggers(state: ExchangeState, market: SimMarket) -> None:
    """Show every price that traded to the waiting stops; those that start may trade in turn.

    Pending orders are placed when all that came before has happened. They see what trades later,
    and the last price: a stop that it meets starts at once [ours].
    """
    seen = 0
    while seen < len(market.prints) or market.triggered:
        if seen < len(market.prints):
            price = market.prints[seen]
            seen += 1
            _show(state, market, price, list(market.stops.values()))
            continue
        listing = market.triggered.pop(0)
        place_pending(state, listing)
        if market.tape.last_price is not None:
            _show(state, market, market.tape.last_price, listing.orders)
    market.prints.clear()


def _show(
    state: ExchangeState, market: SimMarket, price: Decimal, orders: Iterable[BookOrder]
) -> None:
    for order in orders:
        if order.order_id in market.stops and _starts(order, price, state.now):
            trigger(state, order)


def _starts(order: BookOrder, price: Decimal, now: int) -> bool:
    """Tell whether a stop starts to work at a price; a trailing one takes note of it."""
    delta = order.request.trailing_delta
    if delta is None:
        return _is_met(order, price)
    if order.trailing_time < 0:
        if _is_met(order, price):
            order.trailing_time, order.extreme = now, price
        return False
    extreme = price if order.extreme is None else order.extreme
    if order.side is BUY:
        order.extreme = min(extreme, price)
        return _times(price, _WHOLE) >= _times(order.extreme, _WHOLE + delta)
    order.extreme = max(extreme, price)
    return _times(price, _WHOLE) <= _times(order.extreme, _WHOLE - delta)


def _is_met(order: BookOrder, price: Decimal) -> bool:
    stop = order.request.stop_price
    if stop is None:
        return False
    return price >= stop if triggers_above(order.side, order.type) else price <= stop


def _times(price: Decimal, number: int) -> Decimal:
    return multiply(price, Decimal(number))
