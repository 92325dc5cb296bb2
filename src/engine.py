"""Judges one request: works out once which checks can refuse such a request, then runs them.

The engine knows no rule by name. Its table is the order in which the exchange looks; what depends
only on the symbol, the date and the request's shape is decided once and kept as a `Plan`.
"""

from collections.abc import Callable, Iterator, Mapping
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


@attrs.frozen(eq=False)
class Plan:
    """What has to be looked at for one shape of request on one symbol at one date."""

    venue: Venue
    steps: tuple[Step, ...]

    def check(self, request: Request, market: Market, account: Account) -> Report:
        """Judge one request of the plan's shape."""
        facts = Facts(self.venue, market, account)
        findings: list[Finding] | None = None
        for step in self.steps:
            found = step(request, facts)
            if found:
                findings = [*(findings or ()), *found]
        return Report.of(findings) if findings else ACCEPTED


def make_plan(shape: Shape, venue: Venue, filters: Mapping[str, Check]) -> Plan:
    """Choose the checks that can refuse a request of this shape.

    Args:
        shape: of the request.
        venue: the symbol, the date and the limits of the exchange.
        filters: of the symbol and of the exchange, by filterType.
    """
    return Plan(venue, tuple(_steps(shape, venue, filters)))


def _steps(shape: Shape, venue: Venue, filters: Mapping[str, Check]) -> Iterator[Step]:
    for check in _in_order(filters):
        if not shape.legs or check.scope in {Scope.REQUEST, Scope.LIST}:
            if not shape.legs and check.scope is Scope.LIST:
                continue
            step = _step(check, shape, venue)
            if step is not None:
                yield step
        elif check.scope is Scope.ORDER:
            for index, leg in enumerate(shape.legs):
                step = _step(check, leg, venue)
                if step is not None:
                    yield _of_leg(step, index)


def _in_order(filters: Mapping[str, Check]) -> Iterator[Check]:
    """Yield every check in the order in which the exchange looks."""
    yield from BEFORE_FILTERS
    yield from (filters[name] for name in REQUEST_FILTERS if name in filters)
    yield from (one for name, one in filters.items() if name not in FILTERS)
    yield from AFTER_FILTERS
    yield from (filters[name] for name in ACCOUNT_FILTERS if name in filters)
    yield from LAST


def _step(check: Check, shape: Shape, venue: Venue) -> Step | None:
    lacking = [name for name in check.needs if getattr(shape, name) is None]
    if lacking:
        found = missing(check.rule_id, *(order_fact(name) for name in lacking))
        return lambda request, facts: found  # noqa: ARG005  whatever the values
    return check.check if check.applies(shape, venue) else None


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
    if finding.field is None or finding.field not in names:
        shared = finding.field is not None
        return finding if shared else attrs.evolve(finding, leg=label)
    field = names[finding.field]
    msg = finding.msg.replace(f"'{finding.field}'", f"'{field}'")
    return attrs.evolve(finding, leg=label, field=field, msg=msg)
