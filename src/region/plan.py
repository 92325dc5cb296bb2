"""What binds one shape of request on one symbol at one date: `Plan`.

A plan sorts the constraints by what they need: nothing, the account, the market. What needs nothing
is *fused* here, once: for each field or product of fields one interval and one grid. The facts are
put in by `Region`, of which the plan keeps the last: orders come in numbers that are judged by the
same facts. The constraints themselves are made anew when the first request is refused: a plan that
passes everything stays small.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import reduce
from typing import Any, NamedTuple

from pretrade.account import Account
from pretrade.check import AccountRule, Numeric, Rule
from pretrade.constraint import (
    QUANTUM,
    Comparison,
    Constraint,
    Grid,
    Interval,
    Unknown,
    meet,
    solve,
    within,
)
from pretrade.constraint.span import ANYTHING, NOTHING
from pretrade.context import Context
from pretrade.decimals import remainder
from pretrade.enums import STOP_TYPES
from pretrade.facts import Facts, Owner, order_fact
from pretrade.market import Market
from pretrade.order import Request, Shape
from pretrade.region.band import Test, bands_of
from pretrade.region.region import Region
from pretrade.region.row import Read, Row, fields_of, lacking, reader, unbound
from pretrade.report import Report
from pretrade.violation import Finding, Findings, Unevaluated


class Statement(NamedTuple):
    """What one check says of requests of a shape.

    Attributes:
        check: who says it.
        early: whether it belongs to the exchange's steps 1 to 10.
        leg: of which order of a list; None: of the request.
        says: a constraint, or how to judge a request by words.
    """

    check: Numeric | Rule | AccountRule
    early: bool
    leg: int | None
    says: Constraint | Callable[[Any, Facts], Findings]


Ranked = tuple[int, Finding]
Key = tuple[str, ...]


class Plan:
    """The constraints of one shape of request.

    Attributes:
        shape: of the request.
        context: the symbol and the date.
        tests: the fused constraints that need no fact: one for each field or product.
        keys: the fields of each test.
        written: the fewest decimals that an amount may have.
        found: what is found whatever the numbers and the facts, by rank.
        rest: constraints that have no interval: of two fields, or off where a field is 0.
        words: the rules about words, by rank.
        by_account: the rules that ask what the account may do, by rank.
        of_account: constraints that need the account.
        of_market: those that need the market, or both.
        partners: prices of one order that must not pass each other: each one's other.
    """

    __slots__ = (
        "_alone",
        "_digits",
        "_groups",
        "_now",
        "_of_account",
        "_rows",
        "_statements",
        "account_bands",
        "by_account",
        "context",
        "found",
        "keys",
        "market_bands",
        "of_account",
        "of_market",
        "partners",
        "rest",
        "shape",
        "tests",
        "words",
        "written",
    )

    def __init__(
        self, shape: Shape, context: Context, statements: Callable[[], Iterator[Statement]]
    ) -> None:
        """Sort what is stated.

        Args:
            shape: of the request.
            context: the symbol and the date.
            statements: states everything, in the exchange's order, as often as it is asked.
        """
        self.shape, self.context, self._statements = shape, context, statements
        self.written, self.partners = 99, _partners(shape)
        self.found: list[Ranked] = []
        self.rest: list[Row] = []
        self.words: list[tuple[int, Callable[[Any, Facts], Findings]]] = []
        self.by_account: list[tuple[int, AccountRule]] = []
        self.of_account: list[Row] = []
        self.of_market: list[Row] = []
        self._digits: list[tuple[Read | None, Grid]] = []
        self._rows: tuple[Row, ...] | None = None
        self._groups: tuple[tuple[Test, list[Row]], ...] | None = None
        self._alone: dict[str, tuple[Interval, tuple[Decimal, Decimal], list[Row]]] = {}
        self._now: Region | None = None
        self._of_account: tuple[Account, Region] | None = None
        box: dict[Key, Interval] = {}
        grids: dict[Key, list[tuple[Decimal, Decimal]]] = {}
        for rank, statement in enumerate(statements()):
            self._sort(rank, statement, box, grids)
        self._fuse(box, grids)
        self.account_bands, self.of_account = bands_of(self.of_account, self.keys)
        self.market_bands, self.of_market = bands_of(self.of_market, self.keys)

    def _sort(
        self,
        rank: int,
        statement: Statement,
        box: dict[Key, Interval],
        grids: dict[Key, list[tuple[Decimal, Decimal]]],
    ) -> None:
        check, _, leg, says = statement
        if isinstance(says, Unknown):
            missing = _named(says.missing, self.shape, leg)
            self.found.append((rank, Unevaluated(check.rule_id, missing)))
        elif isinstance(says, Comparison | Grid):
            assert not isinstance(check, Rule | AccountRule)  # noqa: S101  these state nothing
            gated = isinstance(says.off_at_zero, str)
            missing = lacking(says, self.shape, leg)
            if gated or missing or (isinstance(says, Comparison) and _needs_row(says)):
                self._keep(Row.of_constraint(rank, check, statement.early, says, self.shape, leg))
            else:
                self._narrow(says, leg, box, grids)
        elif isinstance(check, AccountRule):
            self.by_account.append((rank, check))
        else:
            self.words.append((rank, says))

    def _keep(self, row: Row) -> None:
        """Keep a constraint that is judged by itself, or once the facts are known."""
        owners = row.owners
        if Owner.MARKET in owners:
            self.of_market.append(row)
        elif owners:
            self.of_account.append(row)
        elif row.lacking and row.gate is None:
            if not row.is_optional:
                self.found.append((row.rank, Unevaluated(row.rule, row.lacking)))
        else:
            self.rest.append(row)

    def _narrow(
        self,
        says: Comparison | Grid,
        leg: int | None,
        box: dict[Key, Interval],
        grids: dict[Key, list[tuple[Decimal, Decimal]]],
    ) -> None:
        """Put a constraint of one field, or of the product of two, into its interval and grid."""
        names = {} if leg is None else self.shape.leg_names[leg]
        key = tuple(names.get(name, name) for name in fields_of(says)[0])
        known = box.get(key, ANYTHING)
        if isinstance(says, Comparison):
            scale, limit = Decimal(says.left.number), Decimal(says.right.number)
            box[key] = within(known, solve(scale, says.relation, limit, len(key)))
            return
        box[key] = known
        grids.setdefault(key, []).append((says.step, says.origin))
        if says.written:
            self.written = min(self.written, -says.step.adjusted())
            self._digits.append((reader(key, of_list=bool(self.shape.legs)), says))

    def _fuse(
        self, box: dict[Key, Interval], grids: dict[Key, list[tuple[Decimal, Decimal]]]
    ) -> None:
        """Line up one test for each key: what reads it, its interval, its grid."""
        tests: list[Test] = []
        for key, (low, high) in box.items():
            read = reader(key, of_list=bool(self.shape.legs))
            assert read is not None  # noqa: S101  a key names a field
            grid = reduce(meet, grids[key]) if key in grids else None
            if grid is None:
                tests.append((read, low, high, None, None))
            elif not grid[0]:  # no number is on all of its grids
                tests.append((read, *NOTHING, None, None))
            else:
                step, origin = grid
                tests.append((read, low, high, step, remainder(origin, step) or None))
        self.keys, self.tests = tuple(box), tuple(tests)

    def check(self, request: Request, market: Market, account: Account) -> Report:
        """Judge one request of the plan's shape."""
        region = self._now
        if region is None or region.market is not market or region.account is not account:
            region = self.region(market, account)
        return region.judge(request)

    def region(self, market: Market, account: Account) -> Region:
        """Put the facts in."""
        region = self._now
        if region is not None and region.market is market and region.account is account:
            return region
        known = self._of_account
        if known is None or known[0] is not account:
            known = self._of_account = account, Region.of_account(self, account)
        region = self._now = known[1].in_market(market)
        return region

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every constraint, in the exchange's order."""
        if self._rows is None:
            self._rows = tuple(
                Row.of_constraint(rank, one.check, one.early, one.says, self.shape, one.leg)
                for rank, one in enumerate(self._statements())
                if isinstance(one.says, Comparison | Grid)
                and not isinstance(one.check, Rule | AccountRule)
            )
        return self._rows

    @property
    def groups(self) -> tuple[tuple[Test, list[Row]], ...]:
        """Each test that needs no fact, and the constraints that it was fused of."""
        if self._groups is None:
            found: dict[Key, list[Row]] = {key: [] for key in self.keys}
            for row in self.rows:
                if is_fused(row):
                    found[row.left].append(row)
            self._groups = tuple(zip(self.tests, found.values(), strict=True))
        return self._groups

    def alone(self, name: str) -> tuple[Interval, tuple[Decimal, Decimal], list[Row]]:
        """Return what binds a field by itself whatever the facts, and what else does."""
        known = self._alone.get(name)
        if known is None:
            known = self._alone[name] = self._bounds_alone(name)
        return known

    def _bounds_alone(self, name: str) -> tuple[Interval, tuple[Decimal, Decimal], list[Row]]:
        (_, high), grid = unbound(name)
        interval, rows = Interval(QUANTUM, high), list[Row]()
        for row in self.rows:
            if not row.speaks_of(name):
                continue
            of = row.of
            if not is_fused(row) or len(row.left) > 1:
                rows.append(row)
            elif isinstance(of, Grid):
                grid = meet(grid, (of.step, of.origin))
            else:
                limit = Decimal(of.right.number)
                interval = within(interval, solve(Decimal(of.left.number), of.relation, limit))
        return interval, grid, rows

    def digits_fit(self, request: Request) -> bool:
        """Tell whether no amount is written with more decimals than its own asset has."""
        return all(read is None or grid.holds(read(request)) for read, grid in self._digits)


def _named(missing: tuple[str, ...], shape: Shape, leg: int | None) -> tuple[str, ...]:
    """Name the parameters of one order of a list as the list does."""
    names = {} if leg is None else shape.leg_names[leg]
    renamed = {order_fact(own): order_fact(given) for own, given in names.items()}
    return tuple(renamed.get(one, one) for one in missing)


def is_fused(row: Row) -> bool:
    """Tell whether a constraint is part of a test that needs no fact."""
    of = row.of
    gated = row.gate is not None or row.lacking
    return not gated and (isinstance(of, Grid) or not _needs_row(of))


def _needs_row(says: Comparison) -> bool:
    """Tell whether a comparison is judged by itself: it needs a fact, or compares two fields."""
    return bool(says.facts or says.right.fields or not says.left.fields)


def _partners(shape: Shape) -> dict[str, str]:
    """Return which prices of an order must not pass each other: limit price and stop price."""
    found: dict[str, str] = {}
    names = shape.leg_names or ({},)
    for order, own in zip(shape.orders, names, strict=True):
        if {"price", "stopPrice"} <= order.given and order.type in STOP_TYPES:
            price, stop = own.get("price", "price"), own.get("stopPrice", "stopPrice")
            found |= {price: stop, stop: price}
    return found
