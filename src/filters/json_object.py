"""One JSON object of an exchangeInfo, read field by field with errors that name the place."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import attrs

from pretrade.decimals import EXACT, decimal_of_float
from pretrade.errors import InvalidExchangeInfo
from pretrade.json_values import is_array

_is_number = re.compile(r"-?[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]+)?").fullmatch
_MOST_DIGITS = 60  # no bound of an exchange is longer; a longer one would make sums needlessly long


@attrs.frozen
class JsonObject:
    """A JSON object and where it stands in the document, as ``$.symbols[3].filters[0]``."""

    raw: Mapping[str, Any]
    path: str

    def decimal(self, name: str) -> Decimal:
        """Return a number of at least 0, written as text or as a number.

        Raises:
            InvalidExchangeInfo: it is missing or not such a number.
        """
        given = self._value(name)
        number = _number(given)
        if number is None or not number.is_finite():
            raise self.error(name, f"{show(given)} is not a decimal")
        if number < 0:
            raise self.error(name, f"{show(given)} is negative")
        if len(number.as_tuple().digits) > _MOST_DIGITS or abs(number.adjusted()) > _MOST_DIGITS:
            raise self.error(name, f"{show(given)} is too long for a price or a quantity")
        return number

    def integer(self, name: str, default: int | None = None) -> int:
        """Return a whole number of at least 0; ``default`` when it is absent.

        Raises:
            InvalidExchangeInfo: it is missing without a default, or not such a number.
        """
        if default is not None and self.raw.get(name) is None:
            return default
        number = self.decimal(name)
        if number != number.to_integral_value():
            raise self.error(name, f"{show(self.raw[name])} is not a whole number")
        return int(number)

    def boolean(self, name: str, *, default: bool | None) -> bool | None:
        """Return true or false; ``default`` when it is absent.

        Raises:
            InvalidExchangeInfo: it is neither.
        """
        given = self.raw.get(name)
        if given is None:
            return default
        if not isinstance(given, bool):
            raise self.error(name, f"{show(given)} is neither true nor false")
        return given

    def flag(self, name: str) -> bool:
        """Return true or false; false when it is absent."""
        return bool(self.boolean(name, default=False))

    def text(self, name: str) -> str | None:
        """Return a text; None when it is absent.

        Raises:
            InvalidExchangeInfo: it is something else.
        """
        given = self.raw.get(name)
        if given is None or isinstance(given, str):
            return given
        raise self.error(name, f"{show(given)} is not a text")

    def texts(self, name: str) -> frozenset[str] | None:
        """Return an array of texts; None when it is absent.

        Raises:
            InvalidExchangeInfo: it is something else.
        """
        given = self.raw.get(name)
        if given is None:
            return None
        if is_array(given) and all(isinstance(one, str) for one in given):
            return frozenset(given)
        raise self.error(name, f"{show(given)} is not an array of texts")

    def error(self, name: str, reason: str) -> InvalidExchangeInfo:
        """Return the error that names the place of a field."""
        return InvalidExchangeInfo(f"{self.path}.{name}", reason)

    def _value(self, name: str) -> Any:  # noqa: ANN401  any JSON value
        given = self.raw.get(name)
        if given is None:
            raise self.error(name, "is missing")
        return given


def _number(given: object) -> Decimal | None:
    """Read a JSON number or text; None when it is neither."""
    if isinstance(given, bool):
        return None
    try:
        if isinstance(given, float):
            return decimal_of_float(given)
        if isinstance(given, str):
            return Decimal(given, EXACT) if _is_number(given) else None
        return Decimal(given) if isinstance(given, int | Decimal) else None
    except (InvalidOperation, ValueError):
        return None


def show(given: object) -> str:
    """Show a JSON value in an error, cut to a readable length."""
    try:
        text = repr(given)
    except ValueError:  # an int beyond the interpreter's limit of digits
        text = "a number of thousands of digits"
    return text if len(text) <= _MOST_DIGITS else text[:_MOST_DIGITS] + "…"
