"""One thing that a rule demands of a number: `Limit`; and `Lack`, when it cannot be told what."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import Enum
from functools import cached_property

import attrs

from pretrade.decimals import EXACT, ZERO, remainder, short
from pretrade.sizing.progression import Progression
from pretrade.sizing.units import MOST_UNITS, ONE, ceil_units, decimal_of, floor_units


class Kind(Enum):
    """What a limit demands."""

    LEAST = "at least"
    MOST = "at most"
    STEP = "a multiple of"


@attrs.frozen
class Limit:
    """A bound or a step of a number, and where it comes from.

    Attributes:
        kind: a lower bound, an upper bound or a step.
        rule: the id of the rule.
        label: the bound as the rule has it, as ``minNotional 10 at a price of 2``.
        value: the bound or the step, to be divided by ``over``.
        over: what the number is multiplied with before the rule looks at it; 1: nothing.
        origin: where steps are counted from.
        strict: the bound itself is refused.
        derived: the label does not say the bound itself: the text adds it.
    """

    kind: Kind
    rule: str
    label: str
    value: Decimal
    over: Decimal = ONE
    origin: Decimal = ZERO
    strict: bool = False
    derived: bool = False

    @cached_property
    def units(self) -> int:
        """The smallest number of units that a lower bound allows, the largest of an upper one."""
        if not self.over:  # the product is 0 whatever the number
            return 0 if self.kind is Kind.LEAST and not self.value else MOST_UNITS + 1
        if self.kind is Kind.LEAST:
            if self.strict:
                return floor_units(self.value, self.over) + 1
            return ceil_units(self.value, self.over)
        if self.strict:
            return ceil_units(self.value, self.over) - 1
        return floor_units(self.value, self.over)

    @cached_property
    def progression(self) -> Progression | None:
        """The numbers that a step allows; None: none that can be written."""
        return Progression.of(self.value, self.origin)

    def allows(self, units: int) -> bool:
        """Tell whether a number of units keeps it."""
        if self.kind is Kind.STEP:
            row = self.progression
            return row is not None and row.holds(units)
        return units >= self.units if self.kind is Kind.LEAST else units <= self.units

    def __str__(self) -> str:
        """Name the rule and its bound; where it is derived, also what comes of it."""
        text = f"{self.rule} {self.label}"
        return f"{text} ({self.kind.value} {self._outcome()})" if self.derived else text

    def _outcome(self) -> str:
        if not self.over:
            return "infinity"
        rounding = ROUND_CEILING if self.kind is Kind.LEAST else ROUND_FLOOR
        return short(decimal_of(self.units).quantize(_SHOWN, rounding, EXACT))


_SHOWN = Decimal("1E-8")


@attrs.frozen
class Lack:
    """A bound that is there, but cannot be worked out for want of a fact.

    Attributes:
        kind: which kind of limit it would be.
        rule: the id of the rule.
        fact: the name of the fact, as in a report.
    """

    kind: Kind
    rule: str
    fact: str

    def __str__(self) -> str:
        """Name the rule and the fact."""
        return f"{self.rule} needs {self.fact}"


Demand = Limit | Lack
"""What a rule says of a number."""


def at_least(rule: str, name: str, value: Decimal, *, strict: bool = False) -> Limit:
    """Return a lower bound.

    >>> print(at_least("LOT_SIZE", "minQty", Decimal("0.10")))
    LOT_SIZE minQty 0.1
    """
    return Limit(Kind.LEAST, rule, f"{name} {short(value)}", value, strict=strict)


def at_most(rule: str, name: str, value: Decimal, *, strict: bool = False) -> Limit:
    """Return an upper bound."""
    return Limit(Kind.MOST, rule, f"{name} {short(value)}", value, strict=strict)


def derived(kind: Kind, rule: str, label: str, value: Decimal, over: Decimal = ONE) -> Limit:
    """Return a bound that follows from what the label says: ``value / over``.

    >>> price = Decimal("0.0000115")
    >>> print(derived(Kind.LEAST, "MIN_NOTIONAL", "minNotional 2 at 0.0000115", Decimal(2), price))
    MIN_NOTIONAL minNotional 2 at 0.0000115 (at least 173913.04347827)
    """
    return Limit(kind, rule, label, value, over, derived=True)


def stepping(rule: str, name: str, step: Decimal, origin: Decimal = ZERO, start: str = "") -> Limit:
    """Return a step; ``start`` is what the origin is called.

    >>> print(stepping("LOT_SIZE", "stepSize", Decimal(3), Decimal(1), "minQty"))
    LOT_SIZE stepSize 3 from minQty 1
    """
    counted = f" from {start} {short(origin)}" if remainder(origin, step) else ""
    return Limit(Kind.STEP, rule, f"{name} {short(step)}{counted}", step, origin=origin)
