"""ICEBERG_QUANTITY: ``icebergQty`` above ``quantity`` (-2010); equal passes.

Source: "IcebergQty exceeds QTY.", documentation of 2022-09-30 (that equal passes is ours: the
message says "exceeds", the table "must be less").
"""

from collections.abc import Iterator

from pretrade.check import NumericRule
from pretrade.constraint import ICEBERG, QUANTITY, Constraint
from pretrade.context import Context
from pretrade.order import Shape

_PART_OF_WHOLE = (ICEBERG <= QUANTITY).but(off_at_zero="icebergQty")


def constraints(shape: Shape, context: Context) -> Iterator[Constraint]:  # noqa: ARG001
    """Bind the visible part by the whole."""
    if "icebergQty" in shape.given:
        yield _PART_OF_WHOLE


ICEBERG_QUANTITY = NumericRule("ICEBERG_QUANTITY", constraints, -2010, "IcebergQty exceeds QTY.")
