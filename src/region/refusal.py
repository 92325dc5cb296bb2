"""What is wrong with a request that a region does not hold: `refusal`, constraint by constraint."""

from collections.abc import Hashable, Iterator
from decimal import Decimal
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from pretrade.constraint import Comparison, Grid
from pretrade.decimals import ZERO, add, remainder, subtract
from pretrade.order import Request
from pretrade.region.breach import Breach
from pretrade.region.row import Placed, Row
from pretrade.report.report import Report
from pretrade.report.violation import Bound, Finding, Unevaluated, Violation

if TYPE_CHECKING:
    from pretrade.region.region import Region


class Broken(NamedTuple):
    """A constraint that a request breaks, and what it compares."""

    row: Row
    placed: Placed


def refusal(region: "Region", request: Request) -> Report:
    """Return everything that is wrong, in the exchange's order, and what lacks."""
    plan = region.plan
    rows = plan.rows
    found: list[tuple[int, Finding]] = []
    broken: list[Broken] = []
    for rank, one in region.found:
        if isinstance(one, Placed):
            broken.append(Broken(rows[rank], one))
        else:
            found.append((rank, one))
    words = plan.words + plan.on_execution if region.market.execution_rules else plan.words
    for rank, judge in words:
        found += [(rank, one) for one in judge(request, region.facts)]
    _gather_tests(region, request, broken)
    if rows.beside:
        for row in rows.beside:
            _gather(region, request, row, broken)
        found += _lacking(region, request, broken)
    if len(broken) == 1 and not found and not request.shape.legs:
        only = _finding(region, request, broken[0])
        return Report((only,), ()) if isinstance(only, Violation) else Report((), (only,))
    found += _findings(region, request, broken)
    ranked = [one for _, one in sorted(found, key=itemgetter(0))]
    return Report.of(_once(ranked) if request.shape.legs else ranked)


def _once(findings: list[Finding]) -> list[Finding]:
    """Leave out what an order of a list says again of a parameter that it shares."""
    said: set[Hashable] = set()
    kept: list[Finding] = []
    for one in findings:
        if isinstance(one, Violation) and one.leg is None:
            if one.identity in said:
                continue
            said.add(one.identity)
        kept.append(one)
    return kept


def _gather_tests(region: "Region", request: Request, broken: list[Broken]) -> None:
    """Add the constraints of each test that a request fails, as far as its numbers break them."""
    plan = region.plan
    rows = plan.rows
    if request.most_decimals > plan.written:
        for row in rows.written:
            _gather(region, request, row, broken)
    for (read, low, high, step, origin), group in zip(region.tests, rows.groups, strict=True):
        value = read(request)
        if not low <= value <= high or (
            step is not None and remainder(subtract(value, origin or ZERO), step)
        ):
            for row in group:
                if row.interval is None or not row.interval.low <= value <= row.interval.high:
                    _gather(region, request, row, broken)


def _gather(region: "Region", request: Request, row: Row, broken: list[Broken]) -> None:
    """Add a constraint if the numbers of a request break it."""
    placed = region.placed(row)
    if type(placed) is Placed and not row.holds(request, placed):
        broken.append(Broken(row, placed))


def _lacking(
    region: "Region", request: Request, broken: list[Broken]
) -> Iterator[tuple[int, Finding]]:
    """Yield what lacks to judge constraints of which the request's numbers decide if they bind."""
    before = {id(one.row.of) for one in broken}
    for row in region.plan.rows.beside:
        of, placed = row.of, region.placed(row)
        waits = isinstance(of, Comparison) and id(of.after) in before
        if isinstance(placed, Unevaluated) and of.depends and not waits and not row.is_off(request):
            yield row.rank, placed


def _findings(
    region: "Region", request: Request, broken: list[Broken]
) -> Iterator[tuple[int, Finding]]:
    """Yield what is found of the constraints that are broken.

    What is the whole list's is shown once: of the order that breaks it most. An order of its own
    quantity speaks for itself.
    """
    constraints = {id(one.row.of) for one in broken}
    worst: dict[tuple[str, str | None], tuple[Decimal, Broken]] = {}
    shared: set[Hashable] = set()
    for one in broken:
        of = one.row.of
        if request.shape.legs and one.row.leg is None:  # both orders may say the same
            same = (one.row.rule, one.row.left, one.row.right, _name_of(of), one.row.msg)
            if same in shared:
                continue
            shared.add(same)
        if isinstance(of, Comparison):
            if of.after is not None and id(of.after) in constraints:
                continue
            if of.of_list and len(of.left.fields) + len(of.left.facts) > 1:
                left = Decimal(one.row.sides(request, one.placed)[0])
                whose = one.row.rule, one.row.leg
                if whose not in worst or left > worst[whose][0]:
                    worst[whose] = left, one
                continue
        yield one.row.rank, _finding(region, request, one)
    for _, one in worst.values():
        yield one.row.rank, _finding(region, request, one)


def _name_of(of: Comparison | Grid) -> str:
    return of.name if isinstance(of, Grid) else of.relation


def _finding(region: "Region", request: Request, broken: Broken) -> Violation | Unevaluated:
    """Return the violation of one constraint; or which fact excuses it."""
    row, placed = broken
    of = row.of
    excuse = _excuse(of, request)
    breach = Breach(region, row, placed, request)
    violation = Violation(
        row.rule,
        row.code,
        row.msg,
        row.blamed,
        _value(row, placed, request) if row.read_blamed is None else row.read_blamed(request),
        row.shown or _bound(row, region, request),
        breach.suggestions,
        row.leg,
        breach.details,
    )
    return Unevaluated(row.rule, (excuse,), doubted=violation) if excuse else violation


def _excuse(of: Comparison | Grid, request: Request) -> str | None:
    """Return which fact would have to be known, although a constraint is broken; None: it is so."""
    if isinstance(of, Grid):
        return of.disputed or None
    return of.disputed or (of.unless and of.unless(request)) or None


def _value(row: Row, placed: Placed, request: Request) -> Any:  # noqa: ANN401  of any field
    """Return how many there would be, where no field is to blame."""
    of = row.of
    assert isinstance(of, Comparison)  # noqa: S101  a grid blames its field
    left, right = row.sides(request, placed)
    return add(left, subtract(of.right.number, right))


def _bound(row: Row, region: "Region", request: Request) -> Bound | None:
    of = row.of
    if isinstance(of, Grid) or of.shows is False:
        return None
    right, fact = of.right, of.shows
    if right.fields and fact is True:
        return Bound(row.right[0], request.known(row.right[0]))
    fact = right.facts[0] if fact is True else fact
    return Bound(fact.bound, fact.read(region.facts))
