"""``pretrade explain``: says what error messages of the exchange mean, and how to cure them."""

import json
import sys
from collections.abc import Sequence

from pretrade import Explanation, explain
from pretrade.cli.arguments import Parser, add_format
from pretrade.cli.command_error import CommandError
from pretrade.cli.terminal.output import Output, Paint, is_terminal

_USAGE = 'pretrade explain [options] ["MESSAGE" | -]'
_SUMMARY = """\
Says what an error message of the exchange means, how to cure it and with which function, and which
page of the manual tells more. It takes any client's words: a line of a log, a JSON reply, a code.
"""
_EPILOG = """\
MESSAGE is best put in quotes. With - , or with no argument in a pipe, standard input is explained:
as one message if it is one JSON value, else line by line. Lines around a message, as those of a
traceback, are left out; of JSON lines each has its answer.

examples:
  pretrade explain "APIError(code=-1013): Filter failure: NOTIONAL"
  pretrade explain -1021
  pretrade explain LOT_SIZE --format json
  curl -i "$URL" | pretrade explain

exit status:
  0  everything is explained
  1  a message is not known, or only its code is
  2  bad usage, or nothing to explain
"""
_STANDARD_INPUT = ["-"]


def run(arguments: Sequence[str], output: Output) -> int:
    """Explain the message of the arguments, or those of standard input; return the exit status.

    Raises:
        CommandError: bad usage, or there is nothing to explain.
    """
    options = _parser().read(arguments)
    words: list[str] = options.message
    if words and words != _STANDARD_INPUT:
        explanations = [explain(_message(words))]
    else:
        explanations = _explained(_standard_input(words))
    for number, found in enumerate(explanations):
        if options.format == "json":
            output.raw(json.dumps(found.to_dict()))
        else:
            _show(found, output, is_first=not number)
    return int(not all(one.known for found in explanations for one in (found, *found.also)))


def _parser() -> Parser:
    parser = Parser("explain", _USAGE, _SUMMARY, _EPILOG)
    add_format(parser, "for people", "one line a message")
    parser.add_argument("message", metavar="MESSAGE", nargs="*", help="what the exchange answered")
    return parser


def _message(words: Sequence[str]) -> str:
    message = " ".join(words)
    if not message.strip():
        raise CommandError("the message is empty; give what the exchange answered, or a code")
    return message


def _standard_input(words: Sequence[str]) -> str:
    """Return all of standard input; what is not UTF-8 in it is replaced."""
    if sys.stdin is None or (not words and is_terminal(sys.stdin)):  # pyright: ignore[reportUnnecessaryComparison]  closed by the caller
        raise CommandError(
            'give a message in quotes, as pretrade explain "code -1013", or pipe one in'
        )
    text = sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    if not text.strip():
        raise CommandError("standard input is empty; pipe a message in, or give one as an argument")
    return text


def _explained(text: str) -> list[Explanation]:
    """Return what a text means: as one JSON value, else by its lines, else as a whole."""
    if _is_json(text):
        return [explain(text)]
    lines = [line for line in text.split("\n") if line.strip()]
    found = [explain(line) for line in lines]
    if all(map(_is_json, lines)):
        return found
    if any(one.known for one in found):
        return [one for one in found if one.known or one.code is not None]
    return [explain(text)]  # a message that is broken over lines is known as a whole only


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _show(found: Explanation, output: Output, *, is_first: bool) -> None:
    """Write one explanation; an empty line stands before each but the first."""
    if not is_first:
        output.line("")
    for line in str(found).splitlines():
        output.line(line if line.startswith(" ") else Paint(line, "bold"))
