"""OPO_SIDES: an OPO whose working order does not buy, or whose pending one does not sell (-1222/3).

Source: "Error codes: -1222" and "-1223", documentation of 2025-12-02.
"""

from pretrade.check import Rule
from pretrade.context import Context
from pretrade.enums import BUY, OPO_KINDS, SELL, Phase
from pretrade.facts.fact import Facts
from pretrade.order import Order, Shape
from pretrade.report.violation import Findings, rejection


def applies(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Orders of an OPO on the other side."""
    needed = BUY if shape.phase is Phase.WORKING else SELL
    return shape.kind in OPO_KINDS and shape.side is not needed


def check(order: Order, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse them; one whose side cannot be read is refused for that."""
    if order.side is None:
        return ()
    code, msg, cure = -1223, "Pending orders in an OPO list must be asks.", SELL
    if order.shape.phase is Phase.WORKING:
        code, msg, cure = -1222, "Working order in an OPO list must be a bid.", BUY
    return rejection("OPO_SIDES", code, msg, "side", order.side, None, cure)


OPO_SIDES = Rule("OPO_SIDES", applies, check)
