"""What binds one shape of request on one symbol at one date: `Plan`.

A plan sorts the constraints by what they need: nothing, the account, the market. What needs nothing
is *fused* here, once: for each field or product of fields one interval and one grid. The facts are
put in by `Region`, of which the plan keeps the last: orders come in numbers that are judged by the
same facts. The constraints themselves are made anew when the first request is refused: a plan that
passes everything stays small.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter

from pretrade.check import AccountRule, Numeric, Rule
from pretrade.constraint import Comparison, Grid, Unknown
from pretrade.context import Context
from pretrade.decimals import multiply, remainder, subtract
from pretrade.enums import STOP_TYPES
from pretrade.facts.account import UNKNOWN_ACCOUNT
from pretrade.facts.account_view import AccountView
from pretrade.facts.fact import Facts, Owner, order_fact
from pretrade.facts.market import UNKNOWN_MARKET, Market
from pretrade.order import Request, Shape
from pretrade.region.fused import Fused
from pretrade.region.refusal import refusal
from pretrade.region.region import Region
from pretrade.region.row import Row, in_request, lacking, reader
from pretrade.region.rows import Rows
from pretrade.region.statement import Judge, Statement
from pretrade.region.waiting import Asks, Find, Found, Put, Scaled, Test, Waiting
from pretrade.report.report import ACCEPTED, Report
from pretrade.report.violation import Unevaluated

State = Callable[[Shape, Context, Sequence[Mapping[str, Numeric]]], Iterator[Statement]]
"""Yields what filters and rules state of requests of a shape, in the exchange's order."""

Now = tuple[
    Market, AccountView, Sequence[Test], Sequence[Scaled], Sequence[Asks], Report | None, Found
]
"""The facts that were put in last; what they leave to ask; the report of what passes it, and why.

One tuple, set at once: threads see all of it or none.
"""


