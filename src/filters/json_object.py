"""One JSON object of an exchangeInfo, read field by field with errors that name the place."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs

from pretrade.errors import InvalidExchangeInfo
from pretrade.json_values import is_array, is_too_long, read_number, show


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
        number = read_number(given)
        if number is None:
            raise self.error(name, f"{show(given)} is not a decimal")
        if number < 0:
            raise self.error(name, f"{show(given)} is negative")
        if is_too_long(number):
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
