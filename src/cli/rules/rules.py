"""``pretrade rules``: shows the rules of one symbol."""

from collections.abc import Sequence

from pretrade import InvalidExchangeInfo
from pretrade.cli.arguments import MARKET_HELP, Parser, add_as_of, add_format, add_rules
from pretrade.cli.command_error import CommandError
from pretrade.cli.input.rules_file import Rules, load_rules, read_as_of
from pretrade.cli.input.symbol_names import unknown_symbol
from pretrade.cli.rules.region_file import add_picture, draw_region
from pretrade.cli.rules.rules_json import show_rules_json
from pretrade.cli.rules.rules_text import show_rules
from pretrade.cli.rules.symbol_card import SymbolCard, make_card
from pretrade.cli.terminal.output import Output
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
