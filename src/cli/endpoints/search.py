"""What ``pretrade endpoints`` finds: `show_found`."""

from collections.abc import Sequence

from pretrade.cli.endpoints.endpoints_json import show_endpoints_json
from pretrade.cli.endpoints.endpoints_text import show_endpoint, show_endpoints
from pretrade.cli.terminal.output import Output
from pretrade.client.endpoints import ENDPOINTS, Endpoint
from pretrade.client.endpoints.chapters import (
    CHAPTERS,
    all_endpoints,
    chapter_title,
    read_chapter,
    written,
)
from pretrade.meant import meant_name

_LATER = "Later"
"""The chapter of those that came after the document."""


def show_found(text: str, output: Output, *, as_json: bool) -> int:
    """Show the endpoints that a text means, and return the exit status.

    Args:
        text: the request of one, its method as ``new_order``, or words that are all in the
            request, title or chapter.
        output: where to.
        as_json: for programs.
    """
    one = _named(text)
    found = {
        title: [row for row in rows if row is one or (one is None and _matches(row, title, text))]
        for title, rows in _chapters().items()
    }
    found = {title: rows for title, rows in found.items() if rows}
    if not found:
        output.note(_nothing(text))
        return 1
    if as_json:
        show_endpoints_json(found, output)
    elif one is None:
        show_endpoints(found, output)
    else:
        show_endpoint(one, next(iter(found)), output)
    return 0


def _named(text: str) -> Endpoint | None:
    """Return the endpoint of a request or method; a method of one word is a word to look for."""
    name = text.strip()
    if " " in name:
        return all_endpoints().get(written(name))
    return ENDPOINTS.get(name) if "_" in name else None


def _chapters() -> dict[str, Sequence[Endpoint]]:
    chapters: dict[str, Sequence[Endpoint]] = {
        chapter_title(name): read_chapter(name) for name in CHAPTERS
    }
    described = {row.name for rows in chapters.values() for row in rows}
    later = [row for row in all_endpoints().values() if row.name not in described]
    return chapters | {_LATER: later}


def _matches(row: Endpoint, chapter: str, text: str) -> bool:
    told = f"{row.method} {row.path} {row.title} {chapter} {row.name}".lower()
    return all(word in told for word in text.lower().split())


def _nothing(text: str) -> str:
    meant = meant_name(text, all_endpoints())
    hint = f"did you mean {meant!r}?" if meant else "try fewer or shorter words"
    return f"no endpoint has {text!r} in its request, title or chapter; {hint}"
