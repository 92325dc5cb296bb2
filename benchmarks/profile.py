"""Where the time of a check goes, for a passing LIMIT order: what it is made of, each by itself.

A check reads the request, finds the plan of its shape, puts facts in where they are others than the
last, and asks the plan (`pretrade.region.plan`): one comparison for each interval, and the rules
about words one by one.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pretrade
from benchmarks.measure import Case, Effort, measure
from benchmarks.orders import ACCOUNT, ACCOUNTS, COUNT, INFO, LIMIT, MARKET, MARKETS, SYMBOL, Params
from benchmarks.page import markdown
from pretrade.facts.fact import Facts
from pretrade.region.plan import Plan
from pretrade.report.violation import Findings

Judge = Callable[[Any, Facts], Findings]

_EFFORT = Effort(40, 0.005)
_NANOSECONDS = 1e9
_WHOLE = "check of an Order"
_ASKED = "asking the plan, by the same facts"


def profile() -> str:
    """Return a table of nanoseconds for each order."""
    exchange, shape = INFO.exchange, LIMIT.objects[0].shape
    plan = SYMBOL.plan(shape, exchange.rulebook(None))
    cases = [*_wholes(), *_of_plan(plan), *_rules(plan)]
    least = {one.what: one.least * _NANOSECONDS for one in measure(cases, _EFFORT, "profile")}
    rows = [(f"{ns:,.0f}", f"{ns / least[_WHOLE]:.0%}", what) for what, ns in least.items()]
    return markdown(("ns", f"of the {_WHOLE}", "what"), rows)


def _wholes() -> Iterator[Case]:
    yield _each("check of a dict of strings", LIMIT.params, _check)
    yield _each("reading it: Order.from_params", LIMIT.params, pretrade.Order.from_params)
    yield _each(_WHOLE, LIMIT.objects, _check)


def _check(order: pretrade.Order | Params) -> object:
    return INFO.check(order, market=MARKET, account=ACCOUNT)


def _of_plan(plan: Plan) -> Iterator[Case]:
    def asked(order: pretrade.Order) -> object:
        return plan.check(order, MARKET, ACCOUNT)

    def by_markets() -> None:
        for order, market in zip(LIMIT.objects, MARKETS, strict=True):
            plan.check(order, market, ACCOUNT)

    def by_accounts() -> None:
        for order, account in zip(LIMIT.objects, ACCOUNTS, strict=True):
            plan.check(order, MARKET, account)

    yield _each(_ASKED, LIMIT.objects, asked)
    yield Case("", "the same, by another market each time", by_markets, COUNT)
    yield Case("", "the same, by another account each time", by_accounts, COUNT)


def _rules(plan: Plan) -> Iterator[Case]:
    facts = Facts(plan.context, MARKET, ACCOUNT)
    for _, judge in plan.words:
        yield _each(f"rule about words: {_name(judge)}", LIMIT.objects, _judging(judge, facts))
    for _, rule in plan.by_account:
        check = rule.check
        yield _each(
            f"once for each account: {rule.rule_id}",
            LIMIT.objects,
            lambda _, check=check: check(plan.context, ACCOUNT),
        )


def _judging(judge: Judge, facts: Facts) -> Callable[[object], object]:
    return lambda order: judge(order, facts)


def _each(what: str, orders: Sequence[object], run_one: Callable[..., object]) -> Case:
    def run() -> None:
        for order in orders:
            run_one(order)

    return Case("", what, run, COUNT)


def _name(judge: Judge) -> str:
    return getattr(judge, "__module__", "").rpartition(".")[2].upper()  # modules have rules' ids
