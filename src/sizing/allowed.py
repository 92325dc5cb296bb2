"""The legal values of one number, with the rule behind every bound and step: `Allowed`."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import combinations
from typing import NoReturn, Self

import attrs

from pretrade.decimals import subtract
from pretrade.enums import Rounding
from pretrade.sizing.cannot_fit import CannotFit
from pretrade.sizing.limit import Demand, Kind, Lack, Limit
from pretrade.sizing.progression import Progression
from pretrade.sizing.units import ceil_units, decimal_of, floor_units


@attrs.frozen
class Allowed:
    """Evenly spaced values from a least to a greatest one; possibly none.

    Attributes:
        name: what the number is, as ``quantity``.
        limits: everything that is demanded of it.
        lacks: what could not be worked out for want of a fact.
        low: the lower bound that counts.
        high: the upper bound that counts.
        row: where the steps meet; None: nowhere.
    """

    name: str
    limits: tuple[Limit, ...]
    lacks: tuple[Lack, ...]
    low: Limit
    high: Limit
    row: Progression | None
    _least: int
    _greatest: int

    @classmethod
    def of(cls, name: str, demands: Iterable[Demand]) -> Self:
        """Put together what rules demand: at least one lower bound, upper bound and step.

        >>> from pretrade.sizing.limit import at_least, at_most, stepping
        >>> bounds = [at_least("A", "min", Decimal(2)), at_most("B", "max", Decimal(50))]
        >>> steps = [
        ...     stepping("C", "step", Decimal(3), Decimal(1)),
        ...     stepping("D", "step", Decimal(5)),
        ... ]
        >>> allowed = Allowed.of("quantity", [*bounds, *steps])
        >>> allowed.least, allowed.greatest, allowed.at_most(Decimal(39))
        (Decimal('10'), Decimal('40'), Decimal('25'))
        """
        found = tuple(demands)
        limits = tuple(one for one in found if isinstance(one, Limit))
        return cls._made(
            name,
            limits,
            tuple(one for one in found if isinstance(one, Lack)),
            max((one for one in limits if one.kind is Kind.LEAST), key=_units),
            min((one for one in limits if one.kind is Kind.MOST), key=_units),
            _meet(_EVERYTHING, limits),
        )

    def narrowed(self, demands: Iterable[Demand], name: str | None = None) -> Self:
        """Return what further demands leave; ``name`` is what the number is called then."""
        found = tuple(demands)
        limits = tuple(one for one in found if isinstance(one, Limit))
        lacks = tuple(one for one in found if isinstance(one, Lack))
        return self._made(
            name or self.name,
            self.limits + limits,
            self.lacks + lacks,
            max((self.low, *(one for one in limits if one.kind is Kind.LEAST)), key=_units),
            min((self.high, *(one for one in limits if one.kind is Kind.MOST)), key=_units),
            _meet(self.row, limits),
        )

    @classmethod
    def _made(  # noqa: PLR0913, PLR0917  its fields
        cls,
        name: str,
        limits: tuple[Limit, ...],
        lacks: tuple[Lack, ...],
        low: Limit,
        high: Limit,
        row: Progression | None,
    ) -> Self:
        least = row.at_least(low.units) if row else 1
        greatest = row.at_most(high.units) if row else 0
        return cls(name, limits, lacks, low, high, row, least, greatest)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is legal."""
        return self._least > self._greatest

    @property
    def least(self) -> Decimal | None:
        """The smallest legal value; None: there is none."""
        return None if self.is_empty else decimal_of(self._least)

    @property
    def greatest(self) -> Decimal | None:
        """The largest legal value; None: there is none."""
        return None if self.is_empty else decimal_of(self._greatest)

    def holds(self, value: Decimal) -> bool:
        """Tell whether a value is legal."""
        units = floor_units(value)
        exact = units == ceil_units(value)
        return exact and self._least <= units <= self._greatest and self._row.holds(units)

    def at_most(self, value: Decimal) -> Decimal | None:
        """Return the largest legal value that is not above a value; None: there is none."""
        units = min(floor_units(value), self._greatest)
        if self.is_empty or units < self._least:
            return None
        return decimal_of(self._row.at_most(units))

    def at_least(self, value: Decimal) -> Decimal | None:
        """Return the smallest legal value that is not below a value; None: there is none."""
        units = max(ceil_units(value), self._least)
        if self.is_empty or units > self._greatest:
            return None
        return decimal_of(self._row.at_least(units))

    def nearest(self, value: Decimal) -> Decimal | None:
        """Return the legal value nearest to a value, of two equally near ones the larger."""
        below, above = self.at_most(value), self.at_least(value)
        if below is None or above is None:
            return above if below is None else below
        return below if subtract(value, below) < subtract(above, value) else above

    def rounded(self, value: Decimal, rounding: Rounding) -> Decimal | None:
        """Return the nearest legal value in a direction; None: there is none."""
        if rounding is Rounding.DOWN:
            return self.at_most(value)
        return self.at_least(value) if rounding is Rounding.UP else self.nearest(value)

    def on_steps(self, units: int) -> Decimal | None:
        """Return the largest value on the steps up to so many units, whatever the bounds.

        None: it is 0 or less, or the steps do not meet.
        """
        found = self.row.at_most(units) if self.row else 0
        return decimal_of(found) if found > 0 else None

    def broken_by(self, value: Decimal) -> tuple[Limit, ...]:
        """Return the limits that a value does not keep."""
        units = floor_units(value)
        exact = units == ceil_units(value)
        return tuple(
            one
            for one in self.limits
            if not one.allows(units) or (not exact and one.kind is Kind.STEP)
        )

    def contradiction(self) -> tuple[Limit, ...]:
        """Return the limits that exclude each other; nothing when some value is legal."""
        if not self.is_empty:
            return ()
        steps = [one for one in self.limits if one.kind is Kind.STEP]
        if self.row is None:
            return next(pair for pair in combinations(steps, 2) if not _meet(_EVERYTHING, pair))
        if self.low.units > self.high.units:
            return self.low, self.high
        return self.low, self.high, *_that_count(steps)

    def smallest(self) -> Decimal:
        """Return the smallest legal value.

        Raises:
            CannotFit: there is none, or a lower bound cannot be worked out.
        """
        if self.least is None or self._lacking(Kind.LEAST):
            self.refuse(Kind.LEAST)
        return self.least

    def largest(self) -> Decimal:
        """Return the largest legal value.

        Raises:
            CannotFit: there is none, or an upper bound cannot be worked out.
        """
        if self.greatest is None or self._lacking(Kind.MOST):
            self.refuse(Kind.MOST)
        return self.greatest

    def refuse(self, kind: Kind | None = None) -> NoReturn:
        """Say why there is no such value: a fact is needed, or limits exclude each other.

        Raises:
            CannotFit: always.
        """
        reasons = self._lacking(kind) or self.contradiction()
        raise CannotFit(reasons=[str(one) for one in reasons])

    def exclude(self, value: Decimal, what: str) -> NoReturn:
        """Say which limits a value does not keep.

        Raises:
            CannotFit: always; each reason is a limit and ``what`` it excludes.
        """
        raise CannotFit(reasons=[f"{one} excludes {what}" for one in self.broken_by(value)])

    def _lacking(self, kind: Kind | None) -> tuple[Lack, ...]:
        return tuple(one for one in self.lacks if one.kind is kind)

    @property
    def _row(self) -> Progression:
        return self.row or _EVERYTHING


_EVERYTHING = Progression(1)


def _units(limit: Limit) -> int:
    return limit.units


def _meet(row: Progression | None, limits: Iterable[Limit]) -> Progression | None:
    """Return where the steps among the limits meet a row."""
    for limit in limits:
        if limit.kind is Kind.STEP:
            steps = limit.progression
            row = row.meet(steps) if row and steps else None
    return row


def _that_count(steps: Iterable[Limit]) -> list[Limit]:
    """Leave out the steps that follow from another one."""
    counting: list[Limit] = []
    for step in steps:
        if any(_meet(one.progression, (step,)) == one.progression for one in counting):
            continue
        counting = [one for one in counting if _meet(one.progression, (step,)) != step.progression]
        counting.append(step)
    return counting
