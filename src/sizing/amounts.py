"""Numbers that come in from callers, and numbers that go out: exact, and as short as can be."""

from decimal import Decimal, InvalidOperation

from pretrade.decimals import EXACT, ZERO, add, short
from pretrade.errors import InvalidFacts
from pretrade.fact_values import fact_decimal
from pretrade.order.keywords import Number

_MOST_DIGITS = 60  # as `fact_decimal` has it: nothing longer can be a price or a quantity
_normalize = EXACT.normalize


def amount(given: Number, name: str) -> Decimal:
    """Read a price or a quantity.

    >>> amount("27000.10", "price"), amount(3, "quantity")
    (Decimal('27000.10'), Decimal('3'))

    Args:
        given: a Decimal, an int or a text; at run time also a float, through its shortest repr.
        name: what it is, for the error.

    Raises:
        InvalidFacts: it is not a finite number of at least 0.
    """
    kind = type(given)
    try:
        number = given if kind is Decimal else Decimal(given) if kind is str else None
    except InvalidOperation:
        number = None
    # What is plainly fine must be fast; everything else is sorted out by the usual reader.
    if (
        number is not None
        and number.is_finite()
        and not number.is_signed()
        and -_MOST_DIGITS < number.adjusted() < _MOST_DIGITS
        and len(str(number)) < _MOST_DIGITS
    ):
        return number
    return fact_decimal(given, name)


def trimmed(number: Decimal) -> Decimal:
    """Return the same number without superfluous zeros and without an exponent.

    >>> trimmed(Decimal("0.0800")), trimmed(Decimal("1E+2")), trimmed(Decimal("0E-8"))
    (Decimal('0.08'), Decimal('100'), Decimal('0'))
    """
    return add(_normalize(number), ZERO)


def positive(given: Number, name: str) -> Decimal:
    """Read a price or a quantity above 0.

    Raises:
        InvalidFacts: it is not a finite number above 0.
    """
    number = amount(given, name)
    if not number:
        raise InvalidFacts(name, "is 0")
    return number


def fraction(given: Number, name: str) -> Decimal:
    """Read a part of a whole: from 0 to below 1, as a fee rate of 0.001.

    Raises:
        InvalidFacts: it is not such a number.
    """
    number = amount(given, name)
    if number >= 1:
        raise InvalidFacts(name, f"{short(number)} is not below 1: 0.1 is ten percent")
    return number
