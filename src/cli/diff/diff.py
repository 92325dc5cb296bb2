"""``pretrade diff``: shows what changed between two exchangeInfo files."""

import json
from collections.abc import Sequence

from pretrade import RuleChange
from pretrade.cli.arguments import Parser, add_format
from pretrade.cli.diff.diff_text import show_changes
from pretrade.cli.input.rules_file import Rules, load_rules
from pretrade.cli.input.symbol_names import unknown_symbol
from pretrade.cli.terminal.output import Output

_USAGE = "pretrade diff [options] OLD NEW"
_SUMMARY = """\
Shows what changed between two exchangeInfo files: symbols that were added, removed, halted or
resumed, and every number and word that differs. Numbers are compared by value: 0.10 is 0.1.
"""
_EPILOG = """\
examples:
  pretrade diff yesterday.json today.json
  pretrade diff yesterday.json today.json --symbol BTCUSDT --symbol ETHUSDT
  pretrade diff yesterday.json today.json --format json

exit status, as that of diff(1):
  0  nothing changed
  1  something changed
  2  bad usage, a file that cannot be read, or a symbol that neither file lists
"""


def run(arguments: Sequence[str], output: Output) -> int:
    """Show what changed, and return the exit status.

    Raises:
        CommandError: bad usage, a file that cannot be read, or a symbol that is not listed.
    """
    options = _parser().read(arguments)
    # Eager: a broken value is named together with its file before anything is compared.
    old = load_rules(options.old, output, eager=True)
    new = load_rules(options.new, output, eager=True)
    changes = _chosen(old.info.diff(new.info), options.symbol, old, new)
    if options.format == "json":
        for change in changes:
            output.raw(json.dumps(change.to_dict()))
    else:
        show_changes((old.name, new.name), changes, output)
    return int(bool(changes))


def _parser() -> Parser:
    parser = Parser("diff", _USAGE, _SUMMARY, _EPILOG)
    parser.add_argument(
        "--symbol",
        metavar="SYMBOL",
        action="append",
        help="show this symbol only; may be given more than once",
    )
    add_format(parser, "for people", "one line a change")
    parser.add_argument("old", metavar="OLD", help="the older exchangeInfo file")
    parser.add_argument("new", metavar="NEW", help="the newer exchangeInfo file")
    return parser


def _chosen(
    changes: Sequence[RuleChange], symbols: Sequence[str] | None, old: Rules, new: Rules
) -> Sequence[RuleChange]:
    if symbols is None:
        return changes
    listed = set(old.info) | set(new.info)
    for symbol in symbols:
        if symbol not in listed:
            raise unknown_symbol(symbol, listed, f"{old.name} and {new.name}")
    return [change for change in changes if change.symbol in symbols]
