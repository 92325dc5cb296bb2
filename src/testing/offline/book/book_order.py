"""An order on the offline exchange, and a list of two: `BookOrder`, `BookList`."""

from decimal import Decimal

import attrs

from pretrade.decimals import ZERO, add, multiply, subtract
from pretrade.enums import BUY, OrderType, Side
from pretrade.order import Order
from pretrade.testing.offline.book.amounts import bought_for
from pretrade.testing.offline.book.instrument import Instrument

NEW, PARTIALLY_FILLED, FILLED = "NEW", "PARTIALLY_FILLED", "FILLED"
CANCELED, EXPIRED, EXPIRED_IN_MATCH = "CANCELED", "EXPIRED", "EXPIRED_IN_MATCH"
OPEN = frozenset({NEW, PARTIALLY_FILLED})


@attrs.frozen
class OrderFill:
    """One trade of an order, as its reply lists it.

    Attributes:
        commission: what the exchange kept, of the asset that was received.
    """

    price: Decimal
    quantity: Decimal
    commission: Decimal
    commission_asset: str
    trade_id: int


def _price_text(order: "BookOrder") -> str:
    return order.instrument.in_quote(order.price)


def _quantity_text(order: "BookOrder") -> str:
    return order.instrument.in_base(order.quantity)


@attrs.define(eq=False)
class BookOrder:
    """One order and what became of it.

    Attributes:
        account: the name of its account.
        instrument: what it trades.
        request: what was sent.
        price: its limit price; 0 when it has none.
        listing: the list it belongs to.
        executed: how much is filled, in the base asset.
        spent: what that was worth, in the quote asset.
        locked: what it holds itself; orders of a list hold nothing until one of them starts.
        is_working: it is, or was, in the book; false while a stop waits.
        working_time: since when; -1 before.
        trailing_time: since when a trailing stop follows the market; -1 before.
        extreme: the best price since then.
        shown: what is left of the part of it that the book shows.
        fills: its trades.
        expiry_reason: why it expired.
        prevented: how much was kept from trading with its own account, in the base asset.
        prevented_worth: what that was worth, in the quote asset.
        prevented_match: the id of the latest match that was prevented; 0 before any.
    """

    order_id: int
    client_order_id: str
    account: str
    instrument: Instrument
    request: Order
    side: Side
    type: OrderType
    time_in_force: str
    quantity: Decimal
    price: Decimal
    created: int
    updated: int
    listing: "BookList | None" = None
    status: str = NEW
    executed: Decimal = ZERO
    spent: Decimal = ZERO
    locked: Decimal = ZERO
    is_working: bool = False
    working_time: int = -1
    trailing_time: int = -1
    extreme: Decimal | None = None
    shown: Decimal = ZERO
    fills: tuple[OrderFill, ...] = ()
    expiry_reason: str | None = None
    prevented: Decimal = ZERO
    prevented_worth: Decimal = ZERO
    prevented_match: int = 0
    price_text: str = attrs.field(default=attrs.Factory(_price_text, takes_self=True))
    quantity_text: str = attrs.field(default=attrs.Factory(_quantity_text, takes_self=True))

    @property
    def symbol(self) -> str:
        """Its market."""
        return self.instrument.name

    @property
    def is_open(self) -> bool:
        """Whether it may still be filled."""
        return self.status in OPEN

    @property
    def remaining(self) -> Decimal:
        """How much may still be filled, in the base asset."""
        rest = subtract(self.quantity, self.executed)
        if self.prevented and not self.by_amount:
            return subtract(rest, self.prevented)
        return rest

    @property
    def list_id(self) -> int:
        """The id of its list; -1 when it has none."""
        return -1 if self.listing is None else self.listing.list_id

    @property
    def asset(self) -> str:
        """What it pays with."""
        return self.instrument.quote if self.side is BUY else self.instrument.base

    @property
    def prevention(self) -> str:
        """How it avoids trading with its own account: as asked, else as the symbol says."""
        return self.request.self_trade_prevention_mode or self.instrument.default_prevention

    def need(self, last_price: Decimal | None) -> Decimal:
        """Return what it must set aside, of the asset that it pays with.

        A stop without a limit price is reckoned at its stop price, a trailing one without that at
        the last price.
        """
        if self.side is not BUY:
            return self.remaining
        price = self.price or self.request.stop_price or last_price or ZERO
        return multiply(price, self.remaining)

    @property
    def by_amount(self) -> bool:
        """Whether it names an amount of the quote asset; its quantity is then what it traded."""
        return self.request.quantity is None

    def wanted(self, price: Decimal) -> Decimal:
        """Return how much it still wants at a price, in the base asset."""
        if not self.by_amount:
            return self.remaining
        rest = subtract(self.request.quote_order_qty or ZERO, self.spent)
        return bought_for(subtract(rest, self.prevented_worth), price, self.instrument.step)

    def enlarge(self, quantity: Decimal) -> None:
        """Note that an order by amount found so much more to trade."""
        self.quantity = add(self.quantity, quantity)
        self.quantity_text = _quantity_text(self)

    def show_part(self) -> None:
        """Show the next part of an iceberg, or all that is left."""
        part = self.request.iceberg_qty
        self.shown = min(part, self.remaining) if part else self.remaining


@attrs.define(eq=False)
class BookList:
    """Orders of which at most one executes.

    Attributes:
        account: the name of its account.
        locked: what they hold together: what the dearest one needs.
    """

    list_id: int
    client_order_id: str
    account: str
    symbol: str
    updated: int
    orders: tuple[BookOrder, ...] = ()
    locked: Decimal = ZERO

    @property
    def is_open(self) -> bool:
        """Whether one of its orders is."""
        return any(order.is_open for order in self.orders)

    def others(self, order: BookOrder) -> tuple[BookOrder, ...]:
        """Return the open orders that are not this one."""
        return tuple(one for one in self.orders if one is not order and one.is_open)
