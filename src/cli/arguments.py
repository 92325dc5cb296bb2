"""How arguments are read: argparse, which is always there, with errors that say what to do."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from pretrade.cli.command_error import CommandError
from pretrade.meant import meant_name


class Parser(argparse.ArgumentParser):
    """The parser of one command: options may stand anywhere, and none may be shortened."""

    def __init__(self, verb: str, usage: str, summary: str, epilog: str) -> None:
        """Describe the command; ``epilog`` shows examples and the exit status."""
        super().__init__(
            prog=f"pretrade {verb}",
            usage=usage,
            description=summary,
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Read the arguments.

        Raises:
            CommandError: one of them is not known, lacks its value, or has a wrong one.
            SystemExit: the help was asked for and is printed.
        """
        options, unknown = self.parse_known_intermixed_args(list(arguments))
        if unknown:
            self.error(self._unknown(unknown[0]))
        return options

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and where help is."""
        sentence = message.removeprefix("argument ")
        raise CommandError(
            f"{sentence}{' See' if sentence.endswith('?') else '; see'} `{self.prog} --help`"
        )

    def _unknown(self, argument: str) -> str:
        option = argument.partition("=")[0]
        if not option.startswith("-"):
            return f"{argument} is one argument too many"
        known = [name for name in self._option_string_actions if name.startswith("--")]
        meant = meant_name(option, known)
        hint = f"; did you mean {meant}?" if meant else ""
        return f"{option} is not an option of {self.prog}{hint}"


def add_rules(parser: Parser) -> None:
    """Add the option that names the exchangeInfo."""
    parser.add_argument(
        "--rules",
        metavar="FILE",
        help="the exchangeInfo reply, as a file; `sample`: the one that comes with pretrade",
    )


MARKET_HELP = """\
market.json has what is known of the prices:
  {"BTCUSDT": {"lastPrice": "27000", "avgPrice": {"5": "26995"}, "bidPrice": "26999",
   "askPrice": "27001"}}
"""


def add_market(parser: Parser) -> None:
    """Add the option that names the file of prices."""
    parser.add_argument(
        "--market", metavar="FILE", type=Path, help="market.json, below; or `sample`"
    )


def add_format(parser: Parser, text: str, json: str) -> None:
    """Add the option that chooses between text for people and JSON for programs."""
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help=f"text (default): {text}; json: {json}",
    )


def add_as_of(parser: Parser) -> None:
    """Add the option that chooses the date whose rules hold."""
    parser.add_argument(
        "--as-of",
        metavar="DATE",
        help="judge by the rules of this date, as 2022-09-30 (default: the serverTime of the "
        "exchangeInfo, else today)",
    )
