"""Reads the fields of user-data-stream events; what cannot be read raises with its path."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pretrade.errors import InvalidFacts
from pretrade.facts.fact_values import fact_name, fact_text
from pretrade.json_values import is_object, is_too_long, read_number, show

Event = Mapping[str, Any]

MICROSECONDS = 1000
"""In a millisecond."""

_FIRST_IN_MICROSECONDS = 10**14  # as milliseconds it is the year 5138


def event_of(message: object) -> Event:
    """Take an event out of its wrapping, if it has one.

    The WebSocket API wraps it as ``{"subscriptionId": …, "event": {…}}``, a combined stream as
    ``{"stream": …, "data": {…}}``.

    >>> event_of({"subscriptionId": 0, "event": {"e": "balanceUpdate"}})
    {'e': 'balanceUpdate'}

    Raises:
        InvalidFacts: it is not a JSON object.
    """
    if not is_object(message):
        raise InvalidFacts("event", f"{show(message)} is not a JSON object")
    if "e" in message:
        return message
    for wrapping in ("event", "data"):
        if wrapping in message:
            inner = message[wrapping]
            if is_object(inner):
                return inner
            raise InvalidFacts(wrapping, f"{show(inner)} is not a JSON object")
    return message


def field_path(event: Event, name: str) -> str:
    """Return the path of a field, as ``executionReport.q``."""
    return f"{event.get('e')}.{name}"


def text_field(event: Event, name: str) -> str:
    """Read a text.

    Raises:
        InvalidFacts: it is not one.
    """
    return fact_text(event.get(name), field_path(event, name))


def name_field(event: Event, name: str) -> str:
    """Read the name of an asset or a symbol.

    Raises:
        InvalidFacts: it is not one.
    """
    return fact_name(event.get(name), field_path(event, name))


def signed_field(event: Event, name: str) -> Decimal:
    """Read a number that may be negative.

    Raises:
        InvalidFacts: it is not a finite number.
    """
    number = read_number(event.get(name))
    if number is None or is_too_long(number):
        reason = f"{show(event.get(name))} is not a decimal number"
        raise InvalidFacts(field_path(event, name), reason)
    return number


def integer_field(event: Event, name: str) -> int:
    """Read a whole number.

    Raises:
        InvalidFacts: it is not one.
    """
    number = signed_field(event, name)
    if number != int(number):
        reason = f"{show(event.get(name))} is not a whole number"
        raise InvalidFacts(field_path(event, name), reason)
    return int(number)


def time_field(event: Event, name: str) -> int:
    """Read a time, in microseconds since 1970; streams send milliseconds unless asked otherwise.

    >>> time_field({"T": 1499405658657}, "T") == time_field({"T": 1499405658657000}, "T")
    True

    Raises:
        InvalidFacts: it is not a whole number.
    """
    given = integer_field(event, name)
    return given if given >= _FIRST_IN_MICROSECONDS else given * MICROSECONDS
