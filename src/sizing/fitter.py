"""Moves the numbers of one request to the nearest legal ones: `Fitter`."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pretrade.check import Fitted
from pretrade.constraint import Interval, Span, within
from pretrade.constraint.span import ANYTHING, same_side
from pretrade.enums import STOP_TYPES, Rounding
from pretrade.order import Request
from pretrade.region.region import Region
from pretrade.region.row import Placed, Row
from pretrade.sizing.amounts import without_noise
from pretrade.sizing.change import Change
from pretrade.sizing.fit_limits import FitLimits
from pretrade.sizing.reasons import Limit, limits_of


class Field(NamedTuple):
    """One number that a fit may move.

    Attributes:
        name: of the parameter.
        way: which way it goes; None: it stays.
        of_stop: whether it is a price of an order that waits for a trigger.
    """

    name: str
    way: Rounding | None
    of_stop: bool = False


class Fitter:
    """What one fit may do, and what it knows.

    Attributes:
        region: the constraints and the facts.
        limits: what may move.
        request: as it was given.
        values: the numbers that are settled so far.
    """

    __slots__ = ("limits", "region", "request", "values")

    def __init__(self, region: Region, limits: FitLimits, request: Request) -> None:
        """Begin a fit: nothing is settled yet."""
        self.region, self.limits, self.request = region, limits, request
        self.values: dict[str, Decimal] = {}

    def fit(self) -> tuple[Request, tuple[Change, ...]]:
        """Return the request with its numbers as legal as they can be, and what was changed.

        Prices come first, then the quantities that go with them, then the visible parts of those.
        """
        fields = [*self._fields()]
        for name, way, _ in fields:
            value = self.request.known(name)
            if way is None and value is not None:
                self.values[name] = value
        changes = tuple(change for one in fields if one.way for change in self._change(one))
        if not changes:
            return self.request, ()
        moved: dict[str, object] = {change.field: change.new for change in changes}
        return self.request.from_params({**self.request.given(), **moved}), changes

    def _fields(self) -> Iterator[Field]:
        """Yield the numbers of the request in the order in which they are settled."""
        shape, limits = self.region.plan.shape, self.limits
        names = shape.leg_names or ({},)
        legs = [(order, own.get) for order, own in zip(shape.orders, names, strict=True)]
        moves = limits.moves_price
        for order, name in legs:
            way = Rounding.NEAREST if moves else None
            yield Field(name("trailingDelta", "trailingDelta"), way)
            way = limits.stop_price_way(shape.side, order) if moves else None
            yield Field(name("stopPrice", "stopPrice"), way, of_stop=order.type in STOP_TYPES)
        for order, name in legs:
            way = limits.price_way(shape.side) if moves else None
            yield Field(name("price", "price"), way, of_stop=order.type in STOP_TYPES)
        sized = limits.quantity if limits.moves_quantity else None
        yield Field("quantity", sized)
        yield Field("quoteOrderQty", sized)
        for _, name in legs:
            yield Field(name("icebergQty", "icebergQty"), sized)

    def _change(self, field: Field) -> Iterator[Change]:
        """Settle one number: yield its change to the nearest legal value, if it needs one.

        Where none is legal together with the others, it goes to the nearest that is by itself:
        what can be mended is mended.
        """
        name, way, _ = field
        value = self.request.known(name)
        if way is None or not value:  # not given, or no iceberg
            return
        given = Decimal(value)
        side = self._own_side(field, given)
        for span in self._spans(name, side):
            meant = given
            if name in self.request.floats:
                meant = without_noise(given, span.nearest(given))
            new = _rounded(span, meant, way)
            if new is None or not self.limits.reaches(given, new):
                continue
            if new != given or not self._is_short(name, given):
                yield Change(name, given, new, self._why(name, given, new))
            self.values[name] = new
            return
        self.values[name] = given

    def _spans(self, name: str, side: Interval) -> Iterator[Span]:
        """Yield the legal values of a number, then those that are legal by themselves."""
        yield self.region.span(name, self.values.get, self._binds, side)
        interval, grid, _ = self.region.plan.alone(name)
        yield Span.of(within(interval, side), *grid)

    def _binds(self, row: Row) -> bool:
        """Tell whether a constraint counts: it holds now, or a number is moved for its sake."""
        fitted = row.check.fitted
        if fitted is Fitted.ALWAYS or (fitted is Fitted.ON_REQUEST and self.limits.afford):
            return True
        placed = self.region.placed(row)
        return isinstance(placed, Placed) and row.holds(self.request, placed)

    def _own_side(self, field: Field, value: Decimal) -> Interval:
        """Return where a price may go: not past the other price of a stop, nor past the market."""
        partner, side = self.region.plan.partners.get(field.name), ANYTHING
        if partner in self.values:
            old = self.request.known(partner)
            side = same_side(value, old, self.values[partner])
        last = self.region.market.last_price
        if field.of_stop and last is not None and value != last:
            side = within(side, same_side(value, last, last))
        return side

    def _is_short(self, name: str, value: Decimal) -> bool:
        """Tell whether a legal value is written with no more decimals than it may have."""
        return all(one.allows_text(value) for one in limits_of(self.region, name, self.values.get))

    def _why(self, name: str, old: Decimal, new: Decimal) -> str:
        """Name the limits that the old value does not keep."""
        rows = filter(self._binds, self.region.plan.rows)
        limits = limits_of(self.region, name, self.values.get, rows)
        keeps = Limit.allows_text if old == new else Limit.allows
        broken = [one for one in limits if not keeps(one, old)]
        if not broken:  # it only follows another price, so as not to pass it
            return f"stays on its side of {self.region.plan.partners.get(name, 'the market')}"
        return "; ".join(map(str, broken))


def _rounded(span: Span, value: Decimal, way: Rounding) -> Decimal | None:
    """Return the nearest legal value in a direction; None: there is none."""
    if way is Rounding.DOWN:
        return span.at_most(value)
    return span.at_least(value) if way is Rounding.UP else span.nearest(value)
