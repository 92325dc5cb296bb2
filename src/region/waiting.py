"""Constraints that wait for facts, sorted by what becomes of them once these are known: `Waiting`.

Most become one end of an interval that is there already, or a truth about the account: those are
kept as plain numbers, so that another market or account costs little. Only what is neither is a
`Row`, asked by itself for each request.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from pretrade.constraint import QUANTUM, Comparison, Term
from pretrade.constraint.span import INFINITY
from pretrade.decimals import ONE, ZERO, add, multiply
from pretrade.facts import Fact, Facts, Number, unknown
from pretrade.region.row import Placed, Read, Row
from pretrade.violation import Finding, Unevaluated

Test = tuple[Read, Number, Number, Decimal | None, Decimal | None]
"""What reads a field or a product, its interval, its step, and where that is counted from.

No step: any value between the ends; no origin: the steps are counted from 0.
"""

Scaled = tuple[Read, Number, Number, Number]
"""What reads a field or a product, what it is multiplied with, and the interval of the product."""

Found = list[tuple[int, Finding | Placed]]
"""Rank → what is found whatever the numbers; of a truth that is broken, what it compares."""

Asks = Callable[[Any], bool]
"""Asks a request something that has no interval: whether it is so."""

Put = tuple[Sequence[Test], list[Scaled], Found, list[Asks]]
"""What the facts that are known leave to ask of a request."""


class End(NamedTuple):
    """One end of an interval that one fact sets.

    Attributes:
        rank: of the constraint.
        rule: whose constraint it is.
        place: of the test.
        is_low: which end.
        number: what the fact is multiplied with; None: nothing.
        nudge: how far a strict bound is from the inclusive one; None: it is not strict.
    """

    rank: int
    rule: str
    place: int
    is_low: bool
    number: Decimal | None
    nudge: Decimal | None


class Band(NamedTuple):
    """The ends that one fact sets; with ``off_at_zero``, a value of 0 sets nothing."""

    fact: Fact
    off_at_zero: bool
    ends: list[End]


class Derived(NamedTuple):
    """A comparison of one field, or product, with what several facts make: read it, then ask."""

    rank: int
    rule: str
    of: Comparison
    read: Read
    place: int | None


class Truth(NamedTuple):
    """``added <= limit``, a number less facts: all requests of a shape keep it, or none."""

    rank: int
    rule: str
    added: Number
    limit: Term


class Waiting:
    """The constraints of one plan that wait for the same facts.

    Attributes:
        bands: those that are a fact times a number.
        derived: those that are more than that.
        truths: those without a field.
        rows: those that every request is asked by itself.
    """

    __slots__ = ("bands", "derived", "rows", "truths")

    def __init__(self) -> None:
        """Begin without any."""
        self.bands: list[Band] = []
        self.derived: list[Derived] = []
        self.truths: list[Truth] = []
        self.rows: list[Row] = []

    def add(
        self, rank: int, rule: str, of: Comparison, read: Read | None, place: int | None
    ) -> None:
        """Add a comparison that no value of the request switches off.

        Args:
            rank: its place in the exchange's order.
            rule: whose it is.
            of: the comparison.
            read: what reads its fields; None: it has none.
            place: of the test of the same fields; None: there is none.

        Raises:
            NotImplementedError: no rule needed it so far; see `Band`.
        """
        if read is None:
            self.truths.append(Truth(rank, rule, of.left.number, of.right))
        elif place is not None and (end := _end(rank, rule, of, place)) is not None:
            fact, off = of.right.facts[0], of.off_at_zero is not None
            for band in self.bands:
                if band.fact is fact and band.off_at_zero is off:
                    band.ends.append(end)
                    return
            self.bands.append(Band(fact, off, [end]))
        elif len(of.relation) == 1 or of.off_at_zero is not None:
            message = f"{rule}: a strict bound of several facts, or one off at a 0, is no interval"
            raise NotImplementedError(message)
        else:
            self.derived.append(Derived(rank, rule, of, read, None if of.left.facts else place))

    def put(self, known: Put, facts: Facts) -> Put:
        """Put the facts in."""
        tests, scaled, found, asks = known
        if self.bands or self.derived:
            narrowed = list(tests)
            found = _put_bands(self.bands, facts, narrowed, found)
            for one in self.derived:
                found, scaled = _put_derived(one, facts, narrowed, found, scaled)
            tests = narrowed
        if self.truths:
            found = [*found, *_untrue(self.truths, facts)]
        for row in self.rows:
            placed = row.place(facts)
            if isinstance(placed, Unevaluated) and not row.of.depends:
                found = [*found, (row.rank, placed)]
            elif placed is not None:
                asks = [*asks, row.asks(placed)]
        return tests, scaled, found, asks


def _put_bands(bands: Sequence[Band], facts: Facts, tests: list[Test], found: Found) -> Found:
    """Put each fact into the tests whose ends it sets; this is what another market costs."""
    for fact, off_at_zero, ends in bands:
        value = fact.read(facts)
        if value is None:
            found = [*found, *((e.rank, Unevaluated(e.rule, (fact.name,))) for e in ends)]
        elif value or not off_at_zero:
            for _, _, place, is_low, number, nudge in ends:
                limit = value if number is None else multiply(number, value)
                if nudge is not None:
                    limit = add(limit, nudge)
                read, low, high, step, origin = tests[place]
                if is_low:
                    low = max(low, limit)
                elif limit < high:
                    high = limit
                tests[place] = read, low, high, step, origin
    return found


def _untrue(truths: Iterable[Truth], facts: Facts) -> Iterator[tuple[int, Finding | Placed]]:
    """Yield what does not hold, and what lacks to tell."""
    for rank, rule, added, term in truths:
        limit = term.factor(facts)
        if limit is None:
            yield rank, Unevaluated(rule, unknown(term.less, facts))
        elif added > limit:
            yield rank, Placed(added, limit)


def _end(rank: int, rule: str, of: Comparison, place: int) -> End | None:
    """Return the end that a comparison with one fact times a number is."""
    right, guard = of.right, of.off_at_zero
    if len(right.facts) != 1 or right.less or of.left.facts or of.left.number != ONE:
        return None
    strict = len(of.relation) == 1
    if (strict and right.number != ONE) or (guard is not None and guard is not right.facts[0]):
        return None
    nudge = (QUANTUM if of.relation == ">" else QUANTUM.copy_negate()) if strict else None
    number = None if right.number == ONE else Decimal(right.number)
    return End(rank, rule, place, of.relation[0] == ">", number, nudge)


def _narrow(tests: list[Test], place: int, is_low: bool, limit: Number) -> None:  # noqa: FBT001
    """Put a bound into the interval of a test."""
    read, low, high, step, origin = tests[place]
    if is_low:
        tests[place] = read, max(low, limit), high, step, origin
    else:
        tests[place] = read, low, min(high, limit), step, origin


def _put_derived(
    bound: Derived, facts: Facts, tests: list[Test], found: Found, scaled: list[Scaled]
) -> tuple[Found, list[Scaled]]:
    """Put the facts into one comparison: into the test of its fields, or beside the tests."""
    of = bound.of
    scale, limit = of.left.factor(facts), of.right.factor(facts)
    if scale is None or limit is None:
        missing = Unevaluated(bound.rule, unknown(of.facts, facts))
        return [*found, (bound.rank, missing)], scaled
    is_low = of.relation == ">="
    if bound.place is not None:
        _narrow(tests, bound.place, is_low, limit)
        return found, scaled
    low, high = (limit, INFINITY) if is_low else (ZERO, limit)
    return found, [*scaled, (bound.read, scale, low, high)]
