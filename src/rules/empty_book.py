"""EMPTY_BOOK: an amount of the quote asset, and nobody to trade it with (-2010).

A MARKET order by ``quoteOrderQty`` is refused when the other side of the book is empty, which the
exchange shows as a best price of 0. One by ``quantity`` is taken, and expires.

Source: "Order book liquidity is less than symbol minimum quantity.", errors.md, change log of
2024-08-16: "Quote quantity market orders cannot be placed when there are no orders on the book."
"""

from collections.abc import Iterator

from pretrade.check import NumericRule
from pretrade.constraint import Constraint, Term
from pretrade.context import Context
from pretrade.decimals import ZERO
from pretrade.enums import MARKET, SELL
from pretrade.facts.fact import BEST_ASK, BEST_BID
from pretrade.order import Shape
from pretrade.report.violation import ACCOUNT_CODE


def constraints(shape: Shape, context: Context) -> Iterator[Constraint]:
    """State that somebody offers what a MARKET order by amount asks for."""
    if shape.type is MARKET and not shape.by_quantity and context.rulebook.liquidity_reworded:
        best = BEST_BID if shape.side is SELL else BEST_ASK
        yield (Term(facts=(best,)) > Term(ZERO)).but(blames="", shows=best)


EMPTY_BOOK = NumericRule(
    "EMPTY_BOOK",
    constraints,
    ACCOUNT_CODE,
    "Order book liquidity is less than symbol minimum quantity.",
    needs=("side", "type"),
)
