"""What every filter of exchangeInfo has: its id, its answer, and the constraints that it states."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import ClassVar

from pretrade.check import Fitted, Scope
from pretrade.constraint import Comparison, Constraint, Grid, Term, named
from pretrade.context import Context
from pretrade.decimals import ZERO
from pretrade.facts.fact import Facts, step_met
from pretrade.order import Amend, Shape
from pretrade.report.violation import REQUEST_CODE, Findings


class Filter:
    """A filter: subclasses read their JSON and state their constraints. It is a `Numeric`."""

    __slots__ = ()

    rule_id: ClassVar[str]
    scope: ClassVar[Scope] = Scope.ORDER
    needs: ClassVar[tuple[str, ...]] = ()
    code: ClassVar[int] = REQUEST_CODE
    fitted: ClassVar[Fitted] = Fitted.ALWAYS
    binds_less: ClassVar[bool] = False
    """Whether less of an open order may break it: its amendment."""

    @property
    def msg(self) -> str:
        """The exchange's text."""
        return f"Filter failure: {self.rule_id}"

    def constraints(self, shape: Shape, context: Context) -> Iterable[Constraint]:
        """State everything that binds requests of a shape."""
        raise NotImplementedError  # a filter that states nothing is a mistake, and no pass

    def amended(self, request: Amend, facts: Facts) -> Findings:  # noqa: ARG002  see subclasses
        """Judge an amendment by the order that it amends; asked of those whose scope that is."""
        return ()

    def switched_off(self) -> Iterator[str]:
        """Say what its own numbers switch off."""
        return iter(())


Names = tuple[str, str, str]
"""What exchangeInfo calls minimum, maximum and step."""


def stepped(
    value: Term,
    numbers: tuple[Decimal, Decimal, Decimal],
    names: Names,
    *,
    from_zero: bool,
    off_at_zero: str | None = None,
) -> Iterator[Comparison | Grid]:
    """State a minimum, a maximum and a step.

    A maximum or a step of 0 is disabled; a minimum of 0 needs no disabling.

    Args:
        value: the field, or a price of the market.
        numbers: minimum, maximum and step.
        names: what exchangeInfo calls them.
        from_zero: whether the steps are counted from 0, else from the minimum.
        off_at_zero: the field itself, where 0 means that there is no such amount.
    """
    low, high, step = numbers
    least = value >= named(names[0], low)
    yield least if off_at_zero is None else least.but(off_at_zero=off_at_zero)
    if high:
        most = value <= named(names[1], high)
        yield most if off_at_zero is None else most.but(off_at_zero=off_at_zero)
    if not step:
        return
    origin = ZERO if from_zero else low
    if value.fields:
        yield Grid(value.fields[0], step, names[2], origin, names[0], off_at_zero=off_at_zero)
    else:
        yield Term(facts=(step_met(value.facts[0], step, origin),)) >= named(names[2], step)


def disabled(numbers: tuple[Decimal, Decimal, Decimal], names: Names) -> Iterator[str]:
    """Say which of minimum, maximum and step are 0."""
    for name, number, what in zip(names, numbers, ("minimum", "maximum", "step"), strict=True):
        if not number:
            yield f"{name} is 0: no {what}"
