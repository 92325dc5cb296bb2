"""The numbers of an order, drawn one after the other inside a legal region, or just outside of it.

Each number goes by those before it, and leaves room for those that come after it.
"""

import functools
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import attrs

from pretrade.constraint import MOST, QUANTUM, Grid, Interval, Span, meet, within
from pretrade.constraint.span import ANYTHING, MOST_DECIMALS, trimmed
from pretrade.decimals import EXACT, ONE, ZERO, add, multiply, subtract
from pretrade.region.region import Region
from pretrade.region.row import Get, Placed, Row
from pretrade.testing.strategies.drawing import Chooser
from pretrade.testing.strategies.form import PRICES

Numbers = Mapping[str, Decimal]

_FINEST = 8  # a value off a step has up to so many more digits
_USUAL_DELTAS = Interval(Decimal(10), Decimal(2000))
"""In basis points, where nothing says otherwise."""

_POSITIVE = Interval(QUANTUM, MOST)


@attrs.frozen(eq=False)
class Room:
    """Where one number is to be.

    Attributes:
        name: of the number.
        found: the numbers before it.
        must: what is a must.
        wishes: what leaves room for the numbers that come after it, and for which constraint.
    """

    name: str
    found: Numbers
    must: Interval
    wishes: Sequence[tuple[Row, Interval]] = ()

    @property
    def narrowest(self) -> Interval:
        """What is left when every wish is granted."""
        return functools.reduce(within, (wish for _, wish in self.wishes), self.must)

    def within(self, interval: Interval) -> "Room":
        """Return the part of it that is in an interval."""
        return attrs.evolve(self, must=within(self.must, interval))


@attrs.frozen(eq=False)
class Points:
    """Draws the numbers of orders of one form.

    Attributes:
        fields: what the numbers are of.
        region: the constraints, with the facts in.
        chooser: chooses the numbers.
        near: which prices come first; of everything else the small ones do.
    """

    fields: tuple[str, ...]
    region: Region
    chooser: Chooser
    near: Decimal | None

    def inside(self) -> Numbers | None:
        """Return numbers that keep every constraint; None: these choices lead nowhere."""
        found: dict[str, Decimal] = {}
        for name in self.fields:
            also = self._room(name, found).narrowest
            span = self.region.span(name, found.get, None, also)
            if not span:
                return None
            found[name] = self._chosen(name, span)
        return found

    def outside(self, broken: Row | None = None) -> Numbers | None:
        """Return numbers that break one constraint, and keep as many others as they can.

        Args:
            broken: what is broken, by the last of the numbers that it compares; None: nothing is
                to be, if that is possible.
        """
        found: dict[str, Decimal] = {}
        for name in self.fields:
            room = self._room(name, found, broken)
            if broken is not None and name == self.breaker(broken):
                value = self._past(broken, room)
            else:
                span = self._span(room.within(_POSITIVE))
                value = None if span is None else self._chosen(name, span)
            if value is None:
                return None
            found[name] = value
        return found

    def breaker(self, row: Row) -> str | None:
        """Return the last of the numbers that a constraint compares; None: it compares none."""
        compared = [name for name in self.fields if name in row.left + row.right]
        return compared[-1] if compared else None

    def _room(self, name: str, found: Numbers, broken: Row | None = None) -> Room:
        """Return where a number is to be, so that those that come after it can be legal too."""
        must, wishes = ANYTHING, list[tuple[Row, Interval]]()
        later = self.fields[self.fields.index(name) + 1 :]
        field = self.region.plan.rows.field(name)
        rows = (*field.of_products, *field.others) if later else ()
        for other in later:
            shared = [row for row in rows if other in row.left + row.right]
            span = self._span(Room(other, found, _POSITIVE)) if shared else None
            ends = () if span is None else (span.readable().low, span.high)
            gets = [{**found, other: end}.get for end in ends]
            for row in shared if gets else ():
                room = reach(row, name, self.region.placed(row), gets, broken=row is broken)
                if row is broken:
                    must = within(must, room)
                else:
                    wishes.append((row, room))
        if name == "trailingDelta" and not any(map(_binds_deltas, self.region.plan.rows)):
            must = _USUAL_DELTAS
        return Room(name, found, must, wishes)

    def _span(
        self, room: Room, broken: Row | None = None, serves: Callable[[Span], bool] = bool
    ) -> Span | None:
        """Return what most constraints leave of a number; None: nothing that serves.

        Args:
            room: where it is to be.
            broken: the constraint that does not count.
            serves: whether a span holds what is looked for.
        """
        name, get = room.name, room.found.get
        rows = [row for row in self.region.plan.rows if row is not broken and row.speaks_of(name)]

        def left(also: Interval, of: Sequence[Row] | None) -> Span:
            if of is None:
                return self.region.span(name, get, None, also)
            return self.region.span_of(name, get, of, also)

        span = left(room.narrowest, None if broken is None else rows)
        if serves(span):
            return span
        kept: list[Row] = []  # they contradict each other: the weightier ones are kept
        for row in sorted(rows, key=_weight):
            if serves(left(room.must, [*kept, row])):
                kept.append(row)
        also = room.must
        for _, wish in sorted(room.wishes, key=lambda one: _weight(one[0])):
            if serves(left(within(also, wish), kept)):
                also = within(also, wish)
        span = left(also, kept)
        return span if serves(span) else None

    def _past(self, row: Row, room: Room) -> Decimal | None:
        """Return a value that breaks a constraint; None: there is none."""
        placed, name = self.region.placed(row), room.name
        if not isinstance(placed, Placed):
            return None
        if isinstance(row.of, Grid):
            return self._off_grid(row, row.of, room)
        held = row.solve(name, placed, room.found.get)
        beside = past(held) if isinstance(held, Interval) else None
        if beside is None or not isinstance(held, Interval):
            return None
        near = beside.high if held.low > ZERO else beside.low
        if row.switch == name:  # 0 would switch it off
            beside = within(beside, _POSITIVE)
        span = self._span(room.within(beside), row)
        return None if span is None else self._chosen(name, span, near)

    def _off_grid(self, row: Row, grid: Grid, room: Room) -> Decimal | None:
        """Return a value that is not on a grid, or is written with too many zeros."""
        digits = 1 + self.chooser.index(0, _FINEST - 1)
        unit = EXACT.scaleb(ONE, max(grid.step.adjusted() - digits, -MOST_DECIMALS))
        if unit >= grid.step:
            return None

        def off(span: Span) -> Span | None:
            if not span:
                return None
            ends = Interval(span.low, span.high)
            fine = Span.of(ends, *meet((span.step, span.low), (unit, ZERO)))
            some = [one for one in (fine.low, add(fine.low, fine.step)) if fine.holds(one)]
            return None if all(map(grid.holds, map(trimmed, some))) else fine

        def serves(span: Span) -> bool:
            return bool(span) if grid.written else off(span) is not None

        span = self._span(room, row, serves)
        fine = None if span is None else off(span)
        if span is None or fine is None:
            return None if span is None else EXACT.quantize(self._chosen(room.name, span), unit)
        value = self._chosen(room.name, fine)
        beside = [trimmed(add(value, step)) for step in (ZERO, fine.step, -fine.step)]
        return next(one for one in beside if fine.holds(one) and not grid.holds(one))

    def _chosen(self, name: str, span: Span, near: Decimal | None = None) -> Decimal:
        """Choose a value of a span."""
        span = span.readable()
        if near is None and name in PRICES:
            near = self.near
        first = span.low if near is None else span.nearest(near)
        assert first is not None  # noqa: S101  spans that hold nothing are not asked
        low, high = (
            int(EXACT.divide_int(subtract(end, first), span.step)) for end in (span.low, span.high)
        )
        steps = Decimal(self.chooser.index(low, high))
        return trimmed(add(first, multiply(span.step, steps)))


