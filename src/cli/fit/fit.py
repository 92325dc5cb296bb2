"""``pretrade fit``: finds the nearest legal orders, and lists what it changes."""

from collections.abc import Sequence

from pretrade.cli.fit.fit_arguments import read_fit_options
from pretrade.cli.fit.fit_json import show_json
from pretrade.cli.fit.fit_text import FITTED, show_text
from pretrade.cli.fit.outcome import Fitter
from pretrade.cli.input.order_line import BadLine
from pretrade.cli.judging.run import opened_run, sum_up
from pretrade.cli.judging.verdict_counts import VerdictCounts
from pretrade.cli.terminal.output import Output


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
