"""One parameter of an endpoint that takes no order: `Parameter`, and how it is declared.

A declaration is one line: the name, its type in the exchange's words, and what else is known::

    limit INT default 500 max 1000
    type STRING mandatory SPOT|MARGIN|FUTURES
    status INT 0|1|6 # 0 pending, 1 success, 6 credited but cannot withdraw
"""

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

import attrs

from pretrade.json_values import is_array, show
from pretrade.order.syntax import CLIENT_ID, DECIMAL, FLAG, INTEGER, TEXT, Syntax, words

_is_window = re.compile("([1-9]|[1-5][0-9])m|([1-9]|1[0-9]|2[0-3])h|[1-7]d").fullmatch


def _read_window(given: object) -> str:
    text = str(given)
    if not _is_window(text):
        raise ValueError(given)
    return text


_WINDOW = Syntax(_read_window, "1m to 59m, 1h to 23h or 1d to 7d")

TYPES: Mapping[str, Syntax] = MappingProxyType(
    {
        "STRING": TEXT,
        "LONG": INTEGER,
        "INT": INTEGER,
        "DECIMAL": DECIMAL,
        "BOOLEAN": FLAG,
        "ID": CLIENT_ID,
        "ENUM": TEXT,
        "ARRAY": TEXT,
        "LIST": TEXT,
        "JOINED": TEXT,
        "ENUMS": TEXT,
        "WINDOW": _WINDOW,
    }
)
"""The exchange's word for a type → how it is written.

``ID`` is ours, for an id that the caller makes: the documents say STRING. So are ``ARRAY``, a JSON
array of texts, ``LIST``, a name that is sent once for each text, ``JOINED``, texts with commas
between them, ``ENUMS``, one word or a JSON array of words, and ``WINDOW``, the time that a rolling
window covers, in one unit.
"""

_SEVERAL: Mapping[str, str] = {
    "ARRAY": "a list of texts, or the JSON array of one",
    "ENUMS": "a word, or a list of words",
    "JOINED": "text, or a list of texts",
    "LIST": "text, or a list of texts",
}
_LARGEST = 1000  # digits: the plain text of a larger number could fill the memory
_LINE = re.compile(
    r"""
    (?P<name>\w+)
    \ (?P<type>[A-Z]+)
    (?P<mandatory>\ mandatory)?
    (?:\ (?P<values>\w+(?:\|\w+)+|=\w+))?
    (?:\ default\ (?P<default>\S+))?
    (?:\ min\ (?P<least>\S+))?
    (?:\ max\ (?P<most>\S+))?
    (?:\ \#\ (?P<note>.+))?
    """,
    re.VERBOSE,
)


def _is_surrogate(text: str) -> bool:
    """Tell whether a text has half a character, which cannot be written as UTF-8."""
    return any("\ud800" <= one <= "\udfff" for one in text)


def is_sendable(value: object) -> bool:
    """Tell whether a value can be written as the text of a parameter: text, or a finite number.

    >>> is_sendable("BTC"), is_sendable(" "), is_sendable(["BTC"]), is_sendable(float("nan"))
    (True, False, False, False)
    """
    if isinstance(value, str):
        return bool(value.strip()) and not _is_surrogate(value)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return False
    number = Decimal(value)
    return number.is_finite() and (isinstance(value, int) or abs(number.adjusted()) < _LARGEST)


def _one_or_more(value: object) -> Sequence[object]:
    """Return the items of an array, or of the JSON text of one; of any other text itself."""
    if is_array(value):
        return [*value]
    try:
        read = json.loads(value) if isinstance(value, str) and value.startswith("[") else value
    except (ValueError, RecursionError):
        return []
    return [*read] if is_array(read) else [read]


class Repeated(tuple[object, ...]):
    """Values that are sent one by one under one name, as ``asset=BTC&asset=USDT``."""

    __slots__ = ()


