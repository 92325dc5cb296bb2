"""``pretrade fit``: finds the nearest legal orders, and lists what it changes."""

from collections.abc import Sequence

from pretrade.cli.court import opened_court, sum_up
from pretrade.cli.fit_arguments import read_fit_options
from pretrade.cli.fit_json import show_json
from pretrade.cli.fit_text import FITTED, show_text
from pretrade.cli.order_line import BadLine
from pretrade.cli.outcome import Fitter
from pretrade.cli.screen import Screen
from pretrade.cli.tally import Tally


def run(arguments: Sequence[str], screen: Screen) -> int:
    """Fit the orders that the arguments name, and return the exit status.

    Raises:
        Trouble: bad usage, or a file that cannot be read.
    """
    options = read_fit_options(arguments)
    given = options.given
    tally, changed = Tally(), 0
    with opened_court(given, screen) as court:
        fit = Fitter(court.judge.rules.info, options)
        for order in court.orders:
            found = court.judge.ask(fit, order)
            if isinstance(found, BadLine):
                tally.count(found)
            else:
                tally.count(found.answer.report)
                changed += bool(found.answer.changes)
            if given.json:
                show_json(found, screen)
            else:
                show_text(found, screen, numbered=given.orders is not None)
    sum_up(tally, [*tally.summary(FITTED), f"; {changed} changed"], given, screen)
    return tally.status(strict=given.strict)
