"""Judges one request: works out once which checks can refuse such a request, then runs them.

The engine knows no rule by name. Its table is the order in which the exchange looks; what depends
only on the symbol, the date and the request's shape is decided once and kept as a `Plan`.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from pretrade.account import Account
from pretrade.check import Check, Scope
from pretrade.facts import Facts, Venue, order_fact
from pretrade.filters import ACCOUNT_FILTERS, FILTERS, REQUEST_FILTERS
from pretrade.market import Market
from pretrade.order import OrderList, Request, Shape
from pretrade.report import Report
from pretrade.rules import AFTER_FILTERS, BEFORE_FILTERS, LAST
from pretrade.violation import Finding, Findings, Unevaluated, missing

Step = Callable[[Any, Facts], Findings]

ACCEPTED = Report()
"""The report of every request in which nothing is wrong: it holds nothing, so it is shared."""


@attrs.define(eq=False)
class Plan:
    """What has to be looked at for one shape of request on one symbol at one date.

    It keeps the facts of the last check: orders come in numbers that are judged by the same ones.
    """

    venue: Venue
    steps: tuple[Step, ...]
    _facts: Facts | None = attrs.field(init=False, default=None)

    def check(self, request: Request, market: Market, account: Account) -> Report:
        """Judge one request of the plan's shape."""
        facts = self._facts
        if facts is None or facts.market is not market or facts.account is not account:
            facts = self._facts = Facts(self.venue, market, account)
        findings: list[Finding] | None = None
        for step in self.steps:
            found = step(request, facts)
            if found:
                findings = [*(findings or ()), *found]
        return Report.of(findings) if findings else ACCEPTED


def make_plan(shape: Shape, venue: Venue, *filters: Mapping[str, Check]) -> Plan:
    """Choose the checks that can refuse a request of this shape.

    Args:
        shape: of the request.
        venue: the symbol, the date and the limits of the exchange.
        *filters: of the symbol and of the exchange, by filterType.
    """
    steps: list[Step] = []
    chosen = _steps(shape, venue, filters)
    for sees_values, group in itertools.groupby(chosen, key=lambda one: one[0]):
        found = tuple(step for _, step in group)
        steps.extend(found if sees_values else (_PerAccount(found),))
    return Plan(venue, tuple(steps))


class _PerAccount:
    """Steps whose findings follow from the account: judged once for each account object."""

    __slots__ = ("_last", "_steps")

    def __init__(self, steps: tuple[Step, ...]) -> None:
        self._steps = steps
        self._last: tuple[Account | None, Findings] = (None, ())

    def __call__(self, request: Request, facts: Facts) -> Findings:
        account, found = self._last
        if account is not facts.account:
            found = tuple(one for step in self._steps for one in step(request, facts))
            self._last = (facts.account, found)  # one assignment: threads see both or neither
        return found


def _steps(
    shape: Shape, venue: Venue, filters: Sequence[Mapping[str, Check]]
) -> Iterator[tuple[bool, Step]]:
    """Yield the steps of a plan, and whether each looks at values of the request."""
    for check in _in_order(filters):
        if shape.legs and check.scope is Scope.ORDER:
            for index, leg in enumerate(shape.legs):
                step = _step(check, leg, venue)
                if step is not None:
                    yield True, _of_leg(step, index)
        elif check.scope is not (Scope.SINGLE if shape.legs else Scope.LIST):
            step = _step(check, shape, venue)
            if step is not None:
                yield check.sees_values, step


def _in_order(filters: Sequence[Mapping[str, Check]]) -> Iterator[Check]:
    """Yield every check in the order in which the exchange looks."""
    yield from BEFORE_FILTERS
    yield from (one[name] for name in REQUEST_FILTERS for one in filters if name in one)
    yield from (check for one in filters for name, check in one.items() if name not in FILTERS)
    yield from AFTER_FILTERS
    yield from (one[name] for name in ACCOUNT_FILTERS for one in filters if name in one)
    yield from LAST


def _step(check: Check, shape: Shape, venue: Venue) -> Step | None:
    lacking = [name for name in check.needs if getattr(shape, name) is None]
    if "type" not in lacking and not check.applies(shape, venue):
        return None
    if lacking:
        found = missing(check.rule_id, *(order_fact(name) for name in lacking))
        return lambda request, facts: found  # noqa: ARG005  whatever the values
    return check.check


def _of_leg(step: Step, index: int) -> Step:
    """Judge one leg of an order list, and name its findings as the request does."""

    def check(request: OrderList, facts: Facts) -> Findings:
        leg = request.legs[index]
        found = step(leg.order, facts)
        return tuple(_renamed(one, leg.label, leg.names) for one in found) if found else ()

    return check


def _renamed(finding: Finding, label: str, names: Mapping[str, str]) -> Finding:
    """Name the parameter as the list does; what the legs share belongs to no leg."""
    if isinstance(finding, Unevaluated):
        facts = {order_fact(own): order_fact(given) for own, given in names.items()}
        lacking = tuple(facts.get(fact, fact) for fact in finding.missing)
        return Unevaluated(finding.rule, lacking)
    if finding.field in _SHARED and "notional" not in finding.details:
        return finding
    shared = finding.field if finding.field in _SHARED else None
    field = names.get(finding.field or "", shared)  # None: the list has no such parameter
    msg = finding.msg
    for own, given in names.items():
        msg = msg.replace(f"'{own}'", f"'{given}'")
    return attrs.evolve(finding, leg=label, field=field, msg=msg)


_SHARED = frozenset({"symbol", "side", "quantity"})
"""What the orders of a list share. (But the worth of a quantity is each order's own.)"""
