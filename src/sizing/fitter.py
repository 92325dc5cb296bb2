"""Moves the numbers of one request to the nearest legal ones: `Fitter`."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from pretrade.check import Fitted
from pretrade.constraint import Interval, Span, within
from pretrade.constraint.span import ANYTHING, same_side
from pretrade.decimals import without_noise
from pretrade.enums import STOP_TYPES, Rounding
from pretrade.order import Request
from pretrade.region.region import Region
from pretrade.region.row import Placed, Row
from pretrade.sizing.change import Change
from pretrade.sizing.fit_limits import FitLimits
from pretrade.sizing.reasons import Limit, limits_of


class Field(NamedTuple):
    """One number that a fit may move.

    Attributes:
        name: of the parameter.
        way: which way it goes.
        of_stop: whether it is a price of an order that waits for a trigger.
        is_trigger: whether it is the stop price itself.
        is_part: whether it is the visible part of an iceberg: 0 means that there is none.
    """

    name: str
    way: Rounding
    of_stop: bool = False
    is_trigger: bool = False
    is_part: bool = False


_SHARED = ("quantity", "quoteOrderQty")
_LISTED = ("price", "stopPrice", "trailingDelta", "icebergQty")
"""The numbers that each order of a list has for itself."""
_OWN = {name: name for name in _LISTED}


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
        fields = {one.name: one for one in self._fields()}
        for name in (*_SHARED, *(one for own in self._names for one in own.values())):
            value = self.request.known(name) if name not in fields else None
            if isinstance(value, Decimal | int):
                self.values[name] = Decimal(value)
        changes = [change for one in fields.values() for change in self._change(one)]
        if not changes:
            return self.request, ()
        changes.sort(key=lambda change: self._place(change.field))
        moved: dict[str, object] = {change.field: change.new for change in changes}
        return self.request.from_params({**self.request.as_given(), **moved}), tuple(changes)

    def _place(self, name: str) -> tuple[int, int]:
        """Return where a change is listed: each order by itself, and what they share after them."""
        shape = self.region.plan.shape
        for index, own in enumerate(self._names):
            for place, parameter in enumerate(_LISTED):
                if own.get(parameter) == name and parameter != "icebergQty":
                    return index, place
        return len(shape.orders), ("quantity", "quoteOrderQty", name).index(name)

    @property
    def _names(self) -> tuple[Mapping[str, str], ...]:
        """Of each order, parameter → its name in the request."""
        return self.region.plan.shape.leg_names or (_OWN,)

    def _fields(self) -> Iterator[Field]:
        """Yield the numbers of the request in the order in which they are settled."""
        shape, limits = self.region.plan.shape, self.limits
        legs = [*zip(shape.orders, self._names, strict=True)]
        for order, own in legs if limits.moves_price else ():
            if "trailingDelta" in own:
                yield Field(own["trailingDelta"], Rounding.NEAREST)
            if "stopPrice" in own:
                way = limits.stop_price_way(shape.side, order)
                of_stop = order.type in STOP_TYPES
                yield Field(own["stopPrice"], way, of_stop=of_stop, is_trigger=True)
        for order, own in legs if limits.moves_price else ():
            way = limits.price_way(shape.side)
            yield Field(own["price"], way, of_stop=order.type in STOP_TYPES)
        sized = limits.quantity
        if limits.moves_quantity:
            yield Field("quantity", sized)
            yield Field("quoteOrderQty", sized)
        for _, own in legs if limits.moves_quantity else ():
            yield Field(own["icebergQty"], sized, is_part=True)

    def _change(self, field: Field) -> Iterator[Change]:
        """Settle one number: yield its change to the nearest legal value, if it needs one.

        Where none is legal together with the others, it goes to the nearest that is by itself:
        what can be mended is mended.
        """
        name, way, *_ = field
        value = self.request.known(name)
        if value is None or (not value and field.is_part):
            return
        given = Decimal(value)
        for span in self._spans(field, given):
            meant = given
            if name in self.request.floats:
                meant = without_noise(given, span.nearest(given))
            new = _rounded(span, meant, way)
            if new is None or not self.limits.reaches(given, new):
                continue
            if new != given or not self._is_short(name, given):
                yield Change(name, given, new, self._why(field, given, new))
            self.values[name] = new
            return
        self.values[name] = given

    def _spans(self, field: Field, value: Decimal) -> Iterator[Span]:
        """Yield the legal values of a number, then those that are legal by themselves.

        A price of a stop may meet the other one, and the market, but never pass.
        """
        side = self._own_side(field, value)
        yield self.region.span(field.name, self.values.get, self._binding(field), side)
        alone = self.region.plan.rows.field(field.name)
        yield Span.of(within(Interval(alone.span.low, alone.span.high), side), *alone.steps)

    def _binding(self, field: Field) -> Callable[[Row], bool]:
        """Return which constraints count for a number.

        Those that hold now, and those for whose sake a number is moved. But no stop is moved
        because a quantity is too small.
        """

        def binds(row: Row) -> bool:
            fitted = row.check.fitted
            moves = fitted is Fitted.ALWAYS or (fitted is Fitted.ON_REQUEST and self.limits.afford)
            if moves and (row.blamed == field.name or not field.is_trigger):
                return True
            placed = self.region.placed(row)
            return isinstance(placed, Placed) and row.holds(self.request, placed)

        return binds

    def _own_side(self, field: Field, value: Decimal) -> Interval:
        """Return where a price may go: not past the other price of a stop, nor past the market."""
        partner, side = self.region.plan.partners.get(field.name), ANYTHING
        if partner in self.values:
            old = self.request.known(partner)
            side = same_side(value, old, self.values[partner])
        last = self.region.market.last_price
        if field.of_stop and last is not None:
            side = within(side, same_side(value, last, last))
        return side

    def passes_a_price(self, order: Request) -> bool:
        """Tell whether a price of a stop passed its other one on the way to this order."""
        for name, partner in self.region.plan.partners.items():
            old, new = ((one.known(name), one.known(partner)) for one in (self.request, order))
            if None not in (*old, *new) and _sign(*old) * _sign(*new) < 0:
                return True
        return False

    def _is_short(self, name: str, value: Decimal) -> bool:
        """Tell whether a legal value is written with no more decimals than it may have."""
        return all(one.allows_text(value) for one in limits_of(self.region, name, self.values.get))

    def _why(self, field: Field, old: Decimal, new: Decimal) -> str:
        """Name the limits that the old value does not keep."""
        name, rows = field.name, filter(self._binding(field), self.region.plan.rows)
        limits = limits_of(self.region, name, self.values.get, rows)
        keeps = Limit.allows_text if old == new else Limit.allows
        broken = [one for one in limits if not keeps(one, old)]
        if not broken:  # it only follows another price, so as not to pass it
            return f"stays on its side of {self.region.plan.partners.get(name, 'the market')}"
        return "; ".join(dict.fromkeys(map(str, broken)))


def _rounded(span: Span, value: Decimal, way: Rounding) -> Decimal | None:
    """Return the nearest legal value in a direction; None: there is none."""
    if way is Rounding.DOWN:
        return span.at_most(value)
    return span.at_least(value) if way is Rounding.UP else span.nearest(value)


def _sign(one: Decimal, other: Decimal) -> int:
    return (one > other) - (one < other)
