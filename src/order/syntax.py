r"""How one parameter is written: what text is legal, and the value it stands for.

A `Syntax` reads what a caller gave into a value, or raises when the exchange could not
read it. Text is judged as given; a Decimal, int or float as the plain text we would send.
Decimals match ``^([0-9]{1,20})(\.[0-9]{1,20})?$``: no sign, exponent, comma or bare point.
"""

import math
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Any

import attrs

from pretrade.decimals import decimal_of_float, plain
from pretrade.enums import OrderType, Side, TimeInForce

Value = Decimal | int | str

ILLEGAL_CHARACTERS = (
    "Illegal characters found in parameter '{name}'; legal range is '{legal_range}'."
)
NOT_SENT = "Mandatory parameter '{}' was not sent, was empty/null, or malformed."
NEITHER_SENT = "Param '{}' or '{}' must be sent, but both were empty/null!"
WAS_EMPTY = "Parameter '{}' was empty."
NOT_ALL_READ = (
    "Not all sent parameters were read; read '{read}' parameter(s) but was sent '{sent}'."
)
LONGEST_WINDOW = 60_000
WINDOW_TOO_LONG = "'recvWindow' must be less than 60000."


@attrs.frozen(eq=False)
class Syntax:
    """How one parameter is written.

    Attributes:
        read: what was given → the value; raises ValueError or TypeError when the exchange could
            not read it.
        legal: what may be written, for people.
        legal_range: the pattern that the exchange prints in -1100; empty for most enumerations.
        characters: tells whether a text has legal characters only; else it is -1100 whatever word
            it should have been. None: how it is written is all one.
        rule: the id of the rule that a malformed text breaks.
        code: the exchange's answer to a malformed text.
        msg: the text of that answer.
    """

    read: Callable[[Any], Value]
    legal: str = ""
    legal_range: str = ""
    rule: str = "SYNTAX"
    code: int = -1100
    msg: str = ILLEGAL_CHARACTERS
    characters: Callable[[str], object] | None = None


DECIMAL_RANGE = r"^([0-9]{1,20})(\.[0-9]{1,20})?$"
INTEGER_RANGE = "^[0-9]{1,20}$"
LONGEST_CLIENT_ID = 36
CLIENT_ID_RANGE = f"^[a-zA-Z0-9-_]{{1,{LONGEST_CLIENT_ID}}}$"
LETTERS_RANGE = "^[a-zA-Z]{1,36}$"
RECV_WINDOW_RANGE = r"^([0-9]{1,20})(\.[0-9]{1,3})?$"

is_decimal = re.compile(r"[0-9]{1,20}+(?:\.[0-9]{1,20}+)?+").fullmatch
_is_integer = re.compile("[0-9]{1,20}").fullmatch
_is_recv_window = re.compile(r"[0-9]{1,20}(\.[0-9]{1,3})?").fullmatch
_is_client_id = re.compile(f"[a-zA-Z0-9_-]{{1,{LONGEST_CLIENT_ID}}}").fullmatch
_is_letters = re.compile("[a-zA-Z]{1,36}").fullmatch


def wire_text(given: object) -> str:
    """Return the text that would be sent for what a caller gave.

    >>> wire_text(Decimal("1E-7")), wire_text(1e-05), wire_text("1e-05"), wire_text(True)
    ('0.0000001', '0.00001', '1e-05', 'true')
    """
    if type(given) is str:
        return given
    if isinstance(given, Decimal):
        return plain(given) if -_LONGEST < given.adjusted() < _LONGEST else str(given)
    if isinstance(given, str):
        return str(given)
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, float):
        return plain(decimal_of_float(given)) if math.isfinite(given) else str(given)
    return _text_of(given)


_MOST_DIGITS = 20  # before the point, and after it
_LONGEST = 1000  # digits: beyond, a number is illegal anyway and its plain text could fill memory


def _text_of(given: object) -> str:
    try:
        return str(given)
    except ValueError:  # an int beyond the interpreter's limit of digits
        return hex(given) if isinstance(given, int) else repr(type(given))
    except RecursionError:  # an array in an array in an array …
        return repr(type(given))


def _read_decimal(given: object) -> Decimal:
    if type(given) is str:
        if is_decimal(given):
            return Decimal(given)
        raise ValueError(given)
    if type(given) is Decimal:
        decimals_of(given)
        return given
    return Decimal(_matching(given, is_decimal))


