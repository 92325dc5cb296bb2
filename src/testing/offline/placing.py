"""The endpoints that place orders."""

from collections.abc import Mapping
from typing import Any

from pretrade.decimals import ZERO
from pretrade.enums import GTC, LIMIT, MARKET, PRICED_TYPES
from pretrade.order import Order, Request, TestOrder
from pretrade.testing.offline.account_facts import AccountFacts
from pretrade.testing.offline.amounts import show
from pretrade.testing.offline.live_account import LiveAccount
from pretrade.testing.offline.live_market import LiveMarket
from pretrade.testing.offline.live_order import LiveOrder
from pretrade.testing.offline.matching_engine import MatchingEngine
from pretrade.testing.offline.order_replies import placed
from pretrade.testing.offline.placement import place
from pretrade.testing.offline.refusals import refuse, refused
from pretrade.testing.offline.triggers import run_triggers

Json = dict[str, Any]
Params = Mapping[str, str]


def judge(engine: MatchingEngine, account: LiveAccount, request: Request) -> LiveMarket:
    """Refuse a request as `check` does with what the exchange knows; return its market.

    A rule that could not be evaluated refuses nothing: the exchange knows everything that rules
    ask for, but the price of a symbol that never traded and what nobody has told of the real one.
    There a MARKET order is worth nothing, so
    it is refused where a least worth is asked of it (change log of 2018-11-13).
    """
    name = request.symbol or ""
    if name not in engine.info:
        first = engine.info.check(request, as_of=engine.as_of).first
        raise refuse(-1121) if first is None else refused(first)
    market = engine.market(name)
    prices, facts = market.facts(engine.now), AccountFacts(account, engine.now)
    if prices.last_price is None and request.shape.type is MARKET:
        prices = market.worthless(prices)
    first = market.symbol.judge(request, prices, facts, engine.as_of).first
    if first is not None:
        raise refused(first)
    return market


def new_order(engine: MatchingEngine, account: LiveAccount, params: Params) -> Json:
    """Place an order."""
    request = Order.from_params(params)
    market = judge(engine, account, request)
    order = make_order(engine, account, market, request)
    account.counts.add(request.rate_count, engine.now)
    return carry_out(engine, order)


def carry_out(engine: MatchingEngine, order: LiveOrder) -> Json:
    """Place an order that was accepted, and return its reply."""
    place(engine, order)
    default = "FULL" if order.type is LIMIT or order.type is MARKET else "ACK"
    response = order.request.new_order_resp_type or default
    reply = placed(order, response, engine.now, engine.fields)
    run_triggers(engine, order.market)
    engine.finish((order.market,))
    return reply


def make_order(
    engine: MatchingEngine, account: LiveAccount, market: LiveMarket, request: Order
) -> LiveOrder:
    """Return the order that a request becomes.

    Raises:
        ExchangeError: it is pegged, which this exchange does not offer.
    """
    side, order_type, price = request.side, request.type, request.price
    unpriced = price is None and order_type in PRICED_TYPES
    if side is None or order_type is None or unpriced or request.peg_price_type is not None:
        raise refuse(-2010, "Pegged orders are not supported for this symbol.")
    return LiveOrder(
        order_id=engine.next_order_id(),
        client_order_id=request.new_client_order_id or _unused_name(engine, account),
        account=account,
        market=market,
        request=request,
        side=side,
        type=order_type,
        time_in_force=(request.time_in_force or GTC).value,
        quantity=request.quantity or ZERO,
        price=price or ZERO,
        created=engine.now,
        updated=engine.now,
    )


def _unused_name(engine: MatchingEngine, account: LiveAccount) -> str:
    """Return a client order id that no open order of the account was given."""
    name = engine.next_name()
    while name in account.open_names:
        name = engine.next_name()
    return name


def test_order(engine: MatchingEngine, account: LiveAccount, params: Params) -> Json:
    """Judge an order as far as a test order goes, and do nothing."""
    request = TestOrder.from_params(params)
    judge(engine, account, request)
    if request.compute_commission_rates != "true":
        return {}
    rates = {"maker": show(engine.fee_rate), "taker": show(engine.fee_rate)}
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
