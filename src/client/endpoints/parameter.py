"""One parameter of an endpoint that takes no order: `Parameter`, and how it is declared.

A declaration is one line: the name, its type in the exchange's words, and what else is known::

    limit INT default 500 max 1000
    type STRING mandatory SPOT|MARGIN|FUTURES
    status INT 0|1|6 # 0 pending, 1 success, 6 credited but cannot withdraw
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

import attrs

from pretrade.json_values import is_array, show
from pretrade.order.syntax import CLIENT_ID, DECIMAL, FLAG, INTEGER, TEXT, Syntax, words

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
    }
)
"""The exchange's word for a type → how it is written.

``ID`` is ours, for an id that the caller makes: the documents say STRING. So are ``ARRAY``, a JSON
array of texts, and ``LIST``, a name that is sent once for each text.
"""

_SEVERAL = frozenset({"ARRAY", "LIST"})
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

    def check(self, given: object) -> None:
        """Do nothing if a value may be sent.

        Raises:
            ValueError: it may not: it is no such number or word, or too large or too small.
        """
        # Which letters an id may have, the exchange knows: others are in use than it documents.
        syntax = TEXT if self.type == "ID" else self.syntax
        for one in given if is_array(given) and self.type in _SEVERAL else [given]:
            try:
                value = syntax.read(one)
            except (TypeError, ValueError):
                wanted = syntax.legal or self.type
                raise ValueError(f"{self.name} is {wanted}, not {show(one)}") from None
            self._check_ends(value)

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
