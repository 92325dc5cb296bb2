"""MAX_ASSET: the most of one asset that a single order may move.

It comes from ``/api/v3/myFilters``, not from exchangeInfo. An order on a symbol whose base asset is
``asset`` passes when its quantity is at most ``limit``; where it is the quote asset, when the
notional is. The documents do not say how the notional of a MARKET order is priced: we take its
``quoteOrderQty``, else the expected price times the quantity [ours].

Source: "Filters: MAX_ASSET" of 2025-09-29.
"""

from decimal import Decimal
from typing import ClassVar, Self

import attrs

from pretrade.check import Scope
from pretrade.decimals import EXACT, multiply
from pretrade.facts import Facts, Venue, order_fact
from pretrade.filters.json_object import JsonObject
from pretrade.order import Order, Shape
from pretrade.violation import ACCOUNT_CODE, Bound, Findings, filter_failure, missing


@attrs.frozen
class MaxAsset:
    """The most of an asset in one order, in that asset.

    >>> MaxAsset("USDC", "42").limit
    Decimal('42')
    """

    rule_id: ClassVar[str] = "MAX_ASSET"
    scope: ClassVar[Scope] = Scope.ORDER
    needs: ClassVar[tuple[str, ...]] = ()
    sees_values: ClassVar[bool] = True

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

    def applies(self, shape: Shape, venue: Venue) -> bool:  # noqa: ARG002
        """Orders on symbols with the asset."""
        return self.asset in {venue.symbol.base_asset, venue.symbol.quote_asset}

    def check(self, order: Order, facts: Facts) -> Findings:
        """Judge the quantity of a base asset, the notional of a quote asset."""
        if self.asset == facts.venue.symbol.base_asset:
            return self._judge_base(order, facts)
        return self._judge_quote(order, facts)

    def _judge_base(self, order: Order, facts: Facts) -> Findings:
        quantity = order.quantity
        if quantity is not None:
            nearest = facts.venue.quantities.at_most(self.limit)
            return self._judge("quantity", quantity, quantity, nearest)
        amount, price = order.quote_order_qty, facts.expected_price(order.side)
        if amount is None:
            return missing(self.rule_id, order_fact("quantity"))
        if price is None:
            return missing(self.rule_id, facts.expected_price_name(order.side))
        most = multiply(self.limit, price)
        return () if amount <= most else self._judge("quoteOrderQty", amount, amount, None)

    def _judge_quote(self, order: Order, facts: Facts) -> Findings:
        amount = order.quote_order_qty
        if amount is not None:
            return self._judge("quoteOrderQty", amount, amount, self.limit)
        quantity = order.quantity
        price = next((p for p in (order.price, order.stop_price) if p is not None), None)
        price = facts.expected_price(order.side) if price is None else price
        if quantity is None:
            return missing(self.rule_id, order_fact("quantity"))
        if price is None:
            return missing(self.rule_id, facts.expected_price_name(order.side))
        nearest = facts.venue.quantities.at_most(EXACT.divide(self.limit, price)) if price else None
        return self._judge("quantity", quantity, multiply(quantity, price), nearest)

    def _judge(
        self, field: str, value: Decimal, moved: Decimal, nearest: Decimal | None
    ) -> Findings:
        if moved <= self.limit:
            return ()
        bound = Bound("limit", self.limit)
        details = {"moved": moved, "asset": self.asset}
        return (
            filter_failure(
                self.rule_id, field, value, bound, nearest, code=ACCOUNT_CODE, **details
            ),
        )
