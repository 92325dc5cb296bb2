"""The legal requests of one shape at one moment: `Region`, a plan with the facts put in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from pretrade.constraint import MOST, Grid, Interval, Span, meet, within
from pretrade.constraint.grid import Steps
from pretrade.constraint.span import ANYTHING
from pretrade.decimals import ZERO
from pretrade.facts.fact import Facts, order_fact
from pretrade.order import Request
from pretrade.order.keywords import Number
from pretrade.region.field import Field, finest
from pretrade.region.outline import (
    Point,
    Range,
    extent,
    missing_facts,
    outline,
    quantities_at,
    range_of,
)
from pretrade.region.row import Get, Placed, Row
from pretrade.region.waiting import Found, Test
from pretrade.report.report import Report
from pretrade.report.violation import Unevaluated

if TYPE_CHECKING:
    from pretrade.region.plan import Plan

Lacking = tuple[Row, tuple[str, ...]]
"""A constraint that could not be worked out, and the facts that it lacks."""


class Region:
    """What a plan allows by the facts of one moment.

    Attributes:
        plan: the constraints.
        market: the prices that were put in.
        account: the account that was put in.
        facts: both.
        tests: the fused constraints, with the facts in.
        found: what is found whatever the numbers, by rank.
    """

    __slots__ = ("_placed", "_spans", "account", "facts", "found", "market", "plan", "tests")

    def __init__(self, plan: "Plan", facts: Facts, tests: Sequence[Test], found: Found) -> None:
        """Keep what the facts leave; see `Plan.region`."""
        self.plan, self.facts = plan, facts
        self.market, self.account = facts.market, facts.account
        self.tests, self.found = tests, found
        self._placed: dict[int, Placed | Unevaluated | None] = {}
        self._spans: dict[tuple[str, tuple[Row, ...]], Span] = {}

    def judge(self, request: Request) -> Report:
        """Judge one request by these facts."""
        return self.plan.check(request, self.market, self.account)

    def placed(self, row: Row) -> Placed | Unevaluated | None:
        """Return a constraint of the plan with the facts in."""
        known = self._placed
        if row.rank not in known:
            known[row.rank] = row.place(self.facts)
        return known[row.rank]

    @property
    def prices(self) -> Range | None:
        """The prices that go with some quantity; None: nothing is legal, or there is no price."""
        return range_of(extent(self, "price")) if "price" in self.plan.shape.given else None

    @property
    def quantities(self) -> Range | None:
        """The quantities that go with some price; None: nothing is legal."""
        return range_of(extent(self, "quantity"))

    def quantities_at(self, price: Number) -> tuple[Decimal, Decimal | None] | None:
        """Return the least and the greatest legal quantity at a price; None: nothing is legal.

        Args:
            price: in the quote asset; of orders without a price it says nothing.

        Returns:
            Both ends; a greatest of None: there is no bound.

        Raises:
            InvalidFacts: it is not a number of at least 0.
        """
        return quantities_at(self, price)

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that were not given and that bound prices or quantities, in order."""
        return missing_facts(self)

    def outline(self, points: int = 60) -> tuple[Point, ...]:
        """Return legal prices, and the least and the greatest legal quantity at each.

        They are spread evenly on a logarithmic scale, from the least price to the greatest; where
        no filter bounds prices on one side, to what is far from the market. The ends of the region
        and its bends are among them. Orders without a price have no outline.

        Args:
            points: how many prices, about.
        """
        return outline(self, points)

    def to_svg(
        self,
        order: "Request | Mapping[str, object] | None" = None,
        fitted: "Request | Mapping[str, object] | None" = None,
    ) -> str:
        """Return the region as a picture: SVG that needs nothing else.

        Args:
            order: an order that is marked in it: a request object, or a mapping of the exchange's
                own parameter names.
            fitted: the nearest legal one, likewise.
        """
        from pretrade.region.picture import picture_of  # noqa: PLC0415  few look at pictures
        from pretrade.region.svg import draw  # noqa: PLC0415

        return draw(picture_of(self, order, fitted))

    def span(  # noqa: PLR0913  the field, and what counts
        self,
        name: str,
        get: Get,
        binds: Callable[[Row], bool] | None = None,
        also: Interval = ANYTHING,
        lacking: "list[Lacking] | None" = None,
        *,
        products: bool = True,
    ) -> Span:
        """Return the legal values of a field.

        Args:
            name: of the field in the request.
            get: the values of the other fields, as far as they are given: a constraint on one that
                is not given says nothing yet.
            binds: which constraints that look at facts count; None: all. What binds the field
                alone, whatever the facts, always does.
            also: what else it must keep.
            lacking: takes the constraints that could not be worked out, and the facts they lack.
            products: those on a product of fields, whatever the facts, all count; else ``binds``
                is asked of them, too.
        """
        field = self.plan.rows.field(name)
        span, rows = self._alone(name, field, binds, lacking), field.others
        if products and field.counts_from_zero:
            span = self._within_products(span, field, get, lacking)
        else:
            rows = [*field.of_products, *rows]
        if binds is not None:
            rows = [row for row in rows if binds(row)]
        if rows:
            also, steps = self._narrowed(also, field.steps, rows, name, get, lacking)
            if steps is not field.steps:
                return Span.of(within(Interval(span.low, span.high), also), *steps)
        return span if also is ANYTHING else span.within(also)

    def span_of(self, name: str, get: Get, rows: Iterable[Row], also: Interval = ANYTHING) -> Span:
        """Return the values of a field, 0 among them, that keep some constraints and no others."""
        interval = within(Interval(ZERO, MOST), also)
        interval, steps = self._narrowed(interval, finest(name), rows, name, get)
        return Span.of(interval, *steps)

    def _narrowed(  # noqa: PLR0913, PLR0917  what is narrowed, by what, and what lacks
        self,
        interval: Interval,
        steps: Steps,
        rows: Iterable[Row],
        name: str,
        get: Get,
        lacking: "list[Lacking] | None" = None,
    ) -> tuple[Interval, Steps]:
        for row in rows:
            placed = self.placed(row)
            if placed is None or row.is_off_for(name, get):
                continue
            if isinstance(placed, Unevaluated):
                if lacking is not None:
                    lacking.append((row, placed.missing))
            elif isinstance(row.of, Grid):
                steps = meet(steps, (row.of.step, row.of.origin))
            else:
                solved = row.solve(name, placed, get)
                if isinstance(solved, Interval):
                    interval = within(interval, solved)
                elif lacking is not None:
                    lacking.append((row, (order_fact(solved),)))
        return interval, steps

    def _alone(
        self,
        name: str,
        field: Field,
        binds: Callable[[Row], bool] | None,
        lacking: "list[Lacking] | None",
    ) -> Span:
        """Return the values of a field that are legal by themselves, with the facts in."""
        rows = field.by_facts
        if not rows:
            return field.span
        bound = tuple(rows) if binds is None else tuple(filter(binds, rows))
        known = self._spans.get((name, bound))
        if known is None:
            interval = Interval(field.span.low, field.span.high)
            for row in bound:
                placed = self.placed(row)
                if isinstance(placed, Placed):
                    interval = within(interval, row.bounds(name, placed))
            known = self._spans[name, bound] = Span.of(interval, *field.steps)
        if lacking is not None:
            for row in bound:
                placed = self.placed(row)
                if type(placed) is Unevaluated:
                    lacking.append((row, placed.missing))
        return known

    def _within_products(
        self, span: Span, field: Field, get: Get, lacking: "list[Lacking] | None"
    ) -> Span:
        """Return the values on a grid from 0 that keep the products, the other fields given."""
        for other, interval in field.products.items():
            value = get(other)
            if value is not None:
                span = span.times(value, interval)
            elif lacking is not None:
                rows = (row for row in field.of_products if other in row.left)
                lacking.extend((row, (order_fact(other),)) for row in rows)
        return span
