"""The forms that an order can have: its side, its type and which parameters it carries."""

from collections.abc import Iterator

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


@attrs.frozen
class Form:
    """What is settled of an order before its numbers.

    Attributes:
        by_quote: it names an amount of the quote asset instead of a quantity.
        stop: it has a stop price.
        trailing: it has a trailing delta.
        iceberg: only a part of it is visible.
    """

    side: Side
    type: OrderType
    by_quote: bool = False
    stop: bool = False
    trailing: bool = False
    iceberg: bool = False

    @property
    def is_timed(self) -> bool:
        """Whether it has a time in force."""
        return self.type in PRICED_TYPES and self.type is not LIMIT_MAKER

    @property
    def fields(self) -> Iterator[str]:
        """The parameters that hold numbers: each may depend on those before it."""
        if self.stop:
            yield "stopPrice"
        if self.type in PRICED_TYPES:
            yield "price"
        yield "quoteOrderQty" if self.by_quote else "quantity"
        if self.iceberg:
            yield "icebergQty"
        if self.trailing:
            yield "trailingDelta"

    def refusals(self, symbol: SymbolFields) -> frozenset[str]:
        """Return the rules by which a symbol does not take such orders, whatever their numbers.

        What a symbol does not say counts as a refusal, but for its order types.
        """
        types = symbol.order_types
        asked = {
            "ORDER_TYPE": types is None or self.type in types,
            "QUOTE_ORDER_QTY": not self.by_quote or symbol.quote_order_qty_market_allowed,
            "TRAILING_STOP_ALLOWED": not self.trailing or symbol.allow_trailing_stop,
            "ICEBERG_ALLOWED": not self.iceberg or symbol.iceberg_allowed,
        }
        return frozenset(rule for rule, taken in asked.items() if not taken)


def _forms_of(order_type: OrderType) -> Iterator[Form]:
    """Yield the forms of one type, the simplest first."""
    triggers = [(True, False), (False, True), (True, True)]
    for stop, trailing in triggers if order_type in STOP_TYPES else [(False, False)]:
        for iceberg in (False, True) if order_type in PRICED_TYPES else (False,):
            for by_quote in (False, True) if order_type is MARKET else (False,):
                for side in (BUY, SELL):
                    yield Form(side, order_type, by_quote, stop, trailing, iceberg)


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
