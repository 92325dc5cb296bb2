"""The arguments of ``pretrade check``."""

from collections.abc import Sequence

from pretrade.cli.arguments import Parser
from pretrade.cli.input.order_flags import add_parameters
from pretrade.cli.input.orders_arguments import (
    FACTS_HELP,
    ORDERS_HELP,
    OrdersOptions,
    add_orders,
    orders_options,
    parameters_help,
)

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
