"""What binds one field of a request: `Field`, worked out once for a plan."""

from collections.abc import Iterable

from pretrade.constraint import MOST, QUANTUM, Grid, Interval, Span, meet, within
from pretrade.constraint.grid import Steps
from pretrade.constraint.span import ANYTHING, MOST_DECIMALS
from pretrade.decimals import ONE, ZERO, remainder
from pretrade.region.row import Row

WHOLE_NUMBERS = frozenset(
    {"trailingDelta", "aboveTrailingDelta", "belowTrailingDelta", "strategyType"}
)
"""Parameters that take no fraction."""


def finest(name: str) -> Steps:
    """Return step and origin of everything that can be written for a field."""
    return ONE if name in WHOLE_NUMBERS else QUANTUM, ZERO


class Field:
    """The constraints of one field, sorted by what else they look at.

    Attributes:
        span: the values that are legal by themselves, whatever the facts and the other fields.
        steps: step and origin of their grid.
        counts_from_zero: whether the grid does.
        written: the most decimals that may be written.
        own: what the span follows from.
        products: other field → the interval of their product, whatever the facts.
        of_products: what the products follow from.
        by_facts: what binds it by itself, once facts are known.
        others: what else binds it: with other fields, or off at a 0.
    """

    __slots__ = (
        "by_facts",
        "counts_from_zero",
        "of_products",
        "others",
        "own",
        "products",
        "span",
        "steps",
        "written",
    )

    def __init__(self, name: str, rows: Iterable[Row]) -> None:
        """Sort the constraints that speak of a field."""
        self.own: list[Row] = []
        self.of_products: list[Row] = []
        self.by_facts: list[Row] = []
        self.others: list[Row] = []
        self.products: dict[str, Interval] = {}
        self.written = MOST_DECIMALS
        self.steps = finest(name)
        interval = Interval(ZERO if name in WHOLE_NUMBERS else QUANTUM, MOST)
        for row in rows:
            of = row.of
            if (
                not row.lacking
                and of.owners
                and not of.depends
                and {*row.left, *row.right} <= {name}
            ):
                self.by_facts.append(row)
            elif row.lacking or not of.is_fusible:
                self.others.append(row)
            elif isinstance(of, Grid):
                self.own.append(row)
                self.steps = meet(self.steps, (of.step, of.origin))
                if of.written:
                    self.written = min(self.written, -of.step.adjusted())
            else:
                interval = self._compare(name, row, interval)
        self.span = Span.of(interval, *self.steps)
        step, origin = self.steps
        self.counts_from_zero = bool(step) and not remainder(origin, step)

    def _compare(self, name: str, row: Row, interval: Interval) -> Interval:
        solved = row.interval or ANYTHING
        if len(row.left) == 1:
            self.own.append(row)
            return within(interval, solved)
        self.of_products.append(row)
        other = row.left[row.left[0] == name]
        self.products[other] = within(self.products.get(other, ANYTHING), solved)
        return interval
