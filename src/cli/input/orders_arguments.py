"""The arguments that ``check`` and ``fit`` share: the orders, the rules, the facts, the output."""

import argparse
import textwrap
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import attrs

from pretrade.cli.arguments import MARKET_HELP, Parser, add_as_of, add_format, add_market, add_rules
from pretrade.cli.input.order_flags import is_order, read_parameters, spellings
from pretrade.cli.input.rules_file import read_as_of
from pretrade.enums import RequestKind
from pretrade.order.parameters import PARAMETERS

ORDERS_HELP = """\
ORDERS is a file, or - for standard input. Its lines are JSON objects, one order each, in the
exchange's own parameter names; a line may bring its own "market", "account" and "request" along.
A file called .csv has a header of parameter names; an empty cell is not sent.
"""

FACTS_HELP = f"""\
{MARKET_HELP}\
account.json has what is known of the account; any key may be missing:
  {{"canTrade": true, "permissions": ["SPOT"], "balances": [{{"asset": "BTC", "free": "1"}}],
   "openOrders": [], "orderCounts": []}}
"""


@attrs.frozen
class OrdersOptions:
    """Which orders, by which rules and facts, and how the answers are written.

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


def orders_options(read: argparse.Namespace, verb: str) -> OrdersOptions:
    """Return the options that a parser read.

    Raises:
        CommandError: there is neither a file nor one order, or a value cannot be understood.
    """
    kind = RequestKind(read.request)
    places: list[str] = read.places or []
    flags: Mapping[str, object] = read.parameters or {}
    single = is_order(places, flags, verb)
    return OrdersOptions(
        rules=read.rules,
        market=read.market,
        account=read.account,
        as_of=read_as_of(read.as_of),
        strict=read.strict,
        json=read.format == "json",
        request=kind,
        orders=None if single else places[0],
        order=read_parameters(places, flags, kind) if single else {},
    )


def add_orders(parser: Parser) -> None:
    """Add the options; those of the parameters of one order are not among them."""
    add_rules(parser)
    add_market(parser)
    parser.add_argument(
        "--account", metavar="FILE", type=Path, help="account.json, below; or `sample`"
    )
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


def parameters_help() -> str:
    """Return the flags of all parameters, for the help."""
    flags = " ".join(spellings(name)[0] for name in PARAMETERS)
    listed = textwrap.fill(
        flags, 98, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
    )
    lead = "parameters of an order, each in the exchange's own spelling too (--timeInForce):"
    return f"{lead}\n{listed}\n"
