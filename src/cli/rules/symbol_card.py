"""Everything there is to say about one symbol, gathered for text and JSON alike: `SymbolCard`."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from pretrade import ExchangeInfo
from pretrade.cli.rules.meaning import Meaning, meaning_of
from pretrade.context import Context
from pretrade.filters import UnknownFilter
from pretrade.filters.filter import Filter
from pretrade.rulebook import Rulebook
from pretrade.symbol_fields import RateLimit, SymbolFields


@attrs.frozen
class FilterCard:
    """One filter: its numbers as exchangeInfo has them, and what they mean.

    Attributes:
        evaluated: pretrade judges by it; else its numbers are all that is known.
    """

    filter_type: str
    numbers: Mapping[str, object]
    meaning: Meaning
    evaluated: bool


@attrs.frozen
class SymbolCard:
    """One symbol: its fields, its filters, and what holds on the whole exchange."""

    fields: SymbolFields
    filters: tuple[FilterCard, ...]
    exchange_filters: tuple[FilterCard, ...]
    rate_limits: tuple[RateLimit, ...]


def make_card(info: ExchangeInfo, name: str, rulebook: Rulebook) -> SymbolCard:
    """Gather what is known of a symbol.

    Raises:
        KeyError: it is not listed.
        InvalidExchangeInfo: one of its values is broken.
    """
    symbol, exchange = info[name], info.exchange
    context = exchange.context(symbol.fields, rulebook)
    return SymbolCard(
        fields=symbol.fields,
        filters=_cards(symbol.filters, symbol.raw.get("filters"), context),
        exchange_filters=_cards(exchange.filters, info.raw.get("exchangeFilters"), context),
        rate_limits=exchange.rate_limits,
    )


def _cards(
    filters: Mapping[str, Any], raw: Iterable[Mapping[str, Any]] | None, context: Context
) -> tuple[FilterCard, ...]:
    written = {one["filterType"]: one for one in raw or ()}
    return tuple(_card(kind, one, written[kind], context) for kind, one in filters.items())


def _card(kind: str, one: Filter, raw: Mapping[str, Any], context: Context) -> FilterCard:
    numbers = {name: _plain(value) for name, value in raw.items() if name != "filterType"}
    if isinstance(one, UnknownFilter):
        return FilterCard(kind, numbers, Meaning(()), evaluated=False)
    return FilterCard(kind, numbers, meaning_of(one, context), evaluated=True)


def _plain(value: Any) -> Any:  # noqa: ANN401  any JSON value
    """Return a value of exchangeInfo; decimals without trailing zeros."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]+\.[0-9]+", value):
        return value.rstrip("0").rstrip(".")
    return value
