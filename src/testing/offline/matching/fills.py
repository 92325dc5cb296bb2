"""What a trade does to orders, balances and the tape: `fill`.

The fee is taken from what is received, ``fee_rate`` of it, cut to the commission precision of that
asset; it is the exchange's. What a buyer saved against its limit price is free again.
"""

from decimal import ROUND_FLOOR, Decimal

from pretrade.decimals import EXACT, ZERO, add, multiply, subtract
from pretrade.enums import BUY, SELL, Side
from pretrade.testing.offline.book.amounts import unit
from pretrade.testing.offline.book.book_order import FILLED, PARTIALLY_FILLED, BookOrder, OrderFill
from pretrade.testing.offline.book.sim_account import AccountTrade
from pretrade.testing.offline.book.sim_market import SimMarket
from pretrade.testing.offline.book.tape import Trade
from pretrade.testing.offline.book.wallet import Wallet
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.matching.closing import close_list, start_leg


def fill(  # noqa: PLR0913  a trade has two parties, a price and a quantity
    state: ExchangeState,
    market: SimMarket,
    price: Decimal,
    quantity: Decimal,
    *,
    taker: BookOrder | None,
    maker: BookOrder | None,
    buyer_is_maker: bool,
) -> None:
    """Trade between two orders; None stands for the rest of the world."""
    for order in (maker, taker):
        if order is not None:
            start_leg(state, order)
    quote = multiply(price, quantity)
    trade = Trade(next(state.trade_ids), price, quantity, quote, state.now, buyer_is_maker)
    market.tape.add(trade)
    market.prints.append(price)
    for order, buys in ((maker, buyer_is_maker), (taker, not buyer_is_maker)):
        if order is None:
            instrument = market.instrument
            paid, received = (
                (instrument.quote, instrument.base) if buys else (instrument.base, instrument.quote)
            )
            state.leave(paid, quote if buys else quantity)
            state.enter(received, quantity if buys else quote)
        else:
            settle(state, order, trade, is_maker=order is maker)
    if maker is not None:
        _refresh(market, maker, quantity)


def settle(
    state: ExchangeState,
    order: BookOrder,
    trade: Trade,
    *,
    is_maker: bool,
    allocation: int | None = None,
) -> None:
    """Carry out one side of a trade, or what smart order routing allocates to an order."""
    account, instrument = state.accounts[order.account], order.instrument
    if not order.executed and state.fields.fills_count_less:
        account.counts.add(-1, state.now)
    _pay(order, account.wallet, trade)
    received, asset = (
        (trade.quantity, instrument.base) if order.side is BUY else (trade.quote, instrument.quote)
    )
    places = unit(instrument.commission_places[asset])
    fee = multiply(received, state.fee_rate).quantize(places, ROUND_FLOOR, EXACT)
    _receive(order, account.wallet, received, fee)
    state.fees[asset] = add(state.fees.get(asset, ZERO), fee)
    if order.by_amount:
        order.enlarge(trade.quantity)
    elif order.side is BUY:
        account.bought(order, trade.quantity)
    order.executed = add(order.executed, trade.quantity)
    order.spent = add(order.spent, trade.quote)
    order.fills += (OrderFill(trade.price, trade.quantity, fee, asset, trade.trade_id, allocation),)
    side = AccountTrade(trade, order, fee, asset, is_maker, allocation)
    (account.trades if allocation is None else account.allocations).append(side)
    done = not order.wanted(trade.price)
    order.status = FILLED if done else PARTIALLY_FILLED
    state.report(order, "TRADE", trade=side)
    if done:
        finish(state, order)


def _receive(order: BookOrder, wallet: Wallet, received: Decimal, fee: Decimal) -> None:
    """Take what a trade brought, less the fee; of an OPO it is held for the pending orders.

    Their fee comes from the free balance where that has enough, unless it is in BNB.
    """
    listing = order.listing
    instrument = order.instrument
    asset = instrument.base if order.side is BUY else instrument.quote
    if listing is None or not listing.pays_pending or order is not listing.orders[0]:
        wallet.credit(asset, subtract(received, fee))
        return
    held = received
    if asset == "BNB" or wallet.free.get(asset, ZERO) < fee:
        held = subtract(received, fee)
    wallet.credit(asset, subtract(received, fee))
    wallet.lock(asset, held)
    listing.locked = add(listing.locked, held)


def _pay(order: BookOrder, wallet: Wallet, trade: Trade) -> None:
    """Take what was set aside for this part; what a buyer saved is free again."""
    if order.side is SELL:
        if order.locked:
            order.locked = subtract(order.locked, trade.quantity)
            wallet.spend_locked(order.asset, trade.quantity)
        else:
            wallet.spend(order.asset, trade.quantity)
    elif order.locked:
        held = multiply(order.price, trade.quantity)
        order.locked = subtract(order.locked, held)
        wallet.unlock(order.asset, held)
        wallet.spend(order.asset, trade.quote)
    else:
        wallet.spend(order.asset, trade.quote)


def finish(state: ExchangeState, order: BookOrder) -> None:
    """Let go of an order that is filled."""
    if order.is_working:
        state.markets[order.symbol].side(order.side).remove(order)
    state.accounts[order.account].closed(order)
    close_list(state, order)


def _refresh(market: SimMarket, maker: BookOrder, quantity: Decimal) -> None:
    """Show less of a resting order; the next part of an iceberg queues up behind the others."""
    book = market.side(maker.side)
    market.touch(maker.side, maker.price)
    maker.shown = subtract(maker.shown, quantity)
    if maker.is_open and maker.shown <= 0:
        book.remove(maker)
        maker.show_part()
        book.add(maker)


def taker_side(order: BookOrder) -> Side:
    """Return the side of the book that an order trades with."""
    return SELL if order.side is BUY else BUY
