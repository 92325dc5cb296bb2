"""``pretrade diff``: shows what changed between two exchangeInfo files."""

import json
from collections.abc import Sequence
from itertools import groupby
from typing import Self

import attrs

from pretrade import RuleChange
from pretrade.cli.arguments import Parser, add_format
from pretrade.cli.input.rules_file import Rules, load_rules
from pretrade.cli.input.symbol_names import unknown_symbol
from pretrade.cli.terminal.output import Output, Paint

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


_EXCHANGE = "exchange"  # as RuleChange calls what has no symbol
_STYLES = {"added": "green", "removed": "red", "halted": "red", "resumed": "green", "": ""}


def show_changes(names: tuple[str, str], changes: Sequence[RuleChange], output: Output) -> None:
    """Write the changes.

    Args:
        names: of the older and the newer file.
        changes: what changed, symbol by symbol.
        output: takes the lines.
    """
    output.line(f"{names[0]} -> {names[1]}: ", Paint(str(DiffSummary.of(changes)), "bold"))
    for symbol, own in groupby(changes, key=lambda change: change.symbol or _EXCHANGE):
        listed = list(own)
        first = what_happened(listed[0])
        if first in {"added", "removed"}:
            output.line(f"{symbol}: ", Paint(first, _STYLES[first]))
            continue
        output.line(Paint(f"{symbol}:", "bold"))
        for change in listed:
            _show(symbol, change, output)


def _show(symbol: str, change: RuleChange, output: Output) -> None:
    what = what_happened(change)
    text = str(change).removeprefix(symbol).lstrip()
    output.line(f"    {text}", Paint(f" ({what})" if what else "", _STYLES[what]))


_TRADING = "TRADING"


@attrs.frozen
class DiffSummary:
    """How many symbols came, went, stopped and went on, and how many other values changed."""

    added: int
    removed: int
    halted: int
    resumed: int
    values: int

    @classmethod
    def of(cls, changes: Sequence[RuleChange]) -> Self:
        """Count changes."""
        words = [what_happened(change) for change in changes]
        return cls(
            added=words.count("added"),
            removed=words.count("removed"),
            halted=words.count("halted"),
            resumed=words.count("resumed"),
            values=words.count(""),
        )

    def __str__(self) -> str:
        """Return the counts as one line."""
        counts = (
            (self.added, "symbol", "added"),
            (self.removed, "symbol", "removed"),
            (self.halted, "symbol", "halted"),
            (self.resumed, "symbol", "resumed"),
            (self.values, "value", "changed"),
        )
        told = [f"{n} {what}{'' if n == 1 else 's'} {verb}" for n, what, verb in counts if n]
        return ", ".join(told) or "no rule changed"


def what_happened(change: RuleChange) -> str:
    """Return what a change did to its symbol, in a word; nothing when it changed some value.

    >>> what_happened(RuleChange("BTCUSDT", "SYMBOL_STATUS", "status", "TRADING", "BREAK"))
    'halted'
    """
    if change.rule == "SYMBOL" and change.field == "symbol":
        return "added" if change.old is None else "removed"
    if change.rule == "SYMBOL_STATUS" and change.old == _TRADING:
        return "halted"
    if change.rule == "SYMBOL_STATUS" and change.new == _TRADING:
        return "resumed"
    return ""
