"""``pretrade check``: judges orders."""

from collections.abc import Sequence

from pretrade.cli.check.check_arguments import read_check_options
from pretrade.cli.check.verdict_json import show_json
from pretrade.cli.check.verdict_text import CHECKED, show_text
from pretrade.cli.input.order_line import BadLine
from pretrade.cli.judging.run import opened_run, sum_up
from pretrade.cli.judging.verdict_counts import VerdictCounts
from pretrade.cli.terminal.output import Output


def run(arguments: Sequence[str], output: Output) -> int:
    """Judge the orders that the arguments name, and return the exit status.

    Raises:
        CommandError: bad usage, or a file that cannot be read.
    """
    options = read_check_options(arguments)
    counts = VerdictCounts()
    with opened_run(options, output) as opened:
        for given in opened.orders:
            verdict = opened.judge.ask(opened.judge.rules.info.check, given)
            counts.count(verdict if isinstance(verdict, BadLine) else verdict.answer)
            if options.json:
                show_json(verdict, output)
            else:
                show_text(verdict, output, numbered=options.orders is not None)
    sum_up(counts, counts.summary(CHECKED), options, output)
    return counts.status(strict=options.strict)