def decimals_of(number: Decimal) -> int:
    """Return how many decimals a number has as it would be sent.

    >>> decimals_of(Decimal("0.10")), decimals_of(Decimal("1E+2"))
    (2, 0)

    Raises:
        ValueError: its text would not be legal.
    """
    sign, digits, exponent = number.as_tuple()
    if sign or not isinstance(exponent, int) or exponent < -_MOST_DIGITS:
        raise ValueError(number)
    if len(digits) + exponent > _MOST_DIGITS:
        raise ValueError(number)
    return -exponent if exponent < 0 else 0


def _matching(given: object, is_legal: Callable[[str], object]) -> str:
    """Return the text that would be sent, if it is legal; a value of None would not be sent."""
    text = wire_text(given)
    if given is None or not is_legal(text):
        raise ValueError(given)
    return text


def _read_integer(given: object) -> int:
    return int(_matching(given, _is_integer))


def _read_recv_window(given: object) -> Decimal:
    return Decimal(_matching(given, _is_recv_window))


def _read_client_id(given: object) -> str:
    if isinstance(given, bool):
        raise TypeError(given)
    return _matching(given, _is_client_id)


def _read_text(given: object) -> str:
    if type(given) is str and given:
        return given
    return _matching(given, bool)


def _read_flag(given: object) -> str:
    return _matching(given, {"true", "false"}.__contains__)


class _Words(dict[object, str]):
    """The words of an enumeration, in any case (only ASCII letters have one here)."""

    def __missing__(self, given: object) -> str:
        word = given.upper() if isinstance(given, str) and given.isascii() else None
        if word not in self:
            raise ValueError(given)
        return self[word]


def _read_word(enumeration: type[StrEnum]) -> Callable[[object], str]:
    return _Words({member.value: member for member in enumeration}).__getitem__


def words(*allowed: str, code: int = -1130, any_case: bool = False) -> Syntax:
    """Return the syntax of a parameter that must be one of the given words, as spelt or not."""

    def read(given: object) -> str:
        return _matching(wire_text(given).upper() if any_case else given, is_legal)

    is_legal = frozenset(allowed).__contains__
    return Syntax(read, legal=_either(allowed), code=code, msg=_WORD_TEXTS[code])


def _either(allowed: Iterable[str]) -> str:
    *first, last = allowed
    return f"{', '.join(first)} or {last}" if first else last


_WORD_TEXTS = {
    -1120: "Invalid interval.",
    -1130: "Data sent for parameter '{name}' is not valid.",
    -1145: "Invalid cancelRestrictions",
    -1210: "Invalid pegPriceType.",
    -1211: "Invalid pegOffsetType.",
}

_PLAIN = "digits with at most one point, as 0.001; no sign, exponent or comma"
_DIGITS = "up to 20 digits"
DECIMAL = Syntax(_read_decimal, _PLAIN, DECIMAL_RANGE)
INTEGER = Syntax(_read_integer, _DIGITS, INTEGER_RANGE)
RECV_WINDOW = Syntax(
    _read_recv_window, "milliseconds with at most three decimals", RECV_WINDOW_RANGE
)
"""As it is since 2025-08-28; before, it is an `INTEGER`."""
_ID = f"up to {LONGEST_CLIENT_ID} letters, digits, - and _"
CLIENT_ID = Syntax(_read_client_id, _ID, CLIENT_ID_RANGE)
SYMBOL = Syntax(_read_text, "text")
"""Any text is read: whether a name is legal depends on the date, and one that is listed is."""
TEXT = Syntax(_read_text, "text")
FLAG = Syntax(_read_flag, "true or false", code=-1130, msg=_WORD_TEXTS[-1130])
SIDE = Syntax(
    _read_word(Side),
    _either(Side),
    LETTERS_RANGE,
    rule="SIDE",
    code=-1117,
    msg="Invalid side.",
    characters=_is_letters,
)
ORDER_TYPE = Syntax(
    _read_word(OrderType),
    _either(OrderType),
    rule="ORDER_TYPE_VALUE",
    code=-1116,
    msg="Invalid orderType.",
)
TIME_IN_FORCE = Syntax(
    _read_word(TimeInForce),
    _either(TimeInForce),
    rule="TIME_IN_FORCE",
    code=-1115,
    msg="Invalid timeInForce.",
)
