"""MAX_POSITION: how much of the base asset an account may hold or be about to buy.

A BUY passes when ``free + locked`` of the base asset, the unfilled quantity of the open BUY orders
on the symbol and the quantity of the order itself are at most ``maxPosition``. That the order
itself counts is our reading of the change of 2022-05-23 (before it, it does not), and so is the
*unfilled* quantity of open orders. A ``quoteOrderQty`` BUY is predicted with a price.

Source: "Filters: MAX_POSITION" of 2022-09-30; change log of 2022-05-23.
"""

from decimal import Decimal
from typing import ClassVar, Self

import attrs

from pretrade.check import Scope
from pretrade.decimals import ZERO, add, multiply, subtract
from pretrade.enums import BUY
from pretrade.facts import OPEN_ORDERS, Facts, Venue, balance_fact, order_fact
from pretrade.filters.json_object import JsonObject
from pretrade.order import Order, OrderList, Shape
from pretrade.violation import ACCOUNT_CODE, Bound, Findings, Violation, filter_failure, missing


@attrs.frozen
class MaxPosition:
    """The largest position, in the base asset.

    >>> MaxPosition("54").max_position
    Decimal('54')
    """

    rule_id: ClassVar[str] = "MAX_POSITION"
    scope: ClassVar[Scope] = Scope.REQUEST
    needs: ClassVar[tuple[str, ...]] = ("side",)
    sees_values: ClassVar[bool] = True

    max_position: Decimal = attrs.field(converter=Decimal)

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it."""
        return cls(raw.decimal("maxPosition"))

    def applies(self, shape: Shape, venue: Venue) -> bool:  # noqa: ARG002
        """Every BUY."""
        return shape.side is BUY

    def room(self, facts: Facts) -> Decimal | None:
        """Return how much more may be bought, in the base asset (negative: too much already).

        None: the balance or the open orders are not known.
        """
        symbol = facts.venue.symbol
        balance = facts.account.balance(symbol.base_asset)
        open_orders = facts.account.open_on(symbol.symbol)
        if balance is None or open_orders is None or open_orders.buying is None:
            return None
        return subtract(self.max_position, add(balance.total, open_orders.buying))

    def check(self, request: Order | OrderList, facts: Facts) -> Findings:
        """Judge the position that the order would make possible."""
        symbol = facts.venue.symbol
        room = self.room(facts)
        if room is None:
            lacking: list[str] = []
            if facts.account.balance(symbol.base_asset) is None:
                lacking.append(balance_fact(symbol.base_asset or "base asset"))
            if facts.account.open_orders is None or not lacking:
                lacking.append(OPEN_ORDERS)
            return missing(self.rule_id, *lacking)
        if not facts.venue.rulebook.position_counts_own_order:
            return self._judge(request, ZERO, room, facts)
        if request.quantity is not None:
            return self._judge(request, request.quantity, room, facts)
        return self._judge_prediction(request, room, facts)

    def _judge_prediction(
        self, request: Order | OrderList, room: Decimal, facts: Facts
    ) -> Findings:
        amount = request.quote_order_qty if isinstance(request, Order) else None
        if amount is None:
            return missing(self.rule_id, order_fact("quantity"))
        price = facts.expected_price(BUY)
        if price is None:
            return missing(self.rule_id, facts.expected_price_name(BUY))
        if amount <= multiply(room, price):
            return ()
        return (self._breach("quoteOrderQty", amount, None, room=room, price=price),)

    def _judge(
        self, request: Order | OrderList, own: Decimal, room: Decimal, facts: Facts
    ) -> Findings:
        if own <= room:
            return ()
        return (
            self._breach(
                "quantity", request.quantity, facts.venue.quantities.at_most(room), room=room
            ),
        )

    def _breach(
        self, field: str, value: Decimal | None, nearest: Decimal | None, **details: object
    ) -> Violation:
        bound = Bound("maxPosition", self.max_position)
        return filter_failure(
            self.rule_id, field, value, bound, nearest, code=ACCOUNT_CODE, **details
        )
