"""``pretrade endpoints``: lists, searches and shows the endpoints that a client can call."""

from collections.abc import Sequence

from pretrade.cli.arguments import Parser, add_format
from pretrade.cli.terminal.output import Output

_USAGE = "pretrade endpoints [options] [WORDS ...]"
_SUMMARY = """\
Lists the endpoints of the exchange: the 238 of its documentation of 2022-09-30, and those that the
client has besides. With words, those in whose request, title or chapter all the words are; with a
request, as "POST /sapi/v1/margin/loan", or a method, as new_order, all that is known of one.
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


def run(arguments: Sequence[str], output: Output) -> int:
    """Show the endpoints that the arguments name, and return the exit status.

    Raises:
        CommandError: bad usage.
    """
    options = _parser().read(arguments)
    # Here, since no other command reads the endpoints.
    from pretrade.cli.endpoints.search import show_found  # noqa: PLC0415

    return show_found(" ".join(options.words), output, as_json=options.format == "json")


def _parser() -> Parser:
    parser = Parser("endpoints", _USAGE, _SUMMARY, _EPILOG)
    add_format(parser, "for people", "one line an endpoint")
    parser.add_argument("words", metavar="WORDS", nargs="*", help="what is looked for")
    return parser
