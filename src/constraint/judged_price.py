"""The prices at which an order is judged: its own, and the one it is pegged to."""

from collections.abc import Callable, Iterable, Iterator

from pretrade.constraint.comparison import PRICE, Comparison, Constraint, Term, Unknown
from pretrade.constraint.grid import Grid
from pretrade.facts.fact import Fact, order_fact, pegged_to
from pretrade.order import Shape

PEG = "pegPriceType"
"""The parameter that pegs a price, to blame for what is wrong with it."""


def at_each_price(
    shape: Shape, says: Callable[[Term], Iterable[Comparison | Grid]]
) -> Iterator[Constraint]:
    """State something of each price at which an order of a priced type is judged.

    That is ``price``; of a pegged order, which need not name one, also the best price of the book
    that it follows. Of an empty side of the book, which is shown as 0, nothing is said here.

    Args:
        shape: of the order.
        says: a price → what is stated of it.
    """
    if PEG not in shape.given or "price" in shape.given:
        yield from says(PRICE)
    if PEG not in shape.given:
        return
    best = followed(shape)
    if isinstance(best, Unknown):
        yield best
        return
    for one in says(Term(facts=(best,))):
        assert isinstance(one, Comparison)  # noqa: S101  no grid is of a fact
        yield one.but(blames=one.blamed or PEG, off_at_zero=one.off_at_zero or best)


def followed(shape: Shape) -> Fact | Unknown:
    """Return the price of the book that a pegged order follows, or what lacks to know it.

    Of a level behind the best one the depth of the book would have to be known.
    """
    if shape.side is None or shape.peg is None or shape.peg_levels is None:
        told = (("side", shape.side), (PEG, shape.peg), ("pegOffsetValue", shape.peg_levels))
        return Unknown(tuple(order_fact(name) for name, known in told if known is None))
    return Unknown(("book_depth",)) if shape.peg_levels else pegged_to(shape.side, shape.peg)
