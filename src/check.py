"""The contract of a filter and of a rule: `Check`; and `Rule`, which holds a rule's functions.

What every check promises: it is pure and total (it never raises, whatever the order), it returns
``()`` when the order passes, and it leaves sentences to `pretrade.wording`.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any, Protocol

import attrs

from pretrade.facts import Facts, Venue, order_fact
from pretrade.order import Request, Shape
from pretrade.violation import Findings, missing


class Scope(Enum):
    """What a check looks at when the request is an order list."""

    ORDER = "each of its orders by itself"
    REQUEST = "the request as a whole"
    SINGLE = "nothing: it judges single orders only"
    LIST = "the list: it judges order lists only"


class Check(Protocol):
    """One filter or one rule."""

    @property
    def rule_id(self) -> str:
        """The stable id: the filterType, or the id of the rule."""
        ...

    @property
    def scope(self) -> Scope:
        """What it looks at when the request is an order list."""
        ...

    @property
    def needs(self) -> tuple[str, ...]:
        """What it cannot do without: ``side``, ``type`` or both; without it, it is unevaluated."""
        ...

    @property
    def sees_values(self) -> bool:
        """Whether it looks at values of the request; else only at its shape and the account."""
        ...

    def applies(self, shape: Shape, venue: Venue, /) -> bool:
        """Tell whether a request of this shape could be refused (or left unevaluated) by it.

        Asked once for a shape, a symbol and a date: it sees no values.
        """
        ...

    def check(self, request: Any, facts: Facts, /) -> Findings:  # noqa: ANN401  as its scope says
        """Judge one request that `applies` said yes to."""
        ...


@attrs.frozen(eq=False)
class Rule:
    """A rule that is not a filter: an id and two pure functions. It is a `Check`."""

    rule_id: str
    applies: Callable[[Shape, Venue], bool]
    check: Callable[[Any, Facts], Findings]
    scope: Scope = Scope.ORDER
    needs: tuple[str, ...] = ()
    sees_values: bool = True


def unreadable(rule: str, request: Request, *parameters: str) -> Findings:
    """Return the finding that ``rule`` lacks those of the parameters that have no value."""
    lacking = [
        name for name in parameters if name in request.malformed or request.value(name) is None
    ]
    return missing(rule, *(order_fact(name) for name in lacking))
