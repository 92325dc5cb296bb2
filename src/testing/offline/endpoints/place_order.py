"""The endpoints that place orders."""

from collections.abc import Mapping
from typing import Any

from pretrade.decimals import ZERO
from pretrade.enums import GTC, LIMIT, MARKET, PRICED_TYPES
from pretrade.order import Order, Request, SorOrder, SorTestOrder, TestOrder
from pretrade.testing.offline.book.amounts import show
from pretrade.testing.offline.book.book_order import BookOrder
from pretrade.testing.offline.book.sim_account import SimAccount
from pretrade.testing.offline.book.sim_account_view import SimAccountView
from pretrade.testing.offline.book.sim_market import SimMarket
from pretrade.testing.offline.endpoints.order_replies import placed
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.matching.enter import place
from pretrade.testing.offline.matching.routing import markets_of
from pretrade.testing.offline.matching.triggers import run_triggers
from pretrade.testing.offline.refusals import refuse, refused

Json = dict[str, Any]
Params = Mapping[str, str]


def judge(state: ExchangeState, account: SimAccount, request: Request) -> SimMarket:
    """Refuse a request as `check` does with what the exchange knows; return its market.

    A rule that could not be evaluated refuses nothing: the exchange knows everything that rules
    ask for, but the price of a symbol that never traded and what nobody has told of the real one.
    There a MARKET order is worth nothing, so
    it is refused where a least worth is asked of it (change log of 2018-11-13).
    """
    name = request.symbol or ""
    if name not in state.info:
        first = state.info.check(request, as_of=state.as_of).first
        raise refuse(-1121) if first is None else refused(first)
    market = state.market(name)
    prices, facts = market.facts(state.now), SimAccountView(account, state.now)
    if prices.last_price is None and request.shape.type is MARKET:
        prices = market.worthless(prices)
    plan = market.symbol.plan_for(request.shape, state.as_of)
    first = plan.check(request, prices, facts).first
    if first is not None:
        raise refused(first)
    return market


def new_order(state: ExchangeState, account: SimAccount, params: Params) -> Json:
    """Place an order."""
    request = Order.from_params(params)
    market = judge(state, account, request)
    order = make_order(state, account, market, request)
    account.counts.add(request.rate_count, state.now)
    return carry_out(state, order)


def carry_out(state: ExchangeState, order: BookOrder) -> Json:
    """Place an order that was accepted, and return its reply."""
    place(state, order)
    default = "FULL" if order.type is LIMIT or order.type is MARKET else "ACK"
    response = order.request.new_order_resp_type or default
    reply = placed(order, response, state.now, state.fields)
    markets = markets_of(state, order)
    for market in markets:
        run_triggers(state, market)
    state.finish(markets)
    return reply


def new_sor_order(state: ExchangeState, account: SimAccount, params: Params) -> Json:
    """Place an order that meets the books of several symbols."""
    request = SorOrder.from_params(params)
    market = judge(state, account, request)
    order = make_order(state, account, market, request)
    account.counts.add(request.rate_count, state.now)
    return carry_out(state, order)


def make_order(
    state: ExchangeState, account: SimAccount, market: SimMarket, request: Order
) -> BookOrder:
    """Return the order that a request becomes.

    Raises:
        ExchangeError: it is pegged, which this exchange does not offer.
    """
    side, order_type, price = request.side, request.type, request.price
    unpriced = price is None and order_type in PRICED_TYPES
    if side is None or order_type is None or unpriced or request.peg_price_type is not None:
        raise refuse(-2010, "Pegged orders are not supported for this symbol.")
    return BookOrder(
        order_id=next(state.order_ids),
        client_order_id=request.new_client_order_id or _unused_name(state, account),
        account=account.name,
        instrument=market.instrument,
        request=request,
        side=side,
        type=order_type,
        time_in_force=(request.time_in_force or GTC).value,
        quantity=request.quantity or ZERO,
        price=price or ZERO,
        created=state.now,
        updated=state.now,
    )


def _unused_name(state: ExchangeState, account: SimAccount) -> str:
    """Return a client order id that no open order of the account was given."""
    name = state.next_name()
    while name in account.open_names:
        name = state.next_name()
    return name


def test_order(state: ExchangeState, account: SimAccount, params: Params) -> Json:
    """Judge an order as far as a test order goes, and do nothing."""
    return _tested(state, account, TestOrder.from_params(params))


def test_sor_order(state: ExchangeState, account: SimAccount, params: Params) -> Json:
    """Judge an order of smart order routing as far as a test order goes, and do nothing."""
    return _tested(state, account, SorTestOrder.from_params(params))


def _tested(state: ExchangeState, account: SimAccount, request: TestOrder) -> Json:
    judge(state, account, request)
    if request.compute_commission_rates != "true":
        return {}
    rates = {"maker": show(state.fee_rate), "taker": show(state.fee_rate)}
    nothing = {"maker": show(ZERO), "taker": show(ZERO)}
    return {
        "standardCommissionForOrder": rates,
        "specialCommissionForOrder": nothing,
        "taxCommissionForOrder": nothing,
        "discount": {
            "enabledForAccount": False,
            "enabledForSymbol": False,
            "discountAsset": "BNB",
            "discount": show(ZERO),
        },
    }
