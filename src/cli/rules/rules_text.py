"""Writes the rules of a symbol for people."""

import json

from pretrade.cli.rules.symbol_card import FilterCard, SymbolCard
from pretrade.cli.rules.symbol_words import field_rows, rate_words
from pretrade.cli.terminal.output import Output
from pretrade.cli.terminal.table import Row, Table

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
