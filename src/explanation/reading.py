"""`explain`: from a text in any client's words to what it means."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain
from typing import Any, TypeAlias

import attrs

from pretrade.error_codes import ERROR_CODES
from pretrade.explanation.explanation import Explanation
from pretrade.explanation.vocabulary import Entry, entries, entries_by_code, filled
from pretrade.explanation.wording import (
    Code,
    Found,
    Template,
    codes_in,
    longest,
    lowered,
    plain,
    template,
)

_LIST = "https://github.com/binance/binance-spot-api-docs/blob/master/errors.md"
_LOOK = f"Look in the exchange's own list: {_LIST}"
_INDEX = ("errors.md",)
_UNKNOWN = "The text that came with it is none that pretrade knows."
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"-?[0-9]{4,5}")
_STATUS = re.compile(r"\b[0-9]{3}\b")
# What clients write around a code or a name; a text that has other words says more than that.
_WRAPPING = {
    *("api", "apierror", "binance", "binanceapiexception", "clienterror", "code", "error"),
    *("exception", "failed", "http", "message", "msg", "status"),
}
# By the thousands; the exchange's list ends with the -2000s.
_FAMILIES = {
    -1: "Codes of the -1000s are about the connection (-10xx) or the request (-11xx, -12xx).",
    -2: "Codes of the -2000s are about what the account, its keys or the order allow.",
    -3: "Codes of the -3000s are those of margin accounts; pretrade knows the spot API.",
    -4: "Codes of the -4000s are those of futures; pretrade knows the spot API.",
    -5: "Codes of the -5000s are those of futures; pretrade knows the spot API.",
}

Given: TypeAlias = str | int | Mapping[str, Any] | list[Any] | BaseException
"""What a message may come in."""


def explain(given: Given) -> Explanation:
    """Return what a message of the exchange means and how to cure it.

    The message may stand in whatever a client, a log or a shell made of it. Nothing is looked up
    outside, and the work grows no faster than the text.

    Args:
        given: a message, a code, the id of a filter or a rule, a JSON reply, a line of a log; a
            code as an int; a reply that was decoded from JSON; or an exception, which is its text.

    Raises:
        TypeError: it is none of these; bytes are to be decoded.

    >>> found = explain("APIError(code=-1106): Parameter 'price' sent when not required.")
    >>> found.code, found.name, found.parameters
    (-1106, 'PARAM_NOT_REQUIRED', ('price',))
    >>> explain({"code": -1121, "msg": "Invalid symbol."}).name, explain(-1021).name
    ('BAD_SYMBOL', 'INVALID_TIMESTAMP')
    >>> explain("out of memory").known
    False
    """
    text = plain(_text_of(given))
    reading = _Reading(text, lowered(text), tuple(codes_in(text)))
    found = tuple(reading.messages()) or tuple(reading.names()) or tuple(reading.alone())
    if found:
        return attrs.evolve(found[0], also=found[1:])
    return Explanation(
        known=False,
        meaning="This is none of the messages that pretrade knows.",
        cure=_LOOK,
        pages=_INDEX,
    )


def _text_of(given: object) -> str:
    if isinstance(given, str):
        return given
    if isinstance(given, BaseException):
        return str(given)
    if isinstance(given, int | Mapping | list) and not isinstance(given, bool):
        return _json_of(given)  # pyright: ignore[reportUnknownArgumentType]
    if isinstance(given, bytes | bytearray):
        raise TypeError("explain takes no bytes; decode them first, as explain(reply.decode())")
    takes = "a text, a code, a decoded JSON reply or an exception"
    message = f"explain takes {takes}; this is a {type(given).__name__}"
    raise TypeError(message)


def _json_of(given: object) -> str:
    try:
        return json.dumps(given, ensure_ascii=False, skipkeys=True, default=_part_of_json)
    except (ValueError, RecursionError) as error:
        no_reply = "it contains itself, is nested too deep, or a number has thousands of digits"
        message = f"explain takes what a JSON reply can hold; {no_reply}"
        raise TypeError(message) from error


def _part_of_json(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else str(value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]


@attrs.frozen
class _Word:
    """Words that stand for entries.

    Attributes:
        entries: what they may mean.
        template: how they are found.
        shown: the message; empty: as it stands in the text.
        alone: the same, if they are an everyday word or number too, which counts only in capitals,
            and in a text that says nothing else.
    """

    entries: Sequence[Entry]
    template: Template
    shown: str = ""
    alone: str = ""

    def of(self, codes: AbstractSet[int]) -> "_Word":
        """Return the word with what may come with these codes; no codes are any."""
        if not codes:
            return self
        return attrs.evolve(self, entries=[one for one in self.entries if codes & {*one.codes}])


@cache
def _messages() -> Sequence[_Word]:
    return [_Word((entry,), template(text)) for entry in entries() for text in entry.texts]


@cache
def _names() -> Sequence[_Word]:
    """Return the other names of entries: of rules, of codes, of the exceptions of clients."""
    meant: dict[str, dict[int, Entry]] = {}
    for entry in entries():
        for name in (*entry.rules, *entry.names):
            meant.setdefault(name, {})[id(entry)] = entry
    for code, entry in entries_by_code().items():
        if code in ERROR_CODES:
            meant.setdefault(ERROR_CODES[code].name, {})[id(entry)] = entry
    return [_name(name, tuple(each.values())) for name, each in meant.items()]


def _name(name: str, meant: tuple[Entry, ...]) -> _Word:
    """Return a name. One plain word, as UNKNOWN, or number is met in texts that do not mean it."""
    is_everyday = (name.isalpha() and name.isupper()) or name.isdigit()
    return _Word(meant, template(name), name, name if is_everyday else "")


@attrs.frozen
class _Reading:
    """A text in the course of being read.

    Attributes:
        given: the text, as `plain` leaves it.
        small: the same, `lowered`.
        codes: what may be codes in it.
    """

    given: str
    small: str
    codes: tuple[Code, ...]

    def messages(self) -> Iterator[Explanation]:
        """Yield what each message of the exchange in the text means."""
        return self._explained(_messages())

    def names(self) -> Iterator[Explanation]:
        """Yield what each name of a rule, a code or a client's exception in the text means."""
        says = self._says()
        alone = {says} if says else {*_STATUS.findall(self.given)}
        stated = {one.number for one in self.codes if one.marked or one.number in ERROR_CODES}
        meant = [one.of(stated) for one in _names() if one.alone in {"", *alone}]
        return self._explained([one for one in meant if one.entries])

    def alone(self) -> Iterator[Explanation]:
        """Yield what each code means, which came with no text, or none that is known."""
        words = self.given.split()
        if all(map(_NUMBER.fullmatch, words)):
            codes = [-abs(int(word)) for word in words]
        else:
            codes = [one.number for one in self.codes if one.marked or one.number in ERROR_CODES]
        came_alone = not self._says()
        return (_of_code(code, came_alone=came_alone) for code in dict.fromkeys(codes))

    def _says(self) -> str:
        """Return the words of the text besides numbers and what clients write around them."""
        words = (word for word in _WORD.findall(self.given) if not word.isdigit())
        return " ".join(word for word in words if lowered(word) not in _WRAPPING)

    def _explained(self, words: Sequence[_Word]) -> Iterator[Explanation]:
        places = [
            (found, number)
            for number, word in enumerate(words)
            if (found := word.template.find(self.given, self.small))
        ]
        kept = longest(places)
        after = 0
        for found, number in kept:
            codes = self._codes_of(found, after, is_last=found is kept[-1][0])
            for entry in words[number].entries:
                shown = words[number].shown and _shown(entry)
                yield self._explanation(entry, found, shown, codes)
            after = found.end

    def _as_sent(self, found: Found) -> str:
        full_stop = self.given[found.end : found.end + 1] == "."
        return self.given[found.start : found.end + full_stop]

    def _codes_of(self, found: Found, after: int, *, is_last: bool) -> list[Code]:
        """Return the codes that stand by a message: the nearest before it, then those behind it."""
        leading = [one for one in self.codes if after <= one.start and one.end <= found.start]
        following = [one for one in self.codes if is_last and found.end <= one.start]
        return [*reversed(leading), *following]

    def _explanation(
        self, entry: Entry, found: Found, shown: str, codes: Sequence[Code]
    ) -> Explanation:
        stated = (one.number for one in codes if one.marked or one.number in entry.codes)
        code = next(chain(stated, entry.codes), None)
        return Explanation(
            known=True,
            code=code,
            name=_code_name(code),
            message=shown or self._as_sent(found),
            parameters=found.values,
            rules=entry.rules,
            meaning=filled(entry.meaning, found.values),
            cure=_cure(entry, found.values),
            example=entry.example,
            pages=entry.pages,
        )


def _shown(entry: Entry) -> str:
    return entry.texts[0].replace("%s", "...") if entry.texts else ""


def _cure(entry: Entry, values: Sequence[str] = ()) -> str:
    notes = (entry.notes[value] for value in values if value in entry.notes)
    return " ".join((filled(entry.cure, values), *notes))


def _code_name(code: int | None) -> str:
    one = None if code is None else ERROR_CODES.get(code)
    return one.name if one else ""


def _of_code(code: int, *, came_alone: bool) -> Explanation:
    entry = entries_by_code().get(code)
    if entry is None:
        family = _FAMILIES.get(-(-code // 1000))
        meaning = f"pretrade does not know the code {code}."
        words = f"{meaning} {family}" if family else meaning
        return Explanation(known=False, code=code, meaning=words, cure=_LOOK, pages=_INDEX)
    unknown = "" if came_alone else f"{_UNKNOWN} Of the spot API the code alone says: "
    return Explanation(
        known=came_alone,
        code=code,
        name=_code_name(code),
        rules=entry.rules,
        meaning=f"{unknown}{filled(entry.meaning)}",
        cure=_cure(entry),
        example=entry.example,
        pages=entry.pages,
    )
