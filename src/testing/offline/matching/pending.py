"""What happens to the pending orders of a list when its working order is filled: `place_pending`.

They are placed as they would be by themselves, then: what filters and funds refuse is rejected (it
expires with the reason REJECTED), and what would start at once starts [ours]. Those of an OPO sell
what the working order bought, as far as LOT_SIZE and, of a MARKET order, MARKET_LOT_SIZE allow.

Sources: "New Order list - OTO (TRADE)" of 2024-06-11, "OPO" FAQ of 2025-12-02, "Order Expiry
Reason" of the user data stream.
"""

from collections.abc import Iterable
from decimal import Decimal

from pretrade.decimals import floor_to_grid, plain
from pretrade.enums import MARKET
from pretrade.order import Order
from pretrade.testing.offline.book.book_order import NEW, BookList, BookOrder
from pretrade.testing.offline.book.sim_account_view import SimAccountView
from pretrade.testing.offline.book.sim_market import SimMarket
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.matching.closing import expire, free
from pretrade.testing.offline.matching.enter import enter, lock_rivals, start_rivals


def place_pending(state: ExchangeState, listing: BookList) -> None:
    """Place the pending orders of a list whose working order is filled."""
    orders, market = listing.pending, state.markets[listing.symbol]
    bought = listing.locked
    free(state, listing)
    if listing.pays_pending:
        quantity = _saleable(market, bought, orders)
        for order in orders:
            order.set_quantity(quantity)
    for order in orders:
        given = {**order.request.to_params(), "quantity": plain(order.quantity)}
        order.request = Order.from_params(given)  # as one by itself
    refused = [order for order in orders if _is_refused(state, market, order)]
    for order in orders:
        order.status = NEW
    for order in refused:
        expire(state, order, "REJECTED")
    if refused:
        for order in orders:
            if order.is_open:  # one of two that may not execute alone
                expire(state, order, "OCO_TRIGGER")
    elif listing.rivals:
        lock_rivals(state, listing)
        start_rivals(state, listing)
    else:
        enter(state, orders[0])


def _saleable(market: SimMarket, bought: Decimal, orders: Iterable[BookOrder]) -> Decimal:
    """Return how much of what was bought the lot sizes of the symbol allow to be sold."""
    names = {"LOT_SIZE"} | {"MARKET_LOT_SIZE" for one in orders if one.type is MARKET}
    lots = [one for name, one in market.symbol.filters.items() if name in names]
    quantity = bought
    for lot in lots:
        quantity = min(quantity, lot.max_qty) if lot.max_qty else quantity
    steps = [lot.step_size for lot in lots if lot.step_size]
    for step in (*steps, *steps):
        quantity = floor_to_grid(quantity, step)
    return quantity


def _is_refused(state: ExchangeState, market: SimMarket, order: BookOrder) -> bool:
    """Tell whether filters or funds refuse an order; it is not counted among the others then."""
    account = state.accounts[order.account]
    account.closed(order)
    view = SimAccountView(account, state.now)
    plan = market.symbol.plan_for(order.request.shape, state.as_of)
    report = plan.check(order.request, market.facts(state.now), view)
    account.opened(order)
    judged = market.symbol.filters.keys() | {"BALANCE"}
    return not order.quantity or any(one.rule in judged for one in report.violations)
