"""One account of the offline exchange: `SimAccount`; what its events have in common: `Event`."""

import hashlib
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Protocol

import attrs

from pretrade.decimals import ZERO, add, subtract
from pretrade.enums import BUY, STOP_TYPES
from pretrade.facts.open_orders import OpenOrderCounts
from pretrade.testing.offline.book.book_order import BookList, BookOrder
from pretrade.testing.offline.book.order_counts import OrderCounts
from pretrade.testing.offline.book.tape import Trade
from pretrade.testing.offline.book.wallet import Wallet

Json = dict[str, Any]
Listener = tuple[Callable[[Json], object], Callable[[], object] | None]
"""What is called with each event, and what is called when the stream breaks."""

OFFLINE_KEY = "offline-key"
"""The API key of the account that every offline exchange has."""


class Event(Protocol):
    """One event of one account."""

    @property
    def account(self) -> str:
        """The name of the account."""
        ...

    @property
    def at(self) -> int:
        """When it happened."""
        ...

    def render(self) -> Json:
        """Return it as the exchange sends it; a new object each time."""
        ...


def fingerprint(api_key: str) -> str:
    """Return what stands for an API key in the journal: the key itself never does.

    >>> fingerprint("offline-key")
    '5fae67fcf639bf42'
    """
    return hashlib.sha256(api_key.encode()).hexdigest()[:16]


@attrs.define
class OpenCounts:
    """What `pretrade.facts.open_orders.count_open` counts, kept while orders come and go."""

    orders: int = 0
    algos: int = 0
    icebergs: int = 0
    lists: int = 0
    buying: Decimal = ZERO

    def snapshot(self) -> OpenOrderCounts:
        """Return the counts of this moment."""
        return OpenOrderCounts(self.orders, self.algos, self.icebergs, self.lists, self.buying)


@attrs.frozen
class AccountTrade:
    """An account's side of a trade; ``allocation`` is its id where it is one of SOR."""

    trade: Trade
    order: BookOrder
    commission: Decimal
    commission_asset: str
    is_maker: bool
    allocation: int | None


@attrs.frozen
class PreventedMatch:
    """A match that self-trade prevention kept from happening.

    Attributes:
        taken: how much was taken out of the taker, in the base asset.
        made: how much was taken out of the maker.
    """

    match_id: int
    mode: str
    taker: BookOrder
    maker: BookOrder
    taken: Decimal
    made: Decimal
    time: int


@attrs.define(eq=False)
class SimAccount:
    """Balances, orders and trades of one API key.

    Attributes:
        name: the fingerprint of its key.
        start: the balances it opened with; a wipe brings them back.
        orders: every order, by id.
        open: those that are open, by id.
        open_names: those that are open, by client order id.
        names: the latest order of each client order id.
        inbox: the events that nobody has fetched yet.
        listeners: what is to be told of each event.
    """

    name: str
    start: Mapping[str, Decimal]
    permissions: frozenset[str]
    counts: OrderCounts
    wallet: Wallet
    can_trade: bool = True
    updated: int = 0
    orders: dict[int, BookOrder] = attrs.field(factory=dict[int, BookOrder])
    open: dict[int, BookOrder] = attrs.field(factory=dict[int, BookOrder])
    open_names: dict[str, BookOrder] = attrs.field(factory=dict[str, BookOrder])
    names: dict[str, BookOrder] = attrs.field(factory=dict[str, BookOrder])
    lists: dict[int, BookList] = attrs.field(factory=dict[int, BookList])
    trades: list[AccountTrade] = attrs.field(factory=list[AccountTrade])
    allocations: list[AccountTrade] = attrs.field(factory=list[AccountTrade])
    prevented: list[PreventedMatch] = attrs.field(factory=list[PreventedMatch])
    inbox: list[Event] = attrs.field(factory=list[Event])
    listeners: dict[int, Listener] = attrs.field(factory=dict[int, Listener])
    everywhere: OpenCounts = attrs.field(factory=OpenCounts)
    by_symbol: dict[str, OpenCounts] = attrs.field(factory=dict[str, OpenCounts])

    @property
    def uid(self) -> int:
        """Its number, as replies show it."""
        return int(self.name[:8], 16)

    def counted_on(self, symbol: str) -> tuple[OpenCounts, OpenCounts]:
        """Return the counts on one symbol and on all."""
        counts = self.by_symbol.get(symbol)
        if counts is None:
            counts = self.by_symbol[symbol] = OpenCounts()
        return counts, self.everywhere

    def opened(self, order: BookOrder) -> None:
        """Take up a new order."""
        self.orders[order.order_id] = self.open[order.order_id] = order
        self.names[order.client_order_id] = self.open_names[order.client_order_id] = order
        self._count(order, 1)

    def closed(self, order: BookOrder) -> None:
        """Let go of an order that is no longer open, as far as it was not filled."""
        del self.open[order.order_id]
        self.open_names.pop(order.client_order_id, None)
        self._count(order, -1)

    def _count(self, order: BookOrder, step: int) -> None:
        """Add an order (1) or take it out (-1)."""
        algo = step if order.type in STOP_TYPES else 0
        iceberg = step if order.request.iceberg_qty else 0
        change = add if step > 0 else subtract
        bought = order.remaining if order.side is BUY else ZERO
        for counts in self.counted_on(order.symbol):
            counts.orders += step
            counts.algos += algo
            counts.icebergs += iceberg
            if bought:
                counts.buying = change(counts.buying, bought)

    def renamed(self, order: BookOrder, name: str) -> None:
        """Let an open order have another client order id."""
        for names in (self.names, self.open_names):
            if names.get(order.client_order_id) is order:
                del names[order.client_order_id]
            names[name] = order
        order.client_order_id = name

    def bought(self, order: BookOrder, quantity: Decimal) -> None:
        """Note that a part of an open BUY will not be filled any more, or is."""
        for counts in self.counted_on(order.symbol):
            counts.buying = subtract(counts.buying, quantity)

    def listed(self, listing: BookList, step: int) -> None:
        """Count an order list (1), or no longer (-1)."""
        for counts in self.counted_on(listing.symbol):
            counts.lists += step
