"""The resting orders of the accounts on one side of a book: `BookSide`."""

from bisect import bisect_left, insort
from collections.abc import Iterator
from decimal import Decimal

from pretrade.testing.offline.book.book_order import BookOrder


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
