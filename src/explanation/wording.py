"""Finds the exchange's texts in whatever a client, a log or a shell made of them."""

import re
from collections.abc import Iterable

import attrs

_LONGEST_VALUE = 200
"""Characters that may stand for one ``%s``: more than a list of parameters has."""

_VALUE_AT_THE_END = re.compile(r"[^.,;:'\"<>()\[\]{}]{1,60}")
_ESCAPED = re.compile(r"\\(?:u00([2-7][0-9a-fA-F])|([nrt])|(['\"/\\]))")
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
# Typographic quotes and dashes, as chats and word processors make them; code marks go.
_PLAIN = str.maketrans("\u2018\u2019\u201c\u201d\u2212\u2013", "''\"\"--", "`")
_CODE = re.compile(
    r"""(?ix) \bcode \W{0,6}? (?P<marked> -?[0-9]{4,5} ) \b
    | \( [0-9]{3}, \s? (?P<tuple> -[0-9]{4,5} ) ,
    | (?<![\w.-]) (?P<plain> -[0-9]{4,5} ) (?![\w-]|\.[0-9])"""
)


def plain(text: str) -> str:
    r"""Return a text without what clients and shells add: escapes, quotes of print, line ends.

    >>> plain('{"msg":"Parameter \\u0027price\\u0027\n sent when not required."}')
    '{"msg":"Parameter \'price\' sent when not required."}'
    """
    unescaped = _ESCAPED.sub(_unescape, text) if "\\" in text else text
    unescaped = unescaped.replace("&#39;", "'").replace("&quot;", '"')
    return " ".join(unescaped.translate(_PLAIN).split())


def _unescape(match: re.Match[str]) -> str:
    number, space, itself = match.groups()
    return chr(int(number, 16)) if number else " " if space else itself


def lowered(text: str) -> str:
    """Return a text with ASCII letters small: it stays as long as it was."""
    return text.translate(_LOWER)


@attrs.frozen
class Code:
    """A code that stands in a text, where, and whether the text calls it one."""

    number: int
    start: int
    end: int
    marked: bool


def codes_in(text: str) -> Iterable[Code]:
    """Yield what may be codes of the exchange; a number that is called a code may lack its minus.

    >>> [(code.number, code.marked) for code in codes_in("(400, -1013, 'x') error code: 1021")]
    [(-1013, True), (-1021, True)]
    """
    for match in _CODE.finditer(text):
        group = match.lastgroup or ""
        marked = group != "plain"
        yield Code(-abs(int(match[group])), match.start(group), match.end(group), marked)


@attrs.frozen
class Found:
    """Where a text was found, and what stood at each ``%s``."""

    start: int
    end: int
    values: tuple[str, ...]
    literal: int

    def overlaps(self, other: "Found") -> bool:
        """Whether both have a character in common."""
        return self.start < other.end and other.start < self.end


def template(text: str) -> "Template":
    """Return the template of a text with ``%s``. Its last full stop may be absent."""
    fragments = lowered(plain(text)).removesuffix(".").split("%s")
    anchor = max(range(len(fragments)), key=lambda at: len(fragments[at]))
    return Template(tuple(fragments), anchor)


@attrs.frozen
class Template:
    """A text of the exchange, cut at each ``%s``; the longest piece is looked for first.

    From there the others are looked for on both sides, no further away than a value is long: so
    the work is linear, whatever the text.
    """

    fragments: tuple[str, ...]
    anchor: int

    def find(self, text: str, small: str) -> Found | None:
        """Return the first place where the text stands.

        Args:
            text: what `plain` returned: the values are taken from it.
            small: the same, `lowered`.
        """
        piece, at = self.fragments[self.anchor], -1
        while (at := small.find(piece, at + 1)) >= 0:
            if found := self._around(text, small, at):
                return found
        return None

    def _around(self, text: str, small: str, at: int) -> Found | None:
        start, end = at, at + len(self.fragments[self.anchor])
        before: list[str] = []
        for piece in reversed(self.fragments[: self.anchor]):
            found = small.rfind(piece, max(0, start - _LONGEST_VALUE - len(piece)), start)
            if found < 0:
                return None
            before.append(text[found + len(piece) : start])
            start = found
        after: list[str] = []
        for piece in self.fragments[self.anchor + 1 :]:
            found = small.find(piece, end, end + _LONGEST_VALUE + len(piece)) if piece else end
            if found < 0:
                return None
            stop = found if piece else _end_of_value(text, end)
            after.append(text[end:stop].rstrip())
            end = stop + len(piece)
        values = (*reversed(before), *after)
        if not _stands_alone(text, start, end) or self._has_run_on(values):
            return None
        return Found(start, end, values, sum(map(len, self.fragments)))

    def _has_run_on(self, values: tuple[str, ...]) -> bool:
        """Whether a value that stands in quotes holds one: it is the end of another text."""
        before = zip(self.fragments, values, strict=False)
        return any("'" in value for piece, value in before if piece.endswith("'"))


def _end_of_value(text: str, start: int) -> int:
    match = _VALUE_AT_THE_END.match(text, start)
    return match.end() if match else start


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no word is cut at either end: NOTIONAL does not stand in MIN_NOTIONAL."""
    return not (_is_cut(text, start) or _is_cut(text, end))


def _is_cut(text: str, at: int) -> bool:
    return 0 < at < len(text) and _is_word(text[at - 1]) and _is_word(text[at])


def _is_word(character: str) -> bool:
    return character == "_" or character.isalnum()


Place = tuple[Found, int]
"""What was found, and the number of what it is."""


def longest(places: Iterable[Place]) -> list[Place]:
    """Return the places that no longer text covers, in the order of the text."""
    kept: list[Place] = []
    for found, number in sorted(places, key=_by_length):
        if not any(found.overlaps(other) for other, _ in kept):
            kept.append((found, number))
    return sorted(kept, key=lambda place: place[0].start)


def _by_length(place: Place) -> tuple[int, int]:
    found, _ = place
    return -found.literal, found.start
