"""``pretrade rules``: shows the rules of one symbol."""

import argparse
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pretrade import InvalidExchangeInfo, Symbol
from pretrade.cli.arguments import MARKET_HELP, Parser, add_as_of, add_format, add_market, add_rules
from pretrade.cli.command_error import CommandError, unwritable
from pretrade.cli.input.facts_files import load_markets
from pretrade.cli.input.rules_file import Rules, load_rules, read_as_of
from pretrade.cli.input.symbol_names import unknown_symbol
from pretrade.cli.rules.symbol_card import FilterCard, SymbolCard, make_card
from pretrade.cli.rules.symbol_words import FLAGS, field_rows, rate_words
from pretrade.cli.terminal.output import Output
from pretrade.cli.terminal.table import Row, Table
from pretrade.enums import BUY, LIMIT, OrderType, Side
from pretrade.rulebook import Rulebook

_USAGE = "pretrade rules --rules FILE [options] SYMBOL"
_SUMMARY = """\
Shows the rules of one symbol: its fields, each filter with its numbers, what they mean, and what
they switch off; then the filters and rate limits of the exchange.
"""
_EPILOG = f"""\
{MARKET_HELP}
examples:
  pretrade rules --rules exchangeInfo.json BTCUSDT
  pretrade rules --rules sample ODDUSDT --as-of 2023-03-20
  pretrade rules --rules exchangeInfo.json BTCUSDT --format json
  pretrade rules --rules exchangeInfo.json BTCUSDT --svg btc.svg --side SELL --market market.json

exit status:
  0  the rules are shown
  2  bad usage, a file that cannot be read or written, or a symbol that is not listed
"""


def run(arguments: Sequence[str], output: Output) -> int:
    """Show the rules of the symbol that the arguments name, and return the exit status.

    Raises:
        CommandError: bad usage, a file that cannot be read or written, or a symbol that is not
            listed.
    """
    options = _parser().read(arguments)
    as_of = read_as_of(options.as_of)
    rules = load_rules(options.rules, output)
    exchange = rules.info.exchange
    card = _card(rules, options.symbol, exchange.rulebook(as_of))
    draw_region(rules.info[options.symbol], options, as_of)
    if options.format == "json":
        show_rules_json(card, output)
    else:
        day = as_of or exchange.day
        show_rules(card, f"{day:%Y-%m-%d}" if day else "today", output)
    return 0


def _parser() -> Parser:
    parser = Parser("rules", _USAGE, _SUMMARY, _EPILOG)
    add_rules(parser)
    add_as_of(parser)
    add_format(parser, "tables for people", "one object")
    add_picture(parser)
    parser.add_argument("symbol", metavar="SYMBOL", help="as BTCUSDT")
    return parser


def _card(rules: Rules, name: str, rulebook: Rulebook) -> SymbolCard:
    listed = list(rules.info)  # `in` on the exchangeInfo would read the symbol, and may raise
    if name not in listed:
        raise unknown_symbol(name, listed, rules.name)
    try:
        return make_card(rules.info, name, rulebook)
    except InvalidExchangeInfo as error:
        raise CommandError(f"{rules.name}: {error}; save the exchangeInfo reply again") from error


def show_rules_json(card: SymbolCard, output: Output) -> None:
    """Write the rules on one line."""
    output.raw(json.dumps(_symbol(card)))


def _symbol(card: SymbolCard) -> dict[str, Any]:
    fields = card.fields
    sets = fields.permission_sets
    modes = fields.allowed_self_trade_prevention_modes
    return {
        "symbol": fields.symbol,
        "status": fields.status,
        "baseAsset": fields.base_asset,
        "baseAssetPrecision": fields.base_asset_precision,
        "quoteAsset": fields.quote_asset,
        "quoteAssetPrecision": fields.quote_asset_precision,
        "orderTypes": None if fields.order_types is None else sorted(fields.order_types),
        "permissionSets": None if sets is None else [sorted(one) for one in sets],
        **{name: getattr(fields, attribute) for name, attribute, _ in FLAGS},
        "allowedSelfTradePreventionModes": None if modes is None else sorted(modes),
        "filters": [_filter(one) for one in card.filters],
        "exchangeFilters": [_filter(one) for one in card.exchange_filters],
        "rateLimits": [
            {
                "rateLimitType": limit.rate_limit_type,
                "interval": limit.interval,
                "intervalNum": limit.interval_num,
                "limit": limit.limit,
            }
            for limit in card.rate_limits
        ],
    }


def _filter(one: FilterCard) -> dict[str, Any]:
    return {
        "filterType": one.filter_type,
        "evaluated": one.evaluated,
        "numbers": dict(one.numbers),
        "meaning": list(one.meaning.holds),
        "disabled": list(one.meaning.disabled),
    }


_HEADER = ("filter", "numbers", "meaning")


def show_rules(card: SymbolCard, day: str, output: Output) -> None:
    """Write the rules.

    Args:
        card: what is known of the symbol.
        day: whose rules they are.
        output: takes the tables.
    """
    name = card.fields.symbol
    output.line(f"{name}, by the rules of {day}")
    fields = tuple(((label,), (words,)) for label, words in field_rows(card.fields))
    Table("symbol", (), fields).show(output)
    if card.filters:
        Table(f"filters of {name}", _HEADER, tuple(map(_row, card.filters))).show(output)
    else:
        output.line("")
        output.line(f"{name} has no filters")
    if card.exchange_filters:
        Table("filters of the exchange", _HEADER, tuple(map(_row, card.exchange_filters))).show(
            output
        )
    if card.rate_limits:
        limits = tuple(
            ((limit.rate_limit_type,), (rate_words(limit),)) for limit in card.rate_limits
        )
        Table("rate limits of the exchange", (), limits).show(output)


def _row(one: FilterCard) -> Row:
    numbers = tuple(f"{name} {_written(value)}" for name, value in one.numbers.items())
    meaning = one.meaning.holds + tuple(f"- {text}" for text in one.meaning.disabled)
    if not one.evaluated:
        meaning = ("not known to pretrade: every check reports it as unevaluated",)
    return ((one.filter_type,), numbers, meaning)


def _written(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


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