def _binds_deltas(row: Row) -> bool:
    return row.speaks_of("trailingDelta")


def _weight(row: Row) -> tuple[bool, bool, bool]:
    """Return what is kept sooner: digits, then what needs no fact, then what needs no account."""
    written = isinstance(row.of, Grid) and row.of.written
    return not written, not (row.of.is_fusible and not row.lacking), not row.early


def past(held: Interval) -> Interval | None:
    """Return the values beside those that keep a comparison; None: every number keeps it.

    >>> past(Interval(Decimal(5), Decimal("Infinity"))).high < 5
    True
    """
    low, high = held
    if low > high:
        return Interval(ZERO, MOST)
    if low > ZERO:
        return Interval(ZERO, min(subtract(low, QUANTUM), MOST))
    return Interval(max(ZERO, add(high, QUANTUM)), MOST) if high < MOST else None


def reach(
    row: Row, name: str, placed: object, gets: Sequence[Get], *, broken: bool = False
) -> Interval:
    """Return the values of a number with which another one can keep, or break, a comparison.

    Args:
        row: the comparison of both.
        name: of the number.
        placed: the comparison with the facts in; anything else binds nothing.
        gets: the numbers that are given, with either end of what the other one may be.
        broken: whether it is to be broken.
    """
    if not isinstance(placed, Placed):
        return ANYTHING
    ends = [row.solve(name, placed, get) for get in gets]
    (low, high), (low_2, high_2) = (one if isinstance(one, Interval) else ANYTHING for one in ends)
    if broken:
        return past(Interval(max(low, low_2), min(high, high_2))) or ANYTHING
    return Interval(min(low, low_2), max(high, high_2))
