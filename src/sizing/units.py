"""Amounts as whole numbers of units: a unit has 20 decimals, the most that can be written.

Every legal amount is a whole number of units, so bounds are cut to units without losing anything,
and grids of different steps meet in whole numbers.
"""

from decimal import Decimal

from pretrade.decimals import EXACT
from pretrade.sizing.amounts import trimmed

DECIMALS = 20
"""How many decimals the exchange reads: ``^([0-9]{1,20})(\\.[0-9]{1,20})?$``."""

SCALE: int = 10**DECIMALS
"""How many units are 1."""

MOST_UNITS: int = SCALE * SCALE - 1
"""The largest amount that can be written: 20 digits before the point and 20 after it."""

ONE = Decimal(1)


def floor_units(number: Decimal, over: Decimal = ONE) -> int:
    """Return ``number / over`` in units, rounded down; exact however long the quotient is.

    >>> floor_units(Decimal(1), Decimal(3))
    33333333333333333333
    """
    top, bottom = number.as_integer_ratio()
    over_top, over_bottom = over.as_integer_ratio()
    return top * over_bottom * SCALE // (bottom * over_top)


def ceil_units(number: Decimal, over: Decimal = ONE) -> int:
    """Return ``number / over`` in units, rounded up.

    >>> ceil_units(Decimal(1), Decimal(3))
    33333333333333333334
    """
    return -floor_units(number.copy_negate(), over)  # a minus sign would round to the context


def decimal_of(units: int) -> Decimal:
    """Return the amount that so many units are.

    >>> decimal_of(25 * SCALE // 10)
    Decimal('2.5')
    """
    return trimmed(EXACT.scaleb(Decimal(units), -DECIMALS))
