"""Where and when a request is judged: `Context`."""

import functools
from decimal import Decimal

import attrs

from pretrade.rulebook import Rulebook
from pretrade.symbol_fields import RateLimit, SymbolFields

_USUAL_PRECISION = 8


@functools.lru_cache(maxsize=64)
def _unit(decimals: int) -> Decimal:
    return Decimal((0, (1,), -decimals))


def _quote_unit(context: "Context") -> Decimal:
    precision = context.symbol.quote_asset_precision
    return _unit(_USUAL_PRECISION if precision is None else precision)


@attrs.frozen(eq=False)
class Context:
    """What surrounds a request whatever the moment: fixed for a symbol and a date.

    Attributes:
        symbol: the symbol's own fields (not its filters).
        order_limits: the ORDERS rate limits of the exchange; None: it does not say.
        rulebook: which dated changes hold.
        every_notional: MIN_NOTIONAL also judges stop price and iceberg products.
        strict_stops: stop prices must be in the percent band; else that is left open.
        sor_symbols: the symbols of smart order routing; None: the exchange does not say.
        listed: the symbol is in the exchangeInfo; else nothing is known of it.
        quote_unit: the smallest amount of the quote asset; of 8 decimals when they are not known.
    """

    symbol: SymbolFields
    order_limits: tuple[RateLimit, ...] | None
    rulebook: Rulebook
    every_notional: bool = True
    listed: bool = True
    strict_stops: bool = False
    sor_symbols: frozenset[str] | None = None
    quote_unit: Decimal = attrs.field(
        init=False, default=attrs.Factory(_quote_unit, takes_self=True)
    )
