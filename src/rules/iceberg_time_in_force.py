"""ICEBERG_TIME_IN_FORCE: an iceberg that is not good till cancelled (-1013).

The exchange answers -1160 for an order of an ``orderList/oco``, or of the pending OCO of a list.

Source: "Any order with an icebergQty MUST have timeInForce set to GTC", documentation of
2022-09-30; "Error codes: -1160" of 2024-04-02.
"""

from pretrade.check import Rule, unreadable
from pretrade.context import Context
from pretrade.enums import GTC, LIMIT_MAKER, OTOCO_KINDS, PRICED_TYPES, Phase, RequestKind
from pretrade.facts.fact import Facts
from pretrade.order import Order, Shape
from pretrade.report.violation import Findings, rejection

_IN_LIST = (
    "Parameter 'icebergQty' is not supported if `aboveTimeInForce`/`belowTimeInForce` is not GTC."
)


def applies(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Orders with an ``icebergQty``, of the types that have a time in force."""
    timed = shape.type in PRICED_TYPES and shape.type is not LIMIT_MAKER
    return timed and "icebergQty" in shape.given and shape.time_in_force is not GTC


def check(order: Order, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse an iceberg with another time in force."""
    if order.iceberg_qty == 0:
        return ()
    if order.iceberg_qty is None or order.time_in_force is None:
        return unreadable("ICEBERG_TIME_IN_FORCE", order, "icebergQty", "timeInForce")
    code, msg = -1013, "Unsupported order combination."
    if _is_paired(order.shape):
        code, msg = -1160, _IN_LIST
    given = order.time_in_force
    return rejection("ICEBERG_TIME_IN_FORCE", code, msg, "timeInForce", given, None, "GTC")


def _is_paired(shape: Shape) -> bool:
    """Tell whether an order is one of two that are named by where they rest."""
    pending = shape.phase is Phase.PENDING and shape.kind in OTOCO_KINDS
    return pending or shape.kind is RequestKind.ORDER_LIST_OCO


ICEBERG_TIME_IN_FORCE = Rule("ICEBERG_TIME_IN_FORCE", applies, check, needs=("type",))
