"""PRECISION: an amount with more decimals than its asset has (-1111).

Decimals count as sent, trailing zeros included. Quantities may have ``baseAssetPrecision``, prices
and ``quoteOrderQty`` ``quoteAssetPrecision`` of them.

Source: "Error codes: -1111"; a real answer of 2018-01-08; change log of 2023-12-04 (the text).
"""

import functools
from collections.abc import Iterator
from decimal import Decimal

from pretrade.check import NumericRule, Scope
from pretrade.constraint import Constraint, Grid, Unknown
from pretrade.context import Context
from pretrade.order import Shape
from pretrade.rules.amounts import Amount, amounts

_MOST_DECIMALS = 20  # no text has more that can be read at all
_TEXT = "Parameter '{}' has too much precision."
_FIRST_TEXT = "Precision is over the maximum defined for this asset."


def constraints(shape: Shape, context: Context) -> Iterator[Constraint]:
    """Bind the digits of every amount."""
    for one in amounts(shape, context):
        if isinstance(one, Unknown):
            yield one
        else:
            yield _digits(one, reworded=context.rulebook.precision_reworded)


@functools.cache
def _digits(amount: Amount, *, reworded: bool) -> Grid:
    name, decimals, precision = amount
    return Grid(
        name,
        Decimal((0, (1,), -min(decimals, _MOST_DECIMALS))),
        precision,
        bound=decimals,
        written=True,
        answer=(-1111, _TEXT if reworded else _FIRST_TEXT),
    )


PRECISION = NumericRule("PRECISION", constraints, -1111, scope=Scope.NUMBERS)
