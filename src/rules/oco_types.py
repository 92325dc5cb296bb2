"""OCO_TYPES: the types of the two legs of an ``orderList/oco`` (-1158 to -1199).

One leg is a LIMIT_MAKER (since 2024-12-16 also TAKE_PROFIT or TAKE_PROFIT_LIMIT), the other a
STOP_LOSS or STOP_LOSS_LIMIT. Selling, the limit or take-profit leg is above and the stop below;
buying, the reverse. Before that day exactly one leg was contingent.

Source: "New Order list - OCO (TRADE)" of 2024-04-02; "Error codes" of 2024-11-08 and 2024-12-09.
"""

from collections.abc import Iterator

from pretrade.check import Rule, Scope
from pretrade.context import Context
from pretrade.enums import (
    BUY,
    LIMIT_MAKER,
    SELL,
    STOP_LOSS_TYPES,
    STOP_TYPES,
    TAKE_PROFIT_TYPES,
    OrderType,
    RequestKind,
    Side,
)
from pretrade.facts.fact import Facts, order_fact
from pretrade.order import OrderListOco, Shape
from pretrade.report.violation import Findings, missing, rejection

_SUPPORTED = {LIMIT_MAKER, *STOP_LOSS_TYPES}
_SIDES = {BUY: "buy", SELL: "sell"}
# Types, what the exchange calls them, where a buyer's leg must be, its code buying and selling.
_KINDS = (
    ({LIMIT_MAKER}, "limit", "below", -1165, -1166),
    (STOP_LOSS_TYPES, "stop loss", "above", -1196, -1197),
    (TAKE_PROFIT_TYPES, "take profit", "below", -1198, -1199),
)


def applies(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """The OCO whose legs are named by where they rest."""
    return shape.kind is RequestKind.ORDER_LIST_OCO


def check(oco: OrderListOco, facts: Facts) -> Findings:
    """Refuse types that an OCO does not have, or that are on the wrong side."""
    unread = (*oco.shape.unread("type"), *(() if oco.side else ("side",)))
    found = missing("OCO_TYPES", *map(order_fact, unread)) if unread else ()
    taken = facts.context.rulebook.take_profit_legs
    for field, value, code, msg in _breaches(oco, take_profit_legs=taken):
        found += rejection("OCO_TYPES", code, msg, field, value)
    return found


def _breaches(
    oco: OrderListOco, *, take_profit_legs: bool
) -> Iterator[tuple[str, OrderType, int, str]]:
    above, below = oco.above_type, oco.below_type
    if above is below is LIMIT_MAKER:
        yield "belowType", LIMIT_MAKER, -1168, "At least one OCO order must be contingent."
        return
    supported = _SUPPORTED | TAKE_PROFIT_TYPES if take_profit_legs else _SUPPORTED
    both_contingent = not take_profit_legs and {above, below} <= STOP_TYPES
    for field, leg_type in (("aboveType", above), ("belowType", below)):
        if leg_type is None:  # missing or malformed: other rules say so
            continue
        if leg_type not in supported:
            yield field, leg_type, -1158, "Order type not supported in OCO."
        elif oco.side is not None and not both_contingent:
            yield from _misplaced(field, leg_type, oco.side)
    if below is not None and both_contingent:
        yield "belowType", below, -1167, "Both OCO orders cannot be contingent."


def _misplaced(
    field: str, leg_type: OrderType, side: Side
) -> Iterator[tuple[str, OrderType, int, str]]:
    for types, name, where_buying, buying, selling in _KINDS:
        where_selling = "above" if where_buying == "below" else "below"
        where, code = (where_buying, buying) if side is BUY else (where_selling, selling)
        if leg_type in types and not field.startswith(where):
            yield field, leg_type, code, f"A {name} order in a {_SIDES[side]} OCO must be {where}."


OCO_TYPES = Rule("OCO_TYPES", applies, check, Scope.LIST)
