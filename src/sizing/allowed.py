"""The legal values of one number, with the rule behind every bound and step: `Allowed`."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NoReturn, Self

import attrs

from pretrade.decimals import subtract
from pretrade.enums import Rounding
from pretrade.sizing.cannot_fit import CannotFit
from pretrade.sizing.limit import Demand, Kind, Lack, Limit
from pretrade.sizing.meeting import EVERYTHING, meet, never_meeting, that_count
from pretrade.sizing.progression import Progression
from pretrade.sizing.units import ceil_units, decimal_of, floor_units


def _first(allowed: "Allowed") -> int:
    return allowed.row.at_least(allowed.low.units) if allowed.row else 1


def _last(allowed: "Allowed") -> int:
    return allowed.row.at_most(allowed.high.units) if allowed.row else 0


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
    _least: int = attrs.field(init=False, default=attrs.Factory(_first, takes_self=True))
    _greatest: int = attrs.field(init=False, default=attrs.Factory(_last, takes_self=True))

    @classmethod
    def of(cls, name: str, demands: Iterable[Demand]) -> Self:
        """Put together what rules demand: at least one lower and one upper bound.

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
        limits, lacks = _sorted(demands)
        return cls(
            name,
            limits,
            lacks,
            low=max((one for one in limits if one.kind is Kind.LEAST), key=_units),
            high=min((one for one in limits if one.kind is Kind.MOST), key=_units),
            row=meet(EVERYTHING, limits),
        )

    def narrowed(self, demands: Iterable[Demand], name: str | None = None) -> Self:
        """Return what further demands leave; ``name`` is what the number is called then."""
        limits, lacks = _sorted(demands)
        return type(self)(
            name or self.name,
            self.limits + limits,
            self.lacks + lacks,
            low=max((self.low, *(one for one in limits if one.kind is Kind.LEAST)), key=_units),
            high=min((self.high, *(one for one in limits if one.kind is Kind.MOST)), key=_units),
            row=meet(self.row, limits),
        )

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
        reasons = self._lacking(kind) or self._contradiction()
        raise CannotFit(reasons=[str(one) for one in reasons])

    def exclude(self, value: Decimal, what: str) -> NoReturn:
        """Say which limits a value does not keep.

        Raises:
            CannotFit: always; each reason is a limit and ``what`` it excludes.
        """
        raise CannotFit(reasons=[f"{one} excludes {what}" for one in self.broken_by(value)])

    def _lacking(self, kind: Kind | None) -> tuple[Lack, ...]:
        return tuple(one for one in self.lacks if one.kind is kind)

    def _contradiction(self) -> tuple[Limit, ...]:
        """Return the limits that exclude each other."""
        steps = [one for one in self.limits if one.kind is Kind.STEP]
        if self.row is None:
            return never_meeting(steps)
        bounds = (self.low, self.high)
        return bounds if self.low.units > self.high.units else (*bounds, *that_count(steps))

    @property
    def _row(self) -> Progression:
        return self.row or EVERYTHING


def _units(limit: Limit) -> int:
    return limit.units


def _sorted(demands: Iterable[Demand]) -> tuple[tuple[Limit, ...], tuple[Lack, ...]]:
    """Tell limits from what cannot be worked out."""
    found = tuple(demands)
    limits = tuple(one for one in found if isinstance(one, Limit))
    return limits, tuple(one for one in found if isinstance(one, Lack))
