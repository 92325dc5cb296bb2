"""The rules of a symbol by the filters that an account has of its own: `rules_of_account`."""

from collections.abc import Mapping

import attrs

from pretrade.check import Numeric
from pretrade.errors import InvalidExchangeInfo, InvalidFacts
from pretrade.facts.account import Account
from pretrade.facts.my_filters import MyFilters
from pretrade.info.exchange import Exchange
from pretrade.info.symbol_rules import Filters, SymbolRules, read_filter, read_filters


@attrs.frozen(eq=False)
class _Read:
    """The filters of a reply.

    Attributes:
        symbol: those of the symbol.
        exchange: those of the exchange.
        assets: those of assets, each by itself: several may have one filterType.
    """

    symbol: Filters
    exchange: Filters
    assets: tuple[Mapping[str, Numeric], ...]


def rules_of_account(
    rules: SymbolRules, exchange: Exchange, own: MyFilters
) -> tuple[SymbolRules, Exchange]:
    """Put an account's own filters in place of those of the exchangeInfo, each by its filterType.

    What the reply does not name stays [ours]: the documents call its filters those "relevant to an
    account", and their example has one of each kind.

    Raises:
        InvalidFacts: a value cannot be read.
    """
    read = _read(own, rules.fields.symbol)
    told = {_asset_of(kind, one) for filters in read.assets for kind, one in filters.items()}
    kept = {kind: one for kind, one in rules.filters.items() if _asset_of(kind, one) not in told}
    everywhere = {**exchange.filters, **read.exchange}
    return (
        attrs.evolve(rules, filters=Filters({**kept, **read.symbol})),
        attrs.evolve(exchange, filters=everywhere, asset_filters=read.assets),
    )


def expect_readable(account: Account) -> None:
    """Read every filter that an account has of its own.

    Raises:
        InvalidFacts: a value of one cannot be read.
    """
    for symbol, own in (account.my_filters or {}).items():
        _read(own, symbol)


def _read(own: MyFilters, symbol: str) -> _Read:
    path = f"myFilters.{symbol}"
    try:
        return _Read(
            read_filters(own.symbol_filters, f"{path}.symbolFilters", {}),
            read_filters(own.exchange_filters, f"{path}.exchangeFilters", {}),
            tuple(
                {one["filterType"]: read_filter(one, f"{path}.assetFilters[{place}]", {})}
                for place, one in enumerate(own.asset_filters)
            ),
        )
    except InvalidExchangeInfo as error:
        raise InvalidFacts(error.path, error.reason) from error


def _asset_of(filter_type: str, one: object) -> tuple[str, object]:
    """Return what tells a filter of an asset from others; of the rest the filterType does."""
    return filter_type, getattr(one, "asset", one)
