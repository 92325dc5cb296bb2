"""Constraints that wait for facts, sorted by what becomes of them once these are known: `Waiting`.

Most become the ends of an interval that is there already, or a truth about the account: those are
kept as plain numbers, so that another market or account costs little. Only what is neither is a
`Row`, asked by itself for each request.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from pretrade.constraint import QUANTUM, Comparison
from pretrade.constraint.span import INFINITY, OPERATORS
from pretrade.context import Context
from pretrade.decimals import ONE, ZERO, add, multiply
from pretrade.facts.account_view import AccountView
from pretrade.facts.fact import Fact, Facts, Number, Owner, unknown
from pretrade.facts.market import Market
from pretrade.region.row import Placed, Read, Row
from pretrade.report.violation import Finding, Unevaluated

Test = tuple[Read, Number, Number, Decimal | None, Decimal | None]
"""What reads a field or a product, its interval, its step, and where that is counted from.

No step: any value between the ends; no origin: the steps are counted from 0.
"""

Scaled = tuple[Read, Number, Number, Number]
"""What reads a field or a product, what it is multiplied with, and the interval of the product."""

Find = tuple[int, Finding | Placed]
"""Rank, and what is found whatever the numbers; of a truth that is broken, what it compares."""

Found = Sequence[Find]

Asks = Callable[[Any], bool]
"""Asks a request something that has no interval: whether it is so."""

Put = tuple[Sequence[Test], Sequence[Scaled], Found, Sequence[Asks]]
"""What is left to ask of a request, with these facts in."""


class Factors(NamedTuple):
    """What a fact is multiplied with to be an end of an interval.

    Attributes:
        place: of the test.
        low: for the lower end; None: it sets none.
        high: for the upper end; None: it sets none.
        nudge: how far a strict bound is from the inclusive one; None: it is not strict.
    """

    place: int
    low: Decimal | None
    high: Decimal | None
    nudge: Decimal | None


class Band(NamedTuple):
    """The ends that one fact sets.

    Attributes:
        fact: that sets them.
        off_at_zero: whether a value of 0 sets nothing.
        factors: what it is multiplied with.
        rules: rank and rule of each end.
    """

    fact: Fact
    off_at_zero: bool
    factors: tuple[Factors, ...]
    rules: tuple[tuple[int, str], ...]


class Derived(NamedTuple):
    """A comparison of one field, or product, or none, with what several facts make."""

    rank: int
    rule: str
    of: Comparison
    read: Read | None
    place: int | None


class Truth(NamedTuple):
    """``added <= limit - fact``: all requests of a shape keep it, or none."""

    rank: int
    rule: str
    added: int
    limit: int
    fact: Fact


class Waiting:
    """The constraints of one plan that wait for facts of the account, or of the market (and both).

    Attributes:
        bands: those that are a fact times a number.
        derived: those that are more than that.
        truths: those without a field.
        rows: those that every request is asked by itself.
    """

    __slots__ = ("_context", "_of_market", "bands", "derived", "rows", "truths")

    def __init__(self, context: Context, owner: Owner) -> None:
        """Begin without any.

        Args:
            context: the symbol and the date.
            owner: whose the facts are; of several, some may be the account's.
        """
        self._context, self._of_market = context, owner is Owner.MARKET
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
        right, added, limit = of.right, of.left.number, of.right.number
        is_count = read is None and of.relation == "<=" and len(right.less) == 1
        if is_count and type(added) is int and type(limit) is int:
            self.truths.append(Truth(rank, rule, added, limit, right.less[0]))
        elif place is not None and (factors := _factors(of, place)) is not None:
            off = of.off_at_zero is not None
            self._add_factors(right.facts[0], factors, (rank, rule), off_at_zero=off)
        elif (len(of.relation) == 1 and read is not None) or of.off_at_zero is not None:
            message = f"{rule}: a strict bound of several facts, or one off at a 0, is no interval"
            raise NotImplementedError(message)
        else:
            at = None if of.left.facts else place
            self.derived.append(Derived(rank, rule, of, read, at))

    def _add_factors(
        self,
        fact: Fact,
        factors: Factors,
        rule: tuple[int, str],
        *,
        off_at_zero: bool,
    ) -> None:
        for index, known in enumerate(self.bands):
            if known[:2] == (fact, off_at_zero):
                *others, last = known.factors
                both = (*others, *(_joined(last, factors) or (last, factors)))
                self.bands[index] = Band(fact, off_at_zero, both, (*known.rules, rule))
                return
        self.bands.append(Band(fact, off_at_zero, (factors,), (rule,)))

    def put(  # noqa: C901  what another market or account costs: a call costs more
        self, known: Put, market: Market, account: AccountView
    ) -> Put:
        """Put the facts in."""
        given, scaled, found, asks = known
        context, owner = self._context, market if self._of_market else account
        tests = [*given]
        now: list[Find] = []  # joined at the end: a document may have thousands of limits
        end: Number
        for fact, off_at_zero, factors, rules in self.bands:
            value = fact.get(owner, context)
            if value is None:
                missing = fact.unknown_names(owner, context)
                now += [(rank, Unevaluated(rule, missing)) for rank, rule in rules]
            elif value or not off_at_zero:
                for place, low, high, nudge in factors:
                    read, least, most, step, origin = tests[place]
                    at = value if nudge is None else add(value, nudge)
                    if low is not None and (end := multiply(low, at)) > least:
                        least = end
                    if (
                        high is not None
                        and (end := at if high is ONE else multiply(high, at)) < most
                    ):
                        most = end
                    tests[place] = read, least, most, step, origin
        for rank, rule, added, limit, fact in self.truths:
            value = fact.get(owner, context)
            if value is None:
                now.append((rank, Unevaluated(rule, (fact.name,))))
            elif added + value > limit:
                now.append((rank, Placed(added, limit - value)))
        if self.derived or self.rows:
            scaled, asks = self._put_others(Facts(context, market, account), known, tests, now)
        return tests, scaled, [*found, *now] if now else found, asks

    def _put_others(
        self, facts: Facts, known: Put, tests: list[Test], now: list[Find]
    ) -> tuple[Sequence[Scaled], Sequence[Asks]]:
        """Put the facts into what is more than a fact times a number."""
        scaled, asks = [*known[1]], [*known[3]]
        for one in self.derived:
            _put_derived(one, facts, tests, scaled, now)
        for row in self.rows:
            placed = row.place(facts)
            if isinstance(placed, Unevaluated) and not row.of.depends:
                now.append((row.rank, placed))
            elif placed is not None:
                asks.append(row.asks(placed))
        return scaled, asks


def _factors(of: Comparison, place: int) -> Factors | None:
    """Return what a fact is multiplied with in a comparison with that fact alone."""
    right, guard = of.right, of.off_at_zero
    if len(right.facts) != 1 or right.less or of.left.facts or of.left.number != ONE:
        return None
    strict = len(of.relation) == 1
    if (strict and right.number != ONE) or (guard is not None and guard is not right.facts[0]):
        return None
    number = ONE if right.number == ONE else Decimal(right.number)
    if of.relation[0] == ">":
        return Factors(place, number, None, QUANTUM if strict else None)
    return Factors(place, None, number, QUANTUM.copy_negate() if strict else None)


def _joined(one: Factors, other: Factors) -> tuple[Factors] | None:
    """Return both ends of one test as one; None: they are not."""
    if one.place != other.place or one.nudge is not None or other.nudge is not None:
        return None
    if (one.low is None) is not (other.high is None) or (one.high is None) is not (
        other.low is None
    ):
        return None
    low, high = (one.low, other.high) if other.low is None else (other.low, one.high)
    return (Factors(one.place, low, high, None),)


def _put_derived(
    bound: Derived, facts: Facts, tests: list[Test], scaled: list[Scaled], found: list[Find]
) -> None:
    """Put the facts into one comparison: into the test of its fields, or beside the tests."""
    rank, rule, of, reads, place = bound
    scale, limit = of.left.factor(facts), of.right.factor(facts)
    if scale is None or limit is None:
        found.append((rank, Unevaluated(rule, unknown(of.facts, facts))))
        return
    if reads is None:
        if not OPERATORS[of.relation](scale, limit):
            found.append((rank, Placed(scale, limit)))
        return
    low, high = (limit, INFINITY) if of.relation == ">=" else (ZERO, limit)
    if place is None:
        scaled.append((reads, scale, low, high))
        return
    read, least, most, step, origin = tests[place]
    tests[place] = read, max(least, low), min(most, high), step, origin
