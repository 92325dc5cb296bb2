"""``--svg`` of ``pretrade rules``: the picture of what is legal, as a file."""

import argparse
from datetime import date
from pathlib import Path

from pretrade import Symbol
from pretrade.cli.arguments import Parser, add_market
from pretrade.cli.command_error import CommandError, unwritable
from pretrade.cli.input.facts_files import load_markets
from pretrade.enums import BUY, LIMIT, OrderType, Side


def add_picture(parser: Parser) -> None:
    """Add the options of the picture."""
    parser.add_argument(
        "--svg", metavar="FILE", type=Path, help="draw the legal prices and quantities, as SVG"
    )
    parser.add_argument(
        "--side", choices=[*Side], help=f"the side of the orders that are drawn (default: {BUY})"
    )
    parser.add_argument(
        "--type",
        choices=[*OrderType],
        metavar="TYPE",
        help=f"their type, as LIMIT_MAKER (default: {LIMIT})",
    )
    add_market(parser)


def draw_region(symbol: Symbol, options: argparse.Namespace, as_of: date | None) -> None:
    """Write the picture, where one is asked for.

    Raises:
        CommandError: the prices cannot be read or the picture not written, or only its side, its
            type or its prices are given.
    """
    if options.svg is None:
        for name in ("side", "type", "market"):
            if getattr(options, name) is not None:
                raise CommandError(f"--{name} is about the picture; give --svg FILE too")
        return
    markets = load_markets(options.market, {symbol.name})
    region = symbol.region(options.side or BUY, options.type or LIMIT, market=markets, as_of=as_of)
    try:
        options.svg.write_text(region.to_svg(), encoding="utf-8")
    except (OSError, ValueError) as error:
        raise unwritable(options.svg, error) from error
