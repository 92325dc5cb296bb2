"""ICEBERG_PARTS: into how many parts an iceberg order may fall.

An order with an ``icebergQty`` above 0 passes when ``ceil(quantity / icebergQty) <= limit``, that
is, when ``quantity <= limit * icebergQty``.

Source: "Filters: ICEBERG_PARTS" of 2022-09-30.
"""

from collections.abc import Iterator
from typing import ClassVar, Self

import attrs

from pretrade.constraint import ICEBERG, QUANTITY, Constraint, named
from pretrade.context import Context
from pretrade.filters.filter import Filter
from pretrade.filters.json_object import JsonObject
from pretrade.order import Shape


@attrs.frozen
class IcebergParts(Filter):
    """The most parts of an iceberg order.

    >>> IcebergParts(10).limit
    10
    """

    rule_id: ClassVar[str] = "ICEBERG_PARTS"
    binds_less: ClassVar[bool] = True

    limit: int

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(raw.integer("limit"))

    def constraints(self, shape: Shape, context: Context) -> Iterator[Constraint]:  # noqa: ARG002
        """Bind ``icebergQty``."""
        if "icebergQty" in shape.given:
            parts = QUANTITY <= named("limit", self.limit) * ICEBERG
            yield parts.but(blames="icebergQty", off_at_zero="icebergQty")
