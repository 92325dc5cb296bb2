"""Self-trade prevention: what happens instead when an order would meet one of its own account.

The mode of the taker decides; an order that names none has that of its symbol
(``defaultSelfTradePreventionMode``), and NONE lets it trade. EXPIRE_TAKER, EXPIRE_MAKER and
EXPIRE_BOTH expire what is left of one or both; DECREMENT, and TRANSFER within one account, take
from both what they would have traded, and the smaller one expires. For an order of a list this is
as if it had traded: the other one expires [ours].

Source: "Self Trade Prevention (STP) FAQ"; in force since 2023-01-26.
"""

from decimal import Decimal

from pretrade.decimals import ZERO, add, multiply, subtract
from pretrade.enums import BUY
from pretrade.testing.offline.book.book_order import EXPIRED_IN_MATCH, BookOrder
from pretrade.testing.offline.book.sim_account import PreventedMatch
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.matching.closing import close_list, start_leg, withdraw

_EXPIRING = {
    "EXPIRE_TAKER": (True, False),
    "EXPIRE_MAKER": (False, True),
    "EXPIRE_BOTH": (True, True),
}
"""Whether the taker expires, and whether the maker does."""

_DECREMENTING = frozenset({"DECREMENT", "TRANSFER"})


def is_prevented(taker: BookOrder, maker: BookOrder) -> bool:
    """Tell whether the two may not trade with each other."""
    if maker.account != taker.account:
        return False
    mode = taker.prevention
    return mode in _EXPIRING or mode in _DECREMENTING


def prevent(state: ExchangeState, taker: BookOrder, maker: BookOrder) -> None:
    """Do what the taker's mode says instead of a trade at the maker's price."""
    match = next(state.prevented_ids)
    taken, made = taker.wanted(maker.price), maker.remaining
    if taker.prevention in _DECREMENTING:
        taken = made = min(taken, made)
    else:
        taker_goes, maker_goes = _EXPIRING[taker.prevention]
        taken, made = (taken if taker_goes else ZERO), (made if maker_goes else ZERO)
    mode = taker.prevention
    kept = PreventedMatch(match, mode, taker, maker, taken, made, state.now)
    state.accounts[taker.account].prevented.append(kept)
    for order, other, quantity in ((maker, taker, made), (taker, maker, taken)):
        if quantity:
            order.prevented_match = match
            _keep_out(state, order, other, quantity, maker.price)


def _keep_out(
    state: ExchangeState, order: BookOrder, other: BookOrder, quantity: Decimal, price: Decimal
) -> None:
    """Take a quantity out of an order; one of which nothing is left expires."""
    is_over = quantity >= order.wanted(price)
    start_leg(state, order)
    if order.side is BUY and not order.by_amount:
        state.accounts[order.account].bought(order, quantity)
    worth = multiply(price, quantity)
    order.prevented = add(order.prevented, quantity)
    order.prevented_worth = add(order.prevented_worth, worth)
    if is_over:
        withdraw(state, order)
        order.status = EXPIRED_IN_MATCH
    elif order.locked:
        _free(state, order, quantity)
    instrument = order.instrument
    prevented = {
        "v": order.prevented_match,
        "A": instrument.in_base(order.prevented),
        "B": instrument.in_base(quantity),
        "u": -1,
        "U": other.order_id,
        "Cs": instrument.name,
        "pl": instrument.in_base(quantity),
        "pL": instrument.in_quote(price),
        "pY": instrument.in_quote(worth),
    }
    state.report(order, "TRADE_PREVENTION", prevented=prevented)
    if is_over:
        close_list(state, order)


def _free(state: ExchangeState, order: BookOrder, quantity: Decimal) -> None:
    """Free what a part of an order held, and show what is left of a resting one."""
    held = multiply(order.price, quantity) if order.side is BUY else quantity
    order.locked = subtract(order.locked, held)
    state.accounts[order.account].wallet.unlock(order.asset, held)
    order.show_part()
    state.markets[order.symbol].touch(order.side, order.price)
