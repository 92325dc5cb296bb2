"""The trades of one symbol, and the averages over them: `Tape`."""

from collections.abc import Iterable
from decimal import Decimal

import attrs

from pretrade.decimals import ZERO, add, divide_down, subtract

_MINUTE = 60_000


@attrs.frozen
class Trade:
    """One trade.

    Attributes:
        quote: what it was worth, in the quote asset.
        buyer_is_maker: the buyer's order was in the book before.
    """

    trade_id: int
    price: Decimal
    quantity: Decimal
    quote: Decimal
    time: int
    buyer_is_maker: bool


class Window:
    """The trades of the last minutes, summed up as they come and go."""

    __slots__ = ("_base", "_first", "_quote", "_span")

    def __init__(self, minutes: int, first: int = 0) -> None:
        """Start empty, before the trade of a number."""
        self._span = minutes * _MINUTE
        self._first = first
        self._base = self._quote = ZERO

    def add(self, trade: Trade) -> None:
        """Count a trade."""
        self._base = add(self._base, trade.quantity)
        self._quote = add(self._quote, trade.quote)

    def average(self, trades: list[Trade], now: int) -> Decimal | None:
        """Return the average, cut to 8 decimals; None when no trade is inside."""
        while self._first < len(trades) and trades[self._first].time <= now - self._span:
            gone = trades[self._first]
            self._base = subtract(self._base, gone.quantity)
            self._quote = subtract(self._quote, gone.quote)
            self._first += 1
        return divide_down(self._quote, self._base) if self._base else None


class Tape:
    """Every trade of one symbol, oldest first.

    Attributes:
        trades: all of them.
        last_price: the price of the last one; before any, the price that was given.
    """

    __slots__ = ("_first", "_start", "_windows", "last_price", "trades")

    def __init__(self, price: Decimal | None, minutes: Iterable[int]) -> None:
        """Start at a price.

        Args:
            price: last and average price until something trades.
            minutes: over which averages are taken.
        """
        self.trades: list[Trade] = []
        self.last_price = self._start = price
        self._first = 0
        self._windows = {one: Window(one) for one in sorted(minutes)}

    def watch(self, minutes: Iterable[int]) -> None:
        """Take averages over these minutes too."""
        for one in sorted(minutes):
            if one not in self._windows:
                window = self._windows[one] = Window(one, self._first)
                for trade in self.trades[self._first :]:
                    window.add(trade)

    def restart_averages(self) -> None:
        """Take averages over the trades to come only."""
        self._first = len(self.trades)
        self._windows = {one: Window(one, self._first) for one in self._windows}

    def add(self, trade: Trade) -> None:
        """Note a trade."""
        self.trades.append(trade)
        self.last_price = trade.price
        for window in self._windows.values():
            window.add(trade)

    def averages(self, now: int) -> dict[int, Decimal]:
        """Return minutes → volume-weighted average price.

        Without a trade inside the window it is the price of the last trade before it, and before
        any trade the price that was given.
        """
        before = self.trades[-1].price if self.trades else self._start
        found = {
            minutes: window.average(self.trades, now) for minutes, window in self._windows.items()
        }
        prices = {minutes: price or before for minutes, price in found.items()}
        return {minutes: price for minutes, price in prices.items() if price is not None}
