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
from pretrade.decimals import divide_down, divide_up, multiply
from pretrade.enums import PRICED_TYPES
from pretrade.facts import Facts, Venue, order_fact
from pretrade.filters.json_object import JsonObject
from pretrade.order import Order, Shape
from pretrade.violation import ACCOUNT_CODE, Bound, Findings, filter_failure, missing

_PLACES = 20  # of a prediction: more than any asset has, few enough to read


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
        if order.quantity is None:
            return self._judge_amount(order, facts)
        if self.asset == facts.venue.symbol.base_asset:
            nearest = facts.venue.quantities.at_most(self.limit)
            return self._judge("quantity", order.quantity, order.quantity, nearest)
        price, lacking = self.price_of(order, facts)
        if price is None:
            return missing(self.rule_id, lacking)
        most = divide_down(self.limit, price) if price else None
        nearest = most and facts.venue.quantities.at_most(most)
        return self._judge("quantity", order.quantity, multiply(order.quantity, price), nearest)

    def _judge_amount(self, order: Order, facts: Facts) -> Findings:
        """Judge an order that names an amount of the quote asset only."""
        amount = order.quote_order_qty
        if amount is None:
            names = order.unread("quoteOrderQty") or ("quantity",)
            return missing(self.rule_id, *map(order_fact, names))
        if self.asset != facts.venue.symbol.base_asset:
            return self._judge("quoteOrderQty", amount, amount, self.limit)
        price = facts.expected_price(order.side)
        if price is None:
            return missing(self.rule_id, facts.expected_price_name(order.side))
        return self._judge("quoteOrderQty", amount, divide_up(amount, price, _PLACES), None)

    @staticmethod
    def price_of(order: Order, facts: Facts) -> tuple[Decimal | None, str]:
        """Return the price at which an order is worth something, and the fact that it needs."""
        if order.type in PRICED_TYPES:
            return order.price, order_fact("price")
        if "stopPrice" in order.shape.given:
            return order.stop_price, order_fact("stopPrice")
        return facts.expected_price(order.side), facts.expected_price_name(order.side)

    def _judge(
        self, field: str, value: Decimal, moved: Decimal, nearest: Decimal | None
    ) -> Findings:
        if moved <= self.limit:
            return ()
        return (
            filter_failure(
                self.rule_id,
                field,
                value,
                Bound("limit", self.limit),
                nearest,
                code=ACCOUNT_CODE,
                moved=moved,
                asset=self.asset,
            ),
        )
