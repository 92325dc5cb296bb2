"""What one check says of requests of a shape: `Statement`."""

from collections.abc import Callable
from typing import Any, NamedTuple

from pretrade.check import AccountRule, Numeric, Rule
from pretrade.constraint import Constraint
from pretrade.facts.fact import Facts
from pretrade.report.violation import Findings

Judge = Callable[[Any, Facts], Findings]
"""How a rule about words judges a request."""


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
    says: Constraint | Judge
