"""Reads the numbers of market and account facts: exact, finite, not negative, or a clear error."""

import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from pretrade.errors import InvalidFacts
from pretrade.json_values import error_in, is_array, is_object, is_too_long, read_number, show
from pretrade.meant import meant_name

_is_plain = re.compile(r"[0-9]{1,20}(?:\.[0-9]{0,20})?").fullmatch
"""Whether a text is a number as the exchange writes it: nothing else has to be asked of it."""

_is_name = re.compile("[^a-z/\\s]*").fullmatch
"""Whether a text could be the name of an asset, a symbol or a permission."""

_PLAINLY_SHORT = 10**20


def plain_decimal(given: object) -> Decimal | None:
    """Read a number as the exchange writes it: up to 20 digits before the point and after it.

    >>> plain_decimal("27000.10"), plain_decimal("1e5")
    (Decimal('27000.10'), None)
    """
    if type(given) is Decimal and _is_plain(str(given)):
        return given
    if type(given) is str and _is_plain(given):
        return Decimal(given)
    if type(given) is int and 0 <= given < _PLAINLY_SHORT:
        return Decimal(given)
    return None


def fact_decimal(given: object, path: str) -> Decimal:
    """Read one number of a fact; ``path`` names it in the error.

    >>> fact_decimal("27000.10", "lastPrice")
    Decimal('27000.10')

    Raises:
        InvalidFacts: it is not a finite number of at least 0.
    """
    plain = plain_decimal(given)
    if plain is not None:
        return plain
    number = read_number(given)
    if number is None:
        raise InvalidFacts(path, f"{show(given)} is not a decimal number")
    if number < 0:
        raise InvalidFacts(path, f"{show(given)} is negative")
    if is_too_long(number):
        raise InvalidFacts(path, f"{show(given)} is too long for a price or a quantity")
    return number


def fact_count(given: object, path: str) -> int:
    """Read a whole number of at least 0.

    Raises:
        InvalidFacts: it is not one.
    """
    number = fact_decimal(given, path)
    if number != number.to_integral_value():
        raise InvalidFacts(path, f"{show(given)} is not a whole number")
    return int(number)


def optional_decimal(given: object, path: str) -> Decimal | None:
    """Read one number of a fact that may be None, which means unknown.

    Raises:
        InvalidFacts: it is not a finite number of at least 0.
    """
    return None if given is None else fact_decimal(given, path)


def optional_bool(given: object, path: str) -> bool | None:
    """Read true or false, or None, which means unknown.

    Raises:
        InvalidFacts: it is something else.
    """
    if given is None or isinstance(given, bool):
        return given
    raise InvalidFacts(path, f"{show(given)} is neither true nor false")


def fact_mapping(given: object, path: str) -> Mapping[Any, Any]:
    """Return ``given`` when it is a JSON object, else raise InvalidFacts."""
    if is_object(given):
        return given
    raise InvalidFacts(path, f"{show(given)} is not a JSON object")


def expect_names(  # noqa: PLR0913  what may be there, and how to say what may not
    given: Mapping[Any, Any],
    path: str,
    names: Collection[str],
    also: Collection[str] = (),
    *,
    reply: bool,
    advice: str = "",
) -> None:
    """Take care that no fact is dropped in silence: every key must be one that is read.

    Args:
        given: a JSON object.
        path: names it in the error.
        names: the keys that are read.
        also: those that a reply of the exchange has besides.
        reply: it is a reply of the exchange, which may have got new keys since.
        advice: what to do with a key that is like none of the names.

    Raises:
        InvalidFacts: it has another key; the name that was probably meant is told.
    """
    if reply:
        return
    unknown = next((key for key in given if key not in names and key not in also), None)
    if unknown is None:
        return
    error = error_in(given)
    if error:
        raise InvalidFacts(path, f"is an error of the exchange, {error}; ask it again")
    if is_object(given.get("info")):
        raise InvalidFacts(path, "is ccxt's own; read it with from_ccxt")
    meant = meant_name(unknown, [name for name in names if name not in given])
    hint = f"did you mean {meant}?" if meant else f"there are {', '.join(names)}{advice}"
    raise InvalidFacts(path, f"there is no key {show(unknown)}; {hint}")


def fact_list(given: object, path: str) -> list[Any]:
    """Return the items of an array (or a tuple or a set), else raise InvalidFacts."""
    if is_array(given):
        return list(given)
    raise InvalidFacts(path, f"{show(given)} is not a JSON array")


def fact_name(given: object, path: str) -> str:
    """Return the name of an asset, a symbol or a permission: the exchange has upper case only.

    Raises:
        InvalidFacts: it is written in another way, and would be looked up in vain.
    """
    name = fact_text(given, path)
    if _is_name(name):
        return name
    meant = name.upper().replace("/", "").strip()
    raise InvalidFacts(path, f"there is no {show(name)}; did you mean {meant}?")


def fact_word(given: object, path: str, known: Collection[str]) -> str:
    """Return one of the words that there are, given in any case: no other counts for anything.

    Raises:
        InvalidFacts: it is none of them.
    """
    text = fact_text(given, path)
    word = text.upper()
    if word in known:
        return word
    raise InvalidFacts(path, f"{show(text)} is none; there are {', '.join(known)}")


def fact_text(given: object, path: str) -> str:
    """Return ``given`` when it is a text, else raise InvalidFacts."""
    if isinstance(given, str):
        return given
    raise InvalidFacts(path, f"{show(given)} is not a text")
