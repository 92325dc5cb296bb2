"""BALANCE: more than the account has free (-2010).

A BUY needs its worth in the quote asset, a SELL its quantity in the base asset. What a BUY is worth
is documented for limit orders only; the rest is ours: a MARKET order by quantity is *estimated*
from the best ask (or the average), a STOP_LOSS or TAKE_PROFIT from its stop price, a trailing one
from the last price, an OCO is its dearer order, and a SELL by ``quoteOrderQty`` is estimated from
the best bid. Fees are left out: the exchange takes them from what is received. Of a cancel-replace
the cancelled order frees funds first, of a MARGIN_BUY some are borrowed: what the free balance does
not cover is then unevaluated.

Source: "Account has insufficient balance for requested action.", documentation of 2022-09-30.
"""

from decimal import Decimal

import attrs

from pretrade.check import Rule, Scope
from pretrade.decimals import EXACT, multiply
from pretrade.enums import PRICED_TYPES, OrderType, Side
from pretrade.facts import BEST_ASK, BEST_BID, LAST_PRICE, Facts, Venue, balance_fact, order_fact
from pretrade.order import CancelReplace, MarginOco, MarginOrder, Order, OrderList, Shape
from pretrade.violation import ACCOUNT_CODE, Bound, Findings, missing, rejection


@attrs.frozen
class Need:
    """How much of an asset a request needs; or, when ``amount`` is None, which fact is missing."""

    amount: Decimal | None
    field: str
    fact: str = ""
    estimated: bool = False


def applies(shape: Shape, venue: Venue) -> bool:  # noqa: ARG001
    """Every request."""
    return True


def check(request: Order | OrderList, facts: Facts) -> Findings:
    """Compare what the request needs with what is free."""
    symbol = facts.venue.symbol
    asset = symbol.quote_asset if request.side is Side.BUY else symbol.base_asset
    balance = facts.account.balance(asset)
    if balance is None:
        return missing("BALANCE", balance_fact(asset or "?"))
    need = _needed(request, facts)
    if need.amount is None:
        return missing("BALANCE", need.fact)
    if need.amount <= balance.free:
        return ()
    unlocks = isinstance(request, CancelReplace) and need.amount <= balance.total
    if unlocks:
        return missing("BALANCE", "cancelled_order")
    if isinstance(request, MarginOrder | MarginOco) and request.side_effect_type == "MARGIN_BUY":
        return missing("BALANCE", f"borrowable:{asset}")
    msg = "Account has insufficient balance for requested action."
    value, bound = request.value(need.field), Bound("free", balance.free)
    return rejection(
        "BALANCE",
        ACCOUNT_CODE,
        msg,
        need.field,
        value,
        bound,
        asset=asset,
        needed=need.amount,
        estimated=need.estimated,
    )


def _needed(request: Order | OrderList, facts: Facts) -> Need:
    if request.side is Side.SELL:
        return _sold(request, facts)
    if isinstance(request, Order):
        return _spent(request, facts)
    costs = [_spent(leg.order, facts) for leg in request.legs]
    unknown = next((cost for cost in costs if cost.amount is None), None)
    return unknown or max(costs, key=lambda cost: cost.amount or 0)


def _sold(request: Order | OrderList, facts: Facts) -> Need:
    """Return how much of the base asset a SELL needs."""
    if request.quantity is not None:
        return Need(request.quantity, "quantity")
    amount = request.quote_order_qty if isinstance(request, Order) else None
    if amount is None:
        return Need(None, "quantity", order_fact("quantity"))
    bid = facts.market.best_bid
    if not bid:
        return Need(None, "quoteOrderQty", BEST_BID)
    return Need(EXACT.divide(amount, bid), "quoteOrderQty", estimated=True)


def _spent(order: Order, facts: Facts) -> Need:
    """Return how much of the quote asset a BUY needs."""
    if order.type is OrderType.MARKET and order.quote_order_qty is not None:
        return Need(order.quote_order_qty, "quoteOrderQty")
    if order.quantity is None:
        return Need(None, "quantity", order_fact("quantity"))
    if order.type in PRICED_TYPES:
        price, fact, estimated = order.price, order_fact("price"), False
    elif order.type is OrderType.MARKET:
        price, fact, estimated = _market_price(facts), BEST_ASK, True
    elif "stopPrice" in order.shape.given:
        price, fact, estimated = order.stop_price, order_fact("stopPrice"), True
    else:
        price, fact, estimated = facts.market.last_price, LAST_PRICE, True
    if price is None:
        return Need(None, "quantity", fact)
    return Need(multiply(price, order.quantity), "quantity", estimated=estimated)


def _market_price(facts: Facts) -> Decimal | None:
    averages = facts.market.average_prices
    average = averages[min(averages)] if averages else None
    return facts.market.best_ask or average or facts.market.last_price or None


BALANCE = Rule("BALANCE", applies, check, Scope.REQUEST, needs=("side",))
