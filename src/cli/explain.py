"""``pretrade explain``: says what error messages of the exchange mean, and how to cure them."""

import json
import sys
from collections.abc import Iterator, Sequence

from pretrade import Explanation, explain
from pretrade.cli.arguments import Parser, add_format
from pretrade.cli.byte_lines import byte_lines
from pretrade.cli.screen import Paint, Screen, is_terminal
from pretrade.cli.trouble import Trouble

_USAGE = 'pretrade explain [options] ["MESSAGE" | -]'
_SUMMARY = """\
Says what an error message of the exchange means, how to cure it and with which function, and which
page of the manual tells more. It takes any client's words: a line of a log, a JSON reply, a code.
"""
_EPILOG = """\
MESSAGE is best put in quotes. With - , or with no argument in a pipe, each line of standard input
is explained.

examples:
  pretrade explain "APIError(code=-1013): Filter failure: NOTIONAL"
  pretrade explain -1021
  pretrade explain LOT_SIZE --format json
  curl -s "$URL" | pretrade explain

exit status:
  0  everything is explained
  1  a message is not known, or only its code is
  2  bad usage, or nothing to explain
"""
_STANDARD_INPUT = ["-"]


def run(arguments: Sequence[str], screen: Screen) -> int:
    """Explain the message of the arguments, or those of standard input; return the exit status.

    Raises:
        Trouble: bad usage, or there is nothing to explain.
    """
    options = _parser().read(arguments)
    words: list[str] = options.message
    given = [" ".join(words)] if words and words != _STANDARD_INPUT else _lines(words)
    all_known, count = True, 0
    for count, text in enumerate(given, 1):
        found = explain(text)
        all_known &= found.known
        if options.format == "json":
            screen.raw(json.dumps(found.to_dict()))
        else:
            _show(found, screen, is_first=count == 1)
    if not count:
        raise Trouble("standard input is empty; pipe a message in, or give one as an argument")
    return int(not all_known)


def _parser() -> Parser:
    parser = Parser("explain", _USAGE, _SUMMARY, _EPILOG)
    add_format(parser, "for people", "one line a message")
    parser.add_argument("message", metavar="MESSAGE", nargs="*", help="what the exchange answered")
    return parser


def _lines(words: Sequence[str]) -> Iterator[str]:
    """Yield the lines of standard input; what is not UTF-8 in them is replaced."""
    if sys.stdin is None or (not words and is_terminal(sys.stdin)):  # pyright: ignore[reportUnnecessaryComparison]  closed by the caller
        raise Trouble('give a message in quotes, as pretrade explain "code -1013", or pipe one in')
    for line in byte_lines(sys.stdin.buffer):
        yield line.start.decode("utf-8-sig" if line.number == 1 else "utf-8", "replace")


def _show(found: Explanation, screen: Screen, *, is_first: bool) -> None:
    """Write one explanation; an empty line stands before each but the first."""
    if not is_first:
        screen.line("")
    for line in str(found).splitlines():
        screen.line(line if line.startswith(" ") else Paint(line, "bold"))
