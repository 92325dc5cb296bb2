"""MAX_POSITION: how much of the base asset an account may hold or be about to buy.

A BUY passes when ``free + locked`` of the base asset, the unfilled quantity of the open BUY orders
on the symbol and the quantity of the order itself are at most ``maxPosition``. That the order
itself counts is our reading of the change of 2022-05-23 (before it, it does not), and so is the
*unfilled* quantity of open orders. A ``quoteOrderQty`` BUY is predicted with a price.

Source: "Filters: MAX_POSITION" of 2022-09-30; change log of 2022-05-23.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Self

import attrs

from pretrade.check import Scope
from pretrade.constraint import AMOUNT, QUANTITY, Constraint, Term, Unknown, named
from pretrade.context import Context
from pretrade.decimals import ZERO
from pretrade.enums import BUY, SELL
from pretrade.facts.fact import BUYING, expected_price, held, symbol_fact
from pretrade.filters.filter import Filter
from pretrade.filters.json_object import JsonObject
from pretrade.order import Shape
from pretrade.report.violation import ACCOUNT_CODE


@attrs.frozen
class MaxPosition(Filter):
    """The largest position, in the base asset.

    >>> MaxPosition("54").max_position
    Decimal('54')
    """

    rule_id: ClassVar[str] = "MAX_POSITION"
    scope: ClassVar[Scope] = Scope.PLACED
    needs: ClassVar[tuple[str, ...]] = ("side",)
    code: ClassVar[int] = ACCOUNT_CODE

    max_position: Decimal = attrs.field(converter=Decimal)

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(raw.decimal("maxPosition"))

    def constraints(self, shape: Shape, context: Context) -> Iterator[Constraint]:
        """Bind what a BUY adds to what is held and being bought."""
        if shape.side is SELL:
            return
        base = context.symbol.base_asset
        if base is None:
            yield Unknown((symbol_fact("baseAsset"),))
            return
        room = named("maxPosition", self.max_position) - held(base) - BUYING
        if not context.rulebook.position_counts_own_order:
            blames = "quantity" if shape.by_quantity else "quoteOrderQty"
            yield (Term(ZERO) <= room).but(blames=blames)
        elif shape.by_quantity:
            yield QUANTITY <= room
        else:
            yield AMOUNT <= room * expected_price(BUY)
