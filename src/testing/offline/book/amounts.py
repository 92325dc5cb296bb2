"""Writes and cuts the amounts of an exchange."""

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, Inexact, InvalidOperation

from pretrade.decimals import divide_down, floor_to_grid, plain

_LOSSLESS = Context(prec=400, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[Inexact, InvalidOperation])
_UNITS = tuple(Decimal((0, (1,), -places)) for places in range(21))
_ZEROS = tuple(format(Decimal((0, (0,), -places)), "f") for places in range(21))
USUAL_PLACES = 8
"""Decimals of an asset whose precision exchangeInfo does not say."""


def show(number: Decimal, places: int = USUAL_PLACES) -> str:
    """Write an amount as the exchange does, with so many decimals; more when it has more.

    >>> show(Decimal("0.1")), show(Decimal("0.1234567890"), 8)
    ('0.10000000', '0.123456789')
    """
    if not number:
        return _ZEROS[places]
    try:
        return format(number.quantize(_UNITS[places], None, _LOSSLESS), "f")
    except Inexact:
        return plain(number).rstrip("0")


def unit(places: int) -> Decimal:
    """Return the smallest amount of so many decimals.

    >>> unit(2)
    Decimal('0.01')
    """
    return _UNITS[places]


def bought_for(amount: Decimal, price: Decimal, step: Decimal) -> Decimal:
    """Return the largest multiple of ``step`` that ``amount`` of the quote asset pays for.

    >>> bought_for(Decimal(100), Decimal(3), Decimal("0.5"))
    Decimal('33.00000000')
    """
    places = max(USUAL_PLACES, -_exponent(step))
    return floor_to_grid(divide_down(amount, price, places), step)


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
