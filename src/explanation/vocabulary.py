"""Every message of the exchange: with which code it comes, what it means, and what cures it.

The messages are data: the ``.toml`` files beside this one, one for each section of the manual's
page ``errors.md``, which is made of them. Texts, codes and names are the exchange's, from
``errors.md`` of `binance-spot-api-docs` (2026-05-18, current in July 2026) and from answers that
were seen; meanings and cures are ours.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import attrs

_GAP = re.compile(r"\{([0-9])\|([^}]*)\}")

SECTIONS = (
    *("filters", "parameters", "values", "symbol", "account", "market", "order_lists"),
    *("cancelling", "connection", "queries", "fix", "sbe", "pretrade"),
)
"""The files, in the order of the page."""


@attrs.frozen
class Entry:
    """One thing that can be wrong, and every text that says so.

    Attributes:
        meaning: what is wrong; ``{0|a parameter}`` is what stood at the first ``%s``, or, where
            nothing is known of it, the words behind the bar.
        cure: what to do, written likewise.
        pages: where the manual tells more, the best first.
        texts: the exchange's texts, ``%s`` for what varies; none: the entry is about a code alone.
        codes: those that the texts come with, the commonest first.
        example: one call that cures it or shows the numbers; empty: no function of ours does.
        names: other words by which it is met, as the classes of a client's exceptions.
        notes: what else to say of a parameter, by its name.
    """

    meaning: str
    cure: str
    pages: tuple[str, ...] = attrs.field(converter=tuple)
    texts: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    codes: tuple[int, ...] = attrs.field(default=(), converter=tuple)
    example: str = ""
    names: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    notes: Mapping[str, str] = attrs.field(factory=dict[str, str])

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules that answer so, by their pages; a code alone is no rule's answer."""
        return tuple(rule for page in self.pages if self.texts and (rule := rule_of(page)))


@attrs.frozen
class Section:
    """A part of the vocabulary, and of the page."""

    title: str
    about: str
    entries: tuple[Entry, ...]


@cache
def sections() -> tuple[Section, ...]:
    """Return the whole vocabulary; it is read when it is first asked for."""
    return tuple(_read(name) for name in SECTIONS)


@cache
def entries() -> tuple[Entry, ...]:
    """Return all entries, in the order of the page."""
    return tuple(entry for section in sections() for entry in section.entries)


@cache
def entries_by_code() -> Mapping[int, Entry]:
    """Return what each code means by itself: what is about it alone, else its first message."""
    found: dict[int, Entry] = {}
    for entry in sorted(entries(), key=lambda entry: bool(entry.texts)):
        for code in entry.codes:
            found.setdefault(code, entry)
    return found


def rule_of(page: str) -> str:
    """Return the id of the rule that a page, or a heading on it, is about; empty: none.

    >>> rule_of("filters/lot_size.md"), rule_of("rules/values.md#zero_value"), rule_of("facts.md")
    ('LOT_SIZE', 'ZERO_VALUE', '')
    """
    path, _, heading = page.partition("#")
    folder, _, name = path.removesuffix(".md").partition("/")
    about = {"filters": name, "rules": heading}.get(folder, "")
    return "" if about in {"index", "unknown"} else about.upper()


def filled(text: str, values: Sequence[str] = ()) -> str:
    """Return a meaning or a cure with what stood at each ``%s``.

    >>> filled("Leave {0|the parameter} out.", ["price"]), filled("Leave {0|the parameter} out.")
    ('Leave price out.', 'Leave the parameter out.')
    """
    return _GAP.sub(lambda gap: _value(gap, values), text)


def _value(gap: re.Match[str], values: Sequence[str]) -> str:
    number, words = gap.groups()
    given = values[int(number)] if int(number) < len(values) else ""
    return given or words


def _read(name: str) -> Section:
    text = files("pretrade.explanation").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    given = tomllib.loads(text)
    listed = tuple(Entry(**one) for one in given["message"])
    return Section(given["title"], given["about"], listed)
