"""STRATEGY_TYPE: ``strategyType`` below 1000000 (-1134).

Source: "Error codes: -1134"; change log of 2022-08-08.
"""

from collections.abc import Iterator

from pretrade.check import NumericRule
from pretrade.constraint import Constraint, field, named
from pretrade.context import Context
from pretrade.order import Shape

_LARGE_ENOUGH = field("strategyType") >= named("minimum", 1_000_000)


def constraints(shape: Shape, context: Context) -> Iterator[Constraint]:  # noqa: ARG001
    """Bind ``strategyType``."""
    if "strategyType" in shape.given:
        yield _LARGE_ENOUGH


STRATEGY_TYPE = NumericRule(
    "STRATEGY_TYPE", constraints, -1134, "strategyType was less than 1000000."
)
