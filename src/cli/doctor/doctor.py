"""``pretrade doctor``: looks if this machine could trade: address, keys, clock, limits, rules."""

from collections.abc import Sequence

from pretrade.cli.arguments import Parser, add_format
from pretrade.cli.terminal.output import Output

_USAGE = "pretrade doctor [options]"
_SUMMARY = """\
Asks the exchange for its time, and shows the environment and its host, the beginning of the API
key, how far off this machine's clock is, the weight used, and how old your rules are. Nothing is
signed, and nothing is traded.
"""
_EPILOG = """\
Keys are looked for in BINANCE_API_KEY and BINANCE_API_SECRET; those of the testnet begin with
BINANCE_TESTNET_, those of the demo with BINANCE_DEMO_.

examples:
  pretrade doctor
  pretrade doctor --environment testnet --rules exchangeInfo.json
  pretrade doctor --environment testnet --base-url http://127.0.0.1:8000 --format json

exit status:
  0  all is well
  1  something is wrong: no connection, a clock that is off, half a pair of keys
  2  bad usage, a file that cannot be read, or the extra `client` is not installed
"""


def run(arguments: Sequence[str], output: Output) -> int:
    """Show how things are, and return the exit status.

    Raises:
        CommandError: bad usage, a file that cannot be read, or the extra is not installed.
    """
    options = _parser().read(arguments)
    # Here, so that the other commands do not wait for the client to load.
    from pretrade.cli.doctor.examination import examine, show_json, show_text  # noqa: PLC0415

    found = examine(options.environment, options.base_url, options.rules, output)
    if options.format == "json":
        show_json(found, output)
    else:
        show_text(found, output)
    return int(bool(found.problems))


def _parser() -> Parser:
    parser = Parser("doctor", _USAGE, _SUMMARY, _EPILOG)
    parser.add_argument(
        "--environment",
        choices=("live", "testnet", "demo"),
        default="live",
        help="which exchange (default: live; only public data is read)",
    )
    parser.add_argument(
        "--base-url",
        metavar="URL",
        help="another address of that environment, or one on this machine",
    )
    parser.add_argument(
        "--rules",
        metavar="FILE",
        help="a saved exchangeInfo reply, to tell its age",
    )
    add_format(parser, "for people", "one object")
    return parser
