"""Numbers that come in from callers, and numbers that go out: exact, and as short as can be."""

from decimal import Decimal, InvalidOperation

from pretrade.constraint.span import trimmed
from pretrade.decimals import EXACT, ONE, multiply, short, subtract
from pretrade.errors import InvalidFacts
from pretrade.facts.fact_values import fact_decimal, plain_decimal
from pretrade.order.keywords import Number
from pretrade.order.syntax import decimals_of

_create = EXACT.create_decimal


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
    return fact_decimal(given, name)


def carried(given: Number, name: str) -> Decimal:
    """Read a number that an order is to carry.

    Raises:
        InvalidFacts: it is not a number of at least 0, or has more digits than the exchange reads.
    """
    plain = plain_decimal(given)
    if plain is not None:
        return plain
    number = fact_decimal(given, name)
    try:
        decimals_of(number)
    except ValueError as error:
        reason = f"{short(number)} has more digits than the exchange reads"
        raise InvalidFacts(name, reason) from error
    return number


def quick_decimal(given: object) -> Decimal:
    """Read a text, a float or an int that is plainly a number; its sign and length may be anything.

    Raises:
        InvalidOperation: it is not.
    """
    if type(given) is str:
        number = _create(given)
    elif type(given) is float:
        number = _create(repr(given))
    elif type(given) is int:
        number = _create(given)
    else:
        raise InvalidOperation
    if number.is_finite():
        return number
    raise InvalidOperation


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


def after_fee(quantity: Decimal, fee_rate: Decimal) -> Decimal:
    """Return what is left of a quantity when a fraction of it is taken as the fee.

    >>> after_fee(Decimal("52.8"), Decimal("0.001"))
    Decimal('52.7472')
    """
    return trimmed(multiply(quantity, subtract(ONE, fee_rate)))
