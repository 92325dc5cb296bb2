"""Where the time of a check goes: every step of the plan of a passing LIMIT order, by itself.

A plan holds the checks that can refuse orders of one shape (`pretrade.engine`); a check from an
`Order` is these steps, and what stands around them: finding the plan and the facts, and the loop.
"""

from collections.abc import Callable
from typing import Any

import pretrade
from benchmarks.measure import Case, Effort, measure
from benchmarks.orders import ACCOUNT, COUNT, INFO, LIMIT, MARKET, SYMBOL
from benchmarks.page import markdown
from pretrade.facts import Facts

_EFFORT = Effort(40, 0.005)
_NANOSECONDS = 1e9
_AROUND = "around the steps: plan, facts, loop"


def profile() -> str:
    """Return a table of nanoseconds for each order, the dearest step first."""
    shape, rulebook = LIMIT.objects[0].shape, INFO.exchange.rulebook(None)
    plan = SYMBOL.plan(shape, rulebook)
    facts = Facts(plan.venue, MARKET, ACCOUNT)
    steps = [_step(_name(step), step, facts) for step in plan.steps]
    figures = measure([*_wholes(), *steps], _EFFORT, "profile")
    least = {one.what: one.least * _NANOSECONDS for one in figures}
    whole = least["check of an Order"]
    least[_AROUND] = whole - sum(least[case.what] for case in steps)
    names = [
        *(case.what for case in _wholes()),
        _AROUND,
        *sorted((case.what for case in steps), key=lambda name: -least[name]),
    ]
    rows = [(f"{least[name]:,.0f}", f"{least[name] / whole:.0%}", name) for name in names]
    return markdown(("ns", "of the check of an Order", "what"), rows)


def _wholes() -> list[Case]:
    def from_dict() -> None:
        for one in LIMIT.params:
            INFO.check(one, market=MARKET, account=ACCOUNT)

    def from_order() -> None:
        for one in LIMIT.objects:
            INFO.check(one, market=MARKET, account=ACCOUNT)

    def build() -> None:
        for one in LIMIT.params:
            pretrade.Order.from_params(one)

    return [
        Case("", "check of a dict of strings", from_dict, COUNT),
        Case("", "Order.from_params", build, COUNT),
        Case("", "check of an Order", from_order, COUNT),
        _step("an empty step, for comparison", lambda _order, _facts: (), None),
    ]


def _step(name: str, step: Callable[[Any, Any], object], facts: Facts | None) -> Case:
    def run() -> None:
        for order in LIMIT.objects:
            step(order, facts)

    return Case("", name, run, COUNT)


def _name(step: Any) -> str:  # noqa: ANN401  a method, a function, or steps held together
    owner = getattr(step, "__self__", None)
    if owner is not None:
        return f"step {owner.rule_id}"
    if hasattr(step, "__name__"):
        return f"step {step.__module__.rpartition('.')[2].upper()}"  # modules are named after ids
    return "steps that see only the account: remembered for each account"