class Plan:
    """The constraints of one shape of request.

    Attributes:
        shape: of the request.
        context: the symbol and the date.
        keys: the fields of each test that needs no fact.
        written: the most decimals that every amount may have.
        words: the rules about words, by rank.
        early_words: those of them that see request and symbol only.
        by_account: the rules that ask what the account may do, by rank.
        on_execution: the rules that are asked where the market has execution rules, by rank.
        partners: prices of one order that must not pass each other: each one's other.
    """

    __slots__ = (
        "_account",
        "_digits",
        "_filters",
        "_is_mixed",
        "_market",
        "_now",
        "_of_account",
        "_of_market",
        "_region",
        "_rows",
        "_start",
        "_state",
        "by_account",
        "context",
        "early_words",
        "keys",
        "on_execution",
        "partners",
        "shape",
        "words",
        "written",
    )

    def __init__(
        self, shape: Shape, context: Context, state: State, filters: Sequence[Mapping[str, Numeric]]
    ) -> None:
        """Sort what is stated.

        Args:
            shape: of the request.
            context: the symbol and the date.
            state: states everything, in the exchange's order, as often as it is asked.
            filters: of the symbol and of the exchange: what it states.
        """
        self.shape, self.context, self._state, self._filters = shape, context, state, filters
        self.partners = _partners(shape)
        self._of_account = Waiting(context, Owner.ACCOUNT)
        self._of_market = Waiting(context, Owner.MARKET)
        self._rows: Rows | None = None
        self._now: Now | None = None
        self._account: tuple[AccountView, Put] | None = None
        self._market: tuple[Market, Put] | None = None
        self._is_mixed = False  # some constraint needs facts of both
        self._region: Region | None = None
        found: list[Find] = []
        words: list[tuple[int, Judge]] = []
        early_words: list[Judge] = []
        by_account: list[tuple[int, AccountRule]] = []
        on_execution: list[tuple[int, Judge]] = []
        waiting: list[tuple[int, Statement, Comparison | Grid]] = []
        fused = Fused(shape)
        for rank, statement in enumerate(state(shape, context, filters)):
            check, early, leg, says = statement
            if isinstance(says, (Comparison, Grid)):
                if says.narrows and not lacking(says, shape, leg):
                    fused.narrow(says, leg)
                else:
                    waiting.append((rank, statement, says))
            elif isinstance(says, Unknown):
                missing = _named(says.missing, shape, leg)
                found.append((rank, Unevaluated(check.rule_id, missing)))
            elif isinstance(check, AccountRule):
                by_account.append((rank, check))
            elif isinstance(check, Rule) and check.on_execution:
                on_execution.append((rank, says))
            else:
                words.append((rank, says))
                if early:
                    early_words.append(says)
        self.words, self.early_words = tuple(words), tuple(early_words)
        self.by_account, self.on_execution = tuple(by_account), tuple(on_execution)
        self.keys, self.written, self._digits = fused.keys, fused.written, tuple(fused.digits)
        asks: list[Asks] = []
        for rank, statement, says in waiting:
            self._wait(rank, statement, says, found, asks)
        self._start: Put = (fused.tests, (), tuple(found), tuple(asks))

    def _wait(
        self,
        rank: int,
        statement: Statement,
        says: Comparison | Grid,
        found: list[Find],
        asks: list[Asks],
    ) -> None:
        """Keep what is not fused until the facts, or the numbers of a request, are known."""
        check, _, leg, _ = statement
        owners = says.owners
        waiting = self._of_market if Owner.MARKET in owners else self._of_account
        self._is_mixed |= Owner.MARKET in owners and Owner.ACCOUNT in owners
        missing = lacking(says, self.shape, leg)
        if missing and not says.depends:
            found.append((rank, Unevaluated(check.rule_id, missing)))
        elif isinstance(says, Grid) or says.depends or says.right.fields or says.is_beside:
            row = Row.of_constraint(rank, statement, says, self.shape)
            if owners:
                waiting.rows.append(row)
            elif (
                placed := row.place(Facts(self.context, UNKNOWN_MARKET, UNKNOWN_ACCOUNT))
            ) is not None:
                asks.append(row.asks(placed))
        else:
            key = in_request(says.left.fields, self.shape, leg)
            index = self.keys.index(key) if key in self.keys else None
            read = reader(key, of_list=bool(self.shape.legs))
            waiting.add(rank, check.rule_id, says, read, index)

    def check(self, request: Request, market: Market, account: AccountView) -> Report:
        """Judge one request: one comparison for each interval, one remainder for each grid."""
        now = self._now
        if now is None or now[0] is not market or now[1] is not account:
            now = self._put(market, account)
        _, _, tests, scaled, asks, passed, _ = now
        if passed is not None and (
            request.most_decimals <= self.written or self._digits_fit(request)
        ):
            for read, low, high, step, origin in tests:
                value = read(request)
                if not low <= value <= high:
                    break
                if step is not None and remainder(
                    value if origin is None else subtract(value, origin), step
                ):
                    break
            else:
                for read, scale, low, high in scaled:
                    if not low <= multiply(scale, read(request)) <= high:
                        break
                else:
                    if not (asks or self.words) or self._passes(request, asks, market, account):
                        return passed
        return refusal(self.region(market, account), request)

    def _passes(
        self, request: Request, asks: Sequence[Asks], market: Market, account: AccountView
    ) -> bool:
        """Tell whether what has no interval holds, and no rule about words finds anything."""
        for ask in asks:
            if not ask(request):
                return False
        if not self.words:
            return True
        facts = Facts(self.context, market, account)
        return not any(judge(request, facts) for _, judge in self.words)

    def _digits_fit(self, request: Request) -> bool:
        """Tell whether no amount is written with more decimals than its own asset has."""
        return all(grid.holds(read(request)) for read, grid in self._digits)

    def _put(self, market: Market, account: AccountView) -> Now:
        """Put the facts in; what those of the last market or of the last account leave is kept."""
        last = self._now
        if last is not None and last[0] is market and not self._is_mixed:
            of_market = self._market
            if of_market is None or of_market[0] is not market:
                left = self._of_market.put(self._start, market, account)
                of_market = self._market = market, left
            tests, scaled, found, asks = self._put_account(of_market[1], market, account)
        else:
            known = self._account
            if known is None or known[0] is not account:
                left = self._put_account(self._start, market, account)
                known = self._account = account, left
            tests, scaled, found, asks = self._of_market.put(known[1], market, account)
        if market.execution_rules:
            facts = Facts(self.context, market, account)
            asks = [*asks, *(_asking(judge, facts) for _, judge in self.on_execution)]
        passed = _passed(found) if found else ACCEPTED
        self._region = None
        now = self._now = market, account, tests, scaled, asks, passed, found
        return now

    def _put_account(self, known: Put, market: Market, account: AccountView) -> Put:
        tests, scaled, found, asks = self._of_account.put(known, market, account)
        for rank, rule in self.by_account:
            refused = rule.check(self.context, account)
            if refused:
                found = [*found, *((rank, one) for one in refused)]
        return tests, scaled, found, asks

    def region(self, market: Market, account: AccountView) -> Region:
        """Return the region of these facts."""
        region = self._region
        if region is None or region.market is not market or region.account is not account:
            now = self._now
            if now is None or now[0] is not market or now[1] is not account:
                now = self._put(market, account)
            facts = Facts(self.context, market, account)
            region = self._region = Region(self, facts, now[2], now[6])  # pyright: ignore[reportArgumentType]
        return region

    @property
    def rows(self) -> Rows:
        """The constraints one by one; made when they are first asked for."""
        if self._rows is None:
            statements = self._state(self.shape, self.context, self._filters)
            self._rows = Rows(self.shape, self.keys, statements)
        return self._rows


def _asking(judge: Judge, facts: Facts) -> Asks:
    return lambda request: not judge(request, facts)


def _named(missing: tuple[str, ...], shape: Shape, leg: int | None) -> tuple[str, ...]:
    """Name the parameters of one order of a list as the list does."""
    names: Mapping[str, str] = {} if leg is None else shape.forms[leg].names
    renamed = {order_fact(own): order_fact(given) for own, given in names.items()}
    return tuple(renamed.get(one, one) for one in missing)


def _partners(shape: Shape) -> dict[str, str]:
    """Return which prices of an order must not pass each other: limit price and stop price."""
    found: dict[str, str] = {}
    names: Sequence[Mapping[str, str]] = [form.names for form in shape.forms] or [{}]
    for order, own in zip(shape.orders, names, strict=True):
        if {"price", "stopPrice"} <= order.given and order.type in STOP_TYPES:
            price, stop = own.get("price", "price"), own.get("stopPrice", "stopPrice")
            found |= {price: stop, stop: price}
    return found


def _passed(found: Found) -> Report | None:
    """Return the report of what the numbers of a request do not change; None: it is refused."""
    if not all(isinstance(one, Unevaluated) for _, one in found):
        return None
    ranked = sorted(found, key=itemgetter(0))
    return Report.of([one for _, one in ranked if isinstance(one, Unevaluated)])
