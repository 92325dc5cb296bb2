"""An order on the offline exchange, and a list of some: `BookOrder`, `BookList`."""

from decimal import Decimal

import attrs

from pretrade.decimals import ZERO, add, multiply, subtract
from pretrade.enums import BUY, SOR_KINDS, Contingency, OrderType, Side
from pretrade.order import Order
from pretrade.testing.offline.book.amounts import bought_for
from pretrade.testing.offline.book.instrument import Instrument

NEW, PARTIALLY_FILLED, FILLED = "NEW", "PARTIALLY_FILLED", "FILLED"
PENDING_NEW = "PENDING_NEW"
CANCELED, EXPIRED, EXPIRED_IN_MATCH = "CANCELED", "EXPIRED", "EXPIRED_IN_MATCH"
OPEN = frozenset({PENDING_NEW, NEW, PARTIALLY_FILLED})


@attrs.frozen
class OrderFill:
    """One trade of an order, as its reply lists it.

    Attributes:
        commission: what the exchange kept, of the asset that was received.
        allocation: its id, if smart order routing took it from another book.
    """

    price: Decimal
    quantity: Decimal
    commission: Decimal
    commission_asset: str
    trade_id: int
    allocation: int | None


@attrs.frozen
class Amendment:
    """One change of an order's quantity; of its client order id as well, unless that was kept."""

    execution_id: int
    old_name: str
    new_name: str
    old_quantity: Decimal
    new_quantity: Decimal
    time: int


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
        has_quantity: it has one; the pending orders of an OPO get theirs when they are placed.
        amendments: how its quantity became less.
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
    has_quantity: bool = True
    amendments: tuple[Amendment, ...] = ()
    price_text: str = attrs.field(default=attrs.Factory(_price_text, takes_self=True))
    quantity_text: str = attrs.field(default=attrs.Factory(_quantity_text, takes_self=True))

    @property
    def working_floor(self) -> str | None:
        """Where smart order routing filled it; None: it was not asked for."""
        if self.request.kind not in SOR_KINDS:
            return None
        return "EXCHANGE" if all(one.allocation is None for one in self.fills) else "SOR"

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
        self.set_quantity(add(self.quantity, quantity))

    def set_quantity(self, quantity: Decimal) -> None:
        """Let it be for so much of the base asset."""
        self.quantity, self.has_quantity = quantity, True
        self.quantity_text = _quantity_text(self)

    def show_part(self) -> None:
        """Show the next part of an iceberg, or all that is left."""
        part = self.request.iceberg_qty
        self.shown = min(part, self.remaining) if part else self.remaining


@attrs.define(eq=False)
class BookList:
    """Orders that depend on one another.

    Attributes:
        account: the name of its account.
        contingency: what they are to one another: OCO, or OTO: the first triggers the others.
        orders: those that go to the book at once, then those that are pending.
        rivals: those of which at most one executes.
        pays_pending: what the first one buys is held for the others, and is their quantity.
        locked: what it holds for orders that hold nothing yet: what the dearest rival needs, and
            before it is placed, what was bought for it.
    """

    list_id: int
    client_order_id: str
    account: str
    symbol: str
    updated: int
    contingency: Contingency
    orders: tuple[BookOrder, ...]
    rivals: tuple[BookOrder, ...] = ()
    pays_pending: bool = False
    locked: Decimal = ZERO

    @property
    def is_open(self) -> bool:
        """Whether one of its orders is."""
        return any(order.is_open for order in self.orders)

    @property
    def pending(self) -> tuple[BookOrder, ...]:
        """Those that wait until the first one is filled."""
        return tuple(one for one in self.orders if one.status == PENDING_NEW)

    @property
    def asset(self) -> str:
        """What it holds: what its last order pays with."""
        return self.orders[-1].asset

    def others(self, order: BookOrder) -> tuple[BookOrder, ...]:
        """Return the open orders that may no longer execute once this one does."""
        if order not in self.rivals:
            return ()
        return tuple(one for one in self.rivals if one is not order and one.is_open)
