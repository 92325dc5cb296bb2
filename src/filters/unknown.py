"""A filterType that pretrade does not know: kept as it came, and never a silent pass.

New filters appear without warning (twelve times between 2018 and 2026). Loading keeps them, and
every check of the symbol reports them as unevaluated. T_PLUS_SELL, which the exchange publishes
without saying what it means, is one of them.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from pretrade.check import Scope
from pretrade.constraint import Unknown
from pretrade.context import Context
from pretrade.filters.filter import Filter
from pretrade.filters.json_object import JsonObject
from pretrade.order import Shape


@attrs.frozen
class UnknownFilter(Filter):
    """A filter kept raw.

    >>> UnknownFilter("T_PLUS_SELL", {"filterType": "T_PLUS_SELL", "endTime": 0}).raw["endTime"]
    0
    """

    scope: ClassVar[Scope] = Scope.REQUEST
    binds_less: ClassVar[bool] = True

    # Each has its own.
    rule_id: str  # type: ignore[misc]  # pyright: ignore[reportIncompatibleVariableOverride]
    raw: Mapping[str, Any] = attrs.field(hash=False)

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Keep the filter as exchangeInfo has it."""
        return cls(raw.raw["filterType"], raw.raw)

    def constraints(self, shape: Shape, context: Context) -> tuple[Unknown, ...]:  # noqa: ARG002
        """Bind every request, nobody knows how: no fact would help."""
        return (Unknown(),)
