"""Moves the numbers of one request to the nearest legal ones: `Mender`."""

from collections.abc import Collection, Iterator
from decimal import Decimal
from itertools import chain

import attrs

from pretrade.decimals import multiply
from pretrade.enums import MARKET, PRICED_TYPES, Rounding
from pretrade.facts import Facts
from pretrade.order import Leg, Order, OrderList, Request
from pretrade.rules.precision import has_more_decimals
from pretrade.sizing.allowed import Allowed
from pretrade.sizing.change import Change
from pretrade.sizing.freedom import Freedom, distance
from pretrade.sizing.icebergs import iceberg_bounds
from pretrade.sizing.limit import Limit
from pretrade.sizing.prices import bands
from pretrade.sizing.sizing import Sizing

_NOISE = Decimal("1E-12")  # relative: some thousand times what one operation on floats is off


@attrs.frozen(eq=False)
class Mender:
    """What one fit may do, and what it knows.

    Attributes:
        sizing: the symbol and the date.
        facts: the market and the account.
        freedom: what may move.
        floats: the parameters that were given as floats, by their names on the wire.
    """

    sizing: Sizing
    facts: Facts
    freedom: Freedom
    floats: Collection[str] = ()

    def mend(self, request: Request) -> tuple[Request, tuple[Change, ...]]:
        """Return the request with its numbers as legal as they can be, and what was changed.

        Prices come first, then the quantities that go with them, then the visible parts of those.
        """
        stages = [self._prices] if self.freedom.moves_price else []
        stages += [self._quantities, self._icebergs] if self.freedom.moves_quantity else []
        changes: tuple[Change, ...] = ()
        for stage in stages:
            found = tuple(stage(request))
            moved = {change.field: change.new for change in found}
            request = request.from_params({**request.given(), **moved}) if moved else request
            changes += found
        return request, changes

    def _prices(self, request: Request) -> Iterator[Change]:
        ticks, filters = self.sizing.ticks, self.sizing.filters
        for leg in _legs(request):
            order = leg.order
            if order.type in PRICED_TYPES and order.price is not None:
                banded = ticks.narrowed(bands(order.side, self.facts, filters))
                way, field = self.freedom.price_way(order), leg.names.get("price", "price")
                yield from self._move(field, order.price, way, banded, ticks)
            if order.stop_price is not None:
                way = self.freedom.stop_price_way(order)
                field = leg.names.get("stopPrice", "stopPrice")
                yield from self._move(field, order.stop_price, way, ticks)

    def _quantities(self, request: Request) -> Iterator[Change]:
        way, orders = self.freedom.quantity, [leg.order for leg in _legs(request)]
        quantity, amount = orders[0].quantity, orders[0].quote_order_qty
        if quantity is not None:
            lots = self.sizing.lots(orders[0].type)
            worth = [self.sizing.worth(order, self.facts) for order in orders]
            legal = lots.narrowed(dict.fromkeys(chain(*worth)))  # both legs demand some of it
            yield from self._move("quantity", quantity, way, legal, lots)
        elif amount is not None and orders[0].type is MARKET:
            legal = self.sizing.amounts_of(orders[0].side, self.facts)
            yield from self._move("quoteOrderQty", amount, way, legal, self.sizing.amounts)

    def _icebergs(self, request: Request) -> Iterator[Change]:
        way, filters = self.freedom.quantity, self.sizing.filters
        for leg in _legs(request):
            order, field = leg.order, leg.names.get("icebergQty", "icebergQty")
            if order.iceberg_qty and order.quantity is not None:
                lots = self.sizing.lots(order.type)
                parts = iceberg_bounds(order.quantity, order, self.facts, filters)
                yield from self._move(field, order.iceberg_qty, way, lots.narrowed(parts), lots)

    def _move(self, field: str, old: Decimal, way: Rounding, *legal: Allowed) -> Iterator[Change]:
        """Yield the change to the nearest legal value; else to the nearest on the steps alone."""
        for allowed in legal:
            new = allowed.rounded(self._without_noise(field, old, allowed), way)
            if new is None or not self.freedom.reaches(old, new):
                continue
            broken = allowed.broken_by(old) if new != old else _too_long(old, allowed)
            if broken:
                yield Change(field, old, new, "; ".join(map(str, broken)))
            return

    def _without_noise(self, field: str, value: Decimal, allowed: Allowed) -> Decimal:
        """Return the legal value that a float was meant to be, if it is that near to one."""
        near = allowed.nearest(value) if field in self.floats else None
        if near is None or distance(near, value) > multiply(value, _NOISE):
            return value
        return near


def _legs(request: Request) -> tuple[Leg, ...]:
    """Return the orders of a request; a single order is its own leg."""
    if isinstance(request, OrderList):
        return request.legs
    return (Leg("", request, {}),) if isinstance(request, Order) else ()


def _too_long(value: Decimal, allowed: Allowed) -> tuple[Limit, ...]:
    """Return the limit of the decimals that a legal value exceeds as it is written."""
    return tuple(
        limit
        for limit in allowed.limits
        if limit.rule == "PRECISION" and has_more_decimals(value, -limit.value.adjusted())
    )
