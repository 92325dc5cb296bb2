"""What ``check`` and ``fit`` have in common: opens what is given, and sums up at the end."""

from collections.abc import Generator
from contextlib import contextmanager

import attrs

from pretrade.cli.facts_files import load_account, load_markets
from pretrade.cli.judge import Judge
from pretrade.cli.order_line import GivenOrder
from pretrade.cli.orders_arguments import OrdersOptions
from pretrade.cli.orders_file import Lines, opened_orders, shown_name
from pretrade.cli.rules_file import load_rules, warn
from pretrade.cli.screen import Paint, Screen
from pretrade.cli.tally import Tally

_ONE_ORDER = "the order"


@attrs.frozen
class Court:
    """The judge and the orders that are before it."""

    judge: Judge
    orders: Lines


@contextmanager
def opened_court(options: OrdersOptions, screen: Screen) -> Generator[Court]:
    """Load the rules and the facts, say what is remarkable about them, and open the orders.

    Raises:
        Trouble: a file cannot be read, now or further on.
    """
    account, rules = load_account(options.account), load_rules(options.rules, screen)
    markets = load_markets(options.market, rules.info.keys())
    warn(rules, screen)
    judge = Judge(rules, markets, account, options.as_of)
    if options.orders is None:
        yield Court(judge, iter([GivenOrder(1, options.order, options.request)]))
        return
    with opened_orders(options.orders, options.request, screen) as orders:
        yield Court(judge, orders)


def sum_up(
    tally: Tally, summary: list[str | Paint], options: OrdersOptions, screen: Screen
) -> None:
    """Write the summary and the facts that were wanting, and name the bad lines."""
    if not options.json:
        if options.orders is not None:
            screen.line("")
            screen.line(*summary)
        if wanted := tally.wanted_facts():
            screen.line(wanted)
    name = _ONE_ORDER if options.orders is None else shown_name(options.orders)
    for sentence in tally.bad_lines(name):
        screen.note(sentence)
