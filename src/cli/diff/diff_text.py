"""Writes what changed for people: the summary first, then the changes of each symbol."""

from collections.abc import Sequence
from itertools import groupby

from pretrade import RuleChange
from pretrade.cli.diff.diff_summary import DiffSummary, what_happened
from pretrade.cli.terminal.output import Output, Paint

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
