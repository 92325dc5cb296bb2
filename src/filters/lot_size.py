"""LOT_SIZE: the quantities an order may name.

A quantity passes when ``minQty <= quantity <= maxQty`` and ``quantity % stepSize == 0``; a bound
of 0 is disabled. It binds ``quantity`` of every type, MARKET too, and ``icebergQty`` above 0, but
not ``quoteOrderQty``. Before 2023-03-20 the steps were counted from ``minQty``.

A ``quoteOrderQty`` order is not checked against it by the documents, but real ones have been
refused when they would fill less than ``minQty``: with a price at hand that is predicted.

Source: "Filters: LOT_SIZE" of 2022-09-30; change log of 2023-03-13 (the step), 2024-08-16 (text).
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Self

import attrs

from pretrade.constraint import AMOUNT, ICEBERG, QUANTITY, Constraint, named
from pretrade.context import Context
from pretrade.facts.fact import expected_price
from pretrade.filters.filter import Filter, disabled, stepped
from pretrade.filters.json_object import JsonObject
from pretrade.order import Shape
from pretrade.report.violation import ACCOUNT_CODE

NAMES = ("minQty", "maxQty", "stepSize")


@attrs.frozen
class LotSize(Filter):
    """The range and the step of quantities, in the base asset.

    >>> LotSize("0.00001", "9000", "0.00001").step_size
    Decimal('0.00001')
    """

    rule_id: ClassVar[str] = "LOT_SIZE"
    binds_less: ClassVar[bool] = True

    min_qty: Decimal = attrs.field(converter=Decimal)
    max_qty: Decimal = attrs.field(converter=Decimal)
    step_size: Decimal = attrs.field(converter=Decimal)

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(raw.decimal("minQty"), raw.decimal("maxQty"), raw.decimal("stepSize"))

    def constraints(self, shape: Shape, context: Context) -> Iterator[Constraint]:
        """Bind ``quantity`` and ``icebergQty``, or what ``quoteOrderQty`` is predicted to fill."""
        numbers, from_zero = self.numbers, context.rulebook.lot_step_from_zero
        if shape.by_quantity:
            yield from stepped(QUANTITY, numbers, NAMES, from_zero=from_zero)
        elif self.min_qty:
            yield predicted_least(self.rule_id, self.min_qty, shape, context)
        if "icebergQty" in shape.given:
            off = "icebergQty"
            yield from stepped(ICEBERG, numbers, NAMES, from_zero=from_zero, off_at_zero=off)

    def switched_off(self) -> Iterator[str]:
        """A bound of 0."""
        return disabled(self.numbers, NAMES)

    @property
    def numbers(self) -> tuple[Decimal, Decimal, Decimal]:
        """Minimum, maximum and step."""
        return self.min_qty, self.max_qty, self.step_size


def predicted_least(rule_id: str, least: Decimal, shape: Shape, context: Context) -> Constraint:
    """State that an amount of the quote asset is predicted to fill a least quantity.

    Since 2024-08-16 the exchange has a text for it; two logs of 2026-05 print it as it is here,
    while the documents put the name of the filter into back-quotes.
    """
    text = f"Order book liquidity is less than {rule_id} filter minimum quantity."
    answer = (ACCOUNT_CODE, text) if context.rulebook.liquidity_reworded else None
    enough = AMOUNT >= named("minQty", least) * expected_price(shape.side)
    return enough.but(optional=True, off_at_zero="quoteOrderQty", answer=answer)
