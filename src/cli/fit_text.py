"""Writes fitted orders for people: a line an order, then its changes and what is still wrong."""

import attrs

from pretrade import Change
from pretrade.cli.judge import Judged
from pretrade.cli.order_line import BadLine
from pretrade.cli.outcome import Outcome
from pretrade.cli.screen import Paint, Screen
from pretrade.cli.verdict_text import Words, show_bad_line, show_findings, show_order
from pretrade.decimals import plain

FITTED = Words(Paint("legal", "green"), Paint("illegal", "bold red"))


def show_text(found: Judged[Outcome] | BadLine, screen: Screen, *, numbered: bool) -> None:
    """Write one fitted order; as it was given where a legal one is insisted on in vain.

    Args:
        found: the order and what became of it, or the line that could not be read.
        screen: takes the lines.
        numbered: begin with the number of the line.
    """
    if isinstance(found, BadLine):
        show_bad_line(found, screen, numbered=numbered)
        return
    outcome, order = found.answer, found.given
    if outcome.order is not None:
        order = attrs.evolve(order, parameters=outcome.order)
    show_order(order, FITTED.word(outcome.report), screen, numbered=numbered)
    for change in outcome.changes:
        _show_change(change, screen)
    show_findings(outcome.report, screen)


def _show_change(change: Change, screen: Screen) -> None:
    moved = f"{plain(change.old)} -> {plain(change.new)}"
    screen.line("    ", Paint(change.field, "cyan"), f" {moved}: {change.why}")
