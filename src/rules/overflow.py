"""OVERFLOW: an amount of more than 2^63 - 1 units of the asset's precision (-1108).

With 8 decimals that is 92233720368.54775807. It hides nothing: the filters report too, and before
2022-12-05 only they do.

Source: "Error codes: -1108", change log of 2022-12-05; the bound follows from 63 bits [ours].
"""

import functools
from collections.abc import Iterator
from decimal import Decimal

from pretrade.check import NumericRule, Scope
from pretrade.constraint import Comparison, Constraint, Unknown, field, named
from pretrade.context import Context
from pretrade.decimals import EXACT
from pretrade.order import Shape
from pretrade.rules.amounts import amounts

_MOST_UNITS = Decimal(2**63 - 1)


def constraints(shape: Shape, context: Context) -> Iterator[Constraint]:
    """Bind every amount, since 2022-12-05."""
    for one in amounts(shape, context) if context.rulebook.overflow_refused else ():
        yield one if isinstance(one, Unknown) else _fits(one.name, one.decimals)


@functools.cache
def _fits(name: str, decimals: int) -> Comparison:
    most = named("maximum", EXACT.scaleb(_MOST_UNITS, -decimals))
    return (field(name) <= most).but(answer=(-1108, "Parameter '{}' overflowed."))


OVERFLOW = NumericRule("OVERFLOW", constraints, -1108, scope=Scope.NUMBERS)
