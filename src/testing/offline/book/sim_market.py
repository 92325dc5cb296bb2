"""One symbol of the offline exchange: `SimMarket`, and the orders in its book: `BookSide`."""

from bisect import bisect_left, insort
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs

from pretrade.decimals import ZERO, add
from pretrade.enums import BUY, SELL, Side
from pretrade.facts.market import NO_REFERENCE_PRICE, Market
from pretrade.symbol import Symbol
from pretrade.testing.offline.book.book_order import BookList, BookOrder
from pretrade.testing.offline.book.instrument import Instrument
from pretrade.testing.offline.book.outside_book import Level, OutsideBook
from pretrade.testing.offline.book.tape import Tape

AVERAGE_MINUTES = 5
"""The minutes of the ``avgPrice`` endpoint."""


class BookSide:
    """Orders by price, and at one price by time.

    Args:
        highest_first: the best price is the highest: these are bids.
    """

    __slots__ = ("_best", "_levels", "_prices")

    def __init__(self, *, highest_first: bool) -> None:
        """Start empty."""
        self._levels: dict[Decimal, dict[int, BookOrder]] = {}
        self._prices: list[Decimal] = []
        self._best = -1 if highest_first else 0

    @property
    def best(self) -> Decimal | None:
        """The best price; None when nothing rests."""
        return self._prices[self._best] if self._prices else None

    def first(self) -> BookOrder:
        """Return the order that is filled next."""
        return next(iter(self._levels[self._prices[self._best]].values()))

    def add(self, order: BookOrder) -> None:
        """Put an order behind those of its price."""
        level = self._levels.get(order.price)
        if level is None:
            level = self._levels[order.price] = {}
            insort(self._prices, order.price)
        level[order.order_id] = order

    def remove(self, order: BookOrder) -> bool:
        """Take an order out; return whether it rested here."""
        level = self._levels.get(order.price)
        if level is None or level.pop(order.order_id, None) is None:
            return False
        if not level:
            del self._levels[order.price]
            del self._prices[bisect_left(self._prices, order.price)]
        return True

    def prices(self) -> Iterator[Decimal]:
        """Yield the prices, best first."""
        return reversed(self._prices) if self._best else iter(self._prices)

    def at(self, price: Decimal) -> Iterator[BookOrder]:
        """Yield the orders of a price, oldest first."""
        return iter(self._levels.get(price, _NOTHING).values())

    def orders(self) -> Iterator[BookOrder]:
        """Yield all orders, best first."""
        return (order for price in self.prices() for order in self.at(price))


_NOTHING: dict[int, BookOrder] = {}


