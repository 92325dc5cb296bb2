"""The arguments of ``pretrade check``."""

import argparse
import textwrap
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import attrs

from pretrade.cli.arguments import Parser, add_as_of, add_format, add_rules
from pretrade.cli.order_flags import add_parameters, is_order, read_parameters, spellings
from pretrade.cli.rules_file import read_as_of
from pretrade.enums import RequestKind
from pretrade.order.parameters import PARAMETERS

_USAGE = """\
pretrade check --rules FILE [options] ORDERS
       pretrade check --rules FILE [options] SYMBOL SIDE TYPE [--PARAMETER VALUE ...]"""

_SUMMARY = """\
Judges orders: what the exchange would refuse, all of it, and what could not be judged.

ORDERS is a file, or - for standard input. Its lines are JSON objects, one order each, in the
exchange's own parameter names; a line may bring its own "market", "account" and "request" along.
A file called .csv has a header of parameter names; an empty cell is not sent.
"""

_EPILOG = """\
parameters of an order, each in the exchange's own spelling too (--timeInForce):
{parameters}

examples:
  pretrade check --rules exchangeInfo.json orders.jsonl
  pretrade check --rules exchangeInfo.json --market market.json --account account.json orders.csv
  pretrade check --rules sample BTCUSDT BUY LIMIT --time-in-force GTC --quantity 1 --price 27000
  pretrade check --rules sample --request oco BTCUSDT SELL --quantity 1 --price 30000 \\
      --stop-price 25000
  grep BTCUSDT orders.jsonl | pretrade check --rules exchangeInfo.json --format json -

market.json has what is known of the prices:
  {{"BTCUSDT": {{"lastPrice": "27000", "avgPrice": {{"5": "26995"}}, "bidPrice": "26999",
   "askPrice": "27001"}}}}
account.json has what is known of the account; any key may be missing:
  {{"canTrade": true, "permissions": ["SPOT"], "balances": [{{"asset": "BTC", "free": "1"}}],
   "openOrders": [], "orderCounts": []}}

exit status:
  0  every order is accepted
  1  an order is refused; with --strict also: a rule could not be evaluated for want of a fact
  2  bad usage, or a file or a line that cannot be read (the other lines are still judged)
"""


@attrs.frozen
class CheckOptions:
    """What ``check`` was asked to do.

    Attributes:
        rules: the exchangeInfo: a path or ``sample``.
        market: the file of prices.
        account: the file of the account.
        as_of: the date whose rules hold; None: that of the exchangeInfo.
        strict: a rule that could not be evaluated counts as a refusal.
        json: print JSON.
        request: what kind of request the orders are.
        orders: the file of orders; None: one order is given.
        order: the one order that is given.
    """

    rules: str | None
    market: Path | None
    account: Path | None
    as_of: date | None
    strict: bool
    json: bool
    request: RequestKind
    orders: str | None
    order: Mapping[str, object]


def read_check_options(arguments: Sequence[str]) -> CheckOptions:
    """Read the arguments.

    Raises:
        Trouble: they cannot be understood.
    """
    options = _parser().read(arguments)
    kind = RequestKind(options.request)
    places: list[str] = options.places or []
    flags: Mapping[str, object] = options.parameters or {}
    single = is_order(places, flags)
    return CheckOptions(
        rules=options.rules,
        market=options.market,
        account=options.account,
        as_of=read_as_of(options.as_of),
        strict=options.strict,
        json=options.format == "json",
        request=kind,
        orders=None if single else places[0],
        order=read_parameters(places, flags, kind) if single else {},
    )


def _parser() -> Parser:
    parser = Parser("check", _USAGE, _SUMMARY, _EPILOG.format(parameters=_listed_parameters()))
    add_rules(parser)
    parser.add_argument("--market", metavar="FILE", type=Path, help="prices: market.json, below")
    parser.add_argument("--account", metavar="FILE", type=Path, help="account.json, below")
    add_as_of(parser)
    parser.add_argument(
        "--request",
        metavar="KIND",
        choices=[kind.value for kind in RequestKind],
        default=RequestKind.ORDER.value,
        help=f"what the orders are: {', '.join(RequestKind)} (default: order)",
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="exit with 1 also when a rule could not be evaluated for want of a fact",
    )
    add_format(parser, "for people", "one line an order")
    parser.add_argument("places", metavar="ORDERS", nargs="*", help=argparse.SUPPRESS)
    add_parameters(parser)
    return parser


def _listed_parameters() -> str:
    flags = " ".join(spellings(name)[0] for name in PARAMETERS)
    return textwrap.fill(
        flags, 98, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
    )
