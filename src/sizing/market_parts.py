"""Cuts a quantity into the fewest MARKET orders that are legal each."""

from decimal import Decimal
from math import gcd

from pretrade.decimals import short
from pretrade.sizing.allowed import Allowed
from pretrade.sizing.cannot_fit import CannotFit
from pretrade.sizing.limit import Kind
from pretrade.sizing.progression import Progression
from pretrade.sizing.units import ceil_units, decimal_of, floor_units

MOST_PARTS = 100_000
"""More orders than a day's limit are a mistake."""


def split(quantity: Decimal, allowed: Allowed) -> tuple[Decimal, ...]:
    """Return legal quantities that sum to a quantity, as few and as large as can be.

    Args:
        quantity: the whole.
        allowed: the legal quantities.

    Raises:
        CannotFit: there are no such parts; the reasons name what would remain.
    """
