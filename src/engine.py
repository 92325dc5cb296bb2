"""Judges one request: puts every check in the exchange's order, and asks their region.

The engine knows no rule by name. Its table is the order in which the exchange looks; what a shape
of request is asked on a symbol at a date is stated once and kept as a `Plan`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

import attrs

from pretrade.check import AccountRule, Check, Numeric, Rule, Scope
from pretrade.constraint import Constraint, Unknown
from pretrade.context import Context
from pretrade.enums import OPO_KINDS, OTO_KINDS, TEST_KINDS, Phase, RequestKind
from pretrade.facts.fact import Facts, order_fact
from pretrade.filters import ACCOUNT_FILTERS, FILTERS, REQUEST_FILTERS
from pretrade.filters.filter import Filter
from pretrade.order import LegForm, OrderList, Shape
from pretrade.region.opo_remainder import remainder
from pretrade.region.plan import Plan
from pretrade.region.postponed import (
    NOT_FILLED,
    NOT_REACHED,
    by_matching_engine,
    not_reached,
    of_less,
    of_pending_order,
    of_test_order,
)
from pretrade.region.statement import Judge, Statement
from pretrade.report.violation import Finding, Findings, OrderWarning, Unevaluated, missing
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
    legs, amends = shape.legs, shape.kind is RequestKind.AMEND
    others = _NOT_OF_LISTS if legs else _NOT_OF_SINGLES
    for check, early in _in_order(filters):
        scope = check.scope
        if amends:
            if isinstance(check, Filter):
                yield from _of_amendment(check, shape, context, early=early)
            elif scope in _OF_AMENDMENTS:
                yield from _of_check(check, shape, context, early=early, leg=None)
        elif legs and (scope in _OF_ORDERS or (scope is _PLACED and shape.kind in OTO_KINDS)):
            for index, leg in enumerate(legs):
                yield from _of_leg(check, leg, context, early=early, leg=index)
        elif scope not in others:
            yield from _of_check(check, shape, context, early=early, leg=None)
    if shape.kind in OPO_KINDS:
        yield from remainder(shape, context, filters)


def _in_order(filters: Filters) -> Iterator[tuple[Check, bool]]:
    """Yield every check, and whether it is of the steps that see request and symbol only."""
    yield from [(check, True) for check in BEFORE_FILTERS]
    yield from [(one[name], True) for name in REQUEST_FILTERS for one in filters if name in one]
    for one in filters:
        yield from [(one[name], True) for name in one if name not in FILTERS]
    yield from [(check, True) for check in AFTER_FILTERS]
    yield from [(check, False) for check in ACCOUNT_RULES]
    yield from [(one[name], False) for name in ACCOUNT_FILTERS for one in filters if name in one]
    yield from [(check, False) for check in (*LAST, *WARNINGS)]


_PLACED, _AMEND = Scope.PLACED, Scope.AMEND  # an enum is slow to look up, and to hash
_OF_ORDERS = (Scope.ORDER, Scope.NUMBERS)
_OF_AMENDMENTS = (Scope.NUMBERS, Scope.ANY, Scope.AMEND)
_NOT_OF_LISTS = (Scope.SINGLE, Scope.AMEND)
_NOT_OF_SINGLES = (Scope.LIST, Scope.AMEND)


def _of_check(
    check: Check, shape: Shape, context: Context, *, early: bool, leg: int | None
) -> Iterable[Statement]:
    """Return what one check says of an order; most say nothing of most shapes."""
    lacking: list[str] = []
    if shape.side is None or shape.type is None:
        lacking = [name for name in check.needs if getattr(shape, name) is None]
    if shape.kind in TEST_KINDS and by_matching_engine(check):
        left_open = (NOT_REACHED,) if "type" in lacking else not_reached(check, shape, context)
        return [Statement(check, early, leg, one) for one in left_open]
    if isinstance(check, (Rule, AccountRule)):
        if "type" in lacking or check.applies(shape, context):
            return (Statement(check, early, leg, _judge(check, lacking, leg)),)
        return ()
    if not lacking:
        constraints: Iterable[Constraint] = check.constraints(shape, context)
        if shape.kind in TEST_KINDS:
            constraints = map(of_test_order, constraints)
        return [Statement(check, early, leg, says) for says in constraints]
    if "type" in lacking or any(check.constraints(shape, context)):
        return (Statement(check, early, leg, Unknown(tuple(map(order_fact, lacking)))),)
    return ()


def _of_leg(
    check: Check, shape: Shape, context: Context, *, early: bool, leg: int
) -> Iterable[Statement]:
    """Return what one check says of an order of a list; of a pending one, as far as it is known."""
    stated = _of_check(check, shape, context, early=early, leg=leg)
    if shape.phase is not _PENDING:
        return stated
    if isinstance(check, Rule):
        return () if check.on_execution else stated
    if check.scope is _PLACED:
        return [Statement(check, early, leg, NOT_FILLED) for _ in stated]
    return [
        Statement(check, early, leg, left)
        for one in stated
        for left in of_pending_order(cast("Numeric", check), cast("Constraint", one.says), shape)
    ]


def _of_amendment(
    check: Filter, shape: Shape, context: Context, *, early: bool
) -> Iterator[Statement]:
    """Yield what a filter says of less of an open order."""
    one = cast("Numeric", check)
    if check.scope is _AMEND:
        yield Statement(one, early, None, check.amended)
    elif check.binds_less:
        for says in of_less(one, shape, context):
            yield Statement(one, early, None, says)


_PENDING = Phase.PENDING


def _judge(check: Rule | AccountRule, lacking: list[str], leg: int | None) -> Judge:
    if isinstance(check, AccountRule):
        return lambda request, facts: check.check(facts.context, facts.account)  # noqa: ARG005
    judge = _finding(check.rule_id, lacking) if lacking else check.check
    return judge if leg is None else _asked_of_leg(judge, leg)


def _finding(rule: str, lacking: list[str]) -> Judge:
    found = missing(rule, *map(order_fact, lacking))

    def check(request: Any, facts: Facts) -> Findings:  # noqa: ANN401, ARG001  whatever the values
        return found

    return check


def _asked_of_leg(judge: Judge, index: int) -> Judge:
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
