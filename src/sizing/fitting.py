"""Moves the numbers of one request to the nearest legal ones: `Fitting`."""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple

from pretrade.check import Fitted
from pretrade.constraint import Interval, Span, within
from pretrade.constraint.span import INFINITY, same_side
from pretrade.decimals import ZERO, without_noise
from pretrade.enums import STOP_TYPES, Rounding
from pretrade.order import Request, Shape
from pretrade.region.own_side import own_side
from pretrade.region.region import Region
from pretrade.region.row import Placed, Row
from pretrade.sizing.change import Change
from pretrade.sizing.fit_limits import FitLimits
from pretrade.sizing.reasons import broken_limits
from pretrade.sizing.together import both, together


class Moving(NamedTuple):
    """One number that a fit may move.

    Attributes:
        name: of the parameter.
        way: which way it goes.
        place: where its change is listed: each order by itself, and what they share after them.
        of_stop: whether it is a price of an order that waits for a trigger.
        is_price: whether it is one, or a distance between two.
        is_part: whether it is the visible part of an iceberg: 0 means that there is none.
    """

    name: str
    way: Rounding
    place: tuple[int, int]
    of_stop: bool = False
    is_price: bool = False
    is_part: bool = False


_ALWAYS, _ON_REQUEST, _NEVER = (
    Fitted.ALWAYS,
    Fitted.ON_REQUEST,
    Fitted.NEVER,
)  # an enum is slow to look up
_QUANTITIES = ("quantity", "quoteOrderQty")
_OWN = {name: name for name in ("price", "stopPrice", "trailingDelta", "icebergQty", *_QUANTITIES)}
"""The numbers of a single order."""


@functools.lru_cache(maxsize=1024)
def numbers_of(shape: Shape, limits: FitLimits) -> tuple[tuple[Moving, ...], tuple[str, ...]]:
    """Return the numbers that may move, in the order in which they are settled; and the others.

    Prices come first, then the quantities that go with them, then the visible parts of those.
    """
    names: Sequence[Mapping[str, str]] = [form.names for form in shape.forms] or [_OWN]
    prices = [*_moving_prices(shape, limits, names)]
    if limits.price is Rounding.DOWN and shape.pair:  # what is below makes way for what is above
        above = shape.pair[0]
        prices.sort(key=lambda one: one.place[0] != above)
    moving = [*prices, *_moving_amounts(shape, limits, names)]
    given = dict.fromkeys(own[name] for own in names for name in _OWN if name in own)
    moved = {one.name for one in moving}
    return tuple(moving), tuple(one for one in given if one in shape.given and one not in moved)


def _moving_prices(
    shape: Shape, limits: FitLimits, names: Sequence[Mapping[str, str]]
) -> Iterator[Moving]:
    if not limits.moves_price:
        return
    legs = [*enumerate(zip(shape.orders, names, strict=True))]
    for index, (order, own) in legs:
        stops = order.type in STOP_TYPES
        if own.get("trailingDelta") in shape.given:
            yield Moving(own["trailingDelta"], Rounding.NEAREST, (index, 2), is_price=True)
        if own.get("stopPrice") in shape.given:
            way = limits.stop_price_way(order.side, order)
            yield Moving(own["stopPrice"], way, (index, 1), of_stop=stops, is_price=True)
    for index, (order, own) in legs:
        if own["price"] in shape.given:
            way, stops = limits.price_way(order.side), order.type in STOP_TYPES
            yield Moving(own["price"], way, (index, 0), of_stop=stops, is_price=True)


def _moving_amounts(
    shape: Shape, limits: FitLimits, names: Sequence[Mapping[str, str]]
) -> Iterator[Moving]:
    if not limits.moves_quantity:
        return
    last = len(names)
    quantities = dict.fromkeys(own[name] for own in names for name in _QUANTITIES if name in own)
    for place, name in enumerate(quantities):  # orders may share one
        if name in shape.given:
            yield Moving(name, limits.quantity, (last, place))
    for index, own in enumerate(names):
        if own["icebergQty"] in shape.given:
            place = len(quantities) + index
            yield Moving(own["icebergQty"], limits.quantity, (last, place), is_part=True)


