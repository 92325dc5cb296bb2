"""``pretrade check``: judges orders."""

import json
from collections.abc import Sequence
from typing import Any

from pretrade import Report
from pretrade.cli.arguments import Parser
from pretrade.cli.input.order_flags import add_parameters
from pretrade.cli.input.order_line import BadLine
from pretrade.cli.input.orders_arguments import (
    FACTS_HELP,
    ORDERS_HELP,
    OrdersOptions,
    add_orders,
    orders_options,
    parameters_help,
)
from pretrade.cli.judging.judge import JudgedOrder
from pretrade.cli.judging.run import opened_run, sum_up
from pretrade.cli.judging.verdict_counts import VerdictCounts
from pretrade.cli.judging.verdict_text import CHECKED, show_text
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


_USAGE = """\
pretrade check --rules FILE [options] ORDERS
       pretrade check --rules FILE [options] SYMBOL SIDE TYPE [--PARAMETER VALUE ...]"""

_SUMMARY = f"""\
Judges orders: what the exchange would refuse, all of it, and what could not be judged.

{ORDERS_HELP}"""

_EXAMPLES = """\
examples:
  pretrade check --rules exchangeInfo.json orders.jsonl
  pretrade check --rules exchangeInfo.json --market market.json --account account.json orders.csv
  pretrade check --rules sample BTCUSDT BUY LIMIT --time-in-force GTC --quantity 1 --price 27000
  pretrade check --rules sample --request oco BTCUSDT SELL --quantity 1 --price 30000 \\
      --stop-price 25000
  grep BTCUSDT orders.jsonl | pretrade check --rules exchangeInfo.json --format json -
"""

_STATUS = """\
exit status:
  0  every order is accepted
  1  an order is refused; with --strict also: a rule could not be evaluated for want of a fact
  2  bad usage, or a file or a line that cannot be read (the other lines are still judged)
"""


def read_check_options(arguments: Sequence[str]) -> OrdersOptions:
    """Read the arguments.

    Raises:
        CommandError: they cannot be understood.
    """
    epilog = f"{parameters_help()}\n{_EXAMPLES}\n{FACTS_HELP}\n{_STATUS}"
    parser = Parser("check", _USAGE, _SUMMARY, epilog)
    add_orders(parser)
    add_parameters(parser)
    return orders_options(parser.read(arguments), "check")


def show_json(verdict: JudgedOrder[Report] | BadLine, output: Output) -> None:
    """Write one verdict. ASCII only, so that any terminal, file or program takes it."""
    output.raw(json.dumps(verdict_dict(verdict)))


def verdict_dict(verdict: JudgedOrder[Report] | BadLine) -> dict[str, Any]:
    """Return one verdict, JSON-ready; the order of the keys is part of the format."""
    if isinstance(verdict, BadLine):
        return {
            "line": verdict.line,
            "error": verdict.error,
            "violations": [],
            "unevaluated": [],
            "warnings": [],
        }
    return {"line": verdict.given.line, **verdict.answer.to_dict()}
