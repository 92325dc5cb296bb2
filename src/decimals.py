"""Exact decimal arithmetic that neither depends on nor changes the caller's decimal context.

Every product and remainder goes through an own context, wide enough for the largest legal
numbers (20 digits before and 20 after the point): nothing is ever rounded. Comparisons of finite
decimals are exact in any context and use the plain operators.
"""

from decimal import (
    MAX_EMAX,
    MIN_EMIN,
    ROUND_CEILING,
    ROUND_FLOOR,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)

EXACT = Context(
    prec=400, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[InvalidOperation, DivisionByZero, Overflow]
)
"""The arithmetic of the library: a product of nine 40-digit numbers still fits."""


def exact(rounding: str) -> Context:
    """Return the same arithmetic for what has to be rounded: quotients, and numbers of a grid."""
    context = EXACT.copy()
    context.rounding = rounding
    return context


ZERO = Decimal(0)
ONE = Decimal(1)

_NOISE = Decimal("1E-12")  # relative: some thousand times what one operation on floats is off

multiply = EXACT.multiply
add = EXACT.add
subtract = EXACT.subtract
remainder = EXACT.remainder


def divide_down(number: Decimal, divisor: Decimal, places: int = 8) -> Decimal:
    """Return the quotient cut to so many decimals (8: what the exchange's assets have).

    >>> divide_down(Decimal(10), Decimal(3)), divide_down(Decimal(10), Decimal(4))
    (Decimal('3.33333333'), Decimal('2.5'))
    """
    return _divide(number, divisor, places, ROUND_FLOOR)


def divide_up(number: Decimal, divisor: Decimal, places: int = 8) -> Decimal:
    """Return the quotient, rounded up to so many decimals.

    >>> divide_up(Decimal(10), Decimal(3)), divide_up(Decimal(10), Decimal(4))
    (Decimal('3.33333334'), Decimal('2.5'))
    """
    return _divide(number, divisor, places, ROUND_CEILING)


def _divide(number: Decimal, divisor: Decimal, places: int, rounding: str) -> Decimal:
    quotient = EXACT.divide(number, divisor)  # exact, or non-terminating: then far from the grid
    unit = Decimal((0, (1,), -places))
    return quotient.quantize(unit, rounding, EXACT).normalize(EXACT)


def plain(number: Decimal) -> str:
    """Write a number as the exchange reads it: no exponent, digits as given.

    >>> plain(Decimal("1E-7")), plain(Decimal("1E+2")), plain(Decimal("0.10"))
    ('0.0000001', '100', '0.10')
    """
    return format(number, "f")


def short(number: Decimal) -> str:
    """Write a number in plain notation without trailing zeros.

    >>> short(Decimal("0.00001000")), short(Decimal("100")), short(Decimal("0E-8"))
    ('0.00001', '100', '0')
    """
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def decimal_of_float(number: float) -> Decimal:
    """Read a finite float through its shortest repr; an integral float has no fraction.

    >>> decimal_of_float(0.1), decimal_of_float(5.0), decimal_of_float(1e22)
    (Decimal('0.1'), Decimal('5'), Decimal('10000000000000000000000'))
    """
    return Decimal(format(Decimal(float.__repr__(number)), "f").removesuffix(".0"))


def without_noise(value: Decimal, legal: Decimal | None) -> Decimal:
    """Return the legal value that a float was meant to be, if it is that near to one.

    >>> without_noise(Decimal("0.30000000000000004"), Decimal("0.3"))
    Decimal('0.3')
    """
    if legal is None or subtract(value, legal).copy_abs() > multiply(value, _NOISE):
        return value
    return legal


def floor_to_grid(number: Decimal, step: Decimal, origin: Decimal = ZERO) -> Decimal:
    """Return the largest ``origin + n * step`` that is not above ``number`` (both at least 0).

    >>> floor_to_grid(Decimal("8"), Decimal("3")), floor_to_grid(Decimal("0.29"), Decimal("0.01"))
    (Decimal('6'), Decimal('0.29'))
    """
    excess = remainder(subtract(number, origin), step)
    if excess < 0:  # Decimal remainders take the sign of the dividend: below the origin
        excess = add(excess, step)
    return subtract(number, excess) if excess else number
