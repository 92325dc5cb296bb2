"""The legal values of one number, the others given, or the reasons why there are none: `Legal`."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NoReturn

from pretrade.constraint import Comparison
from pretrade.facts.account import UNKNOWN_ACCOUNT
from pretrade.region.region import Lacking, Region
from pretrade.sizing.cannot_fit import CannotFit
from pretrade.sizing.reasons import Limit, contradiction, limits_of


class Legal:
    """What a region leaves of one number.

    Attributes:
        region: the constraints and the facts; where nothing is known of the account, it does not
            bind.
        name: of the number.
        given: the other numbers, as far as they are given.
        span: the legal values.
    """

    __slots__ = ("_lacking", "given", "name", "region", "span")

    def __init__(
        self,
        region: Region,
        name: str,
        given: Mapping[str, Decimal | None],
    ) -> None:
        """Solve the region for one number.

        Args:
            region: the constraints and the facts.
            name: of the number.
            given: the others.
        """
        self.region, self.name, self.given = region, name, given
        self._lacking: list[Lacking] = []
        self.span = region.span(name, given.get, lacking=self._lacking)

    def smallest(self) -> Decimal:
        """Return the smallest legal value.

        Raises:
            CannotFit: there is none, or a lower bound cannot be worked out.
        """
        least = self.span.least
        if least is None or not self.is_least_known:
            self.refuse(">")
        return least

    def largest(self) -> Decimal:
        """Return the largest legal value.

        Raises:
            CannotFit: there is none, or an upper bound cannot be worked out.
        """
        greatest = self.span.greatest
        if greatest is None or (self._lacking and self._missing("<")):
            self.refuse("<")
        return greatest

    @property
    def is_least_known(self) -> bool:
        """Whether every lower bound could be worked out."""
        return not self._lacking or not self._missing(">")

    def refuse(self, way: str = "", *others: Limit) -> NoReturn:
        """Say why there is no such value: a fact is needed, or limits exclude each other.

        Args:
            way: the side on which a bound may lack, as ``>``; both by default.
            *others: what else was demanded of it.

        Raises:
            CannotFit: always.
        """
        raise CannotFit(
            reasons=self._missing(way) or map(str, contradiction([*self.limits(), *others]))
        )

    def exclude(self, value: Decimal, what: str) -> NoReturn:
        """Say which limits a value does not keep.

        Raises:
            CannotFit: always; each reason is a limit and ``what`` it excludes.
        """
        broken = [one for one in self.limits() if not one.allows(value)]
        raise CannotFit(reasons=[f"{one} excludes {what}" for one in broken])

    def limits(self) -> list[Limit]:
        """Return everything that is demanded of the number."""
        return limits_of(self.region, self.name, self.given.get)

    def _missing(self, way: str) -> list[str]:
        """Return the rules whose bound on one side could not be worked out, and what they need."""
        unknown = self.region.account is UNKNOWN_ACCOUNT
        found: dict[str, None] = {}
        for row, missing in self._lacking:
            of = row.of
            if not isinstance(of, Comparison) or (unknown and row.needs_account):
                continue
            parameter = missing[0].removeprefix("order:")
            if parameter != missing[0] and parameter not in self.given:
                continue  # it was not asked what goes with it
            if way and row.relation_for(self.name)[0] == way:
                found[f"{row.rule} needs {missing[0]}"] = None
        return list(found)
