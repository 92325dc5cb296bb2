"""Judges one request: puts every check in the exchange's order, and asks their region.

The engine knows no rule by name. Its table is the order in which the exchange looks; what a shape
of request is asked on a symbol at a date is stated once and kept as a `Plan`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from pretrade.check import AccountRule, Check, Numeric, Rule, Scope
from pretrade.constraint import Comparison, Constraint, Unknown
from pretrade.context import Context
from pretrade.enums import RequestKind
from pretrade.facts.fact import MATCHING_ENGINE, Facts, order_fact
from pretrade.filters import ACCOUNT_FILTERS, FILTERS, REQUEST_FILTERS
from pretrade.order import LegForm, OrderList, Shape
from pretrade.region.plan import Plan
from pretrade.region.statement import Judge, Statement
from pretrade.report.violation import (
    ACCOUNT_CODE,
    Finding,
    Findings,
    OrderWarning,
    Unevaluated,
    missing,
)
from pretrade.rules import ACCOUNT_RULES, AFTER_FILTERS, BEFORE_FILTERS, LAST, WARNINGS

Filters = Sequence[Mapping[str, Numeric]]


def make_plan(shape: Shape, context: Context, *filters: Mapping[str, Numeric]) -> Plan:
    """Return what binds requests of a shape.

    Args:
        shape: of the request.
        context: the symbol, the date and the limits of the exchange.
        *filters: of the symbol and of the exchange, by filterType.
    """
    return Plan(shape, context, _statements, filters)


def _statements(shape: Shape, context: Context, filters: Filters) -> Iterator[Statement]:
    """Yield what every check says of requests of a shape, in the exchange's order."""
    legs, other = shape.legs, _SINGLE if shape.legs else _LIST
    for check, early in _in_order(filters):
        if legs and check.scope is _ORDER:
            for index, leg in enumerate(legs):
                yield from _of_check(check, leg, context, early=early, leg=index)
        elif check.scope is not other:
            yield from _of_check(check, shape, context, early=early, leg=None)


def _in_order(filters: Filters) -> Iterator[tuple[Check, bool]]:
    """Yield every check, and whether it is of the steps that see request and symbol only."""
    yield from [(check, True) for check in BEFORE_FILTERS]
    yield from [(one[name], True) for name in REQUEST_FILTERS for one in filters if name in one]
    for one in filters:
        yield from [(check, True) for name, check in one.items() if name not in FILTERS]
    yield from [(check, True) for check in AFTER_FILTERS]
    yield from [(check, False) for check in ACCOUNT_RULES]
    yield from [(one[name], False) for name in ACCOUNT_FILTERS for one in filters if name in one]
    yield from [(check, False) for check in (*LAST, *WARNINGS)]


_ORDER, _SINGLE, _LIST = Scope.ORDER, Scope.SINGLE, Scope.LIST  # an enum is slow to look up


def _of_check(
    check: Check, shape: Shape, context: Context, *, early: bool, leg: int | None
) -> Iterable[Statement]:
    """Return what one check says of an order; most say nothing of most shapes."""
    lacking = [name for name in check.needs if getattr(shape, name) is None] if check.needs else []
    if shape.kind is RequestKind.TEST_ORDER and _by_matching_engine(check):
        left_open = (_NOT_REACHED,) if "type" in lacking else _left_open(check, shape, context)
        return [Statement(check, early, leg, one) for one in left_open]
    if isinstance(check, (Rule, AccountRule)):
        if "type" in lacking or check.applies(shape, context):
            return (Statement(check, early, leg, _judge(check, lacking, leg)),)
        return ()
    if not lacking:
        constraints: Iterable[Constraint] = check.constraints(shape, context)
        if shape.kind is RequestKind.TEST_ORDER:
            constraints = map(_of_test_order, constraints)
        return [Statement(check, early, leg, says) for says in constraints]
    if "type" in lacking or any(check.constraints(shape, context)):
        return (Statement(check, early, leg, Unknown(tuple(map(order_fact, lacking)))),)
    return ()


def _by_matching_engine(check: Check) -> bool:
    """Tell whether the exchange answers with -2010, which its matching engine says.

    Test orders never reach it. Source: "Test new order (TRADE)"; "Error codes: -2010".
    """
    if isinstance(check, Rule | AccountRule):
        return check.by_matching_engine
    return check.code == ACCOUNT_CODE


_NOT_REACHED = Unknown((MATCHING_ENGINE.name,))


def _of_test_order(says: Constraint) -> Constraint:
    """Leave open what of a filter only the matching engine says, as a filled quantity."""
    answer = None if isinstance(says, Unknown) else says.answer
    return says if answer is None or answer[0] != ACCOUNT_CODE else _unreached(says)


def _left_open(check: Check, shape: Shape, context: Context) -> Iterator[Unknown | Comparison]:
    """Yield that a check is not judged, where it binds test orders of a shape."""
    if isinstance(check, Rule | AccountRule):
        if check.applies(shape, context):
            yield _NOT_REACHED
        return
    yield from map(_unreached, check.constraints(shape, context))


def _unreached(says: Constraint) -> Unknown | Comparison:
    if isinstance(says, Comparison) and isinstance(says.off_at_zero, str):
        return (says.left <= MATCHING_ENGINE).but(off_at_zero=says.off_at_zero)
    return _NOT_REACHED


def _judge(check: Rule | AccountRule, lacking: list[str], leg: int | None) -> Judge:
    if isinstance(check, AccountRule):
        return lambda request, facts: check.check(facts.context, facts.account)  # noqa: ARG005
    judge = _finding(check.rule_id, lacking) if lacking else check.check
    return judge if leg is None else _of_leg(judge, leg)


def _finding(rule: str, lacking: list[str]) -> Judge:
    found = missing(rule, *map(order_fact, lacking))

    def check(request: Any, facts: Facts) -> Findings:  # noqa: ANN401, ARG001  whatever the values
        return found

    return check


def _of_leg(judge: Judge, index: int) -> Judge:
    """Judge one leg of an order list, and name its findings as the request does."""

    def check(request: OrderList, facts: Facts) -> Findings:
        leg = request.legs[index]
        found = judge(leg.order, facts)
        return tuple(_renamed(one, leg.form) for one in found) if found else ()

    return check


def _renamed(finding: Finding, form: LegForm) -> Finding:
    """Name the parameter as the list does; what the legs share belongs to no leg."""
    names = form.names
    if isinstance(finding, Unevaluated):
        facts = {order_fact(own): order_fact(given) for own, given in names.items()}
        lacking = tuple(facts.get(fact, fact) for fact in finding.missing)
        return Unevaluated(finding.rule, lacking)
    field = names.get(finding.field or "")  # None: the list has no such parameter
    leg = None if finding.field in form.shared else form.label
    if isinstance(finding, OrderWarning):
        return attrs.evolve(finding, leg=leg, field=field)
    msg = finding.msg
    for own, given in names.items():
        msg = msg.replace(f"'{own}'", f"'{given}'")
    return attrs.evolve(finding, leg=leg, field=field, msg=msg)