class SimMarket:
    """The market of one symbol.

    Attributes:
        instrument: what is traded.
        bids: resting BUY orders of the accounts.
        asks: resting SELL orders of the accounts.
        outside: what the rest of the world offers.
        stops: orders that wait for a trigger, by id, oldest first.
        prints: prices that traded and that no stop has seen yet.
        triggered: order lists whose pending orders are to be placed.
        update_id: counts the changes of the book.
        touched: (is a bid, price) of the levels that changed since the last update.
    """

    def __init__(self, symbol: Symbol, price: Decimal | None) -> None:
        """Open a market at a price, if one is known."""
        self.follow(symbol)
        self.bids = BookSide(highest_first=True)
        self.asks = BookSide(highest_first=False)
        self.outside = OutsideBook(follows_price=True)
        if price:
            self.outside = OutsideBook.around(price, price, self.instrument.tick)
        self.tape = Tape(price, self._minutes())
        self.stops: dict[int, BookOrder] = {}
        self.prints: list[Decimal] = []
        self.triggered: list[BookList] = []
        self.update_id = 1
        self.touched: dict[tuple[bool, Decimal], None] = {}
        self.told = 0
        self.shown_top: tuple[Level | None, Level | None] = (None, None)
        self._facts = Market()
        self._known: tuple[Any, ...] | None = None

    def follow(self, symbol: Symbol) -> None:
        """Keep these rules from now on, for what happens next."""
        self.symbol, self.name, self.instrument = symbol, symbol.name, Instrument.of(symbol)
        if hasattr(self, "tape"):
            self.tape.watch(self._minutes())
            self._known = None

    def _minutes(self) -> set[int]:
        filters = self.symbol.filters.values()
        asked = {getattr(one, "avg_price_mins", None) for one in filters}
        return {AVERAGE_MINUTES} | {one for one in asked if one}

    def facts(self, now: int) -> Market:
        """Return the prices of this moment."""
        bid, ask, last = self.best_bid, self.best_ask, self.tape.last_price
        known = (bid, ask, last, len(self.tape.trades), now if self.tape.trades else 0)
        if known != self._known:
            self._facts = Market(
                last_price=last,
                average_prices=self.tape.averages(now),
                best_bid=bid or ZERO,  # the exchange shows an empty side of the book as 0
                best_ask=ask or ZERO,
                reference_price=NO_REFERENCE_PRICE,
            )
            self._known = known
        return self._facts

    def worthless(self, prices: Market) -> Market:
        """Return the prices of a symbol that never traded as the exchange shows them: averages 0.

        Only what a MARKET order is worth is judged by them: a band around 0 would hold no order.
        """
        return attrs.evolve(prices, average_prices=dict.fromkeys(self._minutes(), ZERO))

    @property
    def best_bid(self) -> Decimal | None:
        """The highest price that anybody bids; None when nobody does."""
        own, outside = self.bids.best, next(iter(self.outside.bids), None)
        return outside if own is None or (outside is not None and outside > own) else own

    @property
    def best_ask(self) -> Decimal | None:
        """The lowest price that anybody asks; None when nobody does."""
        own, outside = self.asks.best, next(iter(self.outside.asks), None)
        return outside if own is None or (outside is not None and outside < own) else own

    def best(self, side: Side) -> Decimal | None:
        """Return the best price of a side; None when nobody is there."""
        return self.best_bid if side is BUY else self.best_ask

    @property
    def has_prices(self) -> bool:
        """Whether it ever traded, or somebody bids or asks."""
        return (self.tape.last_price or self.best_bid or self.best_ask) is not None

    def side(self, side: Side) -> BookSide:
        """Return the resting orders of the accounts on one side."""
        return self.bids if side is BUY else self.asks

    def outside_side(self, side: Side) -> dict[Decimal, Decimal]:
        """Return what the rest of the world offers on one side."""
        return self.outside.bids if side is BUY else self.outside.asks

    def replace(self, outside: OutsideBook) -> None:
        """Let the rest of the world offer something else."""
        old, self.outside = self.outside, outside
        for side, before in ((BUY, old.bids), (SELL, old.asks)):
            after = self.outside_side(side)
            for price in (*before, *after):
                if before.get(price) != after.get(price):
                    self.touch(side, price)

    def quantity_at(self, side: Side, price: Decimal) -> Decimal:
        """Return how much the book shows at a price."""
        total = self.outside_side(side).get(price, ZERO)
        for order in self.side(side).at(price):
            total = add(total, order.shown)
        return total

    def levels(self, side: Side) -> Iterator[Level]:
        """Yield price and shown quantity, best first."""
        prices = {*self.outside_side(side), *self.side(side).prices()}
        for price in sorted(prices, reverse=side is BUY):
            yield price, self.quantity_at(side, price)

    def touch(self, side: Side, price: Decimal) -> None:
        """Note that a level of the book changes."""
        self.touched[side is BUY, price] = None

    def top(self) -> tuple[Level | None, Level | None]:
        """Return the best bid and the best ask with what they show."""
        bid, ask = self.best_bid, self.best_ask
        return (
            None if bid is None else (bid, self.quantity_at(BUY, bid)),
            None if ask is None else (ask, self.quantity_at(SELL, ask)),
        )
