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

from pretrade.account import Balance
from pretrade.check import Rule, Scope
from pretrade.decimals import ZERO, divide_up, multiply
from pretrade.enums import BUY, MARKET, PRICED_TYPES, SELL
from pretrade.facts import (
    BEST_ASK,
    BEST_BID,
    LAST_PRICE,
    Facts,
    Venue,
    balance_fact,
    order_fact,
    symbol_fact,
)
from pretrade.order import CancelReplace, MarginOco, MarginOrder, Order, OrderList, Shape
from pretrade.violation import ACCOUNT_CODE, Bound, Findings, missing, rejection

_PRICE = order_fact("price")
_STOP_PRICE = order_fact("stopPrice")
_PLACES = 20  # of an estimate: more than any asset has, few enough to read


def applies(shape: Shape, venue: Venue) -> bool:  # noqa: ARG001
    """Every request."""
    return True


def check(request: Order | OrderList, facts: Facts) -> Findings:
    """Compare what the request needs with what is free."""
    buying, symbol = request.shape.side is BUY, facts.venue.symbol
    asset = symbol.quote_asset if buying else symbol.base_asset
    balance = facts.account.balance(asset)
    if balance is None:
        name = "quoteAsset" if buying else "baseAsset"
        return missing("BALANCE", balance_fact(asset) if asset else symbol_fact(name))
    if not buying:
        needed = _sold(request, facts)
    else:
        needed = _cost(request, facts) if isinstance(request, Order) else _dearest(request, facts)
    if isinstance(needed, str):
        return missing("BALANCE", needed)
    if needed <= balance.free:
        return ()
    return _short_of_funds(request, asset or "", needed, balance)


def _dearest(request: OrderList, facts: Facts) -> Decimal | str:
    """Return what the dearer order of a list costs, or the fact that is missing."""
    dearest = ZERO
    for leg in request.legs:
        cost = _cost(leg.order, facts)
        if isinstance(cost, str):
            names = {order_fact(own): order_fact(given) for own, given in leg.names.items()}
            return names.get(cost, cost)
        dearest = max(dearest, cost)
    return dearest


def _cost(order: Order, facts: Facts) -> Decimal | str:
    """Return how much of the quote asset a BUY needs, or the fact that is missing."""
    if order.shape.type in PRICED_TYPES:
        if order.notional is not None:
            return order.notional
        return order_fact("quantity" if order.quantity is None else "price")
    quantity, amount = order.quantity, order.quote_order_qty
    if amount is not None and order.type is MARKET:
        return amount
    if quantity is None:
        return order_fact("quantity")
    price = paid_price(order, facts)
    return price if isinstance(price, str) else multiply(price, quantity)


def paid_price(order: Order, facts: Facts) -> Decimal | str:
    """Return the price at which a BUY by quantity is paid, or the fact that is missing."""
    if order.type in PRICED_TYPES:
        price, fact = order.price, _PRICE
    elif order.type is MARKET:
        price, fact = _market_price(facts), BEST_ASK
    elif "stopPrice" in order.shape.given:
        price, fact = order.stop_price, _STOP_PRICE
    else:
        price, fact = facts.market.last_price, LAST_PRICE
    return fact if price is None else price


def _market_price(facts: Facts) -> Decimal | None:
    averages = facts.market.average_prices
    average = averages[min(averages)] if averages else None
    return facts.market.best_ask or average or facts.market.last_price or None


def _sold(request: Order | OrderList, facts: Facts) -> Decimal | str:
    """Return how much of the base asset a SELL needs, or the fact that is missing."""
    if request.quantity is not None:
        return request.quantity
    amount = request.quote_order_qty if isinstance(request, Order) else None
    if amount is None:
        return order_fact("quantity")
    bid = facts.market.best_bid
    return divide_up(amount, bid, _PLACES) if bid else BEST_BID


def _short_of_funds(
    request: Order | OrderList, asset: str, needed: Decimal, balance: Balance
) -> Findings:
    if isinstance(request, CancelReplace) and needed <= balance.total:
        return missing("BALANCE", "cancelled_order")
    if isinstance(request, MarginOrder | MarginOco) and request.side_effect_type == "MARGIN_BUY":
        return missing("BALANCE", f"borrowable:{asset}")
    field = "quoteOrderQty" if request.quantity is None else "quantity"
    return rejection(
        "BALANCE",
        ACCOUNT_CODE,
        "Account has insufficient balance for requested action.",
        field,
        request.value(field),
        Bound("free", balance.free),
        asset=asset,
        needed=needed,
        estimated=_is_estimated(request),
    )


def _is_estimated(request: Order | OrderList) -> bool:
    """Tell whether what is needed depends on prices that may move."""
    if request.side is SELL:
        return request.quantity is None
    orders = (request,) if isinstance(request, Order) else [leg.order for leg in request.legs]
    by_amount = request.quantity is None
    return not by_amount and any(order.type not in PRICED_TYPES for order in orders)


BALANCE = Rule("BALANCE", applies, check, Scope.REQUEST, needs=("side",))
