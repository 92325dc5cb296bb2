"""Writes docs/errors.md, the manual's page of error messages, from the vocabulary of `explain`."""

from collections.abc import Iterator
from pathlib import Path

from pretrade.error_codes import ERROR_CODES
from pretrade.explanation.vocabulary import Entry, Section, filled, rule_of, sections

PAGE = Path(__file__).parent.parent / "docs" / "errors.md"

HEAD = """\
# Error messages

<!-- `make docs` writes this page from src/explanation: change it there. -->

Every message on the exchange's own list
(`errors.md` of its documents, 2026-05-18, current in July 2026),
and every one that pretrade reports, as the exchange writes it.
`%s` stands for a name or a number.
Search this page for the text or the code that you got, or have it [explained](explain.md):

```python
>>> import pretrade
>>> found = pretrade.explain("APIError(code=-1013): Filter failure: LOT_SIZE")
>>> print(found.cure)
Round the quantity down onto the step; if nothing is left, the order is too small.
```

Most of what is a number is mended by [`fit`](cookbook.md#mend-a-whole-order).
In the lines of code `info` is an `ExchangeInfo` and `symbol` one of its symbols;
`order`, `stop`, `trailing` and `oco` are requests;
`market` and `account` are [what is known](facts.md), and `client` is a [client](client/index.md).
A code may come with several texts, and a text with several codes: the commonest stands first.
"""


def page() -> str:
    """Return the whole page."""
    return "\n".join([HEAD, *(line for one in sections() for line in _section(one))])


def _section(section: Section) -> Iterator[str]:
    yield from (f"## {section.title}", "", section.about, "")
    for entry in section.entries:
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    yield from (f"### {_heading(entry)}", "")
    if entry.texts[1:]:
        yield from (f"Also as {', '.join(_code(text) for text in entry.texts[1:])}.", "")
    yield from (filled(entry.meaning), "")
    yield f"- **How to cure it**: {filled(entry.cure)}"
    if entry.example:
        yield f"- **In code**: {_code(entry.example)}"
    yield from (f"- {_code(name)}: {note}" for name, note in entry.notes.items())
    pages = [_link(entry, page) for page in entry.pages if not page.startswith("errors.md")]
    if pages:
        yield f"- **{'Rule' if entry.rules else 'More'}**: {', '.join(pages)}"
    yield ""


def _heading(entry: Entry) -> str:
    codes = ", ".join(map(str, entry.codes))
    said = _code(entry.texts[0]) if entry.texts else ERROR_CODES[entry.codes[0]].name
    return f"{codes} {said}".lstrip()


def _link(entry: Entry, page: str) -> str:
    title = page.partition("#")[0].removesuffix(".md").replace("_", " ")
    return f"[{(entry.rules and rule_of(page)) or title}]({page})"


def _code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{text}`"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
