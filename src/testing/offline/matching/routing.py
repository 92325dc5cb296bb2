"""Smart order routing: which books an order meets, and what it gets from those of other symbols.

They trade one base asset against quote assets that are worth the same. What an order takes from
the book of another symbol is an allocation: it pays, or is paid, in its own quote asset, and the
rest of the world stands between the two books. What it takes from its own book is a trade.

Source: "SOR" FAQ of 2023-08-08.
"""

from decimal import Decimal

from pretrade.decimals import multiply
from pretrade.enums import BUY, SOR_KINDS
from pretrade.testing.offline.book.book_order import BookOrder
from pretrade.testing.offline.book.sim_market import SimMarket
from pretrade.testing.offline.book.tape import Trade
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.matching.fills import fill, settle

_NO_TRADE = -1


def markets_of(state: ExchangeState, order: BookOrder) -> tuple[SimMarket, ...]:
    """Return the markets whose books an order meets, its own first."""
    own = state.markets[order.symbol]
    routed = state.info.exchange.sor_symbols or frozenset()
    if order.request.kind not in SOR_KINDS or order.symbol not in routed:
        return (own,)
    others = [state.market(name) for name in sorted(routed - {order.symbol}) if name in state.info]
    base = order.instrument.base
    return (
        own,
        *(one for one in others if one.instrument.base == base and one.symbol.status == "TRADING"),
    )


def allocate(  # noqa: PLR0913  it has a place, two parties, a price and a quantity
    state: ExchangeState,
    market: SimMarket,
    price: Decimal,
    quantity: Decimal,
    *,
    order: BookOrder,
    maker: BookOrder | None,
) -> None:
    """Take from the book of another symbol: the rest of the world trades there for the order."""
    buys = order.side is BUY
    fill(state, market, price, quantity, taker=None, maker=maker, buyer_is_maker=not buys)
    instrument, quote = order.instrument, multiply(price, quantity)
    if buys:
        state.enter(instrument.quote, quote)
        state.leave(instrument.base, quantity)
    else:
        state.enter(instrument.base, quantity)
        state.leave(instrument.quote, quote)
    trade = Trade(_NO_TRADE, price, quantity, quote, state.now, buyer_is_maker=False)
    settle(state, order, trade, is_maker=False, allocation=next(state.allocation_ids))
