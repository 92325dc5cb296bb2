"""OCO_TYPES: the types of the two legs of an ``orderList/oco`` or a pending OCO (-1158 to -1199).

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
    Side,
)
from pretrade.facts.fact import Facts, order_fact
from pretrade.order import Leg, OrderList, Shape
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
    """Lists with an OCO whose legs are named by where they rest."""
    return shape.pair is not None and "type" in shape.forms[shape.pair[0]].names


def check(request: OrderList, facts: Facts) -> Findings:
    """Refuse types that an OCO does not have, or that are on the wrong side."""
    above, below = (request.legs[index] for index in request.shape.pair or ())
    unread = [leg.names["type"] for leg in (above, below) if leg.order.type is None]
    if above.side is None:
        unread.append(above.names["side"])
    found = missing("OCO_TYPES", *map(order_fact, unread)) if unread else ()
    taken = facts.context.rulebook.take_profit_legs
    breaches = tuple(_breaches(above, below, take_profit_legs=taken))
    for leg, code, msg, case in breaches:
        other = below if leg is above else above
        found += rejection(
            "OCO_TYPES",
            code,
            msg,
            leg.names["type"],
            leg.order.type,
            case=case,
            other=other.names["type"],
            swap=len(breaches) > 1 and {one[3] for one in breaches} <= {"above", "below"},
        )
    return found


def _breaches(
    above: Leg, below: Leg, *, take_profit_legs: bool
) -> Iterator[tuple[Leg, int, str, str]]:
    """Yield each breach: of which order, how it is answered, and what is wrong.

    That is where an order of its type must be, or that there are too few or too many stops.
    """
    types = {above.order.type, below.order.type}
    if types == {LIMIT_MAKER}:
        yield below, -1168, "At least one OCO order must be contingent.", "no stop"
        return
    supported = _SUPPORTED | TAKE_PROFIT_TYPES if take_profit_legs else _SUPPORTED
    both_contingent = not take_profit_legs and types <= STOP_TYPES
    for leg in (above, below):
        leg_type = leg.order.type
        if leg_type is None:  # missing or malformed: other rules say so
            continue
        if leg_type not in supported:
            yield leg, -1158, "Order type not supported in OCO.", "type"
        elif leg.side is not None and not both_contingent:
            place = "above" if leg is above else "below"
            for code, msg, where in _misplaced(leg_type, leg.side, place):
                yield leg, code, msg, where
    if below.order.type is not None and both_contingent:
        yield below, -1167, "Both OCO orders cannot be contingent.", "two stops"


def _misplaced(leg_type: OrderType, side: Side, place: str) -> Iterator[tuple[int, str, str]]:
    for types, name, where_buying, buying, selling in _KINDS:
        where_selling = "above" if where_buying == "below" else "below"
        where, code = (where_buying, buying) if side is BUY else (where_selling, selling)
        if leg_type in types and place != where:
            yield code, f"A {name} order in a {_SIDES[side]} OCO must be {where}.", where


OCO_TYPES = Rule("OCO_TYPES", applies, check, Scope.LIST)
