"""Why a number is not legal, or none is: each limit by its rule and its numbers. `Limit`."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import combinations

import attrs

from pretrade.constraint import INFINITY, MOST, QUANTUM, Comparison, Grid, Interval, meet
from pretrade.constraint.grid import Steps
from pretrade.constraint.span import ANYTHING
from pretrade.decimals import EXACT, ZERO, remainder, short, subtract
from pretrade.facts.fact import PRICE_OF_ABOUT, Number
from pretrade.region.region import Region
from pretrade.region.row import Get, Placed, Row

_SHOWN = Decimal("1E-8")
_WORDS = {"price": "price", "stopPrice": "stop price", "quantity": "quantity"}
_STRICT = {"<": "below ", ">": "above "}


@attrs.frozen
class Limit:
    """One bound, or one grid, of a number, and where it comes from.

    Attributes:
        rule: the id of the rule.
        label: the bound as the rule has it, as ``minNotional 10 at a price of 2``.
        interval: what it allows.
        upper: whether it is an upper bound.
        steps: step and origin of a grid; None: it is no grid.
        derived: the label does not say the bound itself: the text adds it.
        weak: another limit that says the same is the better reason.
        leg: the order of a list that it binds; None: more than one, or there is no list.
    """

    rule: str
    label: str
    interval: Interval = ANYTHING
    upper: bool = False
    steps: Steps | None = None
    derived: bool = False
    weak: bool = False
    leg: str | None = attrs.field(default=None, eq=False)

    def allows(self, value: Decimal) -> bool:
        """Tell whether a value keeps it."""
        if self.steps is not None:
            step, origin = self.steps
            return not remainder(subtract(value, origin), step)
        low, high = self.interval
        return value <= high if self.upper else low <= value

    def __str__(self) -> str:
        """Name the rule and its bound; where it is derived, also what comes of it."""
        text = f"{self.rule} {self.label}"
        return f"{text} ({self._outcome()})" if self.derived else text

    def _outcome(self) -> str:
        if self.upper:
            return f"at most {_shown(self.interval.high, ROUND_FLOOR)}"
        return f"at least {_shown(self.interval.low, ROUND_CEILING)}"


def _shown(bound: Decimal, rounding: str) -> str:
    if not bound.is_finite():
        return "infinity"
    return short(bound.quantize(_SHOWN, rounding, EXACT))


_WRITTEN = (
    Limit("SYNTAX", "at least 0", Interval(INFINITY.copy_negate(), INFINITY)),
    Limit("SYNTAX", f"digits {short(MOST)}", Interval(ZERO, MOST), upper=True),
    Limit("SYNTAX", "20 decimals", steps=(QUANTUM, ZERO)),
)


def limits_of(region: Region, name: str, get: Get) -> list[Limit]:
    """Return everything that a region demands of a field, the others given.

    Args:
        region: the constraints and the facts.
        name: of the field.
        get: the values of the other fields.
    """
    found = list(_WRITTEN)
    for row in region.plan.rows:
        placed = region.placed(row) if row.speaks_of(name) else None
        if isinstance(placed, Placed) and not row.is_off_for(name, get):
            found += _limit(region, row, placed, name, get)
    return found


def broken_limits(
    region: Region, name: str, value: Decimal, get: Get, rows: Iterable[Row]
) -> list[Limit]:
    """Return what a value does not keep, of some constraints of a field."""
    found: list[Limit] = []
    for row in rows:
        placed = region.placed(row)
        if isinstance(placed, Placed) and not row.keeps(name, value, placed, get):
            found += _limit(region, row, placed, name, get)
    return found


def _limit(region: Region, row: Row, placed: Placed, name: str, get: Get) -> Iterator[Limit]:
    of = row.of
    if isinstance(of, Grid):
        yield Limit(row.rule, of.label(), steps=(of.step, of.origin), leg=row.leg)
        return
    interval = row.solve(name, placed, get)
    if isinstance(interval, Interval) and interval != ANYTHING:
        factors = len((*of.facts, *row.left, *row.right))
        bare = factors == 2 and not of.right.name and not of.left.facts
        derived = factors > 1 and not (bare and len(row.left) == 1)  # lastPrice 27000, quantity 10
        yield Limit(
            row.rule,
            _label(region, row, name, get),
            interval,
            upper=row.relation_for(name)[0] == "<",
            derived=derived,
            weak=of.shows is False,
            leg=row.leg,
        )


def _label(region: Region, row: Row, name: str, get: Get) -> str:
    """Say a bound by its name in exchangeInfo, and by what it is multiplied with."""
    of, facts = row.of, region.facts
    assert isinstance(of, Comparison)  # noqa: S101  grids name themselves
    right = of.right
    if right.name:
        text = f"{right.name} {_short(right.number)}{right.asset and ' ' + right.asset}"
    elif right.facts:
        first = right.facts[0]
        asset = first.name.partition(":")[2] if first.bound == "free" else ""
        value = _short(first.read(facts))
        text = f"{_STRICT.get(of.relation, '')}{first.bound} {value} {asset}".strip()
    elif right.fields:
        text = ""
    else:
        text = f"more than {_short(right.number)}"
    if right.less:
        text = f"{text} with room for {_room(row, region)}"
    others = right.facts if right.name else right.facts[1:]
    for fact in others:
        at = "at a" if fact.words == PRICE_OF_ABOUT else "times the"
        text = f"{text} {at} {fact.called(facts)} {_short(fact.read(facts))}"
    for fact in of.left.facts:
        at = "at a" if fact.words == PRICE_OF_ABOUT else "at the"
        text = f"{text} {at} {fact.called(facts)} {_short(fact.read(facts))}"
    own = (*of.left.fields, *of.right.fields)
    for other, called in zip((*row.left, *row.right), own, strict=True):
        if other != name:
            word = _WORDS.get(called, called)
            given = _short(get(other))
            bare = not text and not right.name
            text = f"{word} {given}" if bare else f"{text} at a {word} of {given}"
    return text


def _room(row: Row, region: Region) -> str:
    """Return what is left of a number, before it is multiplied."""
    of = row.of
    assert isinstance(of, Comparison)  # noqa: S101  only comparisons take facts from a number
    number = Decimal(of.right.number)
    for fact in of.right.less:
        number = EXACT.subtract(number, fact.read(region.facts) or ZERO)
    return short(number)


def _short(number: Number | None) -> str:
    return "?" if number is None else short(Decimal(number))


def contradiction(limits: Sequence[Limit]) -> tuple[Limit, ...]:
    """Return the limits that exclude each other, where nothing is legal."""
    steps = [one for one in limits if one.steps is not None]
    for pair in combinations(steps, 2):
        if not _met(pair)[0]:
            return pair
    low, high = lowest(limits), highest(limits)
    if low.interval.low > high.interval.high:
        return low, high
    return low, high, *_that_count(steps)


def lowest(limits: Iterable[Limit]) -> Limit:
    """Return the limit that forbids anything lower."""
    lower = (one for one in limits if one.steps is None and not one.upper)
    return max(lower, key=lambda one: (one.interval.low, not one.weak))


def highest(limits: Iterable[Limit]) -> Limit:
    """Return the limit that forbids anything higher."""
    upper = (one for one in limits if one.upper)
    return min(upper, key=lambda one: one.interval.high)


def _met(limits: Iterable[Limit]) -> Steps:
    grid: Steps = (QUANTUM, ZERO)
    for one in limits:
        if one.steps is not None:
            grid = meet(grid, one.steps)
    return grid


def _that_count(steps: Sequence[Limit]) -> list[Limit]:
    """Leave out the steps that follow from another one."""
    counting: list[Limit] = []
    for one in steps:
        if any(_same(_met((other, one)), _met((other,))) for other in counting):
            continue
        counting = [other for other in counting if not _same(_met((other, one)), _met((one,)))]
        counting.append(one)
    return counting


def _same(one: Steps, other: Steps) -> bool:
    step = one[0]
    return step == other[0] and (not step or not remainder(subtract(one[1], other[1]), step))
