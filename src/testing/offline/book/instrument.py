"""What exchangeInfo says of a symbol, as an exchange needs it: `Instrument`."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from pretrade.errors import InvalidExchangeInfo
from pretrade.symbol import Symbol
from pretrade.testing.offline.book.amounts import USUAL_PLACES, show, unit

_PRECISIONS = (
    "baseAssetPrecision",
    "quoteAssetPrecision",
    "baseCommissionPrecision",
    "quoteCommissionPrecision",
)
_LEGAL_PLACES = range(21)  # with so many decimals can amounts be written


@attrs.frozen(eq=False)
class Instrument:
    """What is traded, and in which units.

    Attributes:
        name: the symbol.
        base_places: decimals of the base asset.
        quote_places: decimals of the quote asset, and of prices.
        tick: the distance of prices.
        step: the distance of quantities.
        commission_places: asset → decimals of what is taken for a trade.
        default_prevention: the self-trade prevention of an order that names none.
    """

    name: str
    base: str
    quote: str
    base_places: int
    quote_places: int
    tick: Decimal
    step: Decimal
    commission_places: Mapping[str, int]
    default_prevention: str

    def in_base(self, amount: Decimal) -> str:
        """Write an amount of the base asset, as a quantity."""
        return show(amount, self.base_places)

    def in_quote(self, amount: Decimal) -> str:
        """Write an amount of the quote asset, or a price."""
        return show(amount, self.quote_places)

    @classmethod
    def of(cls, symbol: Symbol) -> Self:
        """Read what exchangeInfo says; `judge_rows` took it."""
        fields, row = symbol.fields, symbol.raw
        base, quote = fields.base_asset or "", fields.quote_asset or ""
        base_places = _places(fields.base_asset_precision)
        quote_places = _places(fields.quote_asset_precision)
        price_filter, lot_size = symbol.filters.get("PRICE_FILTER"), symbol.filters.get("LOT_SIZE")
        return cls(
            symbol.name,
            base,
            quote,
            base_places,
            quote_places,
            tick=(price_filter and price_filter.tick_size) or unit(quote_places),
            step=(lot_size and lot_size.step_size) or unit(base_places),
            commission_places={
                base: row.get("baseCommissionPrecision", base_places),
                quote: row.get("quoteCommissionPrecision", quote_places),
            },
            default_prevention=row.get("defaultSelfTradePreventionMode") or "NONE",
        )


def judge_rows(rows: Iterable[Mapping[str, Any]]) -> None:
    """Refuse symbols of which no market could be made.

    Raises:
        InvalidExchangeInfo: a row has no name, does not say which assets are traded, or has a
            precision that amounts cannot be written with.
    """
    for index, row in enumerate(rows):
        path, name = f"$.symbols[{index}]", row.get("symbol")
        if not isinstance(name, str):
            raise InvalidExchangeInfo(f"{path}.symbol", "is missing or not a text")
        if not (row.get("baseAsset") and row.get("quoteAsset")):
            reason = f"{name}: an exchange needs its baseAsset and quoteAsset"
            raise InvalidExchangeInfo(path, reason)
        for field in _PRECISIONS:
            places = row.get(field)
            if places is not None and places not in _LEGAL_PLACES:
                reason = f"{name}: {places!r} is no number of decimals from 0 to 20"
                raise InvalidExchangeInfo(f"{path}.{field}", reason)


def _places(precision: int | None) -> int:
    return USUAL_PLACES if precision is None else precision
