"""The arguments of ``pretrade fit``: those of ``check``, what may be moved, and which way."""

import argparse
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import attrs

from pretrade import InvalidFacts
from pretrade.cli.arguments import Parser
from pretrade.cli.command_error import CommandError
from pretrade.cli.input.order_flags import ParameterFlag, add_parameters
from pretrade.cli.input.orders_arguments import (
    FACTS_HELP,
    ORDERS_HELP,
    OrdersOptions,
    add_orders,
    orders_options,
    parameters_help,
)
from pretrade.enums import Rounding
from pretrade.facts.fact_values import fact_decimal
from pretrade.sizing.fit_limits import KEEP

_USAGE = """\
pretrade fit --rules FILE [options] ORDERS
       pretrade fit --rules FILE [options] SYMBOL SIDE TYPE [--PARAMETER VALUE ...]"""

_SUMMARY = f"""\
Finds the nearest legal orders, and lists what it changes: prices and quantities move onto their
steps and into their bounds. What moving them cannot mend is said, and the order stays illegal.

{ORDERS_HELP}"""

_EXAMPLES = """\
examples:
  pretrade fit --rules exchangeInfo.json --market market.json --account account.json orders.jsonl
  pretrade fit --rules exchangeInfo.json --price nearest --tolerance 0.001 orders.csv
  pretrade fit --rules sample BTCUSDT BUY LIMIT --time-in-force GTC --quantity 0.0012345 \\
      --price 27123.456 --price keep
  pretrade fit --rules exchangeInfo.json --insist --format json - < orders.jsonl
"""

_STATUS = """\
exit status:
  0  every order is legal now
  1  an order is not; with --strict also: a rule could not be evaluated for want of a fact
  2  bad usage, or a file or a line that cannot be read (the other lines are still fitted)
"""


@attrs.frozen
class FitOptions:
    """What ``fit`` was asked to do.

    Attributes:
        given: the orders, the rules and the facts.
        price: the direction in which prices may go; None: by side and type.
        quantity: the direction in which quantities may go.
        tolerance: how far a value may go, as a fraction of it; None: any distance.
        insist: an order that stays illegal is not given back.
    """

    given: OrdersOptions
    price: str | None
    quantity: str
    tolerance: Decimal | None
    insist: bool


def read_fit_options(arguments: Sequence[str]) -> FitOptions:
    """Read the arguments.

    Raises:
        CommandError: they cannot be understood.
    """
    read = _parser().read(arguments)
    directions = read_directions(read)
    return FitOptions(
        given=orders_options(read, "fit"),
        price=directions.get("price"),
        quantity=directions.get("quantity", Rounding.DOWN),
        tolerance=_read_tolerance(read.tolerance),
        insist=read.insist,
    )


def _parser() -> Parser:
    epilog = f"{DIRECTIONS_HELP}\n{parameters_help()}\n{_EXAMPLES}\n{FACTS_HELP}\n{_STATUS}"
    parser = Parser("fit", _USAGE, _SUMMARY, epilog)
    add_orders(parser)
    parser.add_argument(
        "--tolerance",
        metavar="FRACTION",
        help="how far a value may go, as a fraction of it: 0.01 is one percent (default: any "
        "distance)",
    )
    parser.add_argument(
        "--insist",
        action="store_true",
        help="give no order back that is still illegal",
    )
    add_parameters(parser, ParameterOrDirection)
    return parser


def _read_tolerance(text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        return fact_decimal(text, "tolerance")
    except InvalidFacts as error:
        raise CommandError(
            f"--tolerance: {error.reason}; write a fraction, as 0.01 for one percent"
        ) from error


DIRECTIONS_HELP = """\
--price and --quantity also take the direction in which such values may go; for one order they may
stand twice, once with its value and once with the direction:
  --price down|up|nearest|keep     default: never to the disadvantage of the trader: the limit of
                                   a BUY down, of a SELL up, a stop away from the market
  --quantity down|up|nearest|keep  default: down
"""

_MAY_MOVE = ("price", "quantity")
_DIRECTIONS = (*Rounding, KEEP)


class ParameterOrDirection(ParameterFlag):
    """Takes a parameter; but a word for --price or --quantity is the direction for all orders."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Take one flag."""
        name = (option_string or "").removeprefix("--")
        # No legal price has letters only, so that a misspelt direction is never sent as a price.
        if name not in _MAY_MOVE or not str(values).isalpha():
            super().__call__(parser, namespace, values, option_string)
            return
        if values not in _DIRECTIONS:
            words = ", ".join(_DIRECTIONS)
            raise argparse.ArgumentError(self, f"{values!r} is no number, and none of {words}")
        directions: dict[str, object] = getattr(namespace, "directions", {})
        if name in directions:
            raise argparse.ArgumentError(self, "has two directions; keep one of the two")
        namespace.directions = {**directions, name: values}


def read_directions(read: argparse.Namespace) -> Mapping[str, str]:
    """Return ``price`` and ``quantity`` → the direction, where one was given."""
    directions: Mapping[str, str] = getattr(read, "directions", {})
    return directions
