"""How an order that starts to work meets the book, as a taker: `take`.

Price first, then time. At one price the orders of the accounts come before the rest of the world.
An order without a limit price never spends more than its account has: what it cannot pay for, like
what the book does not hold, expires.
"""

from decimal import Decimal

from pretrade.decimals import ZERO, add, multiply
from pretrade.enums import BUY
from pretrade.testing.offline.book.amounts import bought_for
from pretrade.testing.offline.book.book_order import BookOrder
from pretrade.testing.offline.book.sim_market import SimMarket
from pretrade.testing.offline.book.wallet import Wallet
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.matching.fills import fill, taker_side
from pretrade.testing.offline.matching.routing import allocate, markets_of
from pretrade.testing.offline.matching.self_trades import is_prevented, prevent

Offer = tuple[SimMarket, Decimal, Decimal | None, BookOrder | None]
"""Where, a price, the quantity that is there (None: any), and whose it is (None: the world's)."""


def take(state: ExchangeState, order: BookOrder) -> None:
    """Trade with everything that the order's limit price reaches, best price first."""
    markets = markets_of(state, order)
    while order.is_open:
        offer = _best_offer(markets, order)
        if offer is None or not _reaches(order, offer[1]):
            return
        market, price, there, maker = offer
        quantity = order.wanted(price)
        if quantity > 0 and maker is not None and is_prevented(order, maker):
            prevent(state, order, maker)
            continue
        if there is not None:
            quantity = min(quantity, there)
        quantity = _affordable(order, state.accounts[order.account].wallet, price, quantity)
        if quantity <= 0:
            return
        _trade(state, market, order, price, quantity, maker)


def is_fillable(state: ExchangeState, order: BookOrder) -> bool:
    """Tell whether the whole order can trade at once."""
    side, there = taker_side(order), ZERO
    for market in markets_of(state, order):
        for price, quantity in market.outside_side(side).items():
            if _reaches(order, price):
                if market.outside.follows_price:
                    return True
                there = add(there, quantity)
        for resting in market.side(side).orders():
            if _reaches(order, resting.price) and not is_prevented(order, resting):
                there = add(there, resting.remaining)
    return there >= order.quantity


def _best_offer(markets: tuple[SimMarket, ...], order: BookOrder) -> Offer | None:
    """Return what the order meets first."""
    best: Offer | None = None
    for market in markets:
        offer = _offer_of(market, order)
        if best is None or (offer is not None and _is_better(order, offer[1], best[1])):
            best = offer
    return best


def _is_better(order: BookOrder, price: Decimal, other: Decimal) -> bool:
    return price < other if order.side is BUY else price > other


def _offer_of(market: SimMarket, order: BookOrder) -> Offer | None:
    side = taker_side(order)
    own, outside = market.side(side), market.outside_side(side)
    price = market.best(side)
    if price is None:
        return None
    if own.best == price:
        maker = own.first()
        return market, price, maker.shown, maker
    return market, price, None if market.outside.follows_price else outside[price], None


def _reaches(order: BookOrder, price: Decimal) -> bool:
    if not order.price:
        return True
    return order.price >= price if order.side is BUY else order.price <= price


def _affordable(order: BookOrder, wallet: Wallet, price: Decimal, quantity: Decimal) -> Decimal:
    """Return how much of it the account can pay for; what is set aside is paid for."""
    if order.locked:
        return quantity
    free = wallet.free.get(order.asset, ZERO)
    if order.side is not BUY:
        return min(quantity, free)
    if multiply(price, quantity) <= free:
        return quantity
    return min(quantity, bought_for(free, price, order.instrument.step))


def _trade(  # noqa: PLR0913, PLR0917  a trade has a place, two parties, a price and a quantity
    state: ExchangeState,
    market: SimMarket,
    order: BookOrder,
    price: Decimal,
    quantity: Decimal,
    maker: BookOrder | None,
) -> None:
    side = taker_side(order)
    if maker is None:
        market.outside.take(market.outside_side(side), price, quantity)
        market.touch(side, price)
    if market.name != order.symbol:
        allocate(state, market, price, quantity, order=order, maker=maker)
        return
    fill(
        state,
        market,
        price,
        quantity,
        taker=order,
        maker=maker,
        buyer_is_maker=order.side is not BUY,
    )
