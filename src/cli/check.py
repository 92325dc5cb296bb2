"""``pretrade check``: judges orders."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager

from pretrade.cli.check_arguments import CheckOptions, read_check_options
from pretrade.cli.facts_files import load_account, load_markets
from pretrade.cli.judge import Judge, Verdict
from pretrade.cli.order_line import GivenOrder
from pretrade.cli.orders_file import Lines, opened_orders, shown_name
from pretrade.cli.rules_file import load_rules, warn
from pretrade.cli.screen import Screen
from pretrade.cli.tally import Tally
from pretrade.cli.verdict_json import show_json
from pretrade.cli.verdict_text import show_text

_ONE_ORDER = "the order"


def run(arguments: Sequence[str], screen: Screen) -> int:
    """Judge the orders that the arguments name, and return the exit status.

    Raises:
        Trouble: bad usage, or a file that cannot be read.
    """
    options = read_check_options(arguments)
    markets, account = load_markets(options.market), load_account(options.account)
    rules = load_rules(options.rules, screen)
    warn(rules, screen)
    judge = Judge(rules, markets, account, options.as_of)
    tally = Tally()
    with _orders(options, screen) as orders:
        for given in orders:
            verdict = judge.verdict(given)
            tally.count(verdict)
            _show(verdict, options, screen)
    _sum_up(tally, options, screen)
    return tally.status(strict=options.strict)


@contextmanager
def _orders(options: CheckOptions, screen: Screen) -> Generator[Lines]:
    if options.orders is None:
        yield iter([GivenOrder(1, options.order, options.request)])
        return
    with opened_orders(options.orders, options.request, screen) as orders:
        yield orders


def _show(verdict: Verdict, options: CheckOptions, screen: Screen) -> None:
    if options.json:
        show_json(verdict, screen)
    else:
        show_text(verdict, screen, numbered=options.orders is not None)


def _sum_up(tally: Tally, options: CheckOptions, screen: Screen) -> None:
    if not options.json:
        if options.orders is not None:
            screen.line("")
            screen.line(*tally.summary())
        if wanted := tally.wanted_facts():
            screen.line(wanted)
    name = _ONE_ORDER if options.orders is None else shown_name(options.orders)
    for sentence in tally.bad_lines(name):
        screen.note(sentence)
