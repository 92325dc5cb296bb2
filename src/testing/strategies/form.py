"""The forms that an order can have: its side, its type and which numbers it carries."""

from collections.abc import Iterator
from itertools import product

import attrs

from pretrade.enums import (
    BUY,
    LIMIT,
    LIMIT_MAKER,
    MARKET,
    PRICED_TYPES,
    SELL,
    STOP_LOSS,
    STOP_LOSS_LIMIT,
    STOP_TYPES,
    TAKE_PROFIT,
    TAKE_PROFIT_LIMIT,
    OrderType,
    Side,
)
from pretrade.symbol_fields import SymbolFields

PRICES = frozenset({"price", "stopPrice"})
_TAKEN = {
    "QUOTE_ORDER_QTY": ("quoteOrderQty", "quote_order_qty_market_allowed"),
    "TRAILING_STOP_ALLOWED": ("trailingDelta", "allow_trailing_stop"),
    "ICEBERG_ALLOWED": ("icebergQty", "iceberg_allowed"),
}
"""Rule → the parameter that not every symbol takes, and what says whether one does."""


@attrs.frozen
class Form:
    """What is settled of an order before its numbers.

    Attributes:
        fields: the parameters that hold numbers: each may depend on those before it.
    """

    side: Side
    type: OrderType
    fields: tuple[str, ...]

    @property
    def is_timed(self) -> bool:
        """Whether it has a time in force."""
        return self.type in PRICED_TYPES and self.type is not LIMIT_MAKER

    def refusals(self, symbol: SymbolFields) -> set[str]:
        """Return the rules by which a symbol does not take such orders, whatever their numbers.

        What a symbol does not say counts as a refusal, but for its order types.
        """
        types = symbol.order_types
        refused = set[str]() if types is None or self.type in types else {"ORDER_TYPE"}
        for rule, (field, flag) in _TAKEN.items():
            if field in self.fields and not getattr(symbol, flag):
                refused.add(rule)
        return refused


def _forms_of(order_type: OrderType) -> Iterator[Form]:
    """Yield the forms of one type, the simplest first."""
    priced = order_type in PRICED_TYPES
    triggers = ["stopPrice", "trailingDelta", "stopPrice trailingDelta"]
    parts = product(
        triggers if order_type in STOP_TYPES else [""],
        ["", "icebergQty"] if priced else [""],
        ["quantity", "quoteOrderQty"] if order_type is MARKET else ["quantity"],
    )
    for part, side in product(parts, (BUY, SELL)):
        given = {"price" if priced else "", *" ".join(part).split()}
        yield Form(side, order_type, tuple(name for name in _ORDER if name in given))


_ORDER = ("stopPrice", "price", "quantity", "quoteOrderQty", "icebergQty", "trailingDelta")

FORMS: tuple[tuple[Form, ...], ...] = tuple(
    tuple(_forms_of(order_type))
    for order_type in (
        MARKET,
        LIMIT,
        LIMIT_MAKER,
        STOP_LOSS,
        TAKE_PROFIT,
        STOP_LOSS_LIMIT,
        TAKE_PROFIT_LIMIT,
    )
)
"""Every form, by order type: those with few parameters first, towards which Hypothesis shrinks."""
