"""TRIGGER_PRICE: a stop price on the wrong side of the market (-2010).

STOP_LOSS(_LIMIT) BUY and TAKE_PROFIT(_LIMIT) SELL wait for a rise: their ``stopPrice`` must be
above the last price. STOP_LOSS(_LIMIT) SELL and TAKE_PROFIT(_LIMIT) BUY wait for a fall: below.
Equal triggers at once [ours]. It binds a trailing stop too when it has a stop price [ours]. The
orders of an OCO are judged by OCO_PRICES instead. ``price`` against ``stopPrice`` is not judged.

Source: documentation of 2022-09-30; real answers ("Stop price would trigger immediately.").
"""

from collections.abc import Mapping

from pretrade.check import Rule, Scope, unreadable
from pretrade.enums import (
    STOP_LOSS,
    STOP_LOSS_LIMIT,
    STOP_TYPES,
    TAKE_PROFIT,
    TAKE_PROFIT_LIMIT,
    OrderType,
    triggers_above,
)
from pretrade.facts import LAST_PRICE, Facts, Venue
from pretrade.order import Order, Shape
from pretrade.violation import ACCOUNT_CODE, Bound, Findings, missing, rejection

OPPOSITE: Mapping[OrderType, OrderType] = {
    STOP_LOSS: TAKE_PROFIT,
    TAKE_PROFIT: STOP_LOSS,
    STOP_LOSS_LIMIT: TAKE_PROFIT_LIMIT,
    TAKE_PROFIT_LIMIT: STOP_LOSS_LIMIT,
}
"""The type that waits on the other side of the market: probably what was meant."""


def applies(shape: Shape, venue: Venue) -> bool:  # noqa: ARG001
    """Stop types with a stop price."""
    return shape.type in STOP_TYPES and "stopPrice" in shape.given


def check(order: Order, facts: Facts) -> Findings:
    """Judge the stop price by the last price."""
    stop, side, order_type = order.stop_price, order.side, order.type
    if stop is None or side is None or order_type is None:
        return unreadable("TRIGGER_PRICE", order, "stopPrice")
    last = facts.market.last_price
    if last is None:
        return missing("TRIGGER_PRICE", LAST_PRICE)
    above = triggers_above(side, order_type)
    if stop > last if above else stop < last:
        return ()
    nearest = facts.venue.prices.above(last) if above else facts.venue.prices.below(last)
    return rejection(
        "TRIGGER_PRICE",
        ACCOUNT_CODE,
        "Stop price would trigger immediately.",
        "stopPrice",
        stop,
        Bound("lastPrice", last),
        nearest,
        side=side,
        type=order_type,
        where="above" if above else "below",
        meant=OPPOSITE[order_type],
        at=facts.market.at,
    )


TRIGGER_PRICE = Rule("TRIGGER_PRICE", applies, check, Scope.SINGLE, needs=("side", "type"))
