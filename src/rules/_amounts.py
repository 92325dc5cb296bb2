"""Which parameters of an order hold an amount, and in which asset's decimals."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from pretrade.facts import Venue, order_fact
from pretrade.order import Order
from pretrade.order.parameters import AMOUNTS
from pretrade.violation import Findings, missing

Breaks = Callable[[Decimal, int | None], bool]


class Amount(NamedTuple):
    """One amount of an order: its parameter, its value, and how its asset's decimals are called."""

    name: str
    value: Decimal
    precision: int | None
    precision_name: str


def amounts_that(breaks: Breaks, order: Order, venue: Venue) -> list[Amount]:
    """Return the amounts for which ``breaks(value, decimals of the asset)`` holds."""
    base, quote = venue.symbol.base_asset_precision, venue.symbol.quote_asset_precision
    found: list[Amount] = []
    if (value := order.quantity) is not None and breaks(value, base):
        found.append(Amount("quantity", value, base, "baseAssetPrecision"))
    if (value := order.iceberg_qty) is not None and breaks(value, base):
        found.append(Amount("icebergQty", value, base, "baseAssetPrecision"))
    if (value := order.quote_order_qty) is not None and breaks(value, quote):
        found.append(Amount("quoteOrderQty", value, quote, "quoteAssetPrecision"))
    if (value := order.price) is not None and breaks(value, quote):
        found.append(Amount("price", value, quote, "quoteAssetPrecision"))
    if (value := order.stop_price) is not None and breaks(value, quote):
        found.append(Amount("stopPrice", value, quote, "quoteAssetPrecision"))
    return found


def unread_amounts(rule: str, order: Order) -> Findings:
    """Return the finding that ``rule`` could not judge the amounts that cannot be read."""
    unread = [order_fact(name) for name in order.malformed if name in AMOUNTS]
    return missing(rule, *unread) if unread else ()
