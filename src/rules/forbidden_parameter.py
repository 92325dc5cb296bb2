"""FORBIDDEN_PARAMETER: a parameter that the order type does not take (-1106).

Presence decides: MARKET with ``price=0`` is refused. ``timeInForce`` is named first. Of an OCO, the
stop leg is a STOP_LOSS without ``stopLimitPrice``, which takes no ``stopLimitTimeInForce``.

Source: real answers for timeInForce, price and stopPrice; the rest follows from "Additional
mandatory parameters based on type", documentation of 2022-09-30 [ours].
"""

from collections.abc import Mapping

from pretrade.check import Rule
from pretrade.context import Context
from pretrade.enums import (
    LIMIT,
    LIMIT_MAKER,
    MARKET,
    STOP_LOSS,
    STOP_LOSS_LIMIT,
    TAKE_PROFIT,
    TAKE_PROFIT_LIMIT,
    OrderType,
)
from pretrade.facts.fact import Facts
from pretrade.order import Order, Shape
from pretrade.report.violation import Findings, missing, rejection
from pretrade.rules.mandatory_parameter import trails_on_margin
from pretrade.rules.unsupported_type import is_taken

FORBIDDEN: Mapping[OrderType, tuple[str, ...]] = {
    LIMIT: ("quoteOrderQty", "stopPrice", "trailingDelta"),
    MARKET: ("timeInForce", "price", "stopPrice", "trailingDelta", "icebergQty"),
    STOP_LOSS: ("timeInForce", "quoteOrderQty", "price", "icebergQty"),
    STOP_LOSS_LIMIT: ("quoteOrderQty",),
    TAKE_PROFIT: ("timeInForce", "quoteOrderQty", "price", "icebergQty"),
    TAKE_PROFIT_LIMIT: ("quoteOrderQty",),
    LIMIT_MAKER: ("timeInForce", "quoteOrderQty", "stopPrice", "trailingDelta"),
}
"""What each type must not carry, in the order the exchange names it."""


def applies(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Whether a parameter is given that the type forbids."""
    if shape.type is None or not is_taken(shape):
        return False
    return not shape.given.isdisjoint(FORBIDDEN[shape.type])


def check(order: Order, facts: Facts) -> Findings:
    """Refuse every parameter that the type forbids.

    A pending trailing order of a margin list must have a price since 2026-06-15: whether one of a
    type without a limit price may is not documented.
    """
    context = facts.context
    found: Findings = ()
    for name in FORBIDDEN[order.type] if order.type else ():
        if name == "price" and name in order.shape.given and trails_on_margin(order.shape, context):
            found += missing("FORBIDDEN_PARAMETER", "evidence:margin_trailing_price")
        elif name in order.shape.given:
            msg = f"Parameter '{name}' sent when not required."
            value, kind = order.value(name), order.type
            found += rejection(
                "FORBIDDEN_PARAMETER", -1106, msg, name, value, type=kind, takers=takers(name)
            )
    return found


def takers(parameter: str) -> tuple[OrderType, ...]:
    """Return the order types that take a parameter.

    >>> [order_type.value for order_type in takers("quoteOrderQty")]
    ['MARKET']
    """
    return tuple(one for one, forbidden in FORBIDDEN.items() if parameter not in forbidden)


FORBIDDEN_PARAMETER = Rule("FORBIDDEN_PARAMETER", applies, check, needs=("type",))
