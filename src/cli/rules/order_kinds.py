"""One of each kind of order, for asking a filter what it says of them: `KINDS`."""

from collections.abc import Iterator
from typing import NamedTuple

from pretrade.cli.rules.symbol_words import FLAGS
from pretrade.enums import MARKET, PRICED_TYPES, STOP_TYPES, OrderType, Side
from pretrade.order import Shape
from pretrade.sizing.sized import oco_shape, shape_of
from pretrade.symbol_fields import SymbolFields


class Kind(NamedTuple):
    """A kind of order.

    Attributes:
        type: the type of the order; OCO for a list.
        side: BUY or SELL.
        shape: of such a request.
        allowed_by: the yes-or-no field of the symbol that it needs, by its name in exchangeInfo.
    """

    type: str
    side: Side
    shape: Shape
    allowed_by: str = ""

    def is_of_type(self, fields: SymbolFields) -> bool:
        """Tell whether a symbol takes orders of the type, or does not say."""
        types = fields.order_types
        return types is None or bool(self.shape.legs) or self.type in types

    def switched_off_by(self, fields: SymbolFields) -> str:
        """Say which field of a symbol refuses such orders; empty: none does."""
        for name, attribute, words in FLAGS:
            if name == self.allowed_by and getattr(fields, attribute) is False:
                return f"{name} is false: the symbol takes no {words}"
        return ""


def _kinds() -> Iterator[Kind]:
    for side in Side:
        for one in OrderType:
            stop = ("stopPrice",) if one in STOP_TYPES else ()
            yield Kind(one, side, shape_of(one, side, stop))
            if stop:
                delta = shape_of(one, side, ("trailingDelta",))
                yield Kind(one, side, delta, "allowTrailingStop")
            if one in PRICED_TYPES:
                part = shape_of(one, side, (*stop, "icebergQty"))
                yield Kind(one, side, part, "icebergAllowed")
            if one is MARKET:
                amount = shape_of(one, side, ("quoteOrderQty",))
                yield Kind(one, side, amount, "quoteOrderQtyMarketAllowed")
        yield Kind("OCO", side, oco_shape(side), "ocoAllowed")


KINDS = tuple(_kinds())
