"""TRIGGER_PRICE: a stop price on the wrong side of the market (-2010).

STOP_LOSS(_LIMIT) BUY and TAKE_PROFIT(_LIMIT) SELL wait for a rise: their ``stopPrice`` must be
above the last price. STOP_LOSS(_LIMIT) SELL and TAKE_PROFIT(_LIMIT) BUY wait for a fall: below.
Equal triggers at once [ours]. It binds a trailing stop too when it has a stop price [ours]. Of
the orders of an OCO only TAKE_PROFIT_LIMIT is judged here [ours]: OCO_PRICES looks at its ``price``
and at the ``stopPrice`` of the others. ``price`` against ``stopPrice`` is not judged.

Source: documentation of 2022-09-30; real answers: "Order would trigger immediately." in 2018-02,
2018-03 and 2019-07, "Stop price would trigger immediately." since late 2020 (the day is ours).
"""

from collections.abc import Iterator

from pretrade.check import Fitted, NumericRule
from pretrade.constraint import STOP_PRICE, Constraint
from pretrade.context import Context
from pretrade.enums import OCO_KINDS, STOP_TYPES, TAKE_PROFIT_LIMIT, triggers_above
from pretrade.facts.fact import LAST_PRICE
from pretrade.order import Shape
from pretrade.report.violation import ACCOUNT_CODE

_ABOVE, _BELOW = STOP_PRICE > LAST_PRICE, STOP_PRICE < LAST_PRICE
_OLD_ANSWER = (ACCOUNT_CODE, "Order would trigger immediately.")
_OLD_ABOVE, _OLD_BELOW = _ABOVE.but(answer=_OLD_ANSWER), _BELOW.but(answer=_OLD_ANSWER)


def constraints(shape: Shape, context: Context) -> Iterator[Constraint]:
    """Bind the stop price by the last price."""
    elsewhere = shape.kind in OCO_KINDS and shape.type is not TAKE_PROFIT_LIMIT
    if shape.type in STOP_TYPES and "stopPrice" in shape.given and not elsewhere:
        reworded = context.rulebook.trigger_reworded
        above, below = (_ABOVE, _BELOW) if reworded else (_OLD_ABOVE, _OLD_BELOW)
        yield above if triggers_above(shape.side, shape.type) else below


TRIGGER_PRICE = NumericRule(
    "TRIGGER_PRICE",
    constraints,
    ACCOUNT_CODE,
    "Stop price would trigger immediately.",
    needs=("side", "type"),
    fitted=Fitted.NEVER,  # on the other side of the market it would be another order
)
