"""What happens to the pending orders of a list when its working order is filled: `place_pending`.

They are placed as they would be by themselves, then: what filters and funds refuse is rejected (it
expires with the reason REJECTED), and what would start at once starts [ours]. Those of an OPO sell
what the working order bought, as far as the lot sizes of the symbol allow.

Sources: "New Order list - OTO (TRADE)" of 2024-06-11, "OPO" FAQ of 2025-12-02, "Order Expiry
Reason" of the user data stream.
"""

from decimal import Decimal

from pretrade.decimals import ZERO, plain
from pretrade.enums import Rounding
from pretrade.order import Order
from pretrade.sizing.cannot_fit import CannotFit
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
        quantity = _saleable(state, market, bought, orders)
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


def _saleable(
    state: ExchangeState, market: SimMarket, bought: Decimal, orders: tuple[BookOrder, ...]
) -> Decimal:
    """Return how much of what was bought the orders may be for; 0 when that is too little."""
    quantity = bought
    for order in (*orders, *orders):  # twice: the second may have moved it off the first one's step
        legal = market.symbol.rounder("quantity", order.type, state.as_of)
        try:
            quantity = legal.rounded(min(quantity, legal.greatest), Rounding.DOWN)
        except CannotFit:
            return ZERO
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
