"""A number that breaks one bound of one rule, and keeps as many others as it can: `Breach`."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

import attrs

from pretrade.decimals import EXACT
from pretrade.sizing.allowed import Allowed
from pretrade.sizing.limit import Kind, Limit, stepping
from pretrade.sizing.units import DECIMALS
from pretrade.testing.strategies.choices import Choices, all_of, off_row
from pretrade.testing.strategies.chooser import Chooser

_WRITTEN = frozenset({"SYNTAX", "USUAL"})
_DIGITS = _WRITTEN | {"PRECISION", "ZERO_VALUE"}
_GRIDS = _DIGITS | {
    *("PRICE_FILTER", "LOT_SIZE", "MARKET_LOT_SIZE"),
    *("OVERFLOW", "TRAILING_DELTA", "ICEBERG_QUANTITY"),
}
_FUNDS = frozenset({"BALANCE", "MAX_POSITION", "MAX_ASSET"})
_FINEST = 8  # a value off the step has up to so many more digits


def relaxed(limits: Iterable[Limit]) -> Iterator[list[Limit]]:
    """Yield the limits, then fewer and fewer of them: what can be written comes last.

    A value is taken from the first of these that leave any.
    """
    every = list(limits)
    yield every
    yield [one for one in every if one.rule not in _FUNDS]
    for kept in (_GRIDS, _DIGITS, _WRITTEN):
        yield [one for one in every if one.rule in kept]


@attrs.frozen
class Breach:
    """One way to break a rule.

    Attributes:
        rule: the id of the rule.
        field: the parameter whose value breaks it.
        kind: whether a lower bound, an upper bound or a step is not kept.
    """

    rule: str
    field: str
    kind: Kind

    def value(
        self, limits: list[Limit], chooser: Chooser, simplest: Decimal | None
    ) -> Decimal | None:
        """Return a value; None: the rule has no such limit, or no number can break it.

        Args:
            limits: all that is demanded of the number.
            chooser: chooses the value.
            simplest: which values come first, where any are as good.
        """
        own = [one for one in limits if one.rule == self.rule]
        broken = next((one for one in own if one.kind is self.kind), None)
        if broken is None:
            return None
        others = [one for one in limits if one.rule != self.rule]
        digits = 1 + chooser.index("digits", 0, _FINEST - 1)
        for kept in (
            [*others, *(one for one in own if one.kind is not self.kind)],
            *relaxed(others),
        ):
            choices = _around(broken, kept, digits, simplest)
            if choices is not None:
                return choices.value(chooser.index(self.field, choices.low, choices.high))
        return None


def _around(
    broken: Limit, kept: list[Limit], digits: int, simplest: Decimal | None
) -> Choices | None:
    """Return the values that keep some limits but not this one; None: there are none."""
    if broken.kind is Kind.STEP:
        places = min(DECIMALS, digits - broken.value.adjusted())
        finer = stepping("SYNTAX", "", EXACT.scaleb(Decimal(1), -places))
        row = broken.progression
        allowed = Allowed.of("", [*kept, finer])
        return off_row(allowed, row, simplest) if row else all_of(allowed, simplest)
    opposite = Kind.MOST if broken.kind is Kind.LEAST else Kind.LEAST
    turned = attrs.evolve(broken, kind=opposite, strict=not broken.strict)
    allowed = Allowed.of("", [*kept, turned])
    return all_of(allowed, allowed.greatest if opposite is Kind.MOST else allowed.least)
