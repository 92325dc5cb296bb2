"""POST_ONLY: a LIMIT_MAKER that would match at once (-2010).

A BUY is refused at or above the best ask, a SELL at or below the best bid. The LIMIT_MAKER of an
OCO is judged like any other [ours], besides OCO_PRICES, which looks at the last price. One that is
pegged and names no price rests at the best price of its own side.

Source: "Order would immediately match and take.", documentation of 2022-09-30.
"""

from collections.abc import Iterator

from pretrade.check import NumericRule
from pretrade.constraint import PEG, PRICE, Constraint
from pretrade.context import Context
from pretrade.enums import BUY, LIMIT_MAKER
from pretrade.facts.fact import BEST_ASK, BEST_BID
from pretrade.order import Shape
from pretrade.report.violation import ACCOUNT_CODE

_BELOW_ASK = (PRICE < BEST_ASK).but(off_at_zero=BEST_ASK)  # an empty side of the book is shown as 0
_ABOVE_BID = PRICE > BEST_BID


def constraints(shape: Shape, context: Context) -> Iterator[Constraint]:  # noqa: ARG001
    """Bind the price by the other side's best price."""
    if shape.type is LIMIT_MAKER and (PEG not in shape.given or "price" in shape.given):
        yield _BELOW_ASK if shape.side is BUY else _ABOVE_BID


POST_ONLY = NumericRule(
    "POST_ONLY",
    constraints,
    ACCOUNT_CODE,
    "Order would immediately match and take.",
    needs=("side", "type"),
)
