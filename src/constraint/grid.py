"""The second form: a field is an origin plus a multiple of a step. `Grid`."""

from decimal import Decimal
from math import gcd

import attrs

from pretrade.decimals import EXACT, ZERO, remainder, short, subtract
from pretrade.facts.fact import Owner

Steps = tuple[Decimal, Decimal]
"""Step and origin of evenly spaced numbers; a step of 0: no number at all."""


@attrs.frozen(eq=False)
class Grid:
    """One grid of a rule.

    Attributes:
        field: what is on it, and to blame when it is not.
        step: from one value to the next, above 0.
        name: what exchangeInfo calls the step.
        origin: where the steps are counted from.
        start: what exchangeInfo calls the origin.
        bound: what a violation shows as the bound.
        written: no digit *as sent* may be finer than the step, trailing zeros included.
        off_at_zero: a field whose value 0 means that there is nothing to judge.
        answer: code and text, where they differ from the rule's; ``{}`` is the field.
        disputed: the evidence that would have to be known when a value is not on it.
    """

    field: str
    step: Decimal
    name: str
    origin: Decimal = ZERO
    start: str = ""
    bound: Decimal | int | None = None
    written: bool = False
    off_at_zero: str | None = None
    answer: tuple[int, str] | None = None
    disputed: str = ""

    @property
    def blamed(self) -> str:
        """The field at fault when it is broken."""
        return self.field

    @property
    def fields(self) -> tuple[str, ...]:
        """The field that it binds."""
        return (self.field,)

    @property
    def depends(self) -> bool:
        """Whether the numbers of a request decide if there is anything to judge."""
        return self.off_at_zero is not None

    @property
    def narrows(self) -> bool:
        """Whether it binds the field by numbers alone, unless it is switched off: always."""
        return True

    @property
    def is_beside(self) -> bool:
        """Whether a fact stands where others have a field: never."""
        return False

    @property
    def is_fusible(self) -> bool:
        """Whether it does so for every request."""
        return self.off_at_zero is None

    @property
    def owners(self) -> tuple[Owner, ...]:
        """Whose facts it needs: nobody's."""
        return ()

    @property
    def shown(self) -> Decimal | int:
        """What a violation shows as the bound."""
        return self.step if self.bound is None else self.bound

    @property
    def shift(self) -> Decimal:
        """Where the grid begins, from 0 to below the step."""
        return remainder(self.origin, self.step)

    def holds(self, value: Decimal) -> bool:
        """Tell whether a value is on it."""
        if self.written:
            exponent = value.as_tuple().exponent
            return isinstance(exponent, int) and exponent >= self.step.adjusted()
        return not remainder(subtract(value, self.origin), self.step)

    def label(self) -> str:
        """Name it with its numbers.

        >>> Grid("quantity", Decimal(3), "stepSize", Decimal(1), "minQty").label()
        'stepSize 3 from minQty 1'
        """
        if self.written:
            return f"{self.name} {self.shown}"
        counted = f" from {self.start} {short(self.origin)}" if self.shift else ""
        return f"{self.name} {short(self.step)}{counted}"


def meet(one: Steps, other: Steps) -> Steps:
    """Return what lies on two grids.

    >>> meet((Decimal("0.4"), ZERO), (Decimal("0.6"), Decimal("0.2")))
    (Decimal('1.2'), Decimal('0.8'))
    >>> meet((Decimal(4), Decimal(1)), (Decimal(6), Decimal(2)))
    (Decimal('0'), Decimal('0'))
    """
    (step, origin), (step_2, origin_2) = one, other
    if not (step and step_2):
        return ZERO, ZERO
    apart = subtract(origin, origin_2)
    if not remainder(step, step_2) and not remainder(apart, step_2):
        return one  # the usual cases: the coarser one implies the finer
    if not remainder(step_2, step) and not remainder(apart, step):
        return other
    places = min(number.as_tuple().exponent for number in (*one, *other))  # pyright: ignore[reportArgumentType]
    whole = [int(EXACT.scaleb(number, -int(places))) for number in (*one, *other)]
    size, start, size_2, start_2 = whole
    common = gcd(size, size_2)
    if (start_2 - start) % common:
        return ZERO, ZERO
    # The Chinese remainder theorem: so many own steps until the other grid is met.
    turns = (start_2 - start) // common * pow(size // common, -1, size_2 // common)
    both = size // common * size_2
    met = Decimal(both), Decimal((start + turns * size) % both)
    return EXACT.scaleb(met[0], int(places)), EXACT.scaleb(met[1], int(places))
