"""UNSUPPORTED_TYPE: a type that the request does not take, whatever the symbol (-1013 [ours]).

The working order of a list is a LIMIT or a LIMIT_MAKER; smart order routing takes LIMIT and MARKET.
With which code the exchange refuses another type is not documented.

Source: "New Order list - OTO (TRADE)" of 2024-06-11; "New order using SOR (TRADE)" of 2023-08-08.
"""

from pretrade.check import Rule
from pretrade.context import Context
from pretrade.enums import LIMIT, LIMIT_MAKER, MARKET, OTO_KINDS, SOR_KINDS, OrderType, Phase
from pretrade.facts.fact import Facts
from pretrade.order import Order, Shape
from pretrade.report.violation import Findings, rejection

_MSG = "Unsupported order combination."


def taken(shape: Shape) -> tuple[OrderType, ...]:
    """Return the types that an order may have; nothing: all of them."""
    if shape.kind in OTO_KINDS and shape.phase is Phase.WORKING:
        return LIMIT, LIMIT_MAKER
    return (LIMIT, MARKET) if shape.kind in SOR_KINDS else ()


def is_taken(shape: Shape) -> bool:
    """Tell whether an order may have its type; only then is asked what the type needs."""
    types = taken(shape)
    return not types or shape.type in types


def applies(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Orders of another type."""
    return shape.type is not None and not is_taken(shape)


def check(order: Order, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse them."""
    types = taken(order.shape)
    return rejection("UNSUPPORTED_TYPE", -1013, _MSG, "type", order.type, None, types=types)


UNSUPPORTED_TYPE = Rule("UNSUPPORTED_TYPE", applies, check)
