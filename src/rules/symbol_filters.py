"""SYMBOL_FILTERS: a symbol that does not say which filters it has.

A row of exchangeInfo without ``filters`` was cut, by whoever kept it: what its orders must keep is
unknown, and nothing is refused. An empty array says that there are none.

Source: every symbol of every exchangeInfo seen, 2017 to 2026, has ``filters`` [ours].
"""

from collections.abc import Iterator

from pretrade.check import NumericRule, Scope
from pretrade.constraint import Constraint, Unknown
from pretrade.context import Context
from pretrade.facts.fact import symbol_fact
from pretrade.order import Shape
from pretrade.report.violation import REQUEST_CODE


def constraints(shape: Shape, context: Context) -> Iterator[Constraint]:  # noqa: ARG001
    """Say that the filters are not known."""
    if not context.symbol.says_filters:
        yield Unknown((symbol_fact("filters"),))


SYMBOL_FILTERS = NumericRule("SYMBOL_FILTERS", constraints, REQUEST_CODE, scope=Scope.ANY)