@attrs.frozen
class Parameter:
    """What may be sent under a name.

    Attributes:
        name: its name on the wire.
        type: the exchange's word for how it is written, as in `TYPES`.
        mandatory: it must be given whatever the others are.
        values: the only ones that it may have; empty: any.
        syntax: how it is written.
        default: what the exchange takes if it is not given; empty: not said.
        least: its number may not be less; None: not said.
        most: its number may not be more; None: not said.
        note: what else is said of it, in short.
    """

    name: str
    type: str
    syntax: Syntax = attrs.field(repr=False)
    mandatory: bool = False
    values: tuple[str, ...] = ()
    default: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    note: str = ""

    def read(self, given: object) -> object:
        """Return what a value stands for, if it may be sent.

        Raises:
            ValueError: it may not: it is no such text, number or word, or too large or too small.
        """
        if self.type in _SEVERAL:
            self._check_texts(given)
            return given
        # Which letters an id may have, the exchange knows: others are in use than it documents.
        syntax = TEXT if self.type == "ID" else self.syntax
        wanted = syntax.legal or self.type
        if not (is_sendable(given) or (isinstance(given, bool) and self._is_flag)):
            raise self._refused(given, wanted)
        try:
            value = syntax.read(given)
        except (TypeError, ValueError):
            raise self._refused(given, wanted) from None
        self._check_ends(value)
        return value

    @property
    def _is_flag(self) -> bool:
        """Its words are true and false: a bool is one of them."""
        return self.type == "BOOLEAN" or {one.lower() for one in self.values} == {"true", "false"}

    def _check_texts(self, given: object) -> None:
        """Refuse what is not a list of texts, nor the text of one where its type allows that."""
        is_list = is_array(given)
        texts = _one_or_more(given) if self.type in {"ARRAY", "ENUMS"} or is_list else [given]
        bare = not is_list and not (isinstance(given, str) and given.startswith("["))
        wrong = not texts or (bare and self.type == "ARRAY")
        if wrong or any(not (isinstance(one, str) and is_sendable(one)) for one in texts):
            raise self._refused(given, _SEVERAL[self.type])

    def _refused(self, given: object, wanted: str) -> ValueError:
        """Return the error; half a character in what was given is shown as ASCII."""
        shown = show(given).encode("ascii", "backslashreplace").decode()
        return ValueError(f"{self.name} is {wanted}, not {shown}")

    def _check_ends(self, value: object) -> None:
        if self.least is None and self.most is None:
            return
        number = Decimal(str(value))
        if self.least is not None and number < self.least:
            raise ValueError(f"{self.name} is {self.least} or more, not {value}")
        if self.most is not None and number > self.most:
            raise ValueError(f"{self.name} is {self.most} or less, not {value}")

    def __str__(self) -> str:
        """Return ``INT, default 500, max 1000``."""
        ends = {"default": self.default, "min": self.least, "max": self.most}
        known = [f"{word} {end}" for word, end in ends.items() if end not in (None, "")]
        words = [self.type, "mandatory" if self.mandatory else "", "|".join(self.values), *known]
        return ", ".join([*filter(None, words)]) + (f" ({self.note})" if self.note else "")


def declared(line: str) -> Parameter:
    """Read a declaration.

    >>> declared("limit INT default 500 max 1000").most
    Decimal('1000')
    >>> declared("type STRING mandatory SPOT|MARGIN").values
    ('SPOT', 'MARGIN')

    Raises:
        ValueError: the line is no declaration.
    """
    match = _LINE.fullmatch(line)
    if match is None or match["type"] not in TYPES:
        raise ValueError(f"{line!r} does not declare a parameter, as 'limit INT max 1000' does")
    least, most = (None if match[end] is None else Decimal(match[end]) for end in ("least", "most"))
    values = tuple((match["values"] or "").removeprefix("=").split("|")) if match["values"] else ()
    return Parameter(
        match["name"],
        match["type"],
        words(*values, any_case="TRUE" in values) if values else TYPES[match["type"]],
        mandatory=match["mandatory"] is not None,
        values=values,
        default=match["default"] or "",
        least=least,
        most=most,
        note=match["note"] or "",
    )
