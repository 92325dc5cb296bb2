"""The amounts of an order: its quantities and prices, and in which asset's decimals they are."""

from collections.abc import Iterator
from typing import NamedTuple

from pretrade.constraint import Unknown
from pretrade.context import Context
from pretrade.facts.fact import order_fact, symbol_fact
from pretrade.order import Shape
from pretrade.order.parameters import AMOUNTS

_BASE, _QUOTE = "baseAssetPrecision", "quoteAssetPrecision"
_PRECISIONS = {
    "quantity": _BASE,
    "icebergQty": _BASE,
    "quoteOrderQty": _QUOTE,
    "price": _QUOTE,
    "stopPrice": _QUOTE,
    "newQty": _BASE,
}


class Amount(NamedTuple):
    """One amount: its parameter, and how many decimals its asset has by which name."""

    name: str
    decimals: int
    precision: str


def unread(shape: Shape) -> Iterator[Unknown]:
    """Yield the amounts of an order that cannot be read, in the order of its parameters."""
    missing = tuple(order_fact(name) for name in AMOUNTS if name in shape.malformed)
    if missing:
        yield Unknown(missing)


def amounts(shape: Shape, context: Context) -> Iterator[Amount | Unknown]:
    """Yield the amounts of an order that can be read, and what lacks to judge the others."""
    yield from unread(shape)
    symbol = context.symbol
    known = {_BASE: symbol.base_asset_precision, _QUOTE: symbol.quote_asset_precision}
    for name, precision in _PRECISIONS.items():
        if name in shape.given and name not in shape.malformed:
            decimals = known[precision]
            if decimals is None:
                yield Unknown((symbol_fact(precision),))
            else:
                yield Amount(name, decimals, precision)
