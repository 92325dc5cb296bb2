"""A new order: `Order`, with a constructor for each order type.

Source: "New order (TRADE)", REST documentation of 2022-09-30; later parameters name their date in
`pretrade.order.parameters`.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar, Self, Unpack

import attrs

from pretrade.decimals import multiply
from pretrade.enums import OrderType, RequestKind, TimeInForce
from pretrade.order.extras import Extras
from pretrade.order.keywords import MoreKeywords, Number, OrderKeywords
from pretrade.order.other import Other
from pretrade.order.reader import Reader, fill, slot_setter
from pretrade.order.request import Request
from pretrade.order.shape import Shape


@attrs.frozen(init=False, repr=False)
class Order(Request):
    """A new order. Quantities are in the base asset, prices in the quote asset.

    Keywords are the exchange's parameters in either spelling (``timeInForce`` or
    ``time_in_force``). Numbers may be str, int or Decimal and are kept exactly. Building an order
    judges nothing: what is wrong with it is ``check``'s answer.

    >>> order = Order.limit("BTCUSDT", "BUY", quantity="0.0012", price="27123.45")
    >>> order.price
    Decimal('27123.45')
    >>> order.to_params()["timeInForce"]
    'GTC'

    Attributes:
        quote_order_qty: how much of the quote asset a MARKET order spends or receives.
        stop_price: the market price at which a stop order becomes active.
        trailing_delta: how far a trailing stop follows the market, in basis points.
        iceberg_qty: the part of the quantity that the book shows.
        notional: price times quantity, in the quote asset; None when one of them is not known.
        most_decimals: how many decimals its longest amount has, as sent.
    """

    quantity: Decimal | None
    quote_order_qty: Decimal | None
    price: Decimal | None
    stop_price: Decimal | None
    trailing_delta: int | None
    iceberg_qty: Decimal | None
    notional: Decimal | None = attrs.field(eq=False)
    # A slot where others work it out.
    most_decimals: int = attrs.field(eq=False)  # pyright: ignore[reportIncompatibleMethodOverride]

    new_client_order_id = Other[str]()
    strategy_id = Other[int]()
    strategy_type = Other[int]()
    peg_price_type = Other[str]()
    peg_offset_type = Other[str]()
    peg_offset_value = Other[int]()

    kind: ClassVar[RequestKind] = RequestKind.ORDER
    rate_count: ClassVar[int] = 1

    def __init__(self, **parameters: Unpack[OrderKeywords]) -> None:
        """Read the parameters, in either spelling.

        Raises:
            TypeError: a keyword that no request has, or one parameter in both spellings.
        """
        fill(self, parameters, keywords=True)

    def complete(
        self,
        reader: Reader,  # noqa: ARG002  for lists
        shape: Shape,
        extras: Extras,
        decimals: int,
    ) -> None:
        """Set what follows from the parameters, which are all set; called by the reader."""
        price, quantity = self.price, self.quantity
        _set_shape(self, shape)
        _set_extras(self, extras)
        _set_notional(
            self, None if price is None or quantity is None else multiply(price, quantity)
        )
        _set_most_decimals(self, decimals)

    @property
    def type(self) -> OrderType | None:
        """LIMIT, MARKET, …; None when it was not given or could not be read."""
        return self.shape.type

    @property
    def time_in_force(self) -> TimeInForce | None:
        """GTC, IOC or FOK; None when it was not given or could not be read."""
        return self.shape.time_in_force

    @property
    def icebergs(self) -> int:
        """How many iceberg orders it places: 0 or 1."""
        return 1 if self.iceberg_qty else 0

    @classmethod
    def limit(
        cls, symbol: str, side: str, quantity: Number, price: Number, **more: Unpack[MoreKeywords]
    ) -> Self:
        """Return a LIMIT order, good till cancelled unless ``time_in_force`` says otherwise."""
        more = _good_till_cancelled(more)
        return cls(symbol=symbol, side=side, type="LIMIT", quantity=quantity, price=price, **more)

    @classmethod
    def limit_maker(
        cls, symbol: str, side: str, quantity: Number, price: Number, **more: Unpack[MoreKeywords]
    ) -> Self:
        """Return a LIMIT_MAKER order: refused if it would match at once."""
        return cls(
            symbol=symbol, side=side, type="LIMIT_MAKER", quantity=quantity, price=price, **more
        )

    @classmethod
    def stop_loss_limit(
        cls, symbol: str, side: str, quantity: Number, price: Number, **more: Unpack[MoreKeywords]
    ) -> Self:
        """Return a STOP_LOSS_LIMIT order; give ``stop_price``, ``trailing_delta`` or both."""
        more = _good_till_cancelled(more)
        return cls(
            symbol=symbol, side=side, type="STOP_LOSS_LIMIT", quantity=quantity, price=price, **more
        )

    @classmethod
    def take_profit_limit(
        cls, symbol: str, side: str, quantity: Number, price: Number, **more: Unpack[MoreKeywords]
    ) -> Self:
        """Return a TAKE_PROFIT_LIMIT order; give ``stop_price``, ``trailing_delta`` or both."""
        more = _good_till_cancelled(more)
        return cls(
            symbol=symbol,
            side=side,
            type="TAKE_PROFIT_LIMIT",
            quantity=quantity,
            price=price,
            **more,
        )

    @classmethod
    def market(
        cls, symbol: str, side: str, quantity: Number | None = None, **more: Unpack[MoreKeywords]
    ) -> Self:
        """Return a MARKET order for ``quantity`` (base asset) or ``quote_order_qty`` (quote)."""
        if quantity is None:
            return cls(symbol=symbol, side=side, type="MARKET", **more)
        return cls(symbol=symbol, side=side, type="MARKET", quantity=quantity, **more)

    @classmethod
    def stop_loss(
        cls, symbol: str, side: str, quantity: Number, **more: Unpack[MoreKeywords]
    ) -> Self:
        """Return a STOP_LOSS order; give ``stop_price``, ``trailing_delta`` or both."""
        return cls(symbol=symbol, side=side, type="STOP_LOSS", quantity=quantity, **more)

    @classmethod
    def take_profit(
        cls, symbol: str, side: str, quantity: Number, **more: Unpack[MoreKeywords]
    ) -> Self:
        """Return a TAKE_PROFIT order; give ``stop_price``, ``trailing_delta`` or both."""
        return cls(symbol=symbol, side=side, type="TAKE_PROFIT", quantity=quantity, **more)

    @classmethod
    def from_ccxt(  # noqa: PLR0913, PLR0917  as ccxt has them
        cls,
        symbol: str,
        type: str,
        side: str,
        amount: Number | float | None,
        price: Number | float | None = None,
        params: Mapping[str, object] | None = None,
    ) -> Self:
        """Return the order that ccxt's ``create_order`` would place with these arguments.

        Nothing is rounded, while ccxt cuts amounts and prices to the precision of the market. A
        float, which ccxt's callers have, stands for its shortest repr.

        Args:
            symbol: ``BTC/USDT``, ``BTC-USDT`` or ``BTCUSDT``.
            type: ``market``, ``limit`` or an order type of the exchange.
            side: ``buy`` or ``sell``.
            amount: how much of the base asset; of a market order with a price, that price times
                the amount is what it spends or receives of the quote asset.
            price: the limit price, in the quote asset.
            params: ccxt's own, as ``stopLossPrice``, ``postOnly`` or ``cost``, and parameters of
                the exchange.

        >>> Order.from_ccxt("BTC/USDT", "limit", "buy", "0.001", "27000", {"postOnly": True})
        Order(symbol='BTCUSDT', side='BUY', type='LIMIT_MAKER', quantity='0.001', price='27000')

        Raises:
            ValueError: the arguments contradict each other, or are for a futures market.
        """
        from pretrade.order.ccxt import wire_parameters  # noqa: PLC0415  few need it

        return cls.from_params(wire_parameters(symbol, type, side, amount, price, params or {}))


# The setters of the slots that `Order.complete` fills: half the price of object.__setattr__.
_set_extras = slot_setter(Order, "extras")
_set_shape = slot_setter(Order, "shape")
_set_notional = slot_setter(Order, "notional")
_set_most_decimals = slot_setter(Order, "most_decimals")


def _good_till_cancelled(more: MoreKeywords) -> MoreKeywords:
    """Add GTC unless a time in force was given, in either spelling."""
    if "time_in_force" in more or "timeInForce" in more:
        return more
    return {"time_in_force": "GTC", **more}
