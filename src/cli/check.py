"""``pretrade check``: judges orders."""

from collections.abc import Sequence

from pretrade.cli.check_arguments import read_check_options
from pretrade.cli.court import opened_court, sum_up
from pretrade.cli.order_line import BadLine
from pretrade.cli.screen import Screen
from pretrade.cli.tally import Tally
from pretrade.cli.verdict_json import show_json
from pretrade.cli.verdict_text import CHECKED, show_text


def run(arguments: Sequence[str], screen: Screen) -> int:
    """Judge the orders that the arguments name, and return the exit status.

    Raises:
        Trouble: bad usage, or a file that cannot be read.
    """
    options = read_check_options(arguments)
    tally = Tally()
    with opened_court(options, screen) as court:
        for given in court.orders:
            verdict = court.judge.ask(court.judge.rules.info.check, given)
            tally.count(verdict if isinstance(verdict, BadLine) else verdict.answer)
            if options.json:
                show_json(verdict, screen)
            else:
                show_text(verdict, screen, numbered=options.orders is not None)
    sum_up(tally, tally.summary(CHECKED), options, screen)
    return tally.status(strict=options.strict)
