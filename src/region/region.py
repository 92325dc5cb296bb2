"""The legal requests of one shape at one moment: `Region`, a plan with the facts put in."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from pretrade.account import Account
from pretrade.constraint import Grid, Interval, Span, meet, within
from pretrade.constraint.span import ANYTHING
from pretrade.decimals import remainder, subtract
from pretrade.facts import Facts, order_fact
from pretrade.market import UNKNOWN_MARKET, Market
from pretrade.order import Request
from pretrade.region.band import Band, Test, narrow
from pretrade.region.refusal import Truth, refusal
from pretrade.region.row import Placed, Row, unbound
from pretrade.report import Report
from pretrade.violation import Finding, Unevaluated, Violation

if TYPE_CHECKING:
    from pretrade.region.plan import Plan

Get = Callable[[str], Decimal | None]
"""The value of a field, by its name in the request; None: not given."""

ACCEPTED = Report()
"""The report of every request in which nothing is wrong: it holds nothing, so it is shared."""


class Region:
    """What a plan allows by the facts of one moment.

    Attributes:
        plan: the constraints.
        market: the prices that were put in.
        account: the account that was put in.
        facts: both.
        tests: the fused constraints, with the facts in.
        found: what is found whatever the numbers, by rank.
        rest: constraints that each request is asked by itself, and what they compare.
        passed: the report of every request inside; None: there is none.
    """

    __slots__ = ("_placed", "account", "facts", "found", "market", "passed", "plan", "rest", "tests")

    def __init__(  # noqa: PLR0913, PLR0917  the facts, and what they leave
        self,
        plan: "Plan",
        facts: Facts,
        tests: tuple[Test, ...],
        found: "list[tuple[int, Finding | Truth]]",
        rest: list[tuple[Row, Placed | Unevaluated]],
    ) -> None:
        """Keep what the facts left; see `of_account` and `in_market`."""
        self.plan, self.facts = plan, facts
        self.market, self.account = facts.market, facts.account
        self.tests, self.found, self.rest = tests, found, rest
        self.passed = _passed(found)
        self._placed: dict[int, Placed | Unevaluated | None] = {}

    @classmethod
    def of_account(cls, plan: "Plan", account: Account) -> "Region":
        """Put an account in; nothing is known of the market."""
        facts = Facts(plan.context, UNKNOWN_MARKET, account)
        found: list[tuple[int, Finding | Truth]] = list(plan.found)
        for rank, rule in plan.by_account:
            found += [(rank, one) for one in rule.check(plan.context, account)]
        rest = [(row, placed) for row in plan.rest if (placed := row.place(facts)) is not None]
        return _narrowed(plan, facts, plan.tests, found, rest, plan.account_bands, plan.of_account)

    def in_market(self, market: Market) -> "Region":
        """Put a market in besides."""
        facts = Facts(self.plan.context, market, self.account)
        return _narrowed(
            self.plan,
            facts,
            self.tests,
            self.found,
            self.rest,
            self.plan.market_bands,
            self.plan.of_market,
        )

    def judge(self, request: Request) -> Report:
        """Judge one request: one comparison for each interval, one remainder for each grid."""
        plan, passed = self.plan, self.passed
        if passed is not None and (
            request.most_decimals <= plan.written or plan.digits_fit(request)
        ):
            for read, low, high, step, origin in self.tests:
                value = read(request)
                if not low <= value <= high:
                    break
                if step is not None and remainder(
                    value if origin is None else subtract(value, origin), step
                ):
                    break
            else:
                if not (self.rest or plan.words) or self._rest_holds(request):
                    return passed
        return refusal(self, request)

    def _rest_holds(self, request: Request) -> bool:
        """Tell whether what has no interval holds, and no rule about words finds anything."""
        for row, placed in self.rest:
            if isinstance(placed, Unevaluated):
                if not row.is_off(request):
                    return False
            elif not row.holds(request, placed):
                return False
        return not any(step(request, self.facts) for _, step in self.plan.words)

    def placed(self, row: Row) -> Placed | Unevaluated | None:
        """Return a constraint of the plan with the facts in."""
        try:
            return self._placed[row.rank]
        except KeyError:
            found = self._placed[row.rank] = row.place(self.facts)
            return found

    def span(
        self,
        name: str,
        get: Get,
        binds: Callable[[Row], bool] | None = None,
        also: Interval = ANYTHING,
        lacking: "list[tuple[Row, tuple[str, ...]]] | None" = None,
        of: "Iterable[Row] | None" = None,
    ) -> Span:
        """Return the legal values of a field.

        Args:
            name: of the field in the request.
            get: the values of the other fields, as far as they are given: a constraint on one that
                is not given says nothing yet.
            binds: which constraints count; None: all. What binds the field alone, whatever the
                facts, always does.
            also: what else it must keep.
            lacking: takes the constraints that could not be worked out, and the facts they lack.
            of: the only constraints there are, instead of all those of the plan; then 0 is a value.
        """
        interval, grid, rows = (
            self.plan.alone(name) if of is None else (*unbound(name), of)
        )
        interval = within(interval, also)
        for row in rows:
            placed = self.placed(row) if binds is None or binds(row) else None
            if placed is None or (row.gate is not None and row.gate != name and not get(row.gate)):
                continue
            if isinstance(placed, Unevaluated):
                missing = placed.missing
            elif isinstance(row.of, Grid):
                grid = meet(grid, (row.of.step, row.of.origin))
                continue
            else:
                solved = row.solve(name, placed, get)
                if isinstance(solved, Interval):
                    interval = within(interval, solved)
                    continue
                missing = (order_fact(solved),)
            if lacking is not None:
                lacking.append((row, missing))
        return Span.of(interval, *grid)


def _narrowed(  # noqa: PLR0913, PLR0917  what is known, and what is put in
    plan: "Plan",
    facts: Facts,
    tests: tuple[Test, ...],
    found: "list[tuple[int, Finding | Truth]]",
    rest: list[tuple[Row, Placed | Unevaluated]],
    bands: list[Band],
    rows: list[Row],
) -> Region:
    """Put more facts in."""
    if bands:
        narrowed = list(tests)
        for band in bands:
            if not narrow(narrowed, band, facts):
                lacking = [(row.rank, row.place(facts)) for row in band.rows]
                found = [*found, *((rank, one) for rank, one in lacking if isinstance(one, Unevaluated))]
        tests = tuple(narrowed)
    if rows:
        found, rest = list(found), list(rest)
        for row in rows:
            placed = row.place(facts)
            if placed is None:
                continue
            if isinstance(placed, Unevaluated) and not row.depends:
                found.append((row.rank, placed))
            elif row.left or row.right or isinstance(placed, Unevaluated):
                rest.append((row, placed))
            elif not row.holds(None, placed):
                found.append((row.rank, Truth(row, placed)))
    return Region(plan, facts, tests, found, rest)


def _passed(found: "list[tuple[int, Finding | Truth]]") -> Report | None:
    if not found:
        return ACCEPTED
    if any(isinstance(one, Violation | Truth) for _, one in found):
        return None
    ranked = sorted(found, key=lambda one: one[0])
    return Report.of([one for _, one in ranked if isinstance(one, Unevaluated)])