class Fitting:
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
        """Return the request with its numbers as legal as they can be, and what was changed."""
        request = self.request
        moving, kept = numbers_of(request.shape, self.limits)
        for name in kept:
            value = request.known(name)
            if isinstance(value, Decimal | int):
                self.values[name] = Decimal(value)
        changes = [(one.place, change) for one in moving if (change := self._change(one))]
        if not changes:
            return request, ()
        listed = tuple(change for _, change in sorted(changes, key=itemgetter(0)))
        moved: dict[str, object] = {change.field: change.new for change in listed}
        return request.from_params({**request.as_given(), **moved}), listed

    def _change(self, number: Moving) -> Change | None:
        """Settle one number: return its change to the nearest legal value, if it needs one.

        Where none is legal together with the others, it goes to the nearest that is by itself:
        what can be mended is mended.
        """
        name, way = number.name, number.way
        value = self.request.known(name)
        if value is None:
            return None
        given = Decimal(value)
        if number.is_part and not given:  # 0: no iceberg, whatever else it says
            if not self._is_too_long(name, given):
                return None
            why = functools.partial(self._why, number, given, ZERO, dict(self.values))
            return Change(name, given, ZERO, why)
        for span in self._spans(number, given):
            meant = given
            if name in self.request.floats:
                meant = without_noise(given, span.nearest(given))
            new = _rounded(span, meant, way)
            if new is None or not self.limits.reaches(given, new):
                continue
            changed = new != given or self._is_too_long(name, given)
            why = functools.partial(self._why, number, given, new, dict(self.values))
            change = Change(name, given, new, why) if changed else None
            self.values[name] = new
            return change
        self.values[name] = given
        return None

    def _spans(self, number: Moving, value: Decimal) -> Iterator[Span]:
        """Yield the legal values of a number, then those that are legal by themselves.

        A price of a stop may meet the other one, and the market, but never pass.
        """
        side = self._own_side(number, value)
        binds, alone = self._binding(number), self.region.plan.rows.field(number.name)
        free = not number.is_price or self.values.keys().isdisjoint(alone.products)
        products = free or all(map(binds, alone.of_products))
        span = self.region.span(number.name, self.values.get, binds, side, products=products)
        yield span if number.is_price else self._kept_together(number, span)
        yield Span.of(within(Interval(alone.span.low, alone.span.high), side), *alone.steps)

    def _kept_together(self, number: Moving, span: Span) -> Span:
        """Leave of a quantity what goes with the other one of its list: see `Together`."""
        pair = together(self.request.shape)
        if pair is None or number.name not in {pair.bought, pair.sold}:
            return span
        bought, sold = self.request.known(pair.bought), self.request.known(pair.sold)
        if pair.bought == pair.sold or bought is None or sold is None or sold > bought:
            return span
        if number.name == pair.sold:
            now = self.values[pair.bought]
            return span.within(Interval(now if sold == bought else ZERO, now))
        binds = self._binding(number._replace(name=pair.sold))
        other = self.region.span(pair.sold, self.values.get, binds)
        if sold == bought:
            return both(span, other)
        least = other.at_least(sold) if number.way is Rounding.UP else None
        return span if least is None else span.within(Interval(least, INFINITY))

    def _binding(self, number: Moving) -> Callable[[Row], bool]:
        """Return which constraints count for a number.

        Those that hold now, and those for whose sake a number is moved. But no price is moved
        because a quantity is too small, nor to the market while another rule has it on the wrong
        side of it: which price is wrong then is the owner's to say.
        """
        name, is_price = number.name, number.is_price
        is_misplaced = is_price and self._is_misplaced(name)

        def binds(row: Row) -> bool:
            fitted = row.check.fitted
            moves = fitted is _ALWAYS or (fitted is _ON_REQUEST and self.limits.afford)
            moves = moves and (row.early or not is_misplaced)
            if moves and not row.is_disputed and (row.blamed == name or not is_price):
                return True
            placed = self.region.placed(row)
            return isinstance(placed, Placed) and row.holds(self.request, placed)

        return binds

    def _is_misplaced(self, name: str) -> bool:
        """Tell whether a rule that is left to the owner blames a number."""
        for row in self.region.plan.rows.of(name):
            if row.check.fitted is _NEVER and row.blamed == name and not row.is_disputed:
                placed = self.region.placed(row)
                if isinstance(placed, Placed) and not row.holds(self.request, placed):
                    return True
        return False

    def _own_side(self, number: Moving, value: Decimal) -> Interval:
        """Return where a price may go: not past the other price of a stop, nor past the market."""
        side = own_side(self.region, self.request, number.name, value, self.values.get)
        last = self.region.market.last_price
        if number.of_stop and last is not None and value != last:
            side = within(side, same_side(value, last, last, below=value < last))
        return side

    def passes_another(self, order: Request) -> bool:
        """Tell whether a number passed its other one on the way: of a stop, or of a list."""
        pair = together(self.request.shape)
        if pair is not None and not pair.stays(self.request, order):
            return True
        for name in self.region.plan.partners:
            value, new = self.request.known(name), order.known(name)
            if value is not None and new is not None:
                side = own_side(self.region, self.request, name, value, order.known)
                if not side.low <= new <= side.high:
                    return True
        return False

    def _is_too_long(self, name: str, value: Decimal) -> bool:
        """Tell whether a value is written with more decimals than it may have."""
        exponent = value.as_tuple().exponent
        written = self.region.plan.rows.field(name).written
        return isinstance(exponent, int) and -exponent > written

    def _why(
        self, number: Moving, old: Decimal, new: Decimal, values: Mapping[str, Decimal]
    ) -> str:
        """Name the limits that the new value keeps and the old one does not."""
        binds, region = self._binding(number), self.region
        rows = [row for row in region.plan.rows.of(number.name) if binds(row)]
        old_broken, still = (
            broken_limits(region, number.name, value, values.get, rows) for value in (old, new)
        )
        broken = [limit for limit in old_broken if limit not in still]
        if not broken and number.is_price:  # it only follows another one, so as not to pass it
            return f"stays on its side of {region.plan.partners.get(number.name, 'the market')}"
        if not broken:
            pair = together(self.request.shape)
            return f"goes with {pair.other(number.name)}" if pair else ""
        return "; ".join(dict.fromkeys(map(str, broken)))


def _rounded(span: Span, value: Decimal, way: Rounding) -> Decimal | None:
    """Return the nearest legal value in a direction; None: there is none."""
    if way is Rounding.DOWN:
        return span.at_most(value)
    return span.at_least(value) if way is Rounding.UP else span.nearest(value)
