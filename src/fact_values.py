"""Reads the numbers of market and account facts: exact, finite, not negative, or a clear error."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from pretrade.decimals import decimal_of_float
from pretrade.errors import InvalidFacts

_MOST_DIGITS = 60  # a larger number is a mistake, and would make exact products needlessly long


def fact_decimal(given: object, path: str) -> Decimal:
    """Read one number of a fact; ``path`` names it in the error.

    >>> fact_decimal("27000.10", "lastPrice")
    Decimal('27000.10')

    Raises:
        InvalidFacts: it is not a finite number of at least 0.
    """
    number = _number(given)
    if number is None or not number.is_finite():
        raise InvalidFacts(path, f"{_shown(given)} is not a decimal number")
    if number < 0:
        raise InvalidFacts(path, f"{_shown(given)} is negative")
    if abs(number.adjusted()) > _MOST_DIGITS or len(number.as_tuple().digits) > _MOST_DIGITS:
        raise InvalidFacts(path, f"{_shown(given)} is too long for a price or a quantity")
    return number


def optional_decimal(path: str) -> Callable[[object], Decimal | None]:
    """Return a reader of a number that may be None, which means unknown."""

    def read(given: object) -> Decimal | None:
        if given is None or (type(given) is Decimal and given.is_finite() and 0 <= given < 10**20):
            return given
        return fact_decimal(given, path)

    return read


def _number(given: object) -> Decimal | None:
    if isinstance(given, bool):
        return None
    try:
        if isinstance(given, float):
            return decimal_of_float(given)
        if isinstance(given, Decimal | int | str):
            return Decimal(given)
    except (InvalidOperation, ValueError):
        pass
    return None


def fact_mapping(given: object, path: str) -> Mapping[str, object]:
    """Return ``given`` when it is a JSON object, else raise InvalidFacts."""
    if isinstance(given, Mapping):
        return given
    raise InvalidFacts(path, f"{_shown(given)} is not a JSON object")


def fact_list(given: object, path: str) -> list[object]:
    """Return ``given`` as a list when it is a JSON array, else raise InvalidFacts."""
    if isinstance(given, list | tuple):
        return list(given)
    raise InvalidFacts(path, f"{_shown(given)} is not a JSON array")


def fact_text(given: object, path: str) -> str:
    """Return ``given`` when it is a text, else raise InvalidFacts."""
    if isinstance(given, str):
        return given
    raise InvalidFacts(path, f"{_shown(given)} is not a text")


def _shown(given: object) -> str:
    text = repr(given)
    return text if len(text) <= _MOST_DIGITS else text[:_MOST_DIGITS] + "…"
