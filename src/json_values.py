"""Reads and shows JSON values: what exchangeInfo and the facts are made of."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, TypeGuard

from pretrade.decimals import EXACT, decimal_of_float

_is_number = re.compile(r"-?[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]+)?").fullmatch
MOST_DIGITS = 60
"""No number of an exchange is longer; one would make exact products needlessly so."""


def is_object(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Tell whether a value is a JSON object.

    >>> is_object({}), is_object([])
    (True, False)
    """
    return type(value) is dict or isinstance(value, Mapping)  # the type first: five times as fast


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Tell whether a value is a JSON array; tuples and sets, which Python callers give, are too.

    >>> is_array([]), is_array(()), is_array("text")
    (True, True, False)
    """
    return isinstance(value, list | tuple | set | frozenset)


def error_in(value: Mapping[str, Any]) -> str:
    """Return code and text of a JSON object that is an error of the exchange; else nothing.

    >>> error_in({"code": -1003, "msg": "Too many requests."}), error_in({"code": 200})
    ('-1003 Too many requests.', '')
    """
    code, msg = value.get("code"), value.get("msg")
    if isinstance(code, int) and isinstance(msg, str):
        return f"{code} {msg[:_LONGEST_TEXT]}"
    return ""


_LONGEST_TEXT = 200  # of an error: who sent it may be anybody


_PLAIN = frozenset({str, int, float, bool, type(None)})


def json_copy(value: Any) -> Any:  # noqa: ANN401  any JSON value
    """Return a copy of a JSON value that shares no object or array with it: dicts and lists.

    It takes a value of any depth, and one that contains itself. ``copy.deepcopy`` takes thrice as
    long, stops at a thousand levels and would leave a tuple a tuple.

    >>> json_copy({"a": ({"b": 1},)})
    {'a': [{'b': 1}]}
    """
    top = [value]
    unfinished: list[Any] = [top]
    known: dict[int, tuple[object, Any]] = {}  # with the original, so that its id stays its own
    while unfinished:
        parent: Any = unfinished.pop()
        for key, one in _parts(parent):
            if type(one) in _PLAIN or not (is_object(one) or is_array(one)):
                continue
            found = known.get(id(one))
            if found is None:
                made: object = dict(one) if is_object(one) else list(one)
                found = known[id(one)] = one, made
                unfinished.append(made)
            parent[key] = found[1]
    return top[0]


def _parts(parent: Any) -> Iterable[tuple[Any, Any]]:  # noqa: ANN401  an object or an array
    if is_object(parent):
        return parent.items()
    array: list[Any] = parent
    return enumerate(array)


def read_number(given: object) -> Decimal | None:
    """Read a number, or a text that holds one; None when it is neither, or not finite.

    >>> read_number("0.10"), read_number(0.1), read_number("abc"), read_number(True)
    (Decimal('0.10'), Decimal('0.1'), None, None)
    """
    if isinstance(given, bool):
        return None
    try:
        if isinstance(given, float):
            number = decimal_of_float(given)
        elif isinstance(given, str) and _is_number(given):
            number = Decimal(given, EXACT)
        elif isinstance(given, Decimal):
            number = given
        elif isinstance(given, int):
            number = Decimal(given) if given.bit_length() < _MOST_BITS else _rough(given)
        else:
            return None
    except (InvalidOperation, ValueError):
        return None
    return number if number.is_finite() else None


_MOST_BITS = 4096


def _rough(given: int) -> Decimal:
    """Return a number of the same sign that `is_too_long`: the digits of such an int cost n²."""
    return Decimal((int(given < 0), (1,), _MOST_BITS))


def is_too_long(number: Decimal) -> bool:
    """Tell whether a number has more digits than any price or quantity.

    >>> is_too_long(Decimal("1E+70")), is_too_long(Decimal("92233720368.54775807"))
    (True, False)
    """
    return abs(number.adjusted()) > MOST_DIGITS or len(number.as_tuple().digits) > MOST_DIGITS


def show(given: object) -> str:
    """Show a value in an error, cut to a readable length.

    >>> show("abc")
    "'abc'"
    """
    try:
        text = repr(given)
    except ValueError:  # an int beyond the interpreter's limit of digits
        text = "a number of thousands of digits"
    except RecursionError:  # an array in an array in an array …
        text = f"a {type(given).__name__} that is nested too deeply"
    return text if len(text) <= MOST_DIGITS else text[:MOST_DIGITS] + "…"
