"""ZERO_VALUE: a quantity or a price of zero (-1013).

Zero ``stopPrice`` and ``stopLimitPrice`` are refused like a price [ours]; ``icebergQty=0`` only
means that the order is no iceberg. It hides nothing: filters that a zero breaks report too.

Source: real answers ("Invalid quantity.", "Invalid price.").
"""

from collections.abc import Iterator

from pretrade.check import NumericRule, Scope
from pretrade.constraint import Constraint, Term, field
from pretrade.context import Context
from pretrade.decimals import ZERO
from pretrade.order import Shape
from pretrade.rules.amounts import unread

_POSITIVE = {
    name: (field(name) > Term(ZERO)).but(answer=(-1013, f"Invalid {what}."), shows=False)
    for name, what in (
        ("quantity", "quantity"),
        ("newQty", "quantity"),
        ("quoteOrderQty", "quantity"),
        ("price", "price"),
        ("stopPrice", "price"),
    )
}


def constraints(shape: Shape, context: Context) -> Iterator[Constraint]:  # noqa: ARG001
    """Bind quantities and prices."""
    if shape.given.isdisjoint(_POSITIVE):
        return
    yield from unread(shape)
    for name, positive in _POSITIVE.items():
        if name in shape.given and name not in shape.malformed:
            yield positive


ZERO_VALUE = NumericRule("ZERO_VALUE", constraints, -1013, scope=Scope.NUMBERS)
