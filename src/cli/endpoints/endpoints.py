"""``pretrade endpoints``: lists, searches and shows the endpoints that a client can call."""

from collections.abc import Sequence

from pretrade.cli.arguments import Parser, add_format
from pretrade.cli.endpoints.endpoints_json import show_endpoints_json
from pretrade.cli.endpoints.endpoints_text import show_endpoint, show_endpoints
from pretrade.cli.terminal.output import Output
from pretrade.client.endpoints import Endpoint
from pretrade.client.endpoints.chapters import CHAPTERS, all_endpoints, chapter_title, read_chapter
from pretrade.meant import meant_name

_USAGE = "pretrade endpoints [options] [WORDS ...]"
_SUMMARY = """\
Lists the endpoints of the exchange: the 238 of its documentation of 2022-09-30, and those that the
client has besides. With words, those in whose request, title or chapter all the words are; with a
request, as "POST /sapi/v1/margin/loan", all that is known of one.
"""
_EPILOG = """\
examples:
  pretrade endpoints
  pretrade endpoints margin transfer
  pretrade endpoints "POST /sapi/v1/margin/loan"
  pretrade endpoints withdraw --format json

exit status:
  0  something is shown
  1  there is no such endpoint
  2  bad usage
"""

_LATER = "Later"
"""The chapter of those that came after the document."""


def run(arguments: Sequence[str], output: Output) -> int:
    """Show the endpoints that the arguments name, and return the exit status.

    Raises:
        CommandError: bad usage.
    """
    options = _parser().read(arguments)
    chapters = _chapters()
    text = " ".join(options.words)
    one = all_endpoints().get(text)
    found = {
        title: [row for row in rows if row is one or (one is None and _matches(row, title, text))]
        for title, rows in chapters.items()
    }
    found = {title: rows for title, rows in found.items() if rows}
    if not found:
        output.note(_nothing(text))
        return 1
    if options.format == "json":
        show_endpoints_json(found, output)
    elif one is None:
        show_endpoints(found, output)
    else:
        show_endpoint(one, next(iter(found)), output)
    return 0


def _parser() -> Parser:
    parser = Parser("endpoints", _USAGE, _SUMMARY, _EPILOG)
    add_format(parser, "for people", "one line an endpoint")
    parser.add_argument("words", metavar="WORDS", nargs="*", help="what is looked for")
    return parser


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
