"""The numbers of an order, drawn one after the other inside a legal region, or just outside of it.

Each number goes by those before it, and leaves room for those that come after it.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import attrs

from pretrade.constraint import MOST, QUANTUM, Grid, Interval, Span, meet, within
from pretrade.constraint.span import ANYTHING, trimmed
from pretrade.decimals import EXACT, ONE, ZERO, add, multiply, subtract
from pretrade.region.plan import is_fused
from pretrade.region.region import Get, Region
from pretrade.region.row import Placed, Row
from pretrade.testing.strategies.drawing import Chooser
from pretrade.testing.strategies.form import PRICES

Numbers = Mapping[str, Decimal]

_FINEST = 8  # a value off a step has up to so many more digits
_MOST_DECIMALS = 20
_USUAL_STEP = Decimal("1E-8")
_USUAL_DELTAS = Interval(Decimal(10), Decimal(2000))
"""In basis points, where nothing says otherwise."""

_POSITIVE = Interval(QUANTUM, MOST)


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
            room, _ = self._rooms(name, found)
            span = readable(self.region.span(name, found.get, None, room))
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
            rooms = self._rooms(name, found, broken)
            if broken is not None and name == self.breaker(broken):
                value = self._past(broken, name, rooms, found)
            else:
                span = self._span(name, [within(one, _POSITIVE) for one in rooms], found)
                value = None if span is None else self._chosen(name, span)
            if value is None:
                return None
            found[name] = value
        return found

    def breaker(self, row: Row) -> str | None:
        """Return the last of the numbers that a constraint compares; None: it compares none."""
        compared = [name for name in self.fields if name in row.left + row.right]
        return compared[-1] if compared else None

    def _rooms(self, name: str, found: Numbers, broken: Row | None = None) -> list[Interval]:
        """Return the values that leave room for each of the numbers that come after one.

        Then those that leave room to break one constraint, whatever becomes of the others.
        """
        rooms = [self._usual(name)] * 2
        later = self.fields[self.fields.index(name) + 1 :]
        rows = self.region.plan.alone(name)[2] if later else []
        for other in later:
            shared = [row for row in rows if other in row.left + row.right]
            if not shared:
                continue
            span = self.region.span(other, found.get)
            gets = [{**found, other: end}.get for end in (span.low, span.high)]
            for row in shared if span else ():
                room = reach(row, name, self.region.placed(row), gets, broken=row is broken)
                rooms[0] = within(rooms[0], room)
                if row is broken:
                    rooms[1] = within(rooms[1], room)
        return rooms

    def _usual(self, name: str) -> Interval:
        """Return what a number usually is, where nothing binds it."""
        free = name == "trailingDelta" and not any(
            row.speaks_of(name) for row in self.region.plan.rows
        )
        return _USUAL_DELTAS if free else ANYTHING

    def _span(
        self,
        name: str,
        rooms: Sequence[Interval],
        found: Numbers,
        broken: Row | None = None,
        serves: Callable[[Span], bool] = bool,
    ) -> Span | None:
        """Return what most constraints but one leave of a number.

        Args:
            name: of the number.
            rooms: where it is to be; the last is a must.
            found: the numbers before it.
            broken: the constraint that does not count.
            serves: whether a span holds what is looked for.
        """

        def left(room: Interval, rows: Sequence[Row]) -> Span:
            return readable(self.region.span(name, found.get, None, room, of=rows))

        rows = [row for row in self.region.plan.rows if row is not broken and row.speaks_of(name)]
        of = None if broken is None else rows
        spans = (readable(self.region.span(name, found.get, None, room, of=of)) for room in rooms)
        whole = next((span for span in spans if serves(span)), None)
        if whole is not None:
            return whole
        kept: list[Row] = []  # they contradict each other: the weightier ones are kept
        for row in sorted(rows, key=_weight):
            if serves(left(rooms[-1], [*kept, row])):
                kept.append(row)
        span = left(rooms[-1], kept)
        return span if serves(span) else None

    def _past(
        self, row: Row, name: str, rooms: Sequence[Interval], found: Numbers
    ) -> Decimal | None:
        """Return a value that breaks a constraint; None: there is none."""
        placed = self.region.placed(row)
        if not isinstance(placed, Placed):
            return None
        if isinstance(row.of, Grid):
            return self._off_grid(row, row.of, name, rooms, found)
        held = row.solve(name, placed, found.get)
        beside = past(held) if isinstance(held, Interval) else None
        if beside is None or not isinstance(held, Interval):
            return None
        near = beside.high if held.low > ZERO else beside.low
        if row.gate == name:  # 0 would switch it off
            beside = within(beside, _POSITIVE)
        span = self._span(name, [within(beside, one) for one in rooms], found, row)
        return None if span is None else self._chosen(name, span, near)

    def _off_grid(
        self, row: Row, grid: Grid, name: str, rooms: Sequence[Interval], found: Numbers
    ) -> Decimal | None:
        """Return a value that is not on a grid, or is written with too many zeros."""
        digits = 1 + self.chooser.index("digits", 0, _FINEST - 1)
        unit = EXACT.scaleb(ONE, max(grid.step.adjusted() - digits, -_MOST_DECIMALS))
        if unit >= grid.step:
            return None

        def off(span: Span) -> Span | None:
            if not span:
                return None
            fine = Span.of(
                Interval(span.low, span.high), *meet((span.step, span.low), (unit, ZERO))
            )
            some = [one for one in (fine.low, add(fine.low, fine.step)) if fine.holds(one)]
            return None if all(map(grid.holds, map(trimmed, some))) else fine

        serves = bool if grid.written else lambda span: off(span) is not None
        span = self._span(name, rooms, found, row, serves)
        if span is None:
            return None
        fine = off(span)
        if fine is None:
            return EXACT.quantize(self._chosen(name, span), unit)
        value = self._chosen(name, fine)
        beside = [trimmed(add(value, step)) for step in (ZERO, fine.step, -fine.step)]
        return next(one for one in beside if fine.holds(one) and not grid.holds(one))

    def _chosen(self, name: str, span: Span, near: Decimal | None = None) -> Decimal:
        """Choose a value of a span."""
        if near is None and name in PRICES:
            near = self.near
        first = span.low if near is None else span.nearest(near)
        assert first is not None  # noqa: S101  spans that hold nothing are not asked
        low, high = (
            int(EXACT.divide_int(subtract(end, first), span.step)) for end in (span.low, span.high)
        )
        steps = Decimal(self.chooser.index(name, low, high))
        return trimmed(add(first, multiply(span.step, steps)))


def _weight(row: Row) -> tuple[bool, bool, bool]:
    """Return what is kept sooner: digits, then what needs no fact, then what needs no account."""
    written = isinstance(row.of, Grid) and row.of.written
    return not written, not is_fused(row), not row.early


def readable(span: Span) -> Span:
    """Return the values of at most 8 decimals where nobody says how fine they may be."""
    if span.step > QUANTUM:
        return span
    return Span.of(Interval(span.low, span.high), _USUAL_STEP) or span


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
