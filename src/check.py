"""The contract of filters and rules: what stands in a table of checks.

Three kinds, told apart by what they may see. A filter or a rule about numbers states `constraints`
for a shape of request, and sees no values at all. A `Rule` about words sees the request. An
`AccountRule` sees the account alone: what follows from it is worked out once for each account.

All are pure and total: they never raise, whatever the order, and leave sentences to
`pretrade.wording`.
"""

from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any, Protocol

import attrs

from pretrade.constraint import Constraint
from pretrade.context import Context
from pretrade.facts.account_view import AccountView
from pretrade.facts.fact import Facts, order_fact
from pretrade.order import Request, Shape
from pretrade.report.violation import Findings, missing


class Scope(Enum):
    """What a check looks at when the request is an order list."""

    ORDER = "each of its orders by itself"
    REQUEST = "the request as a whole"
    SINGLE = "nothing: it judges single orders only"
    LIST = "the list: it judges order lists only"
    PLACED = "what goes to the book at once: of an OTO its working order, of an OCO the whole"
    NUMBERS = "each of its orders by itself; it judges amendments too"
    ANY = "the request as a whole, an amendment too"
    AMEND = "nothing: it judges amendments only"


class Fitted(Enum):
    """Whether `fit` moves a number for the sake of a rule; else that is left to its owner."""

    ALWAYS = "whenever it is broken"
    ON_REQUEST = "when the caller asks for it"
    NEVER = "never"


class Numeric(Protocol):
    """A filter, or a rule about numbers."""

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
    def code(self) -> int:
        """The exchange's code."""
        ...

    @property
    def msg(self) -> str:
        """The exchange's text."""
        ...

    @property
    def fitted(self) -> Fitted:
        """Whether `fit` moves a number for its sake."""
        ...

    def constraints(self, shape: Shape, context: Context, /) -> Iterable[Constraint]:
        """State everything that binds requests of a shape; nothing: it does not bind them.

        Asked once for a shape, a symbol and a date.
        """
        ...


@attrs.frozen(eq=False)
class NumericRule:
    """A rule about numbers that is no filter. It is a `Numeric`."""

    rule_id: str
    constraints: Callable[[Shape, Context], Iterable[Constraint]]
    code: int
    msg: str = ""
    scope: Scope = Scope.ORDER
    needs: tuple[str, ...] = ()
    fitted: Fitted = Fitted.ALWAYS


@attrs.frozen(eq=False)
class Rule:
    """A rule about words: an id and two pure functions.

    Attributes:
        applies: could a request of this shape be refused, or left unevaluated, by it?
        check: judges one request that ``applies`` said yes to.
        by_matching_engine: the exchange answers it with -2010, as the matching engine does.
        on_execution: it is one of the execution rules of a market, and asked only where there are
            any: elsewhere it costs nothing.
    """

    rule_id: str
    applies: Callable[[Shape, Context], bool]
    check: Callable[[Any, Facts], Findings]
    scope: Scope = Scope.ORDER
    needs: tuple[str, ...] = ()
    by_matching_engine: bool = False
    on_execution: bool = False


@attrs.frozen(eq=False)
class AccountRule:
    """A rule that asks what an account may do on a symbol. It is shown no order.

    Attributes:
        applies: does it bind requests of this shape?
        check: judges an account.
        by_matching_engine: as of a `Rule`; what an account may do is asked there.
    """

    rule_id: str
    applies: Callable[[Shape, Context], bool]
    check: Callable[[Context, AccountView], Findings]
    scope: Scope = Scope.REQUEST
    needs: tuple[str, ...] = ()
    by_matching_engine: bool = True


Check = Numeric | Rule | AccountRule


def unreadable(rule: str, request: Request, *parameters: str) -> Findings:
    """Return the finding that ``rule`` lacks those of the parameters that have no value."""
    lacking = [
        name for name in parameters if name in request.malformed or request.value(name) is None
    ]
    return missing(rule, *(order_fact(name) for name in lacking))
