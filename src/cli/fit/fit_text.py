"""Writes fitted orders for people: a line an order, then its changes and what is still wrong."""

import attrs

from pretrade import Change
from pretrade.cli.check.verdict_text import Words, show_bad_line, show_findings, show_order
from pretrade.cli.fit.outcome import Outcome
from pretrade.cli.input.order_line import BadLine
from pretrade.cli.judging.judge import JudgedOrder
from pretrade.cli.terminal.output import Output, Paint
from pretrade.decimals import plain

FITTED = Words(Paint("legal", "green"), Paint("illegal", "bold red"))


def show_text(found: JudgedOrder[Outcome] | BadLine, output: Output, *, numbered: bool) -> None:
    """Write one fitted order; as it was given where a legal one is insisted on in vain.

    Args:
        found: the order and what became of it, or the line that could not be read.
        output: takes the lines.
        numbered: begin with the number of the line.
    """
    if isinstance(found, BadLine):
        show_bad_line(found, output, numbered=numbered)
        return
    outcome, order = found.answer, found.given
    if outcome.order is not None:
        order = attrs.evolve(order, parameters=outcome.order)
    show_order(order, FITTED.word(outcome.report), output, numbered=numbered)
    for change in outcome.changes:
        _show_change(change, output)
    show_findings(outcome.report, output)


def _show_change(change: Change, output: Output) -> None:
    moved = f"{plain(change.old)} -> {plain(change.new)}"
    output.line("    ", Paint(change.field, "cyan"), f" {moved}: {change.why}")
