"""``pretrade fit``: finds the nearest legal orders, and lists what it changes."""

import json
from collections.abc import Sequence
from typing import Any

import attrs

from pretrade import Change
from pretrade.cli.fit.fit_arguments import read_fit_options
from pretrade.cli.fit.outcome import Fitter, Outcome
from pretrade.cli.input.order_line import BadLine
from pretrade.cli.judging.judge import JudgedOrder
from pretrade.cli.judging.run import opened_run, sum_up
from pretrade.cli.judging.verdict_counts import VerdictCounts
from pretrade.cli.judging.verdict_text import Words, show_bad_line, show_findings, show_order
from pretrade.cli.terminal.output import Output, Paint
from pretrade.decimals import plain
from pretrade.enums import RequestKind


def run(arguments: Sequence[str], output: Output) -> int:
    """Fit the orders that the arguments name, and return the exit status.

    Raises:
        CommandError: bad usage, or a file that cannot be read.
    """
    options = read_fit_options(arguments)
    given = options.given
    counts, changed = VerdictCounts(), 0
    with opened_run(given, output) as opened:
        fit = Fitter(opened.judge.rules.info, options)
        for order in opened.orders:
            found = opened.judge.ask(fit, order)
            if isinstance(found, BadLine):
                counts.count(found)
            else:
                counts.count(found.answer.report)
                changed += bool(found.answer.changes)
            if given.json:
                show_json(found, output)
            else:
                show_text(found, output, numbered=given.orders is not None)
    sum_up(counts, [*counts.summary(FITTED), f"; {changed} changed"], given, output)
    return counts.status(strict=given.strict)


def show_json(found: JudgedOrder[Outcome] | BadLine, output: Output) -> None:
    """Write one fitted order. ASCII only, so that any terminal, file or program takes it."""
    output.raw(json.dumps(fit_dict(found)))


def fit_dict(found: JudgedOrder[Outcome] | BadLine) -> dict[str, Any]:
    """Return one fitted order, JSON-ready; the order of the keys is part of the format."""
    if isinstance(found, BadLine):
        return {"line": found.line, "error": found.error, "changes": [], "violations": []}
    outcome, kind = found.answer, found.given.request
    fitted = {
        "line": found.given.line,
        "order": outcome.order,
        "changes": [change.to_dict() for change in outcome.changes],
        "ok": outcome.report.ok,
        "violations": [violation.to_dict() for violation in outcome.report.violations],
    }
    # The parameters alone do not tell an OCO from an order, and `order` is to be sent as it is.
    return fitted if kind is RequestKind.ORDER else {**fitted, "request": kind.value}


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
