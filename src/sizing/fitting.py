"""Finds the nearest legal order: tries what the caller allows, and keeps what makes it better."""

from collections.abc import Callable, Hashable

import attrs

from pretrade.order import Request
from pretrade.report import Report
from pretrade.sizing.fit import Fit
from pretrade.sizing.mender import Mender

Judge = Callable[[Request], Report]


def fit(request: Request, judge: Judge, mender: Mender) -> Fit:
    """Return the nearest legal order; where there is none, the one with the fewest violations.

    A change that breaks another rule is not made: no violation appears that was not there before.

    Args:
        request: the order, whatever is wrong with it.
        judge: what `check` says of an order.
        mender: moves the numbers of an order within the freedom that the caller allows.
    """
    best = Fit(request, (), judge(request))
    if best.report.ok:
        return best
    given = _violations(best.report)
    for freedom in (mender.freedom, *mender.freedom.alternatives()):
        order, changes = attrs.evolve(mender, freedom=freedom).mend(request)
        if not changes:
            continue
        report = judge(order)
        left = _violations(report)
        if left < given and len(left) < len(_violations(best.report)):
            best = Fit(order, changes, report)
        if report.ok:
            break
    return best


def _violations(report: Report) -> frozenset[Hashable]:
    return frozenset(one.identity for one in report.violations)
