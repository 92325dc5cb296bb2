"""Reads the numbers of market and account facts: exact, finite, not negative, or a clear error."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from pretrade.decimals import EXACT, decimal_of_float
from pretrade.errors import InvalidFacts
from pretrade.json_values import is_array, is_object

_is_number = re.compile(r"-?[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]+)?").fullmatch
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


def optional_decimal(given: object, path: str) -> Decimal | None:
    """Read one number of a fact that may be None, which means unknown.

    Raises:
        InvalidFacts: it is not a finite number of at least 0.
    """
    return None if given is None else fact_decimal(given, path)


def _number(given: object) -> Decimal | None:
    if isinstance(given, bool):
        return None
    try:
        if isinstance(given, float):
            return decimal_of_float(given)
        if isinstance(given, str):
            return Decimal(given, EXACT) if _is_number(given) else None
        if isinstance(given, Decimal | int):
            return Decimal(given)
    except (InvalidOperation, ValueError):
        pass
    return None


def fact_mapping(given: object, path: str) -> Mapping[Any, Any]:
    """Return ``given`` when it is a JSON object, else raise InvalidFacts."""
    if is_object(given):
        return given
    raise InvalidFacts(path, f"{_shown(given)} is not a JSON object")


def fact_list(given: object, path: str) -> list[Any]:
    """Return the items of an array (or a tuple or a set), else raise InvalidFacts."""
    if is_array(given):
        return list(given)
    raise InvalidFacts(path, f"{_shown(given)} is not a JSON array")


def fact_text(given: object, path: str) -> str:
    """Return ``given`` when it is a text, else raise InvalidFacts."""
    if isinstance(given, str):
        return given
    raise InvalidFacts(path, f"{_shown(given)} is not a text")


def _shown(given: object) -> str:
    try:
        text = repr(given)
    except ValueError:  # an int beyond the interpreter's limit of digits
        text = "a number of thousands of digits"
    return text if len(text) <= _MOST_DIGITS else text[:_MOST_DIGITS] + "…"
