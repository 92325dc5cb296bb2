"""ZERO_NOTIONAL: price times quantity, cut to the quote asset's decimals, is zero (-1013).

Without a known ``quoteAssetPrecision`` 8 decimals are taken. It hides nothing: MIN_NOTIONAL and
NOTIONAL report too.

Source: "Price * QTY is zero or less.", documentation of 2022-09-30.
"""

from collections.abc import Iterator

from pretrade.check import NumericRule
from pretrade.constraint import QUANTITY, Constraint, at_each_price, named
from pretrade.context import Context
from pretrade.enums import PRICED_TYPES
from pretrade.order import Shape


def constraints(shape: Shape, context: Context) -> Iterator[Constraint]:
    """Bind the product of priced types: it is at least one unit of the quote asset."""
    if shape.type in PRICED_TYPES:
        least = named("unit", context.quote_unit)
        yield from at_each_price(
            shape, lambda price: ((price * QUANTITY >= least).but(shows=False),)
        )


ZERO_NOTIONAL = NumericRule("ZERO_NOTIONAL", constraints, -1013, "Price * QTY is zero or less.")
