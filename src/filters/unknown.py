"""A filterType that pretrade does not know: kept as it came, and never a silent pass.

New filters appear without warning (twelve times between 2018 and 2026). Loading keeps them, and
every check of the symbol reports them as unevaluated. T_PLUS_SELL, which the exchange publishes
without saying what it means, is one of them.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from pretrade.check import Scope
from pretrade.facts import Facts, Venue
from pretrade.filters.json_object import JsonObject
from pretrade.order import Order, Shape
from pretrade.violation import Findings, missing


@attrs.frozen
class UnknownFilter:
    """A filter kept raw.

    >>> UnknownFilter("T_PLUS_SELL", {"filterType": "T_PLUS_SELL", "endTime": 0}).raw["endTime"]
    0
    """

    scope: ClassVar[Scope] = Scope.REQUEST
    needs: ClassVar[tuple[str, ...]] = ()
    sees_values: ClassVar[bool] = True

    rule_id: str
    raw: Mapping[str, Any] = attrs.field(hash=False)

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Keep the filter as exchangeInfo has it."""
        return cls(raw.raw["filterType"], raw.raw)

    def applies(self, shape: Shape, venue: Venue) -> bool:  # noqa: ARG002
        """Every request."""
        return True

    def check(self, order: Order, facts: Facts) -> Findings:  # noqa: ARG002
        """Say that it was not evaluated; no fact would help."""
        return missing(self.rule_id)
