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
from pretrade.enums import BUY, SELL
from pretrade.facts import OPEN_ORDERS, Facts, Venue, balance_fact, order_fact, symbol_fact
from pretrade.filters.json_object import JsonObject
from pretrade.order import Order, OrderList, Shape
from pretrade.violation import ACCOUNT_CODE, Bound, Findings, filter_failure, missing


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
        """Every BUY, and orders whose side cannot be read."""
        return shape.side is not SELL

    @staticmethod
    def lacking(facts: Facts) -> tuple[str, ...]:
        """Return the facts that `room` misses."""
        asset = facts.venue.symbol.base_asset
        open_orders = facts.account.open_on(facts.venue.symbol.symbol)
        lacking: list[str] = []
        if asset is None:
            lacking.append(symbol_fact("baseAsset"))
        elif facts.account.balance(asset) is None:
            lacking.append(balance_fact(asset))
        if open_orders is None or open_orders.buying is None:
            lacking.append(OPEN_ORDERS)
        return tuple(lacking)

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
        counts_own = facts.venue.rulebook.position_counts_own_order
        lacking = self.lacking(facts)
        if counts_own and request.quantity is None:
            lacking += _unpredictable(request, facts)
        room = self.room(facts)
        if lacking or room is None:
            return missing(self.rule_id, *lacking)
        if request.quantity is not None:
            own = request.quantity if counts_own else ZERO
            nearest = facts.venue.quantities.at_most(room)
            return () if own <= room else self._breach("quantity", request.quantity, nearest, room)
        amount, price = request.known("quoteOrderQty"), facts.expected_price(BUY) or ZERO
        fits = amount <= multiply(room, price) if counts_own else room >= ZERO
        return () if fits else self._breach("quoteOrderQty", amount, None, room)

    def _breach(
        self, field: str, value: Decimal | None, nearest: Decimal | None, room: Decimal
    ) -> Findings:
        bound = Bound("maxPosition", self.max_position)
        return (
            filter_failure(
                self.rule_id, field, value, bound, nearest, code=ACCOUNT_CODE, room=room
            ),
        )


def _unpredictable(request: Order | OrderList, facts: Facts) -> tuple[str, ...]:
    """Return the facts that the quantity of an order without one misses."""
    if request.known("quoteOrderQty") is None:
        return tuple(map(order_fact, request.unread("quoteOrderQty") or ("quantity",)))
    if facts.expected_price(BUY) is None:
        return (facts.expected_price_name(BUY),)
    return ()
