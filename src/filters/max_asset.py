"""MAX_ASSET: the most of one asset that a single order may move.

It comes from ``/api/v3/myFilters``, not from exchangeInfo. An order on a symbol whose base asset is
``asset`` passes when its quantity is at most ``limit``; where it is the quote asset, when the
notional is. The documents do not say how the notional of a MARKET order is priced: we take its
``quoteOrderQty``, else the expected price times the quantity [ours]. Smart order routing meets the
books of other symbols too: what the price of the own book breaks is unevaluated.

Source: "Filters: MAX_ASSET" of 2025-09-29.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Self

import attrs

from pretrade.constraint import AMOUNT, QUANTITY, STOP_PRICE, Constraint, at_each_price, named
from pretrade.context import Context
from pretrade.enums import PRICED_TYPES, SOR_KINDS
from pretrade.facts.evidence import SOR_BOOKS
from pretrade.facts.fact import expected_price
from pretrade.filters.filter import Filter
from pretrade.filters.json_object import JsonObject
from pretrade.order import Shape
from pretrade.report.violation import ACCOUNT_CODE


@attrs.frozen
class MaxAsset(Filter):
    """The most of an asset in one order, in that asset.

    >>> MaxAsset("USDC", "42").limit
    Decimal('42')
    """

    rule_id: ClassVar[str] = "MAX_ASSET"
    code: ClassVar[int] = ACCOUNT_CODE

    asset: str
    limit: Decimal = attrs.field(converter=Decimal)

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as myFilters has it.

        Raises:
            InvalidExchangeInfo: the asset is missing, or the limit is not a number.
        """
        asset = raw.text("asset")
        if asset is None:
            raise raw.error("asset", "is missing")
        return cls(asset, raw.decimal("limit"))

    def constraints(self, shape: Shape, context: Context) -> Iterator[Constraint]:
        """Bind the quantity of a base asset, the notional of a quote asset."""
        most, price = named("limit", self.limit, self.asset), expected_price(shape.side)
        sized = shape.by_quantity
        if self.asset == context.symbol.base_asset:
            yield QUANTITY <= most if sized else AMOUNT <= most * price
        elif self.asset != context.symbol.quote_asset:
            return
        elif not sized:
            yield AMOUNT <= most
        elif shape.type in PRICED_TYPES:
            yield from at_each_price(
                shape, lambda own: ((own * QUANTITY <= most).but(of_list=True),)
            )
        elif "stopPrice" in shape.given:
            yield (STOP_PRICE * QUANTITY <= most).but(of_list=True)
        else:
            worth = QUANTITY * price <= most
            yield worth.but(disputed=SOR_BOOKS) if shape.kind in SOR_KINDS else worth
