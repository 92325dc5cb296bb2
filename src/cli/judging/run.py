"""What ``check`` and ``fit`` have in common: opens what is given, and sums up at the end."""

from collections.abc import Generator
from contextlib import contextmanager

import attrs

from pretrade.cli.input.facts_files import load_account, load_markets
from pretrade.cli.input.order_line import GivenOrder
from pretrade.cli.input.orders_arguments import OrdersOptions
from pretrade.cli.input.orders_file import Lines, opened_orders, shown_name
from pretrade.cli.input.rules_file import load_rules, warn
from pretrade.cli.judging.judge import Judge
from pretrade.cli.judging.verdict_counts import VerdictCounts
from pretrade.cli.terminal.output import Output, Paint

_ONE_ORDER = "the order"


@attrs.frozen
class Run:
    """The judge and the orders that are before it."""

    judge: Judge
    orders: Lines


@contextmanager
def opened_run(options: OrdersOptions, output: Output) -> Generator[Run]:
    """Load the rules and the facts, say what is remarkable about them, and open the orders.

    Raises:
        CommandError: a file cannot be read, now or further on.
    """
    account, rules = load_account(options.account), load_rules(options.rules, output)
    markets = load_markets(options.market, rules.info.keys())
    warn(rules, output)
    judge = Judge(rules, markets, account, options.as_of)
    if options.orders is None:
        yield Run(judge, iter([GivenOrder(1, options.order, options.request)]))
        return
    with opened_orders(options.orders, options.request, output) as orders:
        yield Run(judge, orders)


def sum_up(
    counts: VerdictCounts, summary: list[str | Paint], options: OrdersOptions, output: Output
) -> None:
    """Write the summary and the facts that were wanting, and name the bad lines."""
    if not options.json:
        if options.orders is not None:
            output.line("")
            output.line(*summary)
        if wanted := counts.wanted_facts():
            output.line(wanted)
    name = _ONE_ORDER if options.orders is None else shown_name(options.orders)
    for sentence in counts.bad_lines(name):
        output.note(sentence)
